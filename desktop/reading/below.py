"""What stands below an article: what is related to it, reprints and other links, dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db.records import ArticleRow, Catalogue, Related, Relation, RelationKind, RelationState
from desktop.reading.parts import ElidedLink, facts_of_row, heading, stacked, words
from desktop.reading.relation_words import relation_words, shared_words, similarity_words
from desktop.theme import Theme

REPRINTS = frozenset({RelationKind.SAME_TEXT, RelationKind.REPRINT_OF, RelationKind.VERSION_OF})
"""What an article is to another one that says the same: these stand first."""


class Below(QWidget):
    """Owns the links below the text; lives on the GUI thread, on the page of the article."""

    article_wanted = Signal(int)
    dossier_wanted = Signal(int)
    """A dossier that the article is in is to be opened: its id."""
    filled = Signal()
    """Other links are there now, of another height."""
    reached = Signal(QRect)
    """The keyboard came to a link: where it is, from the upper left corner of this."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._related: tuple[Related, ...] = ()
        self._catalogue: Catalogue | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._parts = QWidget()
        self._column.addWidget(self._parts)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        theme.changed.connect(self._on_theme_changed)

    def show_links(self, catalogue: Catalogue, related: Sequence[Related]) -> None:
        """Show what belongs to an article."""
        self._catalogue, self._related = catalogue, tuple(related)
        self._fill()

    def show_nothing(self) -> None:
        """Have nothing below the text; the page is written anew, or was not longer before."""
        self._catalogue, self._related = None, ()
        self.hide()

    def height_at(self, width: int) -> int:
        """How much room the links take in a column of this width; nothing where there are none."""
        if self.isHidden():
            return 0
        self.setFixedWidth(width)
        needed = self._column.totalHeightForWidth(width)
        return needed if needed > 0 else self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard comes to a link."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            corner = watched.mapTo(self, watched.rect().topLeft())
            self.reached.emit(QRect(corner, watched.size()))
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._catalogue is not None:
            self._fill()

    def _on_theme_changed(self) -> None:
        if self._catalogue is not None:
            self._fill()

    def _fill(self) -> None:
        self.setAccessibleName(self.tr("What belongs to this article"))
        self._column.removeWidget(self._parts)
        self._parts.hide()
        self._parts.deleteLater()
        parts = self._sections()
        self._parts = stacked(self._theme, *parts, spacing=4)
        self._column.addWidget(self._parts)
        self.setVisible(bool(parts))
        for link in self._parts.findChildren(ElidedLink):
            link.installEventFilter(self)
        self.filled.emit()

    def _sections(self) -> list[QWidget]:
        catalogue = self._catalogue
        if catalogue is None:
            return []
        links = [one for one in catalogue.relations if one.state is RelationState.ACCEPTED]
        links.sort(key=lambda one: one.kind not in REPRINTS)
        known = {one.other.id for one in links}
        related = [one for one in self._related if one.article.id not in known]
        parts: list[QWidget] = []
        if related:
            parts += self._section(self.tr("About the same matter"), map(self._relative, related))
        if links:
            parts += self._section(self.tr("Goes with it"), map(self._linked, links))
        if catalogue.dossiers:
            dossiers = [
                ElidedLink(one.title, partial(self.dossier_wanted.emit, one.id))
                for one in catalogue.dossiers
            ]
            parts += self._section(self.tr("In the dossiers"), dossiers)
        return [_line(), *parts] if parts else []

    def _section(self, name: str, parts: Sequence[QWidget] | map[QWidget]) -> list[QWidget]:
        title = heading(self._theme, name)
        title.setContentsMargins(0, self._theme.px(12), 0, 0)
        return [title, *parts]

    def _relative(self, related: Related) -> QWidget:
        return self._entry(related.article, shared_words(related))

    def _linked(self, relation: Relation) -> QWidget:
        likeness = (relation_words(relation), similarity_words(relation.similarity))
        return self._entry(relation.other, " · ".join(one for one in likeness if one))

    def _entry(self, row: ArticleRow, more: str) -> QWidget:
        facts = " · ".join(fact for fact in (facts_of_row(row), more) if fact)
        link = ElidedLink(row.headline, partial(self.article_wanted.emit, row.id))
        return stacked(self._theme, link, words(facts, "meta"), spacing=0)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("line", True)
    return line
