"""Archives, sources, backups and exports under names and paths of every kind."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from db.engine import MOST_PATH_BYTES
from db.second_home import home_of
from tests.db.conftest import kho
from tests.db.kho import Run
from tests.proofs import Proof

__all__ = ["kho"]

BYTES = pytest.mark.skipif(sys.platform != "linux", reason="names are no bytes here")

TEXT = """\
Cầu gỗ xóm Đông được dựng lại

Người dân góp công ba tuần liền để có lối đi trước mùa mưa.

Cầu dài 24 mét, chịu được xe thồ.
"""

SIGNS = "Báo 100% # ? & '“\"q`[1] *{x} $HOME ~; 😀🏛️"
MANY = {
    "signs and emoji": SIGNS,
    "NFD": unicodedata.normalize("NFD", f"-Kho {SIGNS[:12]} Tiếng Việt Ế Ỗ Ặ ữ ỵ") + " . ",
    "the longest name": "ệ" * 82 + "a.khobao"[:8],
    "bytes that are no letters": os.fsdecode(b"kho \xff\xfe % .khobao"),
}
"""Each holds many oddities at once, to be short."""

ONE_BY_ONE = (
    *("%", "#", "?", "&", "%2e%2e%2f", "%00", "file:", "a b", " a", "a ", "'", '"', "`", "\\", "|"),
    *("*", "[a-z]", "{path}", "$HOME", "~", "-x", "--json", "..a", "a...", ".khobao", "a\tb"),
    *("😀", "👩\u200d👧", "ế", "e\u0302\u0301", "Đ", "\u202eabc", "\u200b"),
    *("a" * 200, "ợ" * 80, "CON", "archive.db", "x-wal", "ｋｈｏ", "خزانة", "宝庫"),
)


def sentences(said: list[dict[str, object]]) -> list[object]:
    """The kinds of errors among answers."""
    return [answer["kind"] for answer in said if answer.get("event") == "error"]


def journey(kho: Run, home: Path, name: str) -> list[str]:
    """Do everything with an archive of this name; say what went wrong."""
    wrong: list[str] = []
    short = os.fsdecode(os.fsencode(name)[:60].decode("utf-8", "ignore").encode()) or "x"
    archive, second = home / name, home / f"xa {short}"
    source = home / "nguồn" / f"bài {short}.txt"
    for folder in (second, source.parent):
        folder.mkdir()
    source.write_text(TEXT, encoding="utf-8")
    copy, paper, report = home / f"bản {short}", home / f"{short}.docx", home / f"{short}.csv"
    for command in (
        ("create", archive),
        ("ingest", archive, source.parent),
        ("search", archive, "cau go"),
        ("reindex", archive),
        ("show", archive, "1"),
        ("backup", archive, "--second", second),
        ("backups", archive, "1"),
        ("restore", archive, "1"),
        ("check", archive, "--full"),
        ("bulletin", archive, "1", "--out", paper),
        ("batches", archive, "1", "--report", report),
        ("copy", archive, copy),
        ("search", copy, "cau go"),
    ):
        code, said = kho(*command)
        if code:
            wrong.append(f"{command[0]}: {code} {sentences(said)}")
        elif command[0] == "search" and said[0]["total"] != 1:
            wrong.append(f"search: {said[0]['total']}")
    wrong += [f"nothing: {at!r}" for at in (archive, copy) if not (at / "archive.db").is_file()]
    if not any(second.rglob("*.db")):
        wrong.append("nothing in the second place")
    made_here = {archive, second, source.parent, copy, paper, report}
    wrong += [f"left behind: {path!r}" for path in set(home.iterdir()) - made_here]
    return wrong


@pytest.mark.parametrize(
    "name",
    [pytest.param(MANY[one], id=one) for one in sorted(MANY)[:2]]
    + [pytest.param(MANY[one], id=one, marks=pytest.mark.prove) for one in sorted(MANY)[2:]],
)
def test_everything_works_under_odd_names(
    tmp_path: Path, kho: Run, proof: Proof, name: str
) -> None:
    home = tmp_path / f"ở đây {name[:20]}"
    home.mkdir()
    wrong = journey(kho, home, name)
    proof("R14", "odd names", trials=1, faults=len(wrong), losses=0)
    assert wrong == []


@pytest.mark.prove
@pytest.mark.timeout(240)
@pytest.mark.parametrize("part", range(4))
def test_everything_works_under_each_odd_name(
    tmp_path: Path, kho: Run, proof: Proof, part: int
) -> None:
    names = ONE_BY_ONE[part::4]
    wrong: dict[str, list[str]] = {}
    for number, name in enumerate(names):
        home = tmp_path / str(number)
        home.mkdir()
        if found := journey(kho, home, name):
            wrong[name] = found
    proof("R14", "odd names", trials=len(names), faults=len(wrong), losses=0)
    assert wrong == {}


def deep(folder: Path, size: int) -> Path:
    """Make a folder whose path has so many bytes."""
    while left := size - len(os.fsencode(folder)):
        step = min(left - 1, 200)
        folder = folder / ("d" * (step - 1 if left - step == 2 else step))
        folder.mkdir()
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="the limits of Windows are others")
def test_a_path_of_the_greatest_length(tmp_path: Path, kho: Run, proof: Proof) -> None:
    name = "Kho.khobao"
    home = deep(tmp_path, MOST_PATH_BYTES - len(name) - 1)
    assert len(os.fsencode(home / name)) == MOST_PATH_BYTES
    wrong = journey(kho, home, name)
    # The copy beside it has a longer name.
    allowed = {"copy: 1 ['PathTooLong']", "search: 1 ['ArchiveMissing']"}
    allowed.add(f"nothing: {home / f'bản {name}'!r}")
    wrong = [one for one in wrong if one not in allowed]
    proof("R14", "long paths", trials=1, faults=len(wrong), losses=0)
    assert wrong == []


@pytest.mark.skipif(sys.platform == "win32", reason="the limits of Windows are others")
@pytest.mark.parametrize("size", [MOST_PATH_BYTES + 1, 520, 1_000, 3_900])
def test_a_longer_path_is_refused_with_a_word(
    tmp_path: Path, kho: Run, proof: Proof, size: int
) -> None:
    home = deep(tmp_path, size - len("/Kho.khobao"))
    archive = home / "Kho.khobao"
    code, said = kho("create", archive)
    proof("R14", "long paths", trials=1, faults=int(sentences(said) != ["PathTooLong"]), losses=0)
    assert (code, sentences(said)) == (1, ["PathTooLong"])
    assert list(home.iterdir()) == []
    made = tmp_path / "Kho.khobao"
    assert kho("create", made)[0] == 0
    made.rename(archive)
    code, said = kho("search", archive, "a")
    assert (code, sentences(said)) == (1, ["PathTooLong"])


@pytest.mark.parametrize("name", ["ệ" * 85 + ".khobao"[:0], "a" * 255, "a" * 246, "Kho.khobao"])
def test_a_place_elsewhere_has_a_name_that_every_disk_takes(name: str) -> None:
    place = home_of(Path(name), "0123456789abcdef", Path("/xa"))
    assert len(os.fsencode(place.name)) <= 255
    assert place.name.endswith(" 01234567")
    os.fsencode(place.name).decode()
