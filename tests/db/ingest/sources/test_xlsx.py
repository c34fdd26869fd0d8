"""Each row of a workbook is one article, whatever the cells hold and whoever made the file."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from datetime import time as clock
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from db.errors import Cancelled
from db.ingest.source import Code, Options, Refused
from db.ingest.sources import source_for
from db.ingest.sources.csv_table import CSV
from db.ingest.sources.xlsx import XLSX
from db.records import never
from tests.db.ingest.sources.tables import Result, members, options, results, table
from tests.effort import effort

DAY = datetime(2018, 11, 5, tzinfo=UTC).replace(tzinfo=None)
SHEET = "xl/worksheets/sheet1.xml"


def book(rows: Sequence[Sequence[Any]], change: Callable[[Workbook], None] | None = None) -> bytes:
    """Write a workbook of one sheet, changed before it is saved."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Bài"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(content: bytes, edit: Callable[[str, bytes], bytes | None]) -> bytes:
    """Write a workbook again, each of its parts edited; None leaves one out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given_zip,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given_zip.namelist():
            part = edit(name, given_zip.read(name))
            if part is not None:
                made.writestr(name, part)
    return out.getvalue()


def in_sheet(content: bytes, old: bytes, new: bytes) -> bytes:
    """Change the bytes of the first sheet."""

    def edit(name: str, part: bytes) -> bytes:
        assert name != SHEET or old in part
        return part.replace(old, new) if name == SHEET else part

    return repacked(content, edit)


def read(content: bytes, **profile: object) -> list[Result]:
    file = table(content, "bảng.xlsx")
    assert source_for(file) is XLSX
    return results(XLSX, file, options(profile or None))


def test_title_rows_stand_above_the_header_and_dates_are_dates() -> None:
    def merge(made: Workbook) -> None:
        made["Bài"].merge_cells("A1:D1")

    content = book(
        [
            ["BÁO CÁO TIN BÀI THÁNG 11", None, None, None],
            [],
            ["STT", "Tiêu đề", "Ngày đăng", "Nội dung"],
            [1, "Mùa lúa mới", DAY, "Một.\nHai."],
            [2, "Cảng mở cửa", DAY.replace(hour=8, minute=30), 12.0],
            [3, "Chợ phiên", "25/11/2018", 0.1 + 0.2],
            [],
            [5, 2018, "hôm qua", True],
        ],
        merge,
    )
    found = read(content)
    assert [row.name for row in found] == [f"Bài, row {number}" for number in (4, 5, 6, 8)]
    articles = [row.reading.article for row in found if row.reading]
    assert [article.published for article in articles] == [
        *("2018-11-05", "2018-11-05T08:30:00", "2018-11-25", None),
    ]
    assert [article.text for article in articles] == [
        *("Mùa lúa mới\nMột.\nHai.", "Cảng mở cửa\n12", "Chợ phiên\n0.3", "2018\nTRUE"),
    ]
    assert articles[0].extractor == "xlsx/1"
    warned = [row.reading.warning for row in found if row.reading]
    assert "swapped" in (warned[0] or "")
    assert "columns that are no part of an article: STT" in (warned[0] or "")
    assert warned[1:] == [None, None, "Ngày đăng is no date that can be read: hôm qua"]


@pytest.mark.parametrize(("epoch", "serial"), [(None, 43409), (MAC_EPOCH, 41947)])
def test_dates_that_are_plain_numbers(epoch: datetime | None, serial: int) -> None:
    def change(made: Workbook) -> None:
        if epoch:
            made.epoch = epoch

    (row,) = read(book([["Tít", "Ngày"], ["Bài", serial]], change))
    assert row.reading is not None
    assert row.reading.article.published == "2018-11-05"


def test_sheets_that_are_hidden_empty_or_no_tables_of_articles() -> None:
    def change(made: Workbook) -> None:
        made.create_sheet("Trống")
        made.create_sheet("Danh mục").append(["Xã hội", "Kinh tế"])
        made.create_sheet("Ẩn").append(["Tít"])
        made["Ẩn"].append(["Bài ẩn"])
        made["Ẩn"].sheet_state = "hidden"

    content = book([["Tít"], ["Bài"]], change)
    shown, other = read(content)
    assert shown.reading is not None
    assert shown.reading.warning == "hidden sheets that were not read: Ẩn"
    assert other.fault is not None
    assert (other.name, other.fault.code) == ("Danh mục", Code.MAPPING)
    (hidden,) = read(content, columns={"headline": "Tít"}, sheet="Ẩn")
    assert (hidden.name, hidden.headline) == ("Ẩn, row 2", "Bài ẩn")
    with pytest.raises(Refused, match="no sheet Khác; found: Bài, Trống"):
        read(content, columns={"headline": "Tít"}, sheet="Khác")


def test_cells_merged_downwards_stand_in_each_row() -> None:
    def merge(made: Workbook) -> None:
        made["Bài"].merge_cells("A2:A3")

    content = book([["Báo", "Tít"], ["Báo Thử", "Một"], [None, "Hai"], [None, "Ba"]], merge)
    outlets = [row.reading.article.outlet for row in read(content) if row.reading]
    assert outlets == ["Báo Thử", "Báo Thử", None]


def test_formulas_without_a_stored_value_are_told() -> None:
    content = book([["Tít", "Mục"], ["Một", "=A1"], ["Hai", "=A2"], ["'=1+1", "-x"]])
    first, _, third = read(content)
    assert first.reading is not None
    assert first.reading.warning == "formula cells without a stored value: 2"
    assert first.reading.article.section is None
    assert third.headline == "'=1+1"


def test_a_row_has_the_same_digest_as_in_a_text_table() -> None:
    (sheet,) = members(XLSX, table(book([["Tít", "Số"], ["Bài", 5]]), "a.xlsx"))
    (text,) = members(CSV, table("Số,Tít\n5,Bài\n".encode(), "a.csv"))
    assert sheet.sha256 == text.sha256


def test_escaped_line_ends_and_a_lying_dimension() -> None:
    content = book([["Tít"], ["Một_x000D_\nhai"], ["Ba"], [clock(8, 30)]])
    content = in_sheet(content, b'<dimension ref="A1:A4"', b'<dimension ref="A1:A2"')
    assert [row.headline for row in read(content)] == ["Một hai", "Ba", "08:30:00"]


def test_rows_are_counted_beforehand() -> None:
    assert XLSX.count is not None
    content = book([["Tít"], *[[f"Bài {at}"] for at in range(500)]])
    assert XLSX.count(table(content, "a.xlsx"), never) == pytest.approx(500, rel=0.1)


def test_reading_is_cancelled() -> None:
    content = book([["Tít"], ["Bài"]])
    with pytest.raises(Cancelled):
        list(XLSX.members(table(content, "a.xlsx"), Options(), lambda: True))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "code", "names"),
    [
        (b"", Code.EMPTY, ""),
        (OLE + bytes(600), Code.UNSUPPORTED, "Excel 97-2003"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Code.ENCRYPTED, ""),
        (b"<html><table></table></html>", Code.UNSUPPORTED, "whatever its name"),
        (b"PK\x03\x04" + bytes(100), Code.BAD_ARCHIVE, "zip"),
        (book([["Họ tên"], ["An"]]), Code.MAPPING, "found: Họ tên"),
        (book([]), Code.EMPTY, ""),
    ],
)
def test_what_is_refused(content: bytes, code: Code, names: str) -> None:
    for name in ("a.xlsx", "a.xls"):
        with pytest.raises(Refused) as caught:
            results(XLSX, table(content, name))
        assert caught.value.code is code
        assert names in caught.value.detail


def refused(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        results(XLSX, table(content, "a.xlsx"))
    return caught.value


def test_hostile_workbooks() -> None:
    good = book([["Tít"], ["Bài"]])
    swelling = repacked(good, lambda name, part: part + bytes(30 << 20) * (name == SHEET))
    assert refused(swelling).code is Code.BAD_ARCHIVE
    far = in_sheet(good, b'<row r="2"', b'<row r="4000000000"')
    found: list[Refused] = []
    assert effort(lambda: found.append(refused(far))) < 1_000
    assert found[0].code is Code.TOO_BIG
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>'
    entity = repacked(good, lambda name, part: bomb if name == SHEET else part)
    assert refused(entity).detail.endswith("defines entities")
    for lost in ("[Content_Types].xml", "xl/workbook.xml", SHEET):
        assert refused(with_part(good, lost, None)).code in {Code.READ, Code.EMPTY}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_workbook_that_is_packed_as_none_is(method: int) -> None:
    """One bit makes bzip2 of it, whose errors are those of a disk."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book([["title"], ["Chợ nổi"]]))) as good,
        zipfile.ZipFile(packed, "w", method) as other,
    ):
        for name in good.namelist():
            other.writestr(name, good.read(name))
    assert refused(packed.getvalue()).code is Code.BAD_ARCHIVE


def with_part(content: bytes, name: str, part: bytes | None) -> bytes:
    """Put another part in the place of one of a workbook; None takes it out."""
    return repacked(content, lambda each, old: part if each == name else old)


@pytest.mark.parametrize("piece", [b"<f ", b"<mergeCell ", b"<row ", b"<f>", b"<aaaa"])
def test_broken_markup_in_a_sheet_takes_no_time(piece: bytes) -> None:
    content = with_part(book([["Tít"], ["Bài"]]), SHEET, piece * (1 << 18))
    found: list[Refused] = []
    assert effort(lambda: found.append(refused(content))) < 600
    assert found[0].code in {Code.READ, Code.BAD_ARCHIVE}


def test_no_warning_of_the_library_reaches_the_program() -> None:
    content = in_sheet(
        book([["Tít"], ["Bài"]]),
        b"</sheetData>",
        b'</sheetData><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>',
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert [row.headline for row in read(content)] == ["Bài"]


GOOD = book([["Tít", "Ngày"], ["Bài", DAY], ["Hai", 5]])


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_any_damage_gives_rows_or_a_reason(data: st.DataObject) -> None:
    """The parts are damaged, not the packing, whose checksums would find it out."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as packed:
        names = [name for name in packed.namelist() if not name.startswith("docProps")]
        name = data.draw(st.sampled_from(names))
        length = len(packed.read(name))
    at = data.draw(st.integers(0, length))
    raw = data.draw(st.binary(max_size=8) | st.sampled_from([b"<", b"</c>", b'r="', b"999999999"]))
    cut = data.draw(st.integers(0, 12))
    damaged = repacked(
        GOOD, lambda part, old: old[:at] + raw + old[at + cut :] if part == name else old
    )
    try:
        results(XLSX, table(damaged, "a.xlsx"))
    except Refused as fault:
        assert re.fullmatch("[^\ud800-\udfff]*", fault.detail)  # noqa: PT017 - most damage gives rows


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"), max_size=10
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=4))
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    written = [["Tít", "Mục"], *([f"x{cell}" for cell in row] for row in rows)]
    found = members(XLSX, table(book(written), "a.xlsx")) if rows else []
    cells = [member.raw.partition(b"\n")[0].decode() for member in found]
    assert len(cells) == len(rows)
    for line, (first, second) in zip(cells, rows, strict=True):
        assert repr(f"x{first}")[1:-1].split("\\")[0].split('"')[0] in line
        assert f"x{second}".split("\\", maxsplit=1)[0].split('"', maxsplit=1)[0] in line
