"""`kho bulletin` and `kho answers` give what the window gives, as DOCX or on the screen."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from db import open_archive
from db.cli import main
from db.records import AddToDossier, ArticleEdit, Quote
from db.records.answer_edits import AddToSheet, KeepSheet
from tests.db.kho import Run


@pytest.fixture
def answered(kho_archive: Path) -> Path:
    """An archive with a sheet, a dossier, and an article whose text may not leave."""
    archive = open_archive(kho_archive)
    reader, cataloguer = archive.reader(), archive.cataloguer("LAN")
    text = reader.article(1).text
    at = text.index("Mỗi ngày")
    cataloguer.apply(
        [
            KeepSheet(None, "Bến nhận bao nhiêu hàng?", "1.500 tấn mỗi ngày."),
            AddToSheet(1, Quote(text[at : at + 34], at, at + 34)),
            AddToDossier(1, title="Bến cảng"),
            AddToDossier(2, title="Bến cảng"),
            ArticleEdit(2, None, {"text_access": "citation_only"}),
        ]
    )
    cataloguer.close()
    reader.close()
    archive.close()
    return kho_archive


def words_of(file: Path) -> str:
    return "\n".join(one.text for one in docx.Document(str(file)).paragraphs)


def test_sheets_are_listed_shown_and_saved(answered: Path, kho: Run, tmp_path: Path) -> None:
    code, [listed] = kho("answers", answered)
    assert code == 0
    assert [one["question"] for one in listed["sheets"]] == ["Bến nhận bao nhiêu hàng?"]
    code, [shown] = kho("answers", answered, 1)
    assert (code, shown["sheet"]["quotes"]) == (0, 1)
    assert shown["quotes"][0]["anchor"]["exact"].startswith("Mỗi ngày")
    file = tmp_path / "phiếu.docx"
    assert kho("answers", answered, 1, "--out", file)[1] == [
        {"saved": str(file), "bytes": file.stat().st_size}
    ]
    assert "Phiếu trả lời bạn đọc" in words_of(file)
    assert "1.500 tấn mỗi ngày." in words_of(file)
    code, [error] = kho("answers", answered, 9)
    assert (code, error["kind"], error["field"]) == (1, "FieldInvalid", "sheet")


def test_a_bulletin_of_a_dossier_a_search_or_named_articles(
    answered: Path, kho: Run, tmp_path: Path
) -> None:
    file = tmp_path / "thư mục.docx"
    for source, there, gone in (
        (["--dossier", "ben cang"], "Bến cảng mới đón tàu", "Mùa lúa năm 2011"),
        (["--search", "bến cảng"], "Bến cảng mới đón tàu", "Mùa lúa"),
        (["3", "4"], "Mùa lúa năm 2011", "Bến cảng"),
    ):
        code, _said = kho("bulletin", answered, *source, "--out", file, "--content", "full")
        assert code == 0
        assert there in words_of(file)
        assert gone not in words_of(file)
    code, [error] = kho("bulletin", answered, "--dossier", "không có")
    assert (code, error["kind"]) == (1, "FieldInvalid")


def test_a_text_that_may_not_leave_does_not(answered: Path, kho: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    kho("bulletin", answered, 1, 2, "--content", "full", "--out", file)
    assert "Bến cảng mới đón tàu" in words_of(file)
    assert "Mùa lúa năm 2010" in words_of(file)
    assert "Đường về làng" not in words_of(file)
    code, [told] = kho("bulletin", answered, 2, "--content", "full")
    assert code == 0
    assert told["entries"][0]["blocks"] == []
    assert told["entries"][0]["article"]["headline"] == "Mùa lúa năm 2010"


def test_people_read_them_on_the_screen(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers", str(answered)]) == 0
    assert "Bến nhận bao nhiêu hàng?" in capsys.readouterr().out
    assert main(["answers", str(answered), "1"]) == 0
    assert "Phiếu trả lời bạn đọc" in capsys.readouterr().out
    assert main(["bulletin", str(answered), "1", "--title", "Cảng", "--library", "Mẫu"]) == 0
    assert "Bảng tra nhan đề" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["bulletin", "a"],
        ["bulletin", "a", "1", "--search", "x"],
        ["bulletin", "a", "--search", "x", "--dossier", "y"],
        ["bulletin", "a", "1", "--kind", "poem"],
        ["answers", "a", "--out", "x"],
        ["answers", "a", "x"],
    ],
)
def test_what_is_not_understood(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: kho" in capsys.readouterr().err
