"""Answer sheets are kept with their quotations, change no article, and every step comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.errors import ArticleMissing, FieldInvalid, QuoteMissing
from db.records import AddNote, CorrectText, Edit, NoteKind, Quote
from db.records.answer_edits import (
    AddToSheet,
    KeepSheet,
    MoveOnSheet,
    RemoveFromSheet,
    RemoveSheet,
)
from tests.db.saving.whole_state import there_and_back, whole_state


def quote_of(archive: Archive, article_id: int, words: str) -> Quote:
    reader = archive.reader()
    text = reader.article(article_id).text
    reader.close()
    return Quote(words, text.index(words), text.index(words) + len(words))


@pytest.fixture
def quotes(archive: Archive) -> tuple[Quote, Quote]:
    return quote_of(archive, 1, "cả thứ bảy"), quote_of(archive, 2, "phòng đọc mới")


def on_sheet(archive: Archive, sheet_id: int) -> list[str | None]:
    reader = archive.reader()
    words = [one.anchor.exact for one in reader.catalogue.sheet(sheet_id).quotes]
    reader.close()
    return words


def test_every_edit_and_back(
    archive: Archive, lan: Cataloguer, quotes: tuple[Quote, Quote]
) -> None:
    one, two = quotes
    [sheet] = lan.apply([KeepSheet(None, "Trạm mở cửa ngày nào?")]).made
    [first, _second] = lan.apply([AddToSheet(1, one, sheet), AddToSheet(2, two, sheet)]).made
    assert sheet is not None
    assert first is not None
    edits: tuple[Edit, ...] = (
        KeepSheet(None, "Câu khác"),
        KeepSheet(sheet, "Hỏi", "Cả thứ bảy."),
        AddToSheet(2, quote_of(archive, 2, "Thư viện huyện"), sheet),
        MoveOnSheet(first, 2),
        RemoveFromSheet(first),
        RemoveSheet(sheet),
    )
    for edit in edits:
        there_and_back(archive, lan, [edit])


def test_words_go_to_the_newest_sheet_of_whoever_quotes(
    archive: Archive, lan: Cataloguer, quotes: tuple[Quote, Quote]
) -> None:
    minh = archive.cataloguer("MINH")
    lan.apply([AddToSheet(1, quotes[0])])
    minh.apply([AddToSheet(2, quotes[1])])
    lan.apply([AddToSheet(2, quotes[1]), AddToSheet(1, quotes[0])])
    minh.close()
    reader = archive.reader()
    listed = [(one.id, one.by, one.quotes) for one in reader.catalogue.sheets()]
    reader.close()
    assert listed == [(2, "MINH", 1), (1, "LAN", 2)]
    assert on_sheet(archive, 1) == ["cả thứ bảy", "phòng đọc mới"]


@pytest.mark.parametrize(
    ("place", "order"),
    [(1, "cab"), (2, "acb"), (3, "abc"), (99, "abc"), (0, "cab"), (-5, "cab")],
)
def test_a_quotation_moves_within_its_sheet(
    archive: Archive, lan: Cataloguer, place: int, order: str
) -> None:
    words = {"a": "Trạm", "b": "y tế", "c": "xã"}
    made = lan.apply([AddToSheet(1, quote_of(archive, 1, one)) for one in words.values()]).made
    assert made[2] is not None
    lan.apply([MoveOnSheet(made[2], place)])
    assert on_sheet(archive, 1) == [words[letter] for letter in order]


def test_a_quotation_says_nothing_of_its_article(
    archive: Archive, lan: Cataloguer, quotes: tuple[Quote, Quote]
) -> None:
    before = whole_state(archive.path)
    applied = lan.apply([AddToSheet(1, quotes[0])])
    assert applied.changes.updated == ()
    after = whole_state(archive.path)
    assert after["article"] == before["article"]
    reader = archive.reader()
    assert reader.catalogue.history(1) == ()
    assert reader.catalogue.history()[0].summary == "cả thứ bảy"
    assert lan.undo().changes.updated == ()
    assert lan.redo().changes.updated == ()
    assert reader.catalogue.history(1) == ()
    reader.close()


def test_it_follows_a_correction_of_the_text(
    archive: Archive, lan: Cataloguer, quotes: tuple[Quote, Quote]
) -> None:
    lan.apply([AddToSheet(1, quotes[0])])
    lan.apply([CorrectText(1, 1, quote_of(archive, 1, "Trạm y tế"), "Trạm y tế mới")])
    reader = archive.reader()
    [quote] = reader.catalogue.sheet(1).quotes
    text = reader.article(1).text
    reader.close()
    assert quote.anchor.start == quotes[0].start + len(" mới")
    assert text[quote.anchor.start : quote.anchor.stop] == "cả thứ bảy"
    assert "/2#" in quote.link


def test_what_others_record_there_is_undone_without_it(
    archive: Archive, lan: Cataloguer, quotes: tuple[Quote, Quote]
) -> None:
    note = AddNote(1, NoteKind.NOTE, "Hỏi lại.", quotes[0])
    made = lan.apply([note]).change_set
    lan.apply([AddToSheet(1, quotes[0])])
    lan.undo(made)
    assert on_sheet(archive, 1) == ["cả thứ bảy"]


def test_a_run_of_ingest_is_not_taken_back_from_under_a_quotation(
    archive: Archive, lan: Cataloguer, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Bài {name}\n\nĐoạn {name}.\n", encoding="utf-8")
    archive.ingest([tmp_path / "a.txt", tmp_path / "b.txt"], lambda _event: None)
    reader = archive.reader()
    [a] = [one for one in reader.browse() if reader.article(one).row.headline == "Bài a"]
    lan.apply([AddToSheet(a, quote_of(archive, a, "Đoạn a."))])
    undone = archive.undo_batch(archive.batches()[0].job_id)
    assert (undone.removed, [one.article_id for one in undone.conflicts]) == (1, [a])
    assert len(reader.catalogue.sheet(1).quotes) == 1
    reader.close()


def test_what_cannot_be_changes_nothing(
    archive: Archive, lan: Cataloguer, quotes: tuple[Quote, Quote]
) -> None:
    before = whole_state(archive.path)
    wrong: list[tuple[Edit, type[Exception]]] = [
        (KeepSheet(9, "Không có"), FieldInvalid),
        (RemoveSheet(9), FieldInvalid),
        (AddToSheet(1, quotes[0], 9), FieldInvalid),
        (AddToSheet(9, quotes[0]), ArticleMissing),
        (AddToSheet(1, quotes[1]), QuoteMissing),
        (MoveOnSheet(9, 1), FieldInvalid),
        (RemoveFromSheet(9), FieldInvalid),
    ]
    for edit, error in wrong:
        with pytest.raises(error):
            lan.apply([edit])
    assert whole_state(archive.path) == before
