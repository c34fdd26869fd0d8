"""A tab beside the text of an article: what the catalogue holds of it, in one respect."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db import sentence_around
from db.records import Anchor, ArticleDetail, Catalogue
from desktop.message import Message
from desktop.theme import Theme


class CatalogueTab(QWidget):
    """Owns the article and the catalogue on show; lives on the GUI thread.

    Each tab fills itself from these two records and asks for everything else by its signals.
    """

    place_wanted = Signal(int, int)
    """A place of the article on show, in code points: to be pointed out in its text."""
    article_wanted = Signal(int)
    """Another article is to be opened."""
    quote_wanted = Signal(int, int, int)
    """Another article is to be opened at a place of its text: its id, and code points."""
    edits_wanted = Signal(object)
    """A tuple of `Edit` to be saved as one change."""

    def __init__(self, theme: Theme, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.article: ArticleDetail | None = None
        self.catalogue: Catalogue | None = None
        self.writable = False
        self._content = content
        self._message = Message(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self._stack.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def show_catalogue(self, article: ArticleDetail, catalogue: Catalogue) -> None:
        """Show what the catalogue holds of an article; the text is there to quote from."""
        self.article, self.catalogue = article, catalogue
        self.renew()

    def show_nothing(self) -> None:
        """Show nothing until something is read."""
        self.article = self.catalogue = None
        self._message.say("")
        self._stack.setCurrentWidget(self._message)

    def allow_changes(self, allowed: bool) -> None:
        """Show or leave out whatever changes something."""
        self.writable = allowed
        self.renew()

    def renew(self) -> None:
        """Fill the tab anew, in the language and the colours of the moment."""
        if self.article is None or self.catalogue is None:
            self.show_nothing()
            return
        self._stack.setCurrentWidget(self._content)
        self.fill(self.article, self.catalogue)
        if self.hasFocus():  # the keyboard came before there was anything to read
            self._hand_on(Qt.FocusReason.OtherFocusReason)

    def fill(self, article: ArticleDetail, catalogue: Catalogue) -> None:
        """Show these; for each tab to say how."""
        raise NotImplementedError

    def say(self, sentence: str, hint: str = "") -> None:
        """Say one sentence in the place of everything."""
        self._message.say(sentence, hint)
        self._stack.setCurrentWidget(self._message)

    def go_to(self, article_id: int | None, anchor: Anchor | None) -> None:
        """Ask for the sentence around a place; without a place, for its article."""
        article = self.article
        if article is None:
            return
        here = article_id in {None, article.row.id}
        if anchor is None or anchor.start is None or anchor.stop is None:
            if not here and article_id is not None:
                self.article_wanted.emit(article_id)
        elif here:
            self.place_wanted.emit(*sentence_around(article.text, anchor.start, anchor.stop))
        elif article_id is not None:
            self.quote_wanted.emit(article_id, anchor.start, anchor.stop)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to what there is; Tab would stop at a proxy that is out of view."""
        self._hand_on(event.reason())

    def _hand_on(self, reason: Qt.FocusReason) -> None:
        if self._stack.currentWidget() is self._content:
            self._content.setFocus(reason)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.renew()
