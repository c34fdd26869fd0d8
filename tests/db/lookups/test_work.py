"""The tray tells what waits and how fast a day goes, without what was taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.engine import WriteEngine
from db.errors import FieldInvalid
from db.records import AddTerm, AddToDossier, ArticleEdit, DeleteArticle, KeepTerm, Tray


class _Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.minute = 0

    def __call__(self) -> str:
        return f"2026-11-30T01:{self.minute:02}:00Z"


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def hoa(archive: Archive, clock: _Clock) -> Iterator[Cataloguer]:
    cataloguer = Cataloguer(WriteEngine(archive.path), "HOA", clock)
    yield cataloguer
    cataloguer.close()


def _version(archive: Archive, article_id: int) -> int:
    reader = archive.reader()
    version = reader.catalogue.of(article_id).row_version
    reader.close()
    return version


def _set(archive: Archive, hoa: Cataloguer, article_id: int, status: str = "catalogued") -> None:
    version = _version(archive, article_id)
    hoa.apply([ArticleEdit(article_id, version, {"status": status})])


def _tray(archive: Archive, user: str = "HOA", since: str = "2026-11-30T00:00:00Z") -> Tray:
    reader = archive.reader()
    tray = reader.catalogue.tray(user, since, limit=2)
    reader.close()
    return tray


def test_the_pace_of_a_day(archive: Archive, hoa: Cataloguer, clock: _Clock) -> None:
    assert (_tray(archive).total, _tray(archive).done_today) == (3, 0)
    for article_id, minute in ((1, 0), (2, 4), (3, 10)):
        clock.minute = minute
        _set(archive, hoa, article_id)
    assert (_tray(archive).done_today, _tray(archive).seconds_each) == (3, 300)
    hoa.undo()
    assert (_tray(archive).done_today, _tray(archive).seconds_each) == (2, 240)
    hoa.redo()
    assert (_tray(archive).done_today, _tray(archive).seconds_each) == (3, 300)
    assert _tray(archive, since="2026-11-30T01:05:00Z").done_today == 1
    assert _tray(archive, since="2026-11-30T01:05:00Z").seconds_each is None
    assert _tray(archive, user="AI").done_today == 0


def test_an_article_done_twice_counts_once(
    archive: Archive, hoa: Cataloguer, clock: _Clock
) -> None:
    for minute, status in enumerate(("catalogued", "in_progress", "catalogued")):
        clock.minute = minute
        _set(archive, hoa, 1, status)
    assert _tray(archive).done_today == 1


def test_what_is_begun_waits_first(archive: Archive, hoa: Cataloguer) -> None:
    _set(archive, hoa, 3, "in_progress")
    tray = _tray(archive)
    assert [one.id for one in tray.waiting] == [3, 1]
    assert tray.total == 3
    hoa.apply([DeleteArticle(3, _version(archive, 3))])
    assert [one.id for one in _tray(archive).waiting] == [1, 2]


def test_what_is_in_the_bin_is_counted_nowhere(archive: Archive, hoa: Cataloguer) -> None:
    hoa.apply(
        [
            AddToDossier(1, title="Chợ"),
            AddToDossier(2, title="Chợ", note="vì sao"),
            KeepTerm("riêng", "A", "Chợ nổi"),
            AddTerm(1, "riêng", "A"),
        ]
    )
    hoa.apply([DeleteArticle(1, _version(archive, 1))])
    reader = archive.reader()
    [row] = reader.catalogue.dossiers()
    assert row.articles == 1
    items = reader.catalogue.dossier(row.id).items
    assert [(one.article.id, one.seq, one.note) for one in items] == [(2, 2, "vì sao")]
    [term] = reader.catalogue.terms("CHO")
    assert term.articles == 0
    assert reader.catalogue.terms("100%_") == ()
    with pytest.raises(FieldInvalid):
        reader.catalogue.dossier(99)
    reader.close()
