"""Packages of our own making, as their makers write them and as nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from db.ingest.source import Hints, Options, Original, Refused
from db.ingest.unpacking import Leaf, walk
from db.records import never

PAGE = """\
Thư viện huyện mở thêm phòng đọc

Phòng đọc mới có sáu mươi chỗ ngồi, mở cửa cả buổi tối và ngày nghỉ cho học sinh các xã.

Bạn đọc được mượn mỗi lần năm cuốn sách. Xe thư viện tiếp tục về các trường xa hai tuần một lần.

Minh An
""".encode()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files as a ZIP file, the same ones always as the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2018, 11, 1, 8, 30, 0))
            package.writestr(entry, content, method)
    return packed.getvalue()


def file(name: str, content: bytes, hints: Hints | None = None) -> Original:
    """Take bytes for a file."""
    return Original(name, "0" * 64, len(content), content=content, hints=hints or Hints())


def walked(name: str, content: bytes) -> list[Leaf]:
    """List what there is in a file."""
    return list(walk(file(name, content), Options(), never))


def walked_or_refused(name: str, content: bytes) -> tuple[list[Leaf], Refused | None]:
    """List what there is in a file, and what ended the walk before its end."""
    found: list[Leaf] = []
    try:
        found.extend(walk(file(name, content), Options(), never))
    except Refused as fault:
        return found, fault
    return found, None


def told(leaf: Leaf) -> tuple[str | None, str]:
    """Say where a leaf stands, and its code or `ok`."""
    return leaf.name, leaf.member.fault.code.value if leaf.member.fault else "ok"
