"""Two people change this and that, back and forth, and all of it can be taken back."""

from __future__ import annotations

from itertools import compress
from random import Random

import pytest
from sqlalchemy import select

from db import tables
from db.archive import Archive
from db.catalogue.edit_data import KINDS
from db.cataloguer import Cataloguer
from db.engine import ReadEngine
from db.errors import ArchiveError
from db.saving.ledger import VERSION_COLUMNS
from tests.db.saving.edit_making import EditMaker
from tests.db.saving.whole_state import State, whole_state


def _version(archive: Archive) -> int:
    engine = ReadEngine(archive.path)
    with engine.session() as session:
        version = session.scalar(select(tables.Article.row_version).where(tables.Article.id == 1))
    engine.close()
    return version or 0


def _back_to_the_beginning(archive: Archive, one: Cataloguer) -> None:
    """Take back all that stands, whoever saved it, the newest first: nothing is in the way then."""
    reader = archive.reader()
    history = reader.catalogue.history(limit=1000)
    reader.close()
    standing = [step.id for step in history if step.action != "undo" and step.undone_by is None]
    for step in sorted(standing, reverse=True):
        assert one.undo(step).change_set is not None


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_there_and_back(archive: Archive, lan: Cataloguer, seed: int) -> None:
    random = Random(seed)
    maker = EditMaker(random, 0.1)
    # Who leaves cannot take anything back: users are tested on their own.
    kinds = [kind for kind in KINDS if kind != "keep_user"]
    minh = archive.cataloguer("MINH")
    people = [lan, minh]
    state = before = whole_state(archive.path)
    saved = 0
    for _ in range(60):
        one, step = random.choice(people), random.random()
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
        else:
            state = whole_state(archive.path)
    assert saved > 0
    _back_to_the_beginning(archive, minh)
    assert _told(whole_state(archive.path)) == _told(before)
    for one in people:
        assert one.undo().change_set is None
    minh.close()


def _told(state: State) -> State:
    """Leave out the versions of the articles: two people who saved by turns raise them."""
    told = [column.name not in VERSION_COLUMNS for column in tables.Article.__table__.columns]
    return {**state, "article": [tuple(compress(row, told)) for row in state["article"]]}


@pytest.mark.parametrize("kind", KINDS)
def test_nonsense_is_refused_whole(archive: Archive, lan: Cataloguer, kind: str) -> None:
    random = Random(kind)
    maker = EditMaker(random, 0.5)
    state = whole_state(archive.path)
    for _ in range(12):
        try:
            lan.apply([maker.edit(kind, _version(archive))])
        except ArchiveError:
            assert whole_state(archive.path) == state
        else:
            state = whole_state(archive.path)
