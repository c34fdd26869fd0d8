"""Two people change this and that, back and forth, and all of it can be taken back."""

from __future__ import annotations

from random import Random

import pytest
from sqlalchemy import select

from db import tables
from db.archive import Archive
from db.catalogue.edit_data import KINDS
from db.cataloguer import Cataloguer
from db.engine import ReadEngine
from db.errors import ArchiveError, ChangeConflict
from tests.db.saving.edit_making import EditMaker
from tests.db.saving.whole_state import whole_state


def _version(archive: Archive) -> int:
    engine = ReadEngine(archive.path)
    with engine.session() as session:
        version = session.scalar(select(tables.Article.row_version).where(tables.Article.id == 1))
    engine.close()
    return version or 0


def _back_to_the_beginning(people: list[Cataloguer]) -> bool:
    """Take back all that can be; whether nothing stood in the way."""
    was_free, progress = True, True
    while progress:
        was_free, progress = True, False
        for one in people:
            try:
                while one.undo().change_set is not None:
                    progress = True
            except ChangeConflict:
                was_free = False
    return was_free


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_there_and_back(archive: Archive, lan: Cataloguer, seed: int) -> None:
    random = Random(seed)
    maker = EditMaker(random, 0.1)
    # Who leaves cannot take anything back: users are tested on their own.
    kinds = [kind for kind in KINDS if kind != "keep_user"]
    minh = archive.cataloguer("MINH")
    people = [lan, minh]
    before, saved = whole_state(archive.path), 0
    for _ in range(60):
        one, step = random.choice(people), random.random()
        state = whole_state(archive.path)
        try:
            if step < 0.1:
                one.undo()
            elif step < 0.15:
                one.redo()
            else:
                applied = one.apply([maker.edit(random.choice(kinds), _version(archive))])
                saved += applied.change_set is not None
        except ArchiveError:
            assert whole_state(archive.path) == state
    assert saved > 0
    people.reverse()
    if _back_to_the_beginning(people):
        assert _told(whole_state(archive.path)) == _told(before)
    minh.close()


def _told(state: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Leave out the article's rows: two people who saved one after the other raise its version."""
    return {name: rows for name, rows in state.items() if name != "article"}


@pytest.mark.parametrize("kind", KINDS)
def test_nonsense_is_refused_whole(archive: Archive, lan: Cataloguer, kind: str) -> None:
    random = Random(kind)
    maker = EditMaker(random, 0.5)
    for _ in range(12):
        before = whole_state(archive.path)
        try:
            lan.apply([maker.edit(kind, _version(archive))])
        except ArchiveError:
            assert whole_state(archive.path) == before
