"""A text is corrected in a further version; what was anchored follows, and undo brings it back."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, update

from db import tables
from db.archive import Archive
from db.catalogue.prints import words_and_sha256
from db.cataloguer import Cataloguer
from db.errors import ArticleChanged, ChangeConflict, FieldInvalid, QuoteMissing
from db.ingest.storing import store
from db.records import (
    AddNote,
    AnchorState,
    ArticleEdit,
    BlockKind,
    ChangeNote,
    CorrectText,
    Edit,
    NoteKind,
    Outcome,
    Quote,
    RemoveNote,
    TextAccess,
)
from tests.db.articles import add, article
from tests.db.saving.whole_state import whole_state

BODY = "Trạm y tế xã Thượng Mãu mở cửa cả thứ bảy. Cả xã có 1.024 hộ."


@pytest.fixture
def held(archive: Archive) -> int:
    with archive._writing() as session:
        [added] = store(session, [article("Trạm y tế Thượng Mãu", BODY)], "2026-01-01T00:00:00Z")
    return added.article_id


def quote(archive: Archive, article_id: int, words: str, nth: int = 0) -> Quote:
    reader = archive.reader()
    text = reader.article(article_id).text
    reader.close()
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Quote(words, start, start + len(words))


def test_a_correction_and_back(archive: Archive, lan: Cataloguer, held: int) -> None:
    for words in ("Thượng Mãu", "1.024 hộ", "Trạm y tế xã"):
        nth = 1 if words == "Thượng Mãu" else 0
        lan.apply([AddNote(held, NoteKind.NOTE, words, quote(archive, held, words, nth))])
    before = whole_state(archive.path)
    reader = archive.reader()
    version = reader.article(held).row.row_version
    lan.apply([CorrectText(held, version, quote(archive, held, "Mãu", 1), "Mẫu tươi")])
    detail, catalogue = reader.article(held), reader.catalogue.of(held)
    assert detail.text.endswith("Thượng Mẫu tươi mở cửa cả thứ bảy. Cả xã có 1.024 hộ.")
    assert (detail.text_version, detail.row.headline) == (2, "Trạm y tế Thượng Mãu")
    assert detail.word_count == words_and_sha256(detail.text)[0]
    found = {note.body: note.anchor for note in catalogue.notes if note.anchor}
    assert {body: one.state for body, one in found.items()} == {
        "Thượng Mãu": AnchorState.FLAGGED,
        "1.024 hộ": AnchorState.MOVED,
        "Trạm y tế xã": AnchorState.OK,
    }
    for one in found.values():
        assert detail.text[one.start : one.stop] == one.exact
    assert [detail.text[one.start : one.stop] for one in detail.blocks] == [
        one.text for one in detail.blocks
    ]
    after = whole_state(archive.path)
    lan.undo()
    assert whole_state(archive.path) == before
    lan.redo()
    assert whole_state(archive.path) == after
    reader.close()


def test_a_corrected_headline_is_the_headline(archive: Archive, lan: Cataloguer, held: int) -> None:
    lan.apply([CorrectText(held, 1, quote(archive, held, "Mãu"), "Mẫu")])
    reader = archive.reader()
    assert reader.rows([held])[0].headline == "Trạm y tế Thượng Mẫu"
    reader.close()


@pytest.mark.parametrize("kind", [BlockKind.STANDFIRST, BlockKind.BYLINE])
def test_other_facts_follow_their_blocks(
    archive: Archive, lan: Cataloguer, kind: BlockKind
) -> None:
    made = article("Trạm y tế", "Mở cửa\u00a0sớm.", "Cả xã có 1.024 hộ.")
    blocks = (made.blocks[0], replace(made.blocks[1], kind=kind), made.blocks[2])
    said: dict[str, Any] = {kind.value: "Mở cửa sớm."}
    (added,) = add(archive, [replace(made, blocks=blocks, **said)])
    key = added.article_id
    lan.apply([CorrectText(key, 1, quote(archive, key, "sớm"), "muộn")])
    lan.apply([CorrectText(key, 2, quote(archive, key, "1.024"), "1.042")])
    reader = archive.reader()
    detail, fields = reader.article(key), reader.catalogue.of(key).fields
    reader.close()
    assert fields[kind.value] == "Mở cửa muộn."
    assert [block.text for block in detail.blocks][1:] == [
        "Mở cửa\u00a0muộn.",
        "Cả xã có 1.042 hộ.",
    ]


def test_a_fact_that_said_something_else_stays(
    archive: Archive, lan: Cataloguer, held: int
) -> None:
    lan.apply([ArticleEdit(held, 1, {"headline": "Tên khác"})])
    lan.apply([CorrectText(held, 2, quote(archive, held, "Mãu"), "Mẫu")])
    reader = archive.reader()
    assert reader.rows([held])[0].headline == "Tên khác"
    reader.close()


def test_a_correction_under_a_further_version_is_not_taken_back(
    archive: Archive, lan: Cataloguer
) -> None:
    url = "https://bao.example/tram-y-te-2.html"
    (added,) = add(archive, [article("Trạm y tế", BODY, url=url)])
    key = added.article_id
    lan.apply([AddNote(key, NoteKind.NOTE, "hộ", quote(archive, key, "1.024"))])
    lan.apply([CorrectText(key, 2, quote(archive, key, "Mãu"), "Mẫu")])
    add(archive, [article("Trạm y tế", "Sáng nay. " + BODY, url=url)])
    before = whole_state(archive.path)
    with pytest.raises(ChangeConflict):
        lan.undo()
    assert whole_state(archive.path) == before


WORDS = ("xã", "hộ", "1.024", "Mãu", "trạm", "có", "mở")


def some_edits(random: Random, archive: Archive, article_id: int) -> list[Edit]:
    """One or two edits of one article, as the dice have it."""
    reader = archive.reader()
    detail, notes = reader.article(article_id), reader.catalogue.of(article_id).notes
    reader.close()
    version, text = detail.row.row_version, detail.text
    block = random.choice(detail.blocks)
    start = random.randrange(block.start, block.stop)
    stop = random.randint(start + 1, block.stop)
    place = Quote(text[start:stop], start, stop)
    new = " ".join(random.choices(WORDS, k=random.randint(1, 3)))
    choices: list[Edit] = [
        CorrectText(article_id, version, place, new),
        AddNote(article_id, NoteKind.QUERY, new, place),
        ArticleEdit(article_id, version, {"section": new, "outlet": f"Báo {new}"}),
        *(RemoveNote(note.id) for note in notes[:1]),
        *(ChangeNote(note.id, new) for note in notes[:1]),
    ]
    first, second = random.sample(choices, 2)
    return [first, second] if isinstance(second, ArticleEdit) else [first]


@pytest.mark.parametrize(
    "seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(2, 20))]
)
def test_a_day_of_work_can_be_taken_back_step_by_step(
    archive: Archive, lan: Cataloguer, held: int, seed: int
) -> None:
    """Whatever was done in whatever order: each undo and redo brings a whole state back."""
    random = Random(seed)
    states = [whole_state(archive.path)]
    for _ in range(12):
        lan.apply(some_edits(random, archive, held))
        states.append(whole_state(archive.path))
        reader = archive.reader()
        detail, catalogue = reader.article(held), reader.catalogue.of(held)
        reader.close()
        for block in detail.blocks:
            assert detail.text[block.start : block.stop] == block.text
        edges = [0, *(end for one in detail.blocks for end in (one.start, one.stop))]
        outside = {detail.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=False)}
        assert outside == {"", "\n\n"}
        for anchor in (note.anchor for note in catalogue.notes if note.anchor):
            if anchor.state is not AnchorState.LOST:
                assert anchor.text_version == detail.text_version
                assert detail.text[anchor.start : anchor.stop] == anchor.exact
    for state in states[-2::-1]:
        assert lan.undo().change_set is not None
        assert whole_state(archive.path) == state
    for state in states[1:]:
        lan.redo()
        assert whole_state(archive.path) == state


def test_what_cannot_be_corrected(archive: Archive, lan: Cataloguer, held: int) -> None:
    before = whole_state(archive.path)
    mau = quote(archive, held, "Mãu")
    reader = archive.reader()
    text = reader.article(held).text
    reader.close()
    edge = text.index("\n")
    across = Quote(text[edge - 2 : edge + 4], edge - 2, edge + 4)
    for edit, error in (
        (CorrectText(held, 9, mau, "Mẫu"), ArticleChanged),
        (CorrectText(held, 1, replace(mau, start=0, stop=3), "Mẫu"), QuoteMissing),
        (CorrectText(held, 1, mau, "Mẫu\nmới"), FieldInvalid),
        (CorrectText(held, 1, across, "x"), FieldInvalid),
        (CorrectText(held, 1, Quote(text[:edge], 0, edge), ""), FieldInvalid),
        (CorrectText(held, 1, Quote(text[:edge], 0, edge), " \u00a0"), FieldInvalid),
        (CorrectText(held, 1, Quote("\n", edge, edge + 1), ""), FieldInvalid),
        (CorrectText(held, 1, mau, "M\u0007u"), FieldInvalid),
    ):  # fmt: skip
        with pytest.raises(error):
            lan.apply([edit])
    assert whole_state(archive.path) == before


def test_a_further_version_takes_the_anchors_over(archive: Archive, lan: Cataloguer) -> None:
    url = "https://bao.example/tram-y-te-1.html"
    first = article("Trạm y tế", BODY, url=url)
    again = article("Trạm y tế", "Sáng nay. " + BODY, url=url)
    with archive._writing() as session:
        [added] = store(session, [first], "2026-01-01T00:00:00Z")
    key = added.article_id
    lan.apply([AddNote(key, NoteKind.NOTE, "hộ", quote(archive, key, "1.024"))])
    with archive._writing() as session:
        [more] = store(session, [again], "2026-01-02T00:00:00Z")
    assert more.outcome is Outcome.NEW_VERSION
    reader = archive.reader()
    [note] = reader.catalogue.of(key).notes
    assert note.anchor is not None
    assert (note.anchor.state, note.anchor.text_version) == (AnchorState.MOVED, 2)
    assert reader.article(key).text[note.anchor.start : note.anchor.stop] == "1.024"
    reader.close()
    lan.undo()


def test_a_citation_gets_the_text_it_waits_for(archive: Archive) -> None:
    whole = article("Trạm y tế", BODY)
    citation = replace(
        article("Trạm y tế", ""), text_access=TextAccess.CITATION_ONLY, source_id="citation"
    )
    known = ("1.024", "xã", "không có")
    with archive._writing() as session:
        [added] = store(session, [citation], "2026-01-01T00:00:00Z")
        key = added.article_id
        norm = words_and_sha256(whole.text)[1]
        session.execute(
            update(tables.Article).where(tables.Article.id == key).values(awaits_sha256=norm)
        )
        for words in known:
            session.execute(
                insert(tables.Anchor).values(
                    article_id=key,
                    state="awaited",
                    quote_length=len(words),
                    quote_sha256=sha256(words.encode()).hexdigest(),
                )
            )
    with archive._writing() as session:
        [came] = store(session, [whole], "2026-01-02T00:00:00Z")
    assert (came.outcome, came.article_id) == (Outcome.NEW_VERSION, key)
    reader = archive.reader()
    assert reader.rows([key])[0].text_access is TextAccess.FULL
    assert BlockKind.BODY in {block.kind for block in reader.article(key).blocks}
    reader.close()
    rows = [row for row in whole_state(archive.path)["anchor"] if row[1] == key]
    assert [row[5] for row in rows] == ["1.024", None, None]
    with archive._writing() as session:
        assert store(session, [whole], "2026-01-03T00:00:00Z")[0].outcome is Outcome.DUPLICATE
