"""Lists of references are read whatever program wrote them, each reference by itself."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Cancelled
from db.ingest.source import MOST_BYTES, Code, Options, Refused
from db.ingest.sources import source_for
from db.ingest.sources.ris import RIS
from db.records import BlockKind, TextAccess, never
from tests.db.ingest.sources.reading import blocks, original
from tests.db.ingest.sources.records import held, outcomes, parted, read_member, told

ONE = """\
TY  - NEWS
ID  - ris-17
TI  - Bến cảng mới đón chuyến tàu đầu tiên
AU  - Nguyễn, Thu Hà
AU  - Trần Văn Bình
T2  - Báo Thử Nghiệm
VL  - 12
IS  - 305
PY  - 2018
DA  - 2018/11/01/
SP  - 3
EP  - 4
SE  - Kinh tế
AB  - Bài kể về ngày đầu tiên
  của bến cảng mới.
Người dân ra xem.
KW  - Cảng biển
KW  - Vận tải; Hàng hải
UR  - https://kho.vn/ben-cang
N1  - Có ảnh.
LA  - vie
ZZ  - lạ
ER  -
"""
TITLE = "Bến cảng mới đón chuyến tàu đầu tiên"
PRESS = """\
TY  - NEWS
T1  - Mùa cá về sớm ở làng chài
A1  - Phạm, Minh
JO  - Báo Làng Chài
Y1  - 2019/03//
M1  - 7
L2  - tệp.pdf
DO  - 10.1234/ca.7
DB  - Kho Thử
AN  - 77
ER  - """
OLD = "TY  - JOUR\nTI  - Không có ngày\nPY  - không rõ\nER  -\n"


def test_every_field() -> None:
    (member,) = parted(RIS, ONE.encode())
    assert (member.name, member.raw) == ("record 1", ONE.encode().rstrip())
    reading = read_member(RIS, member)
    found = reading.article
    assert blocks(found) == [
        (BlockKind.HEADLINE, TITLE),
        (BlockKind.STANDFIRST, "Bài kể về ngày đầu tiên của bến cảng mới."),
        (BlockKind.STANDFIRST, "Người dân ra xem."),
        (BlockKind.BYLINE, "Nguyễn Thu Hà; Trần Văn Bình"),
        (BlockKind.PUBDATE, "Báo Thử Nghiệm, tập 12, số 305, 2018/11/01, tr. 3-4"),
        (BlockKind.LIST_ITEM, "Cảng biển; Vận tải; Hàng hải"),
        (BlockKind.LIST_ITEM, "Có ảnh."),
        (BlockKind.LIST_ITEM, "ZZ: lạ"),
    ]
    assert (found.outlet, found.section, found.language) == ("Báo Thử Nghiệm", "Kinh tế", "vi")
    assert (found.published, found.url) == ("2018-11-01", "https://kho.vn/ben-cang")
    assert (found.source_id, found.text_access) == ("ris-17", TextAccess.CITATION_ONLY)
    assert reading.warning is None


def test_the_tags_of_other_programs() -> None:
    found = read_member(RIS, parted(RIS, PRESS.encode())[0]).article
    assert (found.headline, found.byline) == ("Mùa cá về sớm ở làng chài", "Phạm Minh")
    assert (found.outlet, found.published) == ("Báo Làng Chài", "2019-03")
    assert (found.url, found.source_id) == ("https://doi.org/10.1234/ca.7", "(Kho Thử)77")
    assert "tệp.pdf" in found.text
    assert "M1: 7" in found.text


def test_a_date_that_cannot_be_read_and_two_that_differ() -> None:
    reading = read_member(RIS, parted(RIS, OLD.encode())[0])
    assert reading.article.published is None
    assert reading.warning == "the date cannot be read: không rõ"
    differs = ONE.replace("PY  - 2018", "PY  - 2017")
    reading = read_member(RIS, parted(RIS, differs.encode())[0])
    assert reading.warning == "DA says 2018-11-01, PY says 2017"


@pytest.mark.parametrize(
    "raw",
    [
        (ONE * 2).encode(),
        ("\ufeff" + ONE * 2).encode(),
        (ONE * 2).replace("\n", "\r\n").encode(),
        (ONE * 2).replace("\n", "\r").encode(),
        (ONE * 2).encode("utf-16"),
        (ONE * 2).encode("utf-16-be"),
        ("Nguồn: kho\n\n" + ONE + "\n1.\n" + ONE).encode(),
        (ONE.replace("ER  -\n", "") + ONE).encode(),
        (ONE + ONE.replace("ER  -\n", "")).encode(),
        (ONE * 2).replace("  - ", " - ").encode(),
        (ONE * 2).replace("ế", "e\u0302\u0301").encode(),
    ],
)
def test_the_form_of_the_file_does_not_count(raw: bytes) -> None:
    found = outcomes(RIS, raw)
    assert told(found) == [TITLE] * 2
    first = found[0]
    assert not isinstance(first, Refused)
    assert first.article.text == read_member(RIS, parted(RIS, ONE.encode())[0]).article.text


@pytest.mark.parametrize(
    ("raw", "code", "names"),
    [
        (b"", Code.EMPTY, ""),
        (b"chu thuong\n", Code.READ, "no reference"),
        (b"AU  - Ha\nER  -\n", Code.MAPPING, "TY"),
        (b"TY  - NEWS\nAU  - Ha\nER  -\n", Code.MAPPING, "TI"),
        (b"TY  - NEWS\nTI  - " + b"a" * 5000 + b"\nER  -\n", Code.MAPPING, "longer"),
        (b"TY  - NEWS\nTI  - a\nN1  - " + b"a" * (MOST_BYTES + 9) + b"\nER  -\n", Code.TOO_BIG, ""),
        (b"TY  - NEWS\nTI  - a\n" + b"a\n" * 200_000, Code.TOO_BIG, "lines"),
    ],
)
def test_what_is_refused(raw: bytes, code: Code, names: str) -> None:
    for found in (outcomes(RIS, raw), outcomes(RIS, raw + ONE.encode())[:1]):
        if code in {Code.EMPTY, Code.READ} and found and not isinstance(found[0], Refused):
            continue
        assert isinstance(found[0], Refused)
        assert found[0].code is code
        assert names in found[0].detail


def test_a_bad_reference_harms_no_other() -> None:
    bad = ONE.replace("TI  -", "TX  -")
    broken = ONE.encode().replace("ế".encode(), b"\xe1\xba")
    assert told(outcomes(RIS, (ONE + bad + ONE).encode())) == [TITLE, "E_MAPPING", TITLE]
    found = told(outcomes(RIS, ONE.encode() + broken + ONE.encode()))
    assert (found[0], found[2]) == (TITLE, TITLE)


def test_references_are_known_by_their_first_line() -> None:
    assert source_for(held(ONE.encode(), "a.txt")) is RIS
    assert not RIS.recognise(held(b"TY NEWS ca nhan"))


def test_a_long_list_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(ONE.encode() * 4000 + b"x" * (12 << 20))
    tracemalloc.start()
    try:
        number = sum(1 for _ in RIS.members(original(path), Options(), never))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert number == 4000
    assert peak < 4 * MOST_BYTES


def test_reading_is_cancelled_between_references() -> None:
    with pytest.raises(Cancelled):
        list(RIS.members(held(ONE.encode() * 100), Options(), lambda: True))


LINES = st.sampled_from(
    [
        "TY  - NEWS",
        "TI  - Bến",
        "ER  - ",
        "AU  - Hà, Thu",
        "",
        "tiếp",
        "DA  - 2018/13/40",
        "UR  - http:",
    ]
)


@settings(max_examples=80)
@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_give_articles_or_reasons(lines: list[str], end: str) -> None:
    found = outcomes(RIS, end.join(lines).encode())
    titled = sum(line.startswith("TI") for line in lines)
    assert sum(not isinstance(one, Refused) for one in found) <= titled


@settings(max_examples=60)
@given(st.binary(max_size=80), st.integers(0, 300), st.integers(0, 40))
def test_any_damage_gives_articles_or_reasons(raw: bytes, at: int, length: int) -> None:
    whole = (ONE * 2).encode()
    outcomes(RIS, raw)
    outcomes(RIS, whole[:at] + raw + whole[at + length :])
