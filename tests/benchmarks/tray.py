"""How many keys an article of the corpus takes in the tray, and how long its librarian waits.

The hands are `tests.desktop.librarian`: they take no time themselves, so all seconds are the
program's. They do what a librarian does with a pile of one issue of a newspaper: say once which it
is, then for each article fill in the section (drawn, as the corpus has none), take what is
suggested but for every tenth (about as many are wrong), look one more name up, and save.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from db import create_archive
from db.records import AuthorityKind, AuthorityRef, IngestItem, KeepAuthority, Progress
from tests.benchmarks.articles import Article, read
from tests.benchmarks.measures import machine

if TYPE_CHECKING:
    from desktop.application import Application

ARTICLES: Final = 20
SIZES: Final = ((1366, 768), (960, 600))
OTHERS: Final = 1000
"""Articles that the archive holds besides; of these the tray shows only the first."""
WRONG_OF: Final = 10
PILE: Final = ("Báo Làng", "12", "1", "24/10/2018")
KNOWN: Final = "Ủy ban nhân dân tỉnh Quảng Ninh"
TYPED: Final = "ubnd qu"


def run(corpus: Sequence[Path], seed: int, say: Callable[[str], None]) -> None:
    """Print keys and seconds of each article, in a window of a usual and of the smallest size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    say(f"machine   {machine()}; seed {seed}")
    articles = read(corpus)
    random.Random(seed).shuffle(articles)
    for number, size in enumerate(SIZES):
        with tempfile.TemporaryDirectory() as folder:
            at = number * ARTICLES
            pile, others = articles[at : at + ARTICLES], articles[-OTHERS:]
            archive = _archive(Path(folder), pile, others)
            heads = ("keys", "suggested", "given back", "seconds", "CPU s", "waited for")
            say(f"| {size[0]} × {size[1]} | {' | '.join(heads)} |")
            say("|---|---|---|---|---|---|---|")
            _catalogue(archive, pile, size, say)


def _archive(folder: Path, pile: Sequence[Article], others: Sequence[Article]) -> Path:
    """An archive in which the pile came first, without any facts but its texts."""
    file = folder / "pile.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number, one in enumerate(pile):
            told = {"headline": one.headline, "standfirst": one.standfirst, "body": one.body}
            lines.write(json.dumps({"id": f"p{number}", **told}, ensure_ascii=False) + "\n")
        for number, one in enumerate(others):
            lines.write(one.line(f"o{number}") + "\n")
    path = folder / "bench.khobao"
    archive = create_archive(path)
    archive.ingest([file], _unheard)
    cataloguer = archive.cataloguer("XYZ")
    known = AuthorityRef(kind=AuthorityKind.ORGANISATION, name=KNOWN)
    cataloguer.apply([KeepAuthority(known)])
    cataloguer.close()
    archive.close()
    return path


def _catalogue(
    archive: Path, pile: Sequence[Article], size: tuple[int, int], say: Callable[[str], None]
) -> None:
    from desktop.cataloguing.fields import Name
    from tests.desktop.librarian import Librarian

    program = _program(archive, size)
    librarian = Librarian(program)
    librarian.open_tray("LAN")
    tenth = count(1)
    works = []
    held: list[float] = []
    program.watchdog.held.connect(lambda _late, busy: held.append(busy * 1000))
    for number, article in enumerate(pile, 1):
        with librarian.at_work() as work:
            if number == 1:
                librarian.pin(*PILE)
            librarian.fill_in(Name.SECTION, article.section)
            librarian.take_suggestions(lambda _one: next(tenth) % WRONG_OF == 0)
            librarian.look_up(TYPED, KNOWN)
            librarian.finish()
        works.append(work)
        waits = ", ".join(f"{what} {seconds:.2f}" for what, seconds in work.waits.items())
        told = (number, work.keys, work.offered, work.given_back)
        times = (f"{work.seconds:.2f}", f"{work.processor:.2f}", waits)
        say(f"| {' | '.join(map(str, (*told, *times)))} |")
    later = works[1:]
    for what, figures in (
        ("keys", [work.keys for work in later]),
        ("seconds", [round(work.seconds, 2) for work in later]),
        ("CPU seconds", [round(work.processor, 2) for work in later]),
    ):
        say(f"{what} after the first: median {median(figures)}, most {max(figures)}")
    say(f"watchdog: {len(held)} times over 50 ms, at work at most {max(held, default=0):.0f} ms")
    program.window.close()
    program.leave_language()


def _program(archive: Path, size: tuple[int, int]) -> Application:
    """The running program, with the archive open in a window of this size."""
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from desktop.application import Application, Start
    from desktop.driving import wait_until
    from desktop.language import Language
    from desktop.places import Places
    from desktop.running import dressed_application
    from desktop.theme import Scheme

    application = QApplication.instance() or dressed_application()
    assert isinstance(application, QApplication)
    start = Start(archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT)
    program = Application(application, Places.inside(archive.parent / "home"), start)
    program.begin()
    program.window.resize(QSize(*size))
    wait_until(lambda: bool(program.window.status.words), "the archive")
    return program


def _unheard(_event: Progress | IngestItem) -> None:
    """Nobody watches."""
