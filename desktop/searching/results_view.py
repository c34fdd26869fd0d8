"""The list of hits: lines of one height, one chosen, gone through by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from db.records import HitRow, Hits
from desktop.focus_ring import OWN
from desktop.searching.results_delegate import ResultsDelegate
from desktop.searching.results_model import ResultsModel
from desktop.theme import Theme


class ResultsView(QTableView):
    """Owns the look of the list and which line is chosen; lives on the GUI thread.

    The chosen article stays chosen through a new answer that has it too; only then is nothing
    told, because nothing changed for whoever shows the article.
    """

    article_selected = Signal(object)
    """Another article was chosen: its id."""
    article_opened = Signal(object)
    """Enter or a double click on an article: its id."""
    article_apart = Signal(object)
    """Ctrl+Enter on an article, to be opened in a tab of its own: its id."""
    scroll_wanted = Signal()
    """Space: the article beside the list is to be read on."""
    left_upwards = Signal()
    """Arrow up on the first line."""

    def __init__(self, model: ResultsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results = model
        self._theme = theme
        self._delegate = ResultsDelegate(theme, self)
        self._taller: int | None = None
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty(OWN, True)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._on_opened)
        theme.changed.connect(self._on_theme_changed)
        self._measure()
        self._retranslate()

    @property
    def selected_article(self) -> int | None:
        """The id of the chosen article."""
        index = self.currentIndex()
        return self._results.article_id(index.row()) if index.isValid() else None

    def show_hits(self, hits: Hits, first: Sequence[HitRow] = ()) -> None:
        """List another answer and keep the chosen article chosen, if it is there."""
        chosen = self.selected_article
        self.set_stale(False)
        self._results.show_hits(hits, first)
        self._make_room(hits)
        self.scrollToTop()
        at = self._results.position(chosen) if chosen is not None else None
        if at is not None:
            self._choose_quietly(at)

    def set_stale(self, stale: bool) -> None:
        """Grey the lines while the answer to a newer question is awaited."""
        if self._delegate.set_stale(stale):
            self.viewport().update()

    def choose(self, row: int) -> None:
        """Choose a line and bring it into view; a line that is not there changes nothing."""
        if 0 <= row < len(self._results.hits.ids):
            self.setCurrentIndex(self._results.index(row, 0))

    def step(self, by: int) -> None:
        """Choose the next (1) or the previous (-1) line; the first if none is chosen yet."""
        index = self.currentIndex()
        self.choose(index.row() + by if index.isValid() else 0)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which article is chosen now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.article_selected.emit(self._results.article_id(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first line if none is: Qt would make it the current one, but not choose it."""
        if not self.currentIndex().isValid():
            self.choose(0)
        super().focusInEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: Qt would read every headline of the archive to find a first letter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space reads on, up from the first line leaves the list."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        index, enter = self.currentIndex(), {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in enter and index.isValid():
            self.article_apart.emit(self._results.article_id(index.row()))
        elif plain and event.key() in enter and index.isValid():
            self._on_opened(index)
        elif plain and event.key() == Qt.Key.Key_Space:
            self.scroll_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_Up and index.row() <= 0:
            self.left_upwards.emit()
        elif plain and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            at_end = event.key() == Qt.Key.Key_End
            self.choose(len(self._results.hits.ids) - 1 if at_end else 0)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Articles found"))

    def _choose_quietly(self, row: int) -> None:
        """Choose a line whose article was chosen already."""
        self.blockSignals(True)
        self.setCurrentIndex(self._results.index(row, 0))
        self.blockSignals(False)

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self._theme.px(24))
        self.verticalHeader().setDefaultSectionSize(self._delegate.line_height)
        self.verticalScrollBar().setSingleStep(self._delegate.line_height // 2)

    def _make_room(self, hits: Hits) -> None:
        """Make the one line higher that has the divider above it; it is among the first ten."""
        header, height = self.verticalHeader(), self._delegate.line_height
        if self._taller is not None and self._taller < header.count():
            header.resizeSection(self._taller, height)
        self._taller = hits.total if len(hits.ids) > hits.total else None
        if self._taller is not None:
            header.resizeSection(self._taller, height + self._delegate.divider_height)

    def _on_opened(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.article_opened.emit(self._results.article_id(index.row()))

    def _on_theme_changed(self) -> None:
        self._delegate.measure()
        self._measure()
        self._make_room(self._results.hits)
        self.viewport().update()
