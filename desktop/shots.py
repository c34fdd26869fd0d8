"""The pictures: a fixed set of views of the starter archive, painted without a screen."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from db.records import BlockKind
from desktop.application import Application, Start
from desktop.driving import TookTooLong, let_pass, save_picture, wait_until
from desktop.language import Language
from desktop.main_window import MainWindow
from desktop.places import Places
from desktop.reading.tabs import Tab
from desktop.running import dressed_application
from desktop.theme import Scheme

QUERY = "quang ninh giai thuong"
NOTHING = "xyzzy qwerty"
INITIALS = "LAN"
QUOTED = frozenset({BlockKind.STANDFIRST, BlockKind.BODY})
PAUSE_MS = 60
"""Long enough for what comes after a paint: counts, pictures of rows."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way a window is looked at: its size in pixels, and the size of everything in percent."""

    name: str
    size: QSize
    zoom: int


LOOKS = (
    Look("small", QSize(960, 600), 100),
    Look("wide", QSize(1440, 900), 100),
    Look("twice", QSize(1920, 1200), 200),
)
SCHEMES = (Scheme.LIGHT, Scheme.DARK)


def run_shots(folder: Path, language: str | None = None) -> int:
    """Paint every view in each look and both schemes; 0 when all were reached, else 1."""
    application = dressed_application()
    application.setCursorFlashTime(0)
    chosen = Language(language) if language else Language.VIETNAMESE
    with tempfile.TemporaryDirectory(prefix="khobao-shots-") as home:
        places = Places.inside(Path(home))
        start = Start(language=chosen, scheme=Scheme.LIGHT, debounce_ms=0)
        program = Application(application, places, start)
        shots = Shots(program, places, folder)
        try:
            shots.paint_all()
        except (TookTooLong, OSError) as error:
            sys.stderr.write(f"Not all pictures could be painted: {error!r}\n")
            return 1
        finally:
            program.window.close()
    sys.stdout.write(f"{shots.painted} pictures are in {folder}\n")
    return 0


class Shots:
    """Owns the order of the views, as each begins where the one before it ended; GUI thread."""

    def __init__(
        self,
        program: Application,
        places: Places,
        folder: Path,
        looks: Sequence[Look] = LOOKS,
        schemes: Sequence[Scheme] = SCHEMES,
    ) -> None:
        self._program = program
        self._places = places
        self._folder = folder
        self._looks, self._schemes = looks, schemes
        self.painted = 0

    @property
    def window(self) -> MainWindow:
        """The real window."""
        return self._program.window

    def paint_all(self) -> None:
        """Go through all views; TookTooLong names the one that was not reached."""
        self._program.begin()
        self._paint("first-run", self.window)
        self._show_error()
        self._open_empty()
        self._open_starter()
        self._search()
        self._read()
        self._compare()
        self._answer()
        self._look_at_coverage()
        self._catalogue()
        self._ingest()

    def _show_error(self) -> None:
        self.window.archive_chosen.emit(self._places.documents / "Không có.khobao")
        wait_until(self.window.notice.isVisible, "the error")
        self._paint("error", self.window)
        self.window.notice.close_problem()

    def _open_empty(self) -> None:
        path = self._places.documents / "Kho mới.khobao"
        self.window.new_archive_chosen.emit(path, "Kho mới")
        wait_until(lambda: self._is_open("Kho mới"), "an empty archive")
        self._paint("empty", self.window)

    def _open_starter(self) -> None:
        self._program.session.work_as(INITIALS)
        self._program.workplace.work_as(INITIALS)
        self.window.starter_wanted.emit()
        wait_until(lambda: self._program.session.path == self._places.starter, "the starter")
        wait_until(lambda: self.window.desk.searching.hits is not None, "its articles")
        self._paint("archive", self.window)

    def _search(self) -> None:
        desk = self.window.desk
        for name, query in (("nothing-found", NOTHING), ("search", QUERY)):
            desk.bar.ask(query)
            wait_until(partial(self._is_answered, query), name)
            self._paint(name, self.window)

    def _read(self) -> None:
        desk = self.window.desk
        for row in range(desk.results.model.rowCount()):
            desk.results.view.choose(row)
            wait_until(partial(self._is_read, desk.results.model.article_id(row)), "an article")
            held = desk.cataloguing.catalogue
            if held is not None and held.figures:
                break
        for tab in desk.detail.tabs:
            desk.show_tab(tab)
            self._paint(f"tab-{tab}", self.window)
        desk.show_tab(Tab.READ)

    def _answer(self) -> None:
        """Quote the article on a sheet, and make a bulletin of what was found."""
        desk, menus = self.window.desk, self.window.menus
        article = desk.detail.article
        if article is None:
            raise TookTooLong("an article to quote")
        quoted = next(one for one in article.blocks if one.kind in QUOTED)
        desk.detail.show_place(quoted.start, quoted.stop)
        menus.answer.trigger()
        self._settle()
        self._paint_window("answer-sheet", menus.sheets)
        self._paint_window("bulletin", menus.bulletin)

    def _look_at_coverage(self) -> None:
        menus = self.window.menus
        self._paint_window("award", menus.awards)
        self._paint_window("dossier", menus.dossiers)
        self._paint_window("series", menus.series)

    def _compare(self) -> None:
        """Put two articles side by side: the one on show, and the next of the list."""
        desk, menus = self.window.desk, self.window.menus
        menus.pin.trigger()
        desk.searching.step(1)
        self._settle()
        menus.compare.trigger()
        self._settle()
        self._paint("compare", self.window)
        menus.compare.trigger()

    def _catalogue(self) -> None:
        self.window.menus.tray.trigger()
        form = self._program.workplace.form
        wait_until(lambda: form.article_id is not None, "the form")
        wait_until(lambda: bool(form.suggestions.shown), "the suggestions")
        self._paint("cataloguing", self.window)
        self._paint_window("note", self.window.menus.note)
        self._paint_window("names", self.window.menus.names)
        self._paint_window("many-articles", self.window.menus.batch)
        self.window.desk.go_back()

    def _ingest(self) -> None:
        self._paint_window("ingest", self.window.menus.ingest)
        self._paint_window("backups", self.window.menus.backups)
        self._paint_window("check", self.window.menus.check)

    # ---- painting -----------------------------------------------------------------------

    def _paint(self, name: str, view: QWidget) -> None:
        """Save a picture of a view for each look and scheme."""
        for look in self._looks:
            self._take(look)
            self._save(f"{name}-{look.name}", view)

    def _paint_window(self, name: str, action: QAction) -> None:
        """The same of a window of its own: it is opened for each look, as it would be then."""
        for look in self._looks:
            self._take(look)
            action.trigger()
            wait_until(lambda: self._front() is not self.window, name)
            self._save(f"{name}-{look.name}", self._front())
            self._front().close()

    def _take(self, look: Look) -> None:
        self._program.theme.scale(look.zoom)
        self.window.resize(look.size)

    def _save(self, name: str, view: QWidget) -> None:
        """Save a picture for each scheme, once all work for it is done."""
        self._settle()
        for scheme in self._schemes:
            self._program.theme.choose(scheme)
            let_pass(PAUSE_MS)
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            save_picture(view, self._folder / f"{name}-{scheme}.png")
            self.painted += 1

    def _settle(self) -> None:
        """Wait for what was asked of the lanes, and for what its answers ask."""
        lanes = self._program.lanes
        for lane in 2 * (lanes.write, lanes.read, lanes.search):
            done: list[None] = []
            lane.submit(lambda _ticket: None, done.append)
            wait_until(partial(bool, done), f"the lane {lane.objectName()}")
        program = self._program
        for child in (program.batches, program.backups.work, program.checking.work):
            wait_until(partial(_is_idle, child.running), "a child")

    def _front(self) -> QWidget:
        """The dialog in front, else the window."""
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget.isWindow() and widget.inherits("QDialog"):
                return widget
        return self.window

    def _is_open(self, name: str) -> bool:
        return self.window.status.words.startswith(name)

    def _is_read(self, article_id: int) -> bool:
        held = self.window.desk.cataloguing.catalogue
        return held is not None and held.article_id == article_id

    def _is_answered(self, query: str) -> bool:
        hits = self.window.desk.searching.hits
        return hits is not None and hits.request.text == query


def _is_idle(running: Callable[[], bool]) -> bool:
    return not running()
