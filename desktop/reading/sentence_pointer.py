"""Which sentence of an article is meant: the one under the pointer, or the one gone to by key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from db import sentence_around
from db.records import ArticleDetail
from desktop.reading.document import ArticleDocument, Hit
from desktop.reading.page_places import areas_of, parts_of
from desktop.reading.sentence_bar import Deed, SentenceBar
from desktop.theme import Theme

REST_MS = 220
"""How long the pointer rests on a sentence before its bar comes, and before it goes."""
WASH = 0.07
"""How much of the accent lies over the sentence."""
GAP = 4
"""Between the column and the bar, in pixels."""

Span = tuple[int, int]


class SentencePointer(QObject):
    """Owns the sentence that is meant, and the bar beside it; lives on the GUI thread."""

    wanted = Signal(object)
    """A `Deed` is wanted of the sentence, which is chosen on the page now."""

    def __init__(self, theme: Theme, view: QTextEdit) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._article: ArticleDetail | None = None
        self._document: ArticleDocument | None = None
        self._meant: Span | None = None
        self._under: Span | None = None
        """What the pointer rests on; it becomes the one that is meant after a moment."""
        self.bar = SentenceBar(theme, view.viewport())
        self.bar.wanted.connect(self._on_wanted)
        self.bar.entered.connect(self._on_entered)
        self.bar.left.connect(self._on_left)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rested)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self._place_bar)

    @property
    def meant(self) -> Span | None:
        """Where the sentence begins and ends, in code points of the article's text."""
        return self._meant

    def stand_on(self, article: ArticleDetail | None, document: ArticleDocument) -> None:
        """Point into this page from now on, and at nothing yet."""
        self._article, self._document = article, document
        self._rest.stop()
        self._mean(None)

    def step(self, by: int) -> None:
        """Choose the next (1) or the previous (-1) sentence, the first time one on the screen."""
        article, document = self._article, self._document
        if article is None or document is None:
            return
        meant = self._meant
        if meant is None:
            at = self._code_point(self._view.cursorForPosition(QPoint(self._middle(), GAP)))
            following = self._sentence(0 if at is None else at, 1)
        elif by > 0:
            following = self._sentence(meant[1], 1)
        else:
            following = self._sentence(meant[0] - 1, -1)
        if following is not None:
            self._mean(following)
            self.choose()

    def choose(self) -> bool:
        """Choose the words of the sentence that is meant; False when there is none."""
        if self._meant is None:
            at = self._code_point(self._view.textCursor())
            if at is None or not self._view.hasFocus():
                return False
            self._mean(self._sentence(at, 1))
        place = self._place()
        if place is None:
            return False
        bar, at = self._view.verticalScrollBar(), self._view.verticalScrollBar().value()
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(place.position)
        cursor.setPosition(place.position + place.length, QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)
        bar.setValue(at)
        self._bring_into_view()
        self._place_bar()
        return True

    def clear(self) -> bool:
        """Mean no sentence and choose nothing any more; False when none was meant."""
        cursor, meant = self._view.textCursor(), self._meant
        self._rest.stop()
        if meant is not None:
            cursor.clearSelection()
            self._view.setTextCursor(cursor)
            self._mean(None)
        return meant is not None

    def paint(self, painter: QPainter) -> None:
        """Lay a breath of colour over the sentence; the painter's origin is the top of the page."""
        wash = QColor(self._theme.colours.accent)
        wash.setAlphaF(WASH)
        for part in self._parts():
            for area in areas_of(self._page(), part):
                painter.fillRect(area.adjusted(-2, 0, 2, 0), wash)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the page."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            if not event.buttons():
                self._rest_on(self._sentence_under(event.position().toPoint()))
        elif event.type() == QEvent.Type.Leave:
            self._rest_on(None)
        elif event.type() == QEvent.Type.Resize:
            self._place_bar()
        return False

    def _rest_on(self, span: Span | None) -> None:
        if self._keyboard_is_here():
            return
        if span != self._under or (span != self._meant and not self._rest.isActive()):
            self._under = span
            self._rest.start()

    def _on_rested(self) -> None:
        if not self._keyboard_is_here():
            self._mean(self._under)

    def _on_entered(self) -> None:
        self._rest.stop()
        self._under = self._meant

    def _on_left(self) -> None:
        self._rest_on(None)

    def _on_wanted(self, deed: Deed) -> None:
        if self.choose():
            self.wanted.emit(deed)

    def _keyboard_is_here(self) -> bool:
        """Whether the sentence was gone to by key: the pointer lying somewhere takes none away."""
        place, cursor = self._place(), self._view.textCursor()
        chosen = place is not None and (
            cursor.selectionStart() == place.position
            and cursor.selectionEnd() == place.position + place.length
        )
        return chosen or any(self.bar.button(deed).hasFocus() for deed in Deed)

    def _mean(self, span: Span | None) -> None:
        if span != self._meant:
            self._meant = span
            self._place_bar()
            self._view.viewport().update()

    def _page(self) -> ArticleDocument:
        assert self._document is not None
        return self._document

    def _place(self) -> Hit | None:
        if self._meant is None or self._document is None:
            return None
        return self._document.place(*self._meant)

    def _parts(self) -> list[Hit]:
        """The parts of the sentence, one a paragraph."""
        place = self._place()
        return parts_of(self._page(), place) if place is not None else []

    def _place_bar(self) -> None:
        """Put the bar into the margin at the first line of the sentence that is on the screen."""
        areas = [area for part in self._parts() for area in areas_of(self._page(), part)]
        if not areas or self._article is None or self._meant is None:
            self.bar.hide()
            return
        top, view = self._view.verticalScrollBar().value(), self._view.viewport()
        if areas[-1].bottom() < top or areas[0].top() > top + view.height():
            self.bar.hide()
            return
        self.bar.stand_at(self._article.text[slice(*self._meant)])
        margin = self._page().rootFrame().frameFormat().rightMargin()
        left = round(view.width() - margin + self._theme.px(GAP))
        lowest = max(0, view.height() - self.bar.height())
        self.bar.move(left, min(lowest, max(0, round(areas[0].top() - top))))

    def _bring_into_view(self) -> None:
        areas = [area for part in self._parts() for area in areas_of(self._page(), part)]
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if areas and areas[0].top() < bar.value():
            bar.setValue(round(areas[0].top() - self._theme.px(40)))
        elif areas and areas[-1].bottom() > bar.value() + height:
            bar.setValue(round(areas[-1].bottom() - height + self._theme.px(40)))

    def _middle(self) -> int:
        return self._view.viewport().width() // 2

    def _sentence_under(self, at: QPoint) -> Span | None:
        """The sentence whose letters are under the pointer, or beside it in the margin."""
        span = self._span_at(self._view.cursorForPosition(at))
        if span is None or self._document is None:
            return None
        place = self._document.place(*span)
        if place is None:
            return None
        y = at.y() + self._view.verticalScrollBar().value()
        areas = areas_of(self._document, place)
        return span if areas and areas[0].top() - 4 <= y <= areas[-1].bottom() + 4 else None

    def _span_at(self, cursor: QTextCursor) -> Span | None:
        at = self._code_point(cursor)
        return self._sentence(at, 1) if at is not None else None

    def _sentence(self, at: int, by: int) -> Span | None:
        """The sentence at a code point, or the next one (1) or the one before (-1)."""
        if self._article is None:
            return None
        text = self._article.text
        while 0 <= at < len(text) and text[at].isspace():
            at += by
        return sentence_around(text, at, at + 1) if 0 <= at < len(text) else None

    def _code_point(self, cursor: QTextCursor) -> int | None:
        """Where in the text of the article a letter of the page is; None for what we added."""
        block: QTextBlock = cursor.block()
        if self._article is None or not 0 <= block.userState() < len(self._article.blocks):
            return None
        held = self._article.blocks[block.userState()]
        units = 2 * cursor.positionInBlock()
        ahead = len(held.text.encode("utf-16-le")[:units].decode("utf-16-le", "ignore"))
        return min(held.start + ahead, max(held.start, held.stop - 1))
