"""The page on which the article on show stands beside a pinned one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from db.records import ArticleDetail, Comparison
from desktop.icons import SIZE as ICON_SIZE
from desktop.icons import icon
from desktop.ingesting.decision_words import legend_words
from desktop.reading.compared_view import ComparedView
from desktop.reading.difference_bar import DifferenceBar
from desktop.reading.document import facts_of
from desktop.reading.parts import ElidedLink, stacked, words
from desktop.reading.relation_words import similarity_words
from desktop.theme import Theme


class ComparePage(QWidget):
    """Owns the two heads, the two texts and the bar above them; lives on the GUI thread."""

    closed = Signal()
    """The articles are to stand alone again."""
    article_wanted = Signal(int)
    """One of both is to be read by itself: its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Comparison | None = None
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._alike = QLabel()
        self._alike.setProperty("tone", "meta")
        self._close = QToolButton()
        self._close.clicked.connect(self.closed)
        self._heads = QHBoxLayout()
        self.texts = ComparedView(theme)
        self.bar = DifferenceBar(theme, self.texts)
        self._legend = words("", "meta")
        self._top = QHBoxLayout()
        self._top.addWidget(self._alike, 1)
        self._top.addWidget(self.bar)
        self._top.addWidget(self._close)
        self._column = QVBoxLayout(self)
        for layout in (self._top, self._heads):
            self._column.addLayout(layout)
        self._column.addWidget(self.texts, 1)
        self._column.addWidget(self._legend)
        self.setFocusProxy(self.texts)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show two articles; None for none."""
        self._shown = comparison
        self.texts.show_comparison(comparison)
        self._head()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the article."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close (Esc)"))
        self._legend.setText(legend_words())
        self._head()

    def _head(self) -> None:
        """Say above each text whose it is, and above both how alike they are."""
        while (item := self._heads.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        shown = self._shown
        if shown is None:
            self._alike.clear()
            return
        self._alike.setText(similarity_words(shown.similarity))
        for name, article in (
            (self.tr("Earlier"), shown.other),
            (self.tr("Later"), shown.article),
        ):
            self._heads.addWidget(self._head_of(name, article), 1)

    def _head_of(self, name: str, article: ArticleDetail) -> QWidget:
        return stacked(
            self._theme,
            words(f"{name} · {article.row.accession}", "meta"),
            ElidedLink(article.row.headline, partial(self.article_wanted.emit, article.row.id)),
            words(facts_of(article), "meta"),
        )

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(24), px(8), px(16), px(12))
        self._column.setSpacing(px(8))
        self._heads.setSpacing(px(16))
        self._heads.setContentsMargins(px(12), 0, px(12), 0)
        self._close.setIcon(icon(self._theme, "close"))
        self._close.setIconSize(QSize(px(ICON_SIZE), px(ICON_SIZE)))
