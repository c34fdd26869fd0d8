"""The pages of a paper on the screen, below each other, as they will be printed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.answering.paper_document import PAGE, PaperDocument
from desktop.theme import SHEET, Theme

_GAP = 16
_WIDEST = 760
"""Of a page, in pixels of the design: wider lines are no easier to read."""


class PaperView(QAbstractScrollArea):
    """Owns nothing but where it is scrolled to; lives on the GUI thread.

    To programs that read the screen aloud it is the text of the paper.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: PaperDocument | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.viewport().update)
        self._retranslate()

    def show_document(self, document: PaperDocument | None) -> None:
        """Show other pages, scrolled to where the former ones were."""
        self._document = document
        self.setAccessibleDescription(document.toPlainText() if document is not None else "")
        self._measure()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.colours.panel))
        self._paint_pages(painter, QRectF(event.rect()))
        if self.hasFocus():
            line = QRectF(0, 0, self.viewport().width(), self._theme.px(2))
            painter.fillRect(line, QColor(self._theme.colours.accent))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the width."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _paint_pages(self, painter: QPainter, seen: QRectF) -> None:
        if self._document is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for page in range(self._document.pageCount()):
            area = self._page_area(page)
            if area.intersects(seen):
                painter.fillRect(area, QColor(SHEET))
                painter.setPen(QColor(self._theme.colours.hairline))
                painter.drawRect(area)
                painter.save()
                painter.translate(area.topLeft())
                scale = area.width() / PAGE.width()
                painter.scale(scale, scale)
                self._document.paint_page(painter, page)
                painter.restore()

    def _page_area(self, page: int) -> QRectF:
        gap, width = self._theme.px(_GAP), self._page_width()
        height = width * PAGE.height() / PAGE.width()
        left = max(float(gap), (self.viewport().width() - width) / 2)
        top = gap + page * (height + gap) - self.verticalScrollBar().value()
        return QRectF(left, top, width, height)

    def _page_width(self) -> float:
        room = self.viewport().width() - 2 * self._theme.px(_GAP)
        return float(max(self._theme.px(160), min(room, self._theme.px(_WIDEST))))

    def _measure(self) -> None:
        pages = self._document.pageCount() if self._document is not None else 0
        last = self._page_area(max(0, pages - 1)).bottom() + self.verticalScrollBar().value()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(last + self._theme.px(_GAP) - height)) if pages else 0)
        bar.setPageStep(height)
        bar.setSingleStep(self._theme.px(40))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Preview of the paper"))
