"""A preview shows how a table would be read, and reads no more of it than it shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from db.ingest.preview import TablePreview, preview
from db.ingest.source import Code, Options, Refused
from tests.db.ingest.sources.reading import original
from tests.db.ingest.sources.tables import table
from tests.db.ingest.sources.test_xlsx import DAY, book

LIST = "STT;Tiêu đề;Ngày đăng;Nội dung\n1;Mùa lúa;01/02/2018;\n2;Chợ;03/04/2018;Một\n"


def look(
    text: str, name: str = "a.csv", columns: Mapping[str, Any] | None = None, rows: int = 20
) -> TablePreview:
    return preview(table(text.encode(), name), Options(columns=columns), rows)


def test_a_text_table() -> None:
    seen = look(LIST)
    assert seen.header == ("STT", "Tiêu đề", "Ngày đăng", "Nội dung")
    assert seen.rows == (("1", "Mùa lúa", "01/02/2018", ""), ("2", "Chợ", "03/04/2018", "Một"))
    assert (seen.encoding, seen.delimiter, seen.sheets) == ("utf-8", ";", ())
    assert seen.examples == {
        "headline": ("Mùa lúa", "Chợ"),
        "published": ("01/02/2018", "03/04/2018"),
        "body": ("Một",),
    }
    assert (seen.guessed, seen.problem, seen.unmapped) == (True, None, ("STT",))
    assert seen.profile.notes == (
        "Ngày đăng: no date tells whether the day or the month stands first: taken for day/month",
    )


def test_the_guess_is_a_profile_to_keep() -> None:
    document = json.loads(json.dumps(look(LIST).profile.document()))
    kept = look(LIST, columns=document)
    assert (kept.guessed, kept.rows) == (False, look(LIST).rows)


def test_few_rows_and_long_cells() -> None:
    seen = look(f"Tít\n{'a' * 5000}\nb\nc\n", rows=2)
    assert [len(row[0]) for row in seen.rows] == [1000, 1]
    assert seen.rows[0][0].endswith("a…")


def test_what_keeps_a_table_from_being_read_is_shown_beside_it() -> None:
    seen = look("Họ tên,Ngày\nAn,1/2/2018\n")
    assert seen.problem is not None
    assert seen.problem.code is Code.MAPPING
    assert seen.rows == (("An", "1/2/2018"),)
    assert set(seen.profile.columns) == {"published"}
    missing = look(LIST, columns={"columns": {"headline": "Tít"}})
    assert missing.problem is not None
    assert "no column for headline (Tít)" in missing.problem.detail


def test_a_workbook() -> None:
    def change(made: Any) -> None:
        made.create_sheet("Danh mục", 0).append(["Xã hội"])

    content = book([["DANH SÁCH"], ["Tít", "Ngày"], ["Bài", DAY]], change)
    seen = preview(table(content, "a.xlsx"), Options())
    assert (seen.sheets, seen.header) == (("Danh mục", "Bài"), ("Tít", "Ngày"))
    assert (seen.rows, seen.problem) == ((("Bài", "2018-11-05"),), None)


def test_json_lines() -> None:
    lines = [
        {"title": "Một", "meta": {"author": "Thu Hà", "tags": ["a", "b"]}, "n": 5},
        {"title": "Hai", "body": "Hết"},
    ]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    seen = look(text, "a.jsonl")
    assert seen.header == ("title", "meta.author", "meta.tags", "n", "body")
    assert seen.rows == (("Một", "Thu Hà", "a\nb", "5", ""), ("Hai", "", "", "", "Hết"))
    assert seen.examples["headline"] == ("Một", "Hai")
    assert seen.unmapped == ("meta.author", "meta.tags", "n")
    assert seen.problem is None
    chosen = {"columns": {"headline": "tiêu đề", "byline": "meta.author"}}
    foreign = look(text, "a.jsonl", chosen)
    assert foreign.examples["byline"] == ("Thu Hà",)
    assert foreign.problem is not None
    assert "no key for the headline (tiêu đề)" in foreign.problem.detail


@pytest.mark.parametrize("text", ["[1]\n{}", "nonsense"])
def test_lines_that_are_no_objects(text: str) -> None:
    assert look(text, "a.jsonl").problem is not None


@pytest.mark.parametrize(
    ("name", "columns", "code"),
    [
        ("a.html", None, Code.UNSUPPORTED),
        ("a.csv", {"columns": {}}, Code.MAPPING),
        ("a.xlsx", None, Code.UNSUPPORTED),
    ],
)
def test_what_cannot_be_shown(name: str, columns: dict[str, Any] | None, code: Code) -> None:
    with pytest.raises(Refused) as caught:
        look("Tít\nBài\n", name, columns)
    assert caught.value.code is code


def test_it_is_cheap_on_a_huge_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(LIST.encode())
        file.seek(4 << 30)
        file.write(b"\n")
    assert len(preview(original(path), Options(), 2).rows) == 2
