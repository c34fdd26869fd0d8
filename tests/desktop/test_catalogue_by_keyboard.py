"""Ten articles are catalogued through the real window, by keys alone, as the program suggests."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from db import Archive, open_archive
from db.records import (
    AddFigure,
    AddRole,
    AuthorityKind,
    AuthorityRef,
    Catalogue,
    DecisionStatus,
    KeepAuthority,
    Method,
    Status,
    Suggestion,
)
from desktop.application import Application, Start
from desktop.language import Language
from desktop.theme import Scheme
from tests.db.articles import archive_of, article
from tests.desktop.clippings import CLIPPINGS, Clipping
from tests.desktop.librarian import Librarian, Work

SLOW = 20_000
MOST_KEYS = 30
PHOTOGRAPHER = "Trương Phúc Lành"


@pytest.fixture
def clippings(tmp_path: Path) -> Archive:
    """The clippings, and somebody who is known already."""
    archive = archive_of(tmp_path, [article(one.headline, *one.paragraphs) for one in CLIPPINGS])
    cataloguer = archive.cataloguer("XYZ")
    cataloguer.apply([KeepAuthority(AuthorityRef(kind=AuthorityKind.PERSON, name=PHOTOGRAPHER))])
    cataloguer.close()
    archive.close()
    return archive


def is_wrong(clipping: Clipping, suggestion: Suggestion) -> bool:
    """Whether a librarian who knows the article would not record this."""
    main = suggestion.edits[0]
    if isinstance(main, AddRole):
        return suggestion.label not in clipping.names
    return isinstance(main, AddFigure) and main.value not in clipping.values


def catalogue(librarian: Librarian, clipping: Clipping, number: int) -> Work:
    """Catalogue one article; the first one sets what holds for all of the pile."""
    with librarian.at_work() as work:
        if number == 1:
            librarian.pin("Báo Làng", "12", "1", "24/10/2018")
        librarian.take_suggestions(lambda one: is_wrong(clipping, one))
        for name in sorted(clipping.names - librarian.suggested_names()):
            librarian.look_up(name, name)
        librarian.look_up("truong ph", PHOTOGRAPHER)
        librarian.finish(last=number == len(CLIPPINGS))
    return work


def catalogues(path: Path) -> list[Catalogue]:
    archive = open_archive(path)
    reader = archive.reader()
    held = [reader.catalogue.of(one) for one in range(1, len(CLIPPINGS) + 1)]
    reader.close()
    archive.close()
    return held


@pytest.mark.timeout(240)
def test_ten_clippings_by_keyboard(
    program: Callable[[Start], Application],
    qtbot: QtBot,
    clippings: Archive,
    capsys: pytest.CaptureFixture[str],
) -> None:
    start = Start(
        archive=clippings.path, language=Language.VIETNAMESE, scheme=Scheme.LIGHT, debounce_ms=0
    )
    running = program(start)
    running.window.resize(QSize(1366, 768))
    qtbot.waitUntil(lambda: bool(running.window.status.words), timeout=SLOW)
    librarian = Librarian(running)
    librarian.open_tray("LAN")
    works = [catalogue(librarian, one, number) for number, one in enumerate(CLIPPINGS, 1)]
    assert f"{len(CLIPPINGS)}/{len(CLIPPINGS)}" in running.workplace.tray.pace
    running.window.close()
    for number, (clipping, held) in enumerate(
        zip(CLIPPINGS, catalogues(clippings.path), strict=True), 1
    ):
        expected = {
            "outlet": "Báo Làng",
            "issue": "12",
            "page": str(number),
            "published": "2018-10-24",
            "status": Status.CATALOGUED.value,
        }
        assert {name: held.fields[name] for name in expected} == expected
        roles = {one.authority.name: one.method for one in held.roles}
        assert roles.keys() == clipping.names | {PHOTOGRAPHER}
        assert roles[PHOTOGRAPHER] is Method.TYPED
        assert {one.value for one in held.figures} == clipping.values
        assert held.cataloguer == "LAN"
    [decision] = catalogues(clippings.path)[6].decisions
    assert {one.status for one in decision.events} == {DecisionStatus.WON}
    assert decision.recipient.name == "Quảng Ninh"
    _say(works, capsys)
    assert all(work.keys <= MOST_KEYS for work in works[1:])


def _say(works: list[Work], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write("\n")
        for number, work in enumerate(works, 1):
            waits = ", ".join(f"{what} {seconds:.2f} s" for what, seconds in work.waits.items())
            sys.stdout.write(
                f"  article {number}: {work.keys} keys, {work.seconds:.2f} s of the program"
                f" ({waits}); {work.offered} suggestions, {work.given_back} wrong\n"
            )
