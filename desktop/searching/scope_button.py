"""The button that says where is searched, and its menu."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from db.records import EVERYTHING, Hits, Scope, SearchRequest
from desktop.icons import icon
from desktop.language import number
from desktop.theme import Theme

LONGEST = 130
"""Room for the words of the button, in pixels."""


class ScopeButton(QToolButton):
    """Owns the menu of scopes; lives on the GUI thread."""

    chosen = Signal(object, str)
    """Search here: a `Scope`, and the words for its dossier or its articles; empty for none."""
    within_wanted = Signal(str)
    """Search among the articles that are listed now, and call them so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scope, self._words = EVERYTHING, ""
        self._dossier: tuple[int, str] | None = None
        self._hits: Hits | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.changed.connect(self._dress)
        self._dress()

    def show_answer(self, hits: Hits, words: str) -> None:
        """Say where the answer on show was looked for; `words` are those of its place."""
        self._hits, self._scope, self._words = hits, hits.request.scope, words
        if self._scope.dossier_id is not None:
            self._dossier = (self._scope.dossier_id, words)
        self._dress()

    def forget(self) -> None:
        """Know nothing of an archive any more."""
        self._hits, self._scope, self._words, self._dossier = None, EVERYTHING, "", None
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()

    def _fill(self) -> None:
        self._menu.clear()
        self._offer(self.tr("&Everything"), EVERYTHING, "", checked=self._scope == EVERYTHING)
        headlines = replace(self._scope, headlines=not self._scope.headlines)
        self._offer(
            self.tr("&Headlines only"), headlines, self._words, checked=self._scope.headlines
        )
        self._menu.addSeparator()
        if self._dossier is not None:
            number_, title = self._dossier
            said = self.tr("The &dossier “%1”").replace("%1", title.replace("&", "&&"))
            held = Scope(headlines=self._scope.headlines, dossier_id=number_)
            self._offer(said, held, title, checked=self._scope.dossier_id == number_)
        self._offer_results()

    def _offer(self, said: str, scope: Scope, words: str, *, checked: bool) -> None:
        action = self._menu.addAction(said)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda: self.chosen.emit(scope, words))

    def _offer_results(self) -> None:
        hits = self._hits
        there = hits is not None and hits.total > 0 and _asks(hits.request)
        counted = number(hits.total) if hits is not None and there else ""
        said = self.tr("Among &these results (%1)") if there else self.tr("Among &these results")
        action = self._menu.addAction(said.replace("%1", counted))
        action.setEnabled(there)
        words = self.tr("%1 articles").replace("%1", counted)
        if hits is not None and hits.request.text.strip():
            words = f"“{hits.request.text.strip()}”"
        action.triggered.connect(lambda: self.within_wanted.emit(words))

    def _dress(self) -> None:
        self.setIcon(icon(self._theme, "down"))
        self.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        parts = [self.tr("Headlines")] if self._scope.headlines else []
        parts += [self._words] if self._words else []
        words = " · ".join(parts) or self.tr("Everything")
        room = self._theme.px(LONGEST)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self.tr("Where to search: %1").replace("%1", words))
        self.setAccessibleName(self.tr("Where to search: %1").replace("%1", words))


def _asks(request: SearchRequest) -> bool:
    """Whether a question asks for less than everything."""
    return bool(request.text.strip() or request.filters or request.scope != EVERYTHING)
