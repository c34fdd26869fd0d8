"""Each row of a text table is one article, however the table is parted, quoted and encoded."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Cancelled
from db.ingest.source import MOST_BYTES, Code, Options, Refused
from db.ingest.sources import source_for
from db.ingest.sources.csv_table import CSV
from db.ingest.sources.text import TEXT
from db.records import BlockKind, never
from tests.db.ingest.legacy import spoilt, written
from tests.db.ingest.sources.reading import blocks, original
from tests.db.ingest.sources.tables import Result, members, options, results, table

LIST = (
    "STT;Ngày đăng;Tên báo;Tiêu đề;Tóm tắt;Nội dung;Tác giả;Link\r\n"
    '1;05/11/2018;Báo Thử Nghiệm;Mùa lúa mới;Đồng bằng vào vụ.;"Đoạn một.\r\nGiá ""tốt"".";'
    "Thu Hà;https://kho.vn/lua\r\n"
    "2;25/11/2018;Báo Thử Nghiệm;Cảng mở cửa;;Đoạn một.;;\r\n"
)


def read(text: str, name: str = "bảng.csv", **profile: object) -> list[Result]:
    chosen = options(profile or None)
    return results(CSV, table(text.encode(), name), chosen)


def in_windows_1258(text: str) -> bytes:
    """Encode as Windows does: the letter with its hat or horn, then the tone as a character."""
    out: list[str] = []
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        letter = "".join(mark for mark in marks if mark not in tone)
        out.append(unicodedata.normalize("NFC", letter) + tone)
    return "".join(out).encode("cp1258")


def test_a_list_of_a_vietnamese_spreadsheet() -> None:
    first, second = read(LIST)
    assert (first.name, second.name) == ("row 2", "row 3")
    assert first.reading is not None
    article = first.reading.article
    assert blocks(article) == [
        (BlockKind.HEADLINE, "Mùa lúa mới"),
        (BlockKind.STANDFIRST, "Đồng bằng vào vụ."),
        (BlockKind.BODY, "Đoạn một."),
        (BlockKind.BODY, 'Giá "tốt".'),
        (BlockKind.BYLINE, "Thu Hà"),
    ]
    assert (article.outlet, article.url, article.published, article.published_basis) == (
        *("Báo Thử Nghiệm", "https://kho.vn/lua", "2018-11-05", "metadata"),
    )
    assert article.source is not None
    assert (article.source.encoding, article.extractor) == ("utf-8", "csv/1")
    assert article.origins["headline"].source == "column"
    assert first.reading.warning == "columns that are no part of an article: STT"
    assert second.reading is not None
    assert second.reading.warning is None


@pytest.mark.parametrize(
    ("content", "name", "encoding"),
    [
        (b"\xef\xbb\xbf" + LIST.encode(), "a.csv", "utf-8"),
        (LIST.replace(";", "\t").encode("utf-16"), "a.txt", "utf-16-le"),
        (b"\xfe\xff" + LIST.replace(";", "\t").encode("utf-16-be"), "a.tsv", "utf-16-be"),
        (b"sep=;\r\n" + LIST.encode(), "a.csv", "utf-8"),
        (LIST.replace(";", "|").replace("\r\n", "\n").encode(), "a.csv", "utf-8"),
        (LIST.replace("\r\n", "\r").encode(), "a.csv", "utf-8"),
    ],
)
def test_however_it_is_saved_it_is_the_same_row(content: bytes, name: str, encoding: str) -> None:
    file = table(content, name)
    assert source_for(file) is CSV
    found = results(CSV, file)
    assert [row.headline for row in found] == ["Mùa lúa mới", "Cảng mở cửa"]
    assert [row.name for row in found] == ["row 2", "row 3"]
    for row in found:
        assert row.reading is not None
        assert row.reading.article.source is not None
        assert row.reading.article.source.encoding == encoding
    second = members(CSV, file)[1]
    assert second.sha256 == members(CSV, table(LIST.encode(), "b.csv"))[1].sha256


def test_windows_1258() -> None:
    file = table(in_windows_1258(LIST), "a.csv")
    for chosen in (
        options(),
        options(encoding="windows-1258"),
        options({"columns": {"headline": "tieu de"}, "encoding": "cp1258"}),
    ):
        first, second = results(CSV, file, chosen)
        assert (first.headline, second.headline) == ("Mùa lúa mới", "Cảng mở cửa")


@pytest.mark.parametrize("encoding", ["tcvn3", "vni-windows", "viscii"])
def test_a_table_in_an_old_code_table(encoding: str) -> None:
    file = table(written(LIST, encoding), "a.csv")
    for chosen in (options(), options(encoding=encoding)):
        first, second = results(CSV, file, chosen)
        assert (first.headline, second.headline) == ("Mùa lúa mới", "Cảng mở cửa")
        assert first.reading is not None
        assert first.reading.article.source is not None
        assert first.reading.article.source.encoding == encoding


def test_text_that_an_old_table_spoilt_is_read_again() -> None:
    content = spoilt(written(LIST, "tcvn3"), latin=False).encode()
    assert results(CSV, table(content, "a.csv"))[0].headline == "Mùa lúa mới"


def test_letters_beyond_ascii_may_come_late() -> None:
    text = "id,title\n" + "".join(f"{at},Bai {at:060}\n" for at in range(3000)) + "x,Bài\n"
    assert results(CSV, table(text.encode(), "a.csv"))[-1].headline == "Bài"
    mixed = text.encode() + "y,Bài\n".encode("cp1258") + "z,Lành\n".encode()
    *_, wrong, good = results(CSV, table(mixed, "a.csv"), options(encoding="utf-8"))
    assert wrong.fault is not None
    assert (wrong.name, wrong.fault.code) == ("row 3003", Code.ENCODING)
    assert good.headline == "Lành"


def test_utf_16_is_never_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.ingest.delimited._MOST_LEGACY", 100)
    content = LIST.replace(";", "\t").encode("utf-16")
    assert len(results(CSV, table(content, "a.tsv"))) == 2
    with pytest.raises(Refused, match="E_TOO_BIG"):
        members(CSV, table(written(LIST, "tcvn3"), "a.csv"))


def test_halves_of_characters_end_a_table_in_utf_16() -> None:
    text = "title\n" + "Bài\n" * 40_000
    content = text.encode("utf-16") + b"\x00\xd8\x00\x00"
    with pytest.raises(Refused, match="E_ENCODING"):
        members(CSV, table(content, "a.csv"))


def test_a_profile_with_everything() -> None:
    text = (
        "BÁO CÁO THÁNG 11;;;;\n;;;;\nSố;NGÀY;Tên;Phần 1;Phần 2\n"
        "1.017;31-12-18;Bài;<p>Một</p>;Hai\n1.018;31-31-18;Bài;;\nx;30-12-18;Bài;;\n"
    )
    profile = {
        "columns": {
            "headline": "tên",
            "body": {"column": ["Phần 1", "Phần 2"], "html": True},
            "published": {"column": "Ngày", "format": "dd-MM-yy"},
            "source_id": {"column": "Số", "format": "number"},
        },
        "header_row": 3,
        "delimiter": ";",
    }
    good, wrong_day, wrong_number = results(CSV, table(text.encode(), "a.csv"), options(profile))
    assert good.reading is not None
    article = good.reading.article
    assert (good.name, article.source_id, article.published) == ("row 4", "1017", "2018-12-31")
    assert article.text == "Bài\nMột\nHai"
    for row, names in ((wrong_day, "NGÀY is no date as dd-MM-yy: 31-31-18"), (wrong_number, "Số")):
        assert row.fault is not None
        assert row.fault.code is Code.MAPPING
        assert names in row.fault.detail


def test_a_table_without_a_header() -> None:
    profile = {"columns": {"headline": "column B", "published": "column A"}, "header_row": 0}
    first, second = results(CSV, table("1/2/2018,Một\n,Hai\n".encode(), "a.csv"), options(profile))
    assert (first.name, first.headline, second.headline) == ("row 1", "Một", "Hai")


@pytest.mark.parametrize(
    ("content", "code", "names"),
    [
        (b"", Code.EMPTY, ""),
        (b"\r\n\r\n", Code.EMPTY, ""),
        (b"a,b\n1,2\n", Code.MAPPING, "found: a, b"),
        (b"PK\x03\x04\0\0\0", Code.UNSUPPORTED, "binary"),
        (b"\xff\xfea", Code.ENCODING, "utf-16-le"),
    ],
)
def test_tables_that_are_refused(content: bytes, code: Code, names: str) -> None:
    with pytest.raises(Refused) as caught:
        members(CSV, table(content, "a.csv"))
    assert caught.value.code is code
    assert names in caught.value.detail


def test_a_column_of_the_profile_that_is_not_there_is_named() -> None:
    with pytest.raises(Refused) as caught:
        read(LIST, columns={"headline": "Tiêu đề", "section": ["Mục", "Trang"]})
    assert "no column for section (Mục, Trang); found: STT, Ngày đăng" in caught.value.detail


def test_ragged_rows_and_names_that_repeat() -> None:
    found = read("Tít,Ghi chú,Ghi chú,,Mục\nMột\n\nHai,a,b,c,d,,thừa\n,x\nTít,Ghi chú\nBa\n")
    assert [row.name for row in found] == ["row 2", "row 4", "row 5", "row 7"]
    assert [row.headline for row in found] == ["Một", "Hai", "", "Ba"]
    first, second, third, _ = found
    assert first.reading is not None
    assert first.reading.warning == (
        "columns that are no part of an article: Ghi chú, Ghi chú (2), column D"
    )
    assert second.reading is not None
    assert second.reading.warning == "cells beyond the header: column G"
    assert third.fault is not None
    assert (third.fault.code, third.fault.detail) == (Code.MAPPING, "Tít is missing")


def test_cells_that_look_like_formulas_stay_text() -> None:
    first, second = read('Tít;Nội dung\n=1+1;"@SUM(A1)"\n-5;+84 203\n')
    assert (first.headline, second.headline) == ("=1+1", "-5")
    assert first.reading is not None
    assert first.reading.article.text == "=1+1\n@SUM(A1)"


def test_quotation_marks_within_cells_and_left_open() -> None:
    odd, last = read('Tít;Mục\nMàn 5" mới;a\n"Không đóng;b\nBài;c\n')
    assert odd.headline == 'Màn 5" mới'
    assert last.fault is not None
    assert (last.name, last.fault.code) == ("row 3", Code.READ)
    without = read('Tít;Mục\n"Không đóng;b\n', columns={"headline": "Tít"}, quote="")
    assert without[0].headline == '"Không đóng'
    escaped = read('Tít;Mục\n"a \\"b\\" c";b\n', columns={"headline": "Tít"}, escape="\\")
    assert escaped[0].headline == 'a "b" c'


def test_nul_bytes_and_the_end_sign_of_dos() -> None:
    filling = "".join(f"Bài {at:090}\n" for at in range(1000))
    content = f"Tít\n{filling}Hỏng\0\nLành\n\x1a".encode()
    *_, broken, good = results(CSV, table(content, "a.csv"))
    assert broken.fault is not None
    assert (broken.fault.code, broken.fault.detail) == (Code.READ, "NUL bytes")
    assert good.headline == "Lành"


@pytest.mark.parametrize("around", [b"", b'"'])
def test_a_cell_of_80_megabytes_is_never_in_memory(tmp_path: Path, around: bytes) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(f"Tít,Nội dung\nMột,{'x' * 130_000}\nHai,".encode() + around)
        piece = (b"x" * 999 + b"\n" if around else b"x" * 1000) * 1000
        for _ in range(80):
            file.write(piece)
        file.write(around + b"\nBa,x\n")
    tracemalloc.start()
    try:
        found = list(CSV.members(original(path), Options(), never))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [member.fault and member.fault.code for member in found] == [None, Code.TOO_BIG, None]
    assert b'"Ba"' in found[2].raw
    assert peak < 10 * MOST_BYTES


def test_a_long_cell_is_read_whole() -> None:
    long = "đoạn " * 100_000
    (row,) = read(f'Tít;Nội dung\nBài;"{long}"\n')
    assert row.reading is not None
    assert row.reading.article.text == f"Bài\n{long.strip()}"
    assert csv.field_size_limit() == 131_072


def test_too_many_cells() -> None:
    (row,) = read("Tít\n" + "a," * 20_000 + "\n")
    assert row.fault is not None
    assert row.fault.code is Code.TOO_BIG


def test_the_digest_is_that_of_the_cells_and_of_nothing_else() -> None:
    (one,) = members(CSV, table("Tít,Mục\nBài,a\n".encode(), "a.csv"))
    (moved,) = members(CSV, table("Mục;Tít;Số\na;Bài;\n".encode(), "b.csv"))
    (other,) = members(CSV, table("Tít,Mục\nBài,b\n".encode(), "a.csv"))
    assert one.sha256 == moved.sha256 != other.sha256
    assert one.sha256 == hashlib.sha256('{"Mục":"a","Tít":"Bài"}'.encode()).hexdigest()


def test_rows_are_counted_beforehand(tmp_path: Path) -> None:
    assert CSV.count is not None
    assert CSV.count(table(LIST.encode(), "a.csv"), never) == 2
    path = tmp_path / "a.csv"
    path.write_text("title\n" + "".join(f"{at * 7919:090}\n" for at in range(100_000)))
    assert CSV.count(original(path), never) == pytest.approx(100_000, rel=0.1)


def test_reading_is_cancelled_between_rows() -> None:
    content = ("Tít\n" + "Bài\n" * 1000).encode()
    with pytest.raises(Cancelled):
        list(CSV.members(table(content, "a.csv"), Options(), lambda: True))


def test_texts_with_tabs_are_no_tables() -> None:
    for text in ("Tiêu đề\tBài\nDòng hai", "Một\thai\tba\n", "Bài\nTiêu đề\tNgày\n"):
        assert source_for(table(text.encode(), "a.txt")) is TEXT
    assert source_for(table("Tiêu đề\tNgày đăng\n".encode(), "a.txt")) is CSV


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6),
    st.sampled_from(",;\t|"),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_is_read(
    rows: list[list[str]], delimiter: str, quoted: bool, encoding: str
) -> None:
    out = io.StringIO(newline="")
    header = ["Tiêu đề", "Nội dung", "Ngày đăng"]
    writer = csv.writer(
        out,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writerows([header, *rows])
    content = out.getvalue().encode(encoding)
    expected = [
        {name: cell for name, cell in zip(header, row, strict=True) if cell and not cell.isspace()}
        for row in rows
    ]
    expected = [row for row in expected if row and list(row.values()) != ["\x1a"]]
    profile = {"columns": {"headline": "Tiêu đề"}, "delimiter": delimiter, "encoding": "utf-8"}
    if expected and not any(set("\x01\x02\x03\x04\x05\x06\x07\x08") & set(out.getvalue())):
        found = members(CSV, table(content, "a.csv"), options(profile))
        assert [json.loads(member.raw.partition(b"\n")[0]) for member in found] == expected


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80), st.integers(0, 200), st.integers(0, 40), st.booleans())
def test_any_damage_gives_rows_or_a_reason(raw: bytes, at: int, length: int, alone: bool) -> None:
    whole = LIST.encode()
    content = raw if alone else whole[:at] + raw + whole[at + length :]
    for name in ("a.csv", "a.tsv"):
        try:
            results(CSV, table(content, name))
        except Refused as refused:
            assert refused.code is not Code.TIMEOUT  # noqa: PT017 - most damage gives rows
