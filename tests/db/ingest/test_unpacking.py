"""The walk finds everything in files inside files, and no fault of one costs another."""

from __future__ import annotations

import hashlib
import json

import pytest

from db.errors import Cancelled
from db.ingest import unpacking
from db.ingest.source import Code, Hints, Member, Options, Refused
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.text import TEXT
from db.ingest.sources.zip_package import ZIP
from db.ingest.unpacking import expected, walk
from db.records import NewSource, never
from tests.db.ingest.sources.packing import PAGE, file, told, walked, walked_or_refused, zipped

LINES = b"".join(json.dumps({"title": title}).encode() + b"\n" for title in "AB")


def nested(depth: int, content: bytes = PAGE) -> bytes:
    """Pack a page, and the package, and so on."""
    packed = {"bài.txt": content}
    for number in range(depth - 1, 0, -1):
        packed = {f"gói {number}.zip": zipped(packed), "cạnh.txt": PAGE}
    return zipped(packed)


def test_a_file_that_is_no_package() -> None:
    (leaf,) = walked("bài.txt", PAGE)
    assert (leaf.source, leaf.name, leaf.original_name) == (TEXT, None, "bài.txt")
    assert leaf.member.raw == PAGE
    names = [(leaf.source, leaf.name) for leaf in walked("kho.jsonl", LINES)]
    assert names == [(JSONL, "line 1"), (JSONL, "line 2")]


def test_names_say_where_things_stand() -> None:
    inner = zipped({"thư mục/danh sách.jsonl": LINES, "bài.txt": PAGE})
    found = walked("gói.zip", zipped({"thư mục/bài.txt": PAGE, "trong.zip": inner}))
    assert [(leaf.name, leaf.original_name, leaf.source) for leaf in found] == [
        ("thư mục/bài.txt", "bài.txt", TEXT),
        ("trong.zip/thư mục/danh sách.jsonl, line 1", "danh sách.jsonl", JSONL),
        ("trong.zip/thư mục/danh sách.jsonl, line 2", "danh sách.jsonl", JSONL),
        ("trong.zip/bài.txt", "bài.txt", TEXT),
    ]
    assert found[0].member.sha256 == found[-1].member.sha256 == hashlib.sha256(PAGE).hexdigest()


def test_each_fault_inside_is_a_leaf() -> None:
    packed = zipped(
        {
            "nhạc.abc": b"x",
            "trống.txt": b"",
            "trống.zip": zipped({}),
            "hỏng.zip": zipped({"a.txt": PAGE})[:-9],
            "dài.txt": b"a" * ((4 << 20) + 1),
            "ảnh.zip": zipped({"a.jpg": b"x", "b.jpg": b"x"}),
            "bài.txt": PAGE,
        }
    )
    found = walked("gói.zip", packed)
    assert [told(leaf) for leaf in found] == [
        ("nhạc.abc", "E_UNSUPPORTED"),
        ("trống.txt", "E_EMPTY"),
        ("trống.zip", "E_EMPTY"),
        ("hỏng.zip", "E_BAD_ARCHIVE"),
        ("dài.txt", "E_TOO_BIG"),
        ("ảnh.zip", "E_UNSUPPORTED"),
        ("bài.txt", "ok"),
    ]
    assert found[0].member.fault
    assert found[0].member.fault.detail == "no reader for .abc"
    assert found[0].source is ZIP


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nhạc.abc", b"x", Code.UNSUPPORTED),
        ("bài.txt", b"", Code.EMPTY),
        ("dài.txt", b"a" * ((4 << 20) + 1), Code.TOO_BIG),
        ("gói.zip", zipped({}), Code.EMPTY),
        ("gói.zip", zipped({".DS_Store": b"x"}), Code.EMPTY),
        ("gói.zip", nested(2)[:-9], Code.BAD_ARCHIVE),
    ],
)
def test_a_fault_of_the_outermost_file_is_raised(name: str, content: bytes, code: Code) -> None:
    found, refused = walked_or_refused(name, content)
    assert found == []
    assert refused is not None
    assert refused.code is code


def test_three_packages_deep_and_no_further() -> None:
    (leaf, *_) = walked("gói.zip", nested(3))
    assert told(leaf) == ("gói 1.zip/gói 2.zip/bài.txt", "ok")
    for depth in (4, 50):
        found = [told(leaf) for leaf in walked("gói.zip", nested(depth))]
        assert found == [
            ("gói 1.zip/gói 2.zip/gói 3.zip", "E_BAD_ARCHIVE"),
            ("gói 1.zip/gói 2.zip/cạnh.txt", "ok"),
            ("gói 1.zip/cạnh.txt", "ok"),
            ("cạnh.txt", "ok"),
        ]


def test_a_file_that_swells_through_its_inner_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "SWELLS_FROM", 8 << 20)
    bomb = zipped({f"{number}.txt": bytes(1 << 20) for number in range(16)})
    outer = zipped({"bài.txt": PAGE} | {f"{number}.zip": bomb for number in range(16)})
    found, refused = walked_or_refused("gói.zip", zipped({"a.txt": PAGE, "trong.zip": outer}))
    assert refused is not None
    assert (refused.code, refused.detail) == (Code.BAD_ARCHIVE, "it swells without end")
    assert [told(leaf) for leaf in found[:2]] == [("a.txt", "ok"), ("trong.zip/bài.txt", "ok")]


def test_more_files_than_one_file_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_FILES", 10)
    monkeypatch.setattr(unpacking, "_LEAST_SIZE_OF_A_FILE", 1 << 20)
    inner = zipped({f"{number}.txt": b"a" for number in range(4)})
    found, refused = walked_or_refused("a.zip", zipped({f"{name}.zip": inner for name in "abc"}))
    assert refused is not None
    assert refused.code is Code.TOO_BIG
    assert len(found) == 8


def test_the_surroundings_of_a_file_go_with_it() -> None:
    hints = Hints(url="https://kho.vn/bai", captured="2018-11-01")
    (leaf,) = walk(file("bài.txt", PAGE, hints), Options(), never)
    assert leaf.member.hints == hints


def test_what_to_expect() -> None:
    assert expected(file("a.zip", zipped({"a.txt": PAGE, "b.txt": PAGE, "c.jpg": b""})), never) == 2
    assert expected(file("a.zip", b"PK\5\6"), never) == 1
    assert expected(file("a.txt", PAGE), never) == 1
    assert expected(file("a.abc", PAGE), never) == 1


def test_the_walk_is_cancelled_between_leaves() -> None:
    stop = False
    leaves = walk(file("kho.jsonl", LINES), Options(), lambda: stop)
    next(leaves)
    stop = True
    with pytest.raises(Cancelled):
        next(leaves)


def test_a_package_itself_has_no_text() -> None:
    nothing = NewSource("0" * 64, 0, "gói.zip", ZIP.mime)
    with pytest.raises(Refused, match="E_UNSUPPORTED"):
        ZIP.read(Member(b"", ""), nothing, Options())
