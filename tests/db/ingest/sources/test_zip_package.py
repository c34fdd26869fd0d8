"""Everything in a ZIP package is read or accounted for, whatever its maker did to it."""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Cancelled
from db.ingest import packages, zip_directory
from db.ingest.source import Code, Member, Options, Refused
from db.ingest.sources import source_for
from db.ingest.sources.zip_package import ZIP
from db.records import never
from tests.db.ingest.sources.packing import PAGE, file, zipped


def members(content: bytes) -> list[Member]:
    return list(ZIP.members(file("gói.zip", content), Options(), never))


def codes(content: bytes) -> dict[str | None, str]:
    """Say what became of each member."""
    return {
        member.name: member.fault.code.value if member.fault else "ok"
        for member in members(content)
    }


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        members(content)
    return caught.value


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_files_come_out_as_they_went_in(method: int) -> None:
    files = {"bài.txt": PAGE, "thư mục/trống.txt": b"", "số.txt": bytes(range(256)) * 5000}
    found = members(zipped(files, method))
    assert {member.name: member.raw for member in found} == files
    assert all(member.is_file and not member.fault for member in found)
    assert len({member.sha256 for member in found}) == 3


def test_a_package_written_as_a_stream_or_behind_something_else() -> None:
    packed = io.BytesIO()

    class Pipe(io.RawIOBase):
        """A target that cannot go back, so that sizes stand behind the bytes."""

        def writable(self) -> bool:
            return True

        def write(self, chunk: object) -> int:
            return packed.write(chunk)  # type: ignore[arg-type]  # bytes or a view of them

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("bài.txt", PAGE)
    for content in (packed.getvalue(), b"#!/bin/sh\n" * 30 + zipped({"bài.txt": PAGE})):
        (member,) = members(content)
        assert (member.name, member.raw) == ("bài.txt", PAGE)


def test_a_package_for_large_files() -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w") as package,
        package.open("bài.txt", "w", force_zip64=True) as entry,
    ):
        entry.write(PAGE)
    content = with_end_64(packed.getvalue())
    (member,) = members(content)
    assert member.raw == PAGE
    lying = content.replace(b"PK\6\7", b"PK\6\7\1\1\1\1")
    assert refusal(lying).code is Code.BAD_ARCHIVE


def with_end_64(content: bytes) -> bytes:
    """Say the place of the directory in 64 bits only."""
    end = content.rindex(b"PK\5\6")
    *_, size, offset, _ = struct.unpack("<4s4H2LH", content[end : end + 22])
    wide = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, offset)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    narrow = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return content[:end] + wide + locator + narrow


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Thơ ca/bài.txt".encode(), "Thơ ca/bài.txt"),
        (unicodedata.normalize("NFD", "Quảng Ninh.txt").encode(), "Quảng Ninh.txt"),
        ("Quảng Ninh đạt giải.txt", "Quảng Ninh đạt giải.txt"),
        ("Café.txt".encode("cp437"), "Café.txt"),
        (b"thu\\muc\\bai.txt", "thu/muc/bai.txt"),
        (b"hai\ndong.txt", "hai\ufffddong.txt"),
    ],
)
def test_names_in_any_encoding(raw: bytes | str, name: str) -> None:
    if isinstance(raw, str):  # code page 1258 has tones as letters of their own
        decomposed = unicodedata.normalize("NFD", raw)
        raw = b"".join(char.encode("cp1258", "ignore") for char in recomposed(decomposed))
    (member,) = members(named(raw))
    assert (member.name, member.raw) == (name, PAGE)


def recomposed(text: str) -> str:
    """Put hats and horns on their letters, and leave the tones apart."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    kept = ""
    for char in text:
        joined = unicodedata.normalize("NFC", kept[-1:] + char)
        if len(joined) == 1 and char not in tones:
            kept = kept[:-1] + joined
        elif char in "\u0302\u0306\u031b" and kept[-1:] in tones:
            kept = kept[:-2] + unicodedata.normalize("NFC", kept[-2] + char) + kept[-1]
        else:
            kept += char
    return kept


def named(raw: bytes, flags: int = 0) -> bytes:
    """Make a package of one file, whose name is made of these bytes."""
    stand_in = "x" * len(raw)
    content = zipped({stand_in: PAGE}).replace(stand_in.encode(), raw)
    at = content.index(b"PK\1\2") + 8
    return content[:at] + flags.to_bytes(2, "little") + content[at + 2 :]


@pytest.mark.parametrize("flags", [0, 0x800])
def test_a_name_may_be_any_bytes(flags: int) -> None:
    for raw in (b"\xff\xfe\x81.txt", b"\xc3(.txt", bytes(range(128, 256))):
        (member,) = members(named(raw, flags))
        assert member.raw == PAGE
        assert member.name


@pytest.mark.parametrize(
    "name",
    [
        *("../bài.txt", "a/../../bài.txt", "/etc/bài.txt", "C:\\bài.txt", "c:bài.txt"),
        *("a\\..\\..\\bài.txt", "\\\\máy\\bài.txt", "con.txt", "a/NUL", "lpt1.tar.gz", "aux .txt"),
        *("a" * 1001 + ".txt", "a\0.txt"),
    ],
)
def test_a_name_that_leads_astray_is_reported_and_the_rest_goes_on(name: str) -> None:
    stand_in = "x" * len(name.encode())
    content = zipped({stand_in: PAGE, "bài.txt": PAGE}).replace(stand_in.encode(), name.encode())
    bad, good = members(content)
    assert bad.fault
    assert bad.fault.code is Code.BAD_ARCHIVE
    assert (bad.raw, good.raw) == (b"", PAGE)


def test_links_are_reported() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        link = zipfile.ZipInfo("lối tắt.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
        package.writestr("bài.txt", PAGE)
    assert codes(packed.getvalue()) == {"lối tắt.txt": "E_BAD_ARCHIVE", "bài.txt": "ok"}


def test_one_damaged_file_costs_only_itself() -> None:
    content = bytearray(zipped({"a.txt": PAGE, "b.txt": PAGE}))
    content[content.index(b"a.txt") + 20] ^= 0x40
    assert codes(bytes(content)) == {"a.txt": "E_BAD_ARCHIVE", "b.txt": "ok"}


def test_encrypted_files_and_unknown_methods() -> None:
    content = zipped({"a.txt": PAGE, "b.txt": PAGE})
    at = content.index(b"PK\1\2")
    locked = content[: at + 8] + b"\1" + content[at + 9 :]
    assert codes(locked) == {"a.txt": "E_ENCRYPTED", "b.txt": "ok"}
    strange = content[: at + 10] + b"\x0e" + content[at + 11 :]
    assert codes(strange) == {"a.txt": "E_BAD_ARCHIVE", "b.txt": "ok"}


def test_a_size_is_counted_and_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped({"a.txt": bytes(100_000), "b.txt": PAGE})
    at = content.index(b"PK\1\2") + 24
    lying = content[:at] + b"\1\0\0\0" + content[at + 4 :]
    assert codes(lying) == {"a.txt": "ok", "b.txt": "ok"}
    monkeypatch.setattr("db.ingest.sources.zip_package.MOST_BYTES_OF_A_FILE", 99_999)
    assert codes(lying) == {"a.txt": "E_TOO_BIG", "b.txt": "ok"}


def test_a_package_that_swells_is_left_where_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.ingest.sources.zip_package.SWELLS_FROM", 1 << 20)
    content = zipped({"bài.txt": PAGE} | {f"{number}.txt": bytes(1 << 20) for number in range(9)})
    found: list[Member] = []
    with pytest.raises(Refused, match="swells"):
        found.extend(ZIP.members(file("a.zip", content), Options(), never))
    assert found[0].raw == PAGE


def test_files_that_lie_over_each_other() -> None:
    content = zipped({"a.txt": PAGE, "b.txt": PAGE})
    directory = content.index(b"PK\1\2")
    second = content.index(b"PK\1\2", directory + 4)
    quoted = content[: second + 42] + bytes(4) + content[second + 46 :]
    assert refusal(quoted).code is Code.BAD_ARCHIVE
    assert "over each other" in refusal(quoted).detail


def test_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    content = zipped({f"{number}.txt": b"" for number in range(30)})
    monkeypatch.setattr(zip_directory, "MOST_FILES", 30)
    assert len(members(content)) == 30
    monkeypatch.setattr(zip_directory, "MOST_FILES", 29)
    assert refusal(content).code is Code.TOO_BIG


def test_what_is_no_package() -> None:
    content = zipped({"bài.txt": PAGE})
    assert refusal(b"").code is Code.EMPTY
    for broken in (content[:-30], content[: len(content) // 2], PAGE, b"PK\5\6", content[60:]):
        assert refusal(broken).code is Code.BAD_ARCHIVE
    assert members(zipped({})) == []


def test_what_is_left_out_and_what_is_reported() -> None:
    quiet = (
        *("__MACOSX/._bài.txt", ".DS_Store", "a/Thumbs.db", "desktop.ini", "a/.git/config"),
        *("~$bài.docx", "bài_files/style.css", "bài_files/ảnh.jpg", "bài_files/a/b.png", "x/a.js"),
        *("thư mục/", "phông.woff2"),
    )
    files = dict.fromkeys(quiet, b"x") | {"bài.html": b"<p>"}
    assert codes(zipped(files)) == {"bài.html": "ok"}
    files |= {f"ảnh {number}.JPG": b"x" for number in range(36)} | {"phim.mp4": b"x"}
    (*_, last) = members(zipped(files))
    assert last.fault
    assert (last.name, last.fault.code) == (None, Code.UNSUPPORTED)
    assert last.fault.detail == "37 files of the kind .jpg .mp4"
    assert ZIP.count
    assert ZIP.count(file("a.zip", zipped(files)), never) == 1


def test_recognised_by_its_bytes_unless_it_is_a_document() -> None:
    content = zipped({"bài.txt": PAGE})
    assert source_for(file("gói", content)) is ZIP
    assert source_for(file("gói.tải", zipped({}))) is ZIP
    for name in ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"):
        assert not ZIP.recognise(file("sách.epub", zipped({name: b"x"})))
    assert not ZIP.recognise(file("bài.txt", PAGE))
    assert not ZIP.recognise(file("gói", content[:-9]))


def test_unpacking_is_cancelled_between_pieces() -> None:
    content = file("a.zip", zipped({"a.txt": bytes(9 << 20)}))
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        list(ZIP.members(content, Options(), lambda: next(answers)))


@settings(max_examples=300)
@given(st.data())
def test_any_damage_leaves_a_reason(data: st.DataObject) -> None:
    content = bytearray(zipped({"bài.txt": PAGE, "trong.zip": zipped({"a.txt": b"A"})}))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    try:
        found = members(bytes(content))
    except Refused:
        return
    for member in found:
        assert member.fault or member.raw in {PAGE, zipped({"a.txt": b"A"})}


@given(st.text())
def test_any_name_is_safe_to_show_or_refused(name: str) -> None:
    shown = packages.printable_name(name)
    assert shown.isprintable()
    if packages.fault_of_name(name) is None:
        assert ".." not in shown.split("/")
        assert not shown.startswith("/")
