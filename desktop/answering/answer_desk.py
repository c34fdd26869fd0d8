"""The desk of whoever answers readers: quotes go on a sheet, sheets and bulletins open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from db import answer_paper, article_paper, link_to, read_link
from db.errors import ArchiveError
from db.records import ArchiveInfo, ArticleDetail, Quote
from db.records.answers import AnswerSheet
from desktop.answering.bulletin_session import BulletinSession
from desktop.answering.sheets import MemorySheets, Sheets, StoredSheets
from desktop.cataloguing.selection import chosen_quotes, sentence_quote
from desktop.main_window import MainWindow
from desktop.opening.archive_session import OpenArchive
from desktop.problems import explain
from desktop.reading.sentence_bar import Deed
from desktop.tasks import Resident, Ticket
from desktop.theme import Theme

if TYPE_CHECKING:
    from db import Reader
    from desktop.answering.sheet_window import SheetWindow

SAID_MS = 8_000
"""How long it is said what went on the sheet."""


class AnswerDesk(QObject):
    """Owns the sheets of the open archive and the windows for them; lives on the GUI thread."""

    failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        user: Callable[[], str],
    ) -> None:
        super().__init__(window)
        desk, menus = window.desk, window.menus
        self._theme, self._desk, self._window, self._user = theme, desk, window, user
        self._info: ArchiveInfo | None = None
        self._reading: Resident[Reader] | None = None
        self._sheets: Sheets | None = None
        self._sheet_window: SheetWindow | None = None
        self.bulletins = BulletinSession(theme, desk, window, user)
        self.bulletins.failed.connect(self.failed)
        menus.answer.triggered.connect(lambda _checked: self.quote())
        menus.link.triggered.connect(lambda _checked: self.copy_link())
        menus.follow.triggered.connect(lambda _checked: self.follow_link())
        menus.sheets.triggered.connect(lambda _checked: self.open_sheets())
        menus.print.triggered.connect(lambda _checked: self.print_article())
        menus.bulletin.triggered.connect(lambda _checked: self.bulletins.open())
        desk.detail.view.answer_wanted.connect(self.quote)
        sentences = desk.detail.view.sentences
        sentences.bar.allow({Deed.SHEET, Deed.LINK}, allowed=True)
        sentences.wanted.connect(self._on_deed_wanted)
        desk.cataloguing.applied.connect(self._on_applied)

    @property
    def sheet_window(self) -> SheetWindow | None:
        """The window of the sheets, while it is open."""
        return self._sheet_window

    def attach(self, opened: OpenArchive) -> None:
        """Work on an archive; after the session of the desk."""
        archive, reading = opened.archive, opened.reading
        self._reading = reading
        if archive.read_only:
            self._sheets = MemorySheets(reading, self._user, self)
        else:
            self._sheets = StoredSheets(self._desk.cataloguing, reading, self._user, self)
        self._sheets.added.connect(self._on_added)
        self._sheets.failed.connect(self._on_failed)
        reading.submit(lambda _reader, _ticket: archive.info(), self._on_info, self.failed.emit)
        self.bulletins.attach(opened)

    def detach(self) -> None:
        """Work on no archive any more; what is typed on a sheet is saved first."""
        if self._sheet_window is not None:
            self._sheet_window.close()
        if self._sheets is not None:
            self._sheets.deleteLater()
        self._sheets = self._info = self._reading = None
        self.bulletins.detach()

    def quote(self) -> None:
        """Put the chosen words, or the sentence at the caret, on the current sheet."""
        article, quotes = self._desk.detail.article, self._quotes()
        if self._sheets is None or article is None:
            return
        if quotes:
            self._sheets.add(article.row.id, quotes)
        else:
            self._say(self.tr("Choose some words first, or click into a sentence."))

    def copy_link(self) -> None:
        """Copy a link to the chosen words, or to the sentence at the caret."""
        article, quotes = self._desk.detail.article, self._quotes()
        if article is None or self._info is None:
            return
        if quotes:
            start, stop = quotes[0].start, quotes[-1].stop
            QApplication.clipboard().setText(link_to(self._info, article, start, stop))
            self._say(self.tr("The link is copied."))
        else:
            self._say(self.tr("Choose some words first, or click into a sentence."))

    def follow_link(self) -> None:
        """Open the article that the copied link leads to, at its sentence."""
        link = read_link(QApplication.clipboard().text())
        reading = self._reading
        if reading is None:
            return
        if link is None:
            self._say(self.tr("No link (kho:…) has been copied."))
            return

        def read(reader: Reader, _ticket: Ticket) -> ArticleDetail:
            return reader.article(reader.find(link.article))

        def show(article: ArticleDetail) -> None:
            self._desk.open_quote(article.row.id, link.start, link.stop)
            if article.text_version != link.text_version:
                said = self.tr("The text was corrected since: the place may be another one.")
                self._say(said)

        reading.submit(read, show, self._on_failed)

    def open_sheets(self) -> None:
        """Open the window of the sheets, or bring it forward."""
        if self._sheets is None or self._info is None:
            return
        if self._sheet_window is None:
            self._sheet_window = self._new_window(self._sheets, self._info)
            self._sheet_window.question.setFocus()
        self._sheet_window.show()
        self._sheet_window.raise_()
        self._sheet_window.activateWindow()
        self._sheets.renew()

    def _new_window(self, sheets: Sheets, info: ArchiveInfo) -> SheetWindow:
        # Its pages load with the first sheet: the start of the program does without.
        from desktop.answering.sheet_window import SheetWindow

        window = SheetWindow(self._theme, info, kept=sheets.kept, parent=self._window)
        sheets.listed.connect(window.list_sheets)
        sheets.shown.connect(self._on_shown)
        window.sheet_chosen.connect(sheets.open)
        window.begin_wanted.connect(sheets.begin)
        window.discard_wanted.connect(sheets.discard)
        window.typed.connect(sheets.keep)
        window.move_wanted.connect(sheets.move)
        window.remove_wanted.connect(sheets.remove)
        window.undo_wanted.connect(sheets.undo)
        window.quote_wanted.connect(self._desk.open_quote)
        window.finished.connect(self._on_window_closed)
        return window

    def print_article(self) -> None:
        """Show the article on show as pages, to be printed or saved."""
        from desktop.answering.article_window import ArticleWindow

        detail = self._desk.detail
        if detail.article is None or self._info is None:
            return
        paper = article_paper(detail.article, detail.marks, self._info, _today())
        window = ArticleWindow(self._theme, paper, self._window)
        window.finished.connect(window.deleteLater)
        window.open()

    def _on_deed_wanted(self, deed: Deed) -> None:
        if deed is Deed.SHEET:
            self.quote()
        elif deed is Deed.LINK:
            self.copy_link()

    def _quotes(self) -> tuple[Quote, ...]:
        detail = self._desk.detail
        article, cursor = detail.article, detail.view.textCursor()
        if article is None:
            return ()
        if cursor.hasSelection():
            return chosen_quotes(article, detail.view.document(), cursor)
        sentence = sentence_quote(article, cursor)
        return (sentence,) if sentence is not None else ()

    def _say(self, words: str) -> None:
        self._window.statusBar().showMessage(words, SAID_MS)

    def _on_info(self, info: ArchiveInfo) -> None:
        self._info = info

    def _on_shown(self, sheet: AnswerSheet | None) -> None:
        window, sheets, info = self._sheet_window, self._sheets, self._info
        if window is None or sheets is None or info is None:
            return
        paper = answer_paper(sheet, info, _today()) if sheet is not None else None
        window.show_sheet(sheet, paper, undoable=sheets.undoable)

    def _on_added(self, sheet: AnswerSheet) -> None:
        said = self.tr("On the answer sheet: %Ln quotation(s).", "", len(sheet.quotes))
        self._say(said)

    def _on_applied(self, _applied: object) -> None:
        """Read again: an undo, or what was catalogued, may have changed what is on show."""
        if self._sheets is not None and self._sheet_window is not None:
            self._sheets.renew()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ArchiveError):
            words = str(explain(error))
            self._say(words)
            if self._sheet_window is not None:
                self._sheet_window.pane.say(words)
        self.failed.emit(error)

    def _on_window_closed(self) -> None:
        if self._sheet_window is not None:
            self._sheet_window.deleteLater()
            self._sheet_window = None


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the wall of whoever prints
