"""Does with hostile pages all that a person would do in the window; in a process that is watched.

Run: python -m tests.reliability.browsing window|careless PAGES WORKPLACE. `window` is the real one;
the other is a careless program, by which the watchers are put to the test.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QTextBrowser,
    QToolTip,
    QWidget,
)

from db import create_archive
from desktop.application import Application, Start
from desktop.child import KhoChild
from desktop.driving import let_pass, wait_until
from desktop.language import Language
from desktop.places import Places
from desktop.reading.tabs import Tab
from desktop.running import dressed_application
from desktop.theme import Scheme

QUESTIONS = ("bến đò", "img src", "<b>", 'tiêu đề:"bến"')
SECONDS = 60.0
ROWS, COLUMNS = 12, 3
FEW = 8
"""Of one article in so many every tab is looked at, everywhere."""

SPOTS = ((0.2, 0.1), (0.3, 0.25), (0.5, 0.5), (0.3, 0.8))


def ingested(pages: Path, workplace: Path) -> Path:
    """Take the pages into a new archive, by the program that the window uses for it."""
    archive = workplace / "Kho.khobao"
    create_archive(archive, name="Kho thử").close()
    for command in (["ingest", str(archive), str(pages)], ["reindex", str(archive), "--changed"]):
        codes: list[int] = []
        child = KhoChild()
        child.ended.connect(codes.append)
        child.start(command)
        wait_until(partial(bool, codes), command[0], SECONDS)
        if codes[0] not in {0, 1}:
            raise SystemExit(f"kho {command[0]}: {codes[0]}")
    return archive


def hover(widget: QWidget, spot: QPoint) -> None:
    """Rest with the pointer on a place: the tip comes at once."""
    far = widget.mapToGlobal(spot)
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(spot), QPointF(far), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, move)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, spot, far))


def click(widget: QWidget, spot: QPoint) -> None:
    """Press and let go, as on a link."""
    far = QPointF(widget.mapToGlobal(spot))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(
            kind, QPointF(spot), far, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)


def hover_everywhere(window: QWidget) -> int:
    """Rest on every part that can be seen; return on how many."""
    places = 0
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            cells = ((row, column) for row in range(ROWS) for column in range(COLUMNS))
            for row, column in cells:
                if model is not None and model.hasIndex(row, column):
                    hover(widget.viewport(), widget.visualRect(model.index(row, column)).center())
                    places += 1
        hover(widget, widget.rect().center())
        places += 1
    let_pass(1)
    return places


class Visitor:
    """Owns the visit: the window, and what was seen of it; lives on the GUI thread."""

    def __init__(self, program: Application, workplace: Path, thoroughly: int) -> None:
        self._program = program
        self._thoroughly = thoroughly
        self._workplace = workplace
        self._shown: list[object] = []
        self.places = 0
        self.articles = 0

    def visit(self) -> None:
        """Search, read, hover, click, compare, copy and print every article."""
        window = self._program.window
        desk = window.desk
        desk.article_shown.connect(self._shown.append)
        self._program.begin()
        wait_until(lambda: desk.searching.hits is not None, "the list", SECONDS)
        rows = desk.results.model.rowCount()
        for row in range(rows):
            self._read(row)
        window.menus.pin.trigger()
        desk.searching.step(-1)
        let_pass(30)
        window.menus.compare.trigger()
        let_pass(100)
        self.places += hover_everywhere(window)
        window.menus.compare.trigger()
        for question in QUESTIONS:
            desk.bar.ask(question)
            wait_until(partial(self._is_answered, question), question, SECONDS)
            let_pass(20)
            self.places += hover_everywhere(window)

    def _read(self, row: int) -> None:
        desk = self._program.window.desk
        before = len(self._shown)
        desk.results.view.choose(row)
        wait_until(lambda: len(self._shown) > before or bool(before == row + 1), "article", SECONDS)
        self.articles += 1
        let_pass(5)
        view = desk.detail.view
        for across, down in SPOTS:
            size = view.viewport().size()
            spot = QPoint(int(size.width() * across), int(size.height() * down))
            hover(view.viewport(), spot)
            click(view.viewport(), spot)
        view.selectAll()
        view.copy()
        if row < self._thoroughly:
            for tab in desk.detail.tabs:
                desk.show_tab(tab)
                let_pass(20)
                self.places += hover_everywhere(self._program.window)
            desk.show_tab(Tab.READ)
        self._print(row)

    def _print(self, row: int) -> None:
        """Open the pages of the article, write them as PDF and DOCX, close them."""
        from desktop.answering.article_window import ArticleWindow
        from desktop.answering.paper_exits import write_docx, write_pdf

        window = self._program.window
        window.menus.print.trigger()
        wait_until(lambda: bool(window.findChildren(ArticleWindow)), "the pages", SECONDS)
        papers = window.findChildren(ArticleWindow)
        document = papers[-1].pane.document
        assert document is not None
        assert write_pdf(document, self._workplace / f"{row}.pdf")
        assert write_docx(document, self._workplace / f"{row}.docx")
        papers[-1].close()
        let_pass(1)

    def _is_answered(self, question: str) -> bool:
        hits = self._program.window.desk.searching.hits
        return hits is not None and hits.request.text == question


def through_the_window(application: QApplication, pages: Path, workplace: Path) -> None:
    """Do everything in the real window."""
    archive = ingested(pages, workplace)
    start = Start(
        archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT, debounce_ms=0,
        backs_up=False,
    )  # fmt: skip
    program = Application(application, Places.inside(workplace / "home"), start)
    visitor = Visitor(program, workplace, len(list(pages.iterdir())) // FEW)
    try:
        visitor.visit()
    finally:
        program.window.close()
    sys.stdout.write(f"{visitor.articles} {visitor.places}\n")


class CarelessBrowser(QTextBrowser):
    """Believes that None stops Qt from loading what a page asks for."""

    def loadResource(self, _kind: int, _name: object) -> object:  # noqa: N802 - Qt calls it so
        """Give nothing, which Qt takes for leave to look by itself."""
        return None


def in_a_careless_browser(pages: Path) -> None:
    """Show the pages as they are."""
    browser = CarelessBrowser()
    browser.show()
    for page in sorted(pages.glob("*.html")):
        browser.setHtml(page.read_text("utf-8", "replace")[:20_000])
        let_pass(1)


def in_careless_tips(pages: Path) -> None:
    """Show a headline in a tip, where nobody told Qt that it is only words."""
    window = QLabel("x")
    window.show()
    for page in sorted(pages.glob("tít-*.html")):
        from html import unescape

        headline = unescape(page.read_text().split("<h1>")[1].split("</h1>")[0])
        QToolTip.showText(QPoint(5, 5), headline.replace("bait.png", "tip.png"), window)
        let_pass(1)


def main(arguments: list[str]) -> None:
    """Do what is asked."""
    way, pages, workplace = arguments[0], Path(arguments[1]), Path(arguments[2])
    application = dressed_application()
    match way:
        case "window":
            through_the_window(application, pages, workplace)
        case _:
            in_a_careless_browser(pages)
            in_careless_tips(pages)


if __name__ == "__main__":
    main(sys.argv[1:])
