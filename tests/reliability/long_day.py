"""A long day of mixed work in one process, which tells how its memory grows.

Run: python -m tests.reliability.long_day KIND ARCHIVE OPERATIONS SEED, where KIND is `archive` (the
rooms below the windows), `window` (the real program, offscreen), or `hoarder` (wrong on purpose).
"""

from __future__ import annotations

import gc
import json
import random
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db import open_archive
from db.errors import ChangeConflict, ChangeMissing
from db.records import AddNote, ArticleEdit, NoteKind, Quote, SearchRequest, Sort
from tests.benchmarks.measures import resident_megabytes

if TYPE_CHECKING:
    from desktop.application import Application

LOOKS: Final = 10
"""So often the memory is looked at."""

QUERIES: Final = (
    "thư viện huyện", "thu vien", "giải thưởng", '"chữ ký số"', "trường -chợ", "gốm OR vườn",
    "đo lại đường dây", 'nguồn:"Tin Làng" mùa', "2010..2015 đội bóng", "xưỡng góm", "kh*", "",
)  # fmt: skip


class ArchiveDay:
    """Owns what a program without windows keeps open: a reader, a searcher, a cataloguer."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self._archive = open_archive(path)
        self._chance = chance
        self._reader = self._archive.reader()
        self._searcher = self._archive.searcher()
        self._cataloguer = self._archive.cataloguer("LAN")
        self._ids = list(self._reader.browse())
        self._works: tuple[Callable[[], object], ...] = (
            *(self._search,) * 6,
            *(self._read,) * 6,
            *(self._note, self._change),
            *(self._undo, self._suggest, self._related, self._list, self._sync),
        )

    def work(self) -> None:
        """Do one thing."""
        self._chance.choice(self._works)()

    def rest(self) -> None:
        """Clear what is dead, as a program does while nobody works."""
        gc.collect()

    def end(self) -> None:
        """Close everything."""
        for one in (self._cataloguer, self._searcher, self._reader, self._archive):
            one.close()

    def _search(self) -> None:
        request = SearchRequest(
            self._chance.choice(QUERIES),
            self._chance.choice(list(Sort)),
            typing=self._chance.random() < 0.5,
            facets=self._chance.random() < 0.5,
        )
        hits = self._searcher.search(request)
        self._searcher.page(hits, self._chance.randrange(1 + len(hits.ids)), 20)

    def _read(self) -> None:
        article = self._chance.choice(self._ids)
        self._reader.article(article)
        self._reader.catalogue.of(article)

    def _note(self) -> None:
        article = self._reader.article(self._chance.choice(self._ids))
        words = article.text[:30]
        note = AddNote(article.row.id, NoteKind.NOTE, "xem lại", Quote(words, 0, len(words)))
        self._cataloguer.apply([note])

    def _change(self) -> None:
        (row,) = self._reader.rows([self._chance.choice(self._ids)])
        section = f"mục {self._chance.randrange(100)}"
        self._cataloguer.apply([ArticleEdit(row.id, row.row_version, {"section": section})])

    def _undo(self) -> None:
        try:
            self._cataloguer.undo()
        except (ChangeMissing, ChangeConflict):
            self._change()

    def _suggest(self) -> None:
        self._reader.catalogue.suggest(self._chance.choice(self._ids))

    def _related(self) -> None:
        self._searcher.related(self._chance.choice(self._ids))

    def _list(self) -> None:
        self._reader.catalogue.history(limit=20)
        self._reader.rows(self._reader.browse(self._chance.choice([Sort.NEWEST, Sort.OLDEST]))[:50])

    def _sync(self) -> None:
        with closing(self._archive.indexer()) as indexer:
            indexer.sync(merge=self._chance.random() < 0.2)


class HoarderDay(ArchiveDay):
    """Keeps every article it reads, as a program would that forgets to forget."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        super().__init__(path, chance)
        self._kept: list[object] = []

    def work(self) -> None:
        """Read, and keep."""
        super().work()
        self._kept.append(self._reader.article(self._chance.choice(self._ids)))


class WindowDay:
    """Owns the running program; lives on the GUI thread."""

    def __init__(self, path: Path, chance: random.Random, home: Path) -> None:
        from desktop.application import Application, Start
        from desktop.driving import wait_until
        from desktop.language import Language
        from desktop.places import Places
        from desktop.running import dressed_application
        from desktop.theme import Scheme

        self._chance, self._wait = chance, wait_until
        start = Start(
            archive=path,
            language=Language.VIETNAMESE,
            scheme=Scheme.LIGHT,
            debounce_ms=0,
            backs_up=False,
        )
        self._program: Application = Application(dressed_application(), Places.inside(home), start)
        self._program.begin()
        self._desk = self._program.window.desk
        wait_until(lambda: self._desk.searching.hits is not None, "the archive")
        self._program.session.work_as("LAN")
        self._program.workplace.work_as("LAN")
        self._shown: list[object] = []
        self._applied: list[object] = []
        self._desk.article_shown.connect(lambda _article: self._shown.append(True))
        self._desk.cataloguing.applied.connect(lambda _applied: self._applied.append(True))
        self._works = (*(self._search,) * 3, *(self._open,) * 5, self._tab, self._save)

    def work(self) -> None:
        """Do one thing."""
        self._chance.choice(self._works)()

    def rest(self) -> None:
        """Press a last key, and leave the program alone until it has looked at everything."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        idleness = self._program.sweeper.idleness
        window = self._program.window.windowHandle()
        assert window is not None
        QTest.keyClick(window, Qt.Key.Key_Shift)
        assert not idleness.idle
        self._wait(lambda: idleness.idle, "the rest", seconds=120)

    def end(self) -> None:
        """Close the window."""
        self._program.window.close()

    def _search(self) -> None:
        from PySide6.QtWidgets import QLineEdit

        edit = self._desk.bar.findChild(QLineEdit)
        assert isinstance(edit, QLineEdit)
        text = self._chance.choice(QUERIES)
        edit.setText(text)
        edit.textEdited.emit(text)
        self._wait(partial(self._is_answered, text), "the answer")
        self._desk.grab()

    def _is_answered(self, text: str) -> bool:
        hits = self._desk.searching.hits
        return hits is not None and hits.request.text == text

    def _open(self) -> None:
        rows = self._desk.results.model.rowCount()
        if rows < 2:
            self._search()
            return
        self._shown.clear()
        view = self._desk.results.view
        row = self._chance.randrange(rows)
        if row == view.currentIndex().row():
            row = (row + 1) % rows
        view.choose(row)
        self._wait(lambda: bool(self._shown), "the article")

    def _tab(self) -> None:
        from desktop.reading.tabs import Tab

        self._desk.detail.choose_tab(self._chance.choice(list(Tab)))
        self._desk.grab()

    def _save(self) -> None:
        article = self._desk.detail.article
        if article is None:
            self._open()
            return
        self._applied.clear()
        edit = AddNote(article.row.id, NoteKind.NOTE, "xem lại", None)
        self._desk.cataloguing.apply([edit])
        self._wait(lambda: bool(self._applied), "the save")


def main(kind: str, path: Path, operations: int, seed: int) -> None:
    """Work; print the memory of the process after each tenth of it, in MB, and after a rest."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as home:
        day: ArchiveDay | WindowDay
        if kind == "window":
            day = WindowDay(path, chance, Path(home))
        else:
            day = {"archive": ArchiveDay, "hoarder": HoarderDay}[kind](path, chance)
        seen: list[tuple[float, float]] = []
        for number in range(operations):
            day.work()
            if (number + 1) % (operations // LOOKS) == 0:
                at_work = resident_megabytes()[0]
                day.rest()
                seen.append((at_work, resident_megabytes()[0]))
        day.end()
    print(json.dumps(seen), flush=True)  # noqa: T201 - who runs it reads this


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
