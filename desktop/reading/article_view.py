"""The page of an article: a column of type, its paragraphs numbered, its hits marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QPoint,
    QRect,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from db.records import ArticleDetail, Mark
from desktop.blank import blank
from desktop.reading.below import Below
from desktop.reading.citation import quotation
from desktop.reading.document import ArticleDocument, Hit
from desktop.reading.look import Look
from desktop.reading.page_places import (
    areas_of,
    line_top,
    paint_framed,
    paint_numbers,
    paint_pointed,
)
from desktop.reading.sentence_bar import WIDTH as BAR_WIDTH
from desktop.reading.sentence_pointer import SentencePointer
from desktop.reading.ticked_scroll_bar import TickedScrollBar
from desktop.theme import Theme

_MARGIN = 44
"""Room left and right of the column at least: the paragraph numbers stand in it."""
_END = 64
"""Free room at the end of the page."""
_BEFORE_LINKS = 32
"""Between the text and the links below it."""
_REST_OF_A_PAGE = 0.25
"""A hit that is brought into view stands this far below the top."""
POINTED_MS = 4_000
"""How long a place that somebody came for is pointed out."""


class ArticleView(QTextEdit):
    """Owns the page on show and which hit is the current one; lives on the GUI thread.

    Nothing in it can be typed over, followed or fetched.
    """

    hit_changed = Signal()
    """Another hit is the current one, or there are other hits."""
    citation_wanted = Signal()
    answer_wanted = Signal()
    """The chosen words, or the sentence at the caret, are to go on the answer sheet."""
    article_left = Signal(int, int)
    """Another article takes the place of this one: its id, and its first letter on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look(theme)
        self._article: ArticleDetail | None = None
        self._marks: Sequence[Sequence[Mark]] = ()
        self._current = -1
        self._pointed: Hit | None = None
        """The place that is pointed out now."""
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(POINTED_MS)
        self._flash.timeout.connect(self._on_pointed_out)
        self._opened_at = 0
        """Where the page stood when it was opened: whoever has not moved it is still there."""
        self._bar = TickedScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)  # the current hit has its frame, a selection its colour
        self._document = ArticleDocument(None, self._look, self)
        self.setDocument(self._document)
        self.sentences = SentencePointer(theme, self)
        self.below = Below(theme, self.viewport())
        self.below.filled.connect(self._on_below_filled)
        self.below.reached.connect(self._on_below_reached)
        self._bar.valueChanged.connect(self._place_below)
        theme.changed.connect(self._on_theme_changed)
        self._retranslate()

    @property
    def article(self) -> ArticleDetail | None:
        """The article on show."""
        return self._article

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits on the page, in order."""
        return self._document.hits

    @property
    def current(self) -> int:
        """Which of the hits is the current one; -1 for none."""
        return self._current

    def show_article(self, article: ArticleDetail, marks: Sequence[Sequence[Mark]]) -> None:
        """Put an article on the page, at its first hit; the same one again stays where it is."""
        before, reading, current = self._article, self._top(), self._current
        if before is not None and before.row.id != article.row.id:
            self.article_left.emit(before.row.id, reading)
            self.below.show_nothing()
        self._article, self._marks = article, marks
        self._build()
        self._current = 0 if self.hits else -1
        if before is not None and _is_same(before, article):
            self._current = min(max(current, self._current), len(self.hits) - 1)
            self._return_to(reading)
        else:
            self._open()
        self.setAccessibleDescription(article.row.headline)
        self.hit_changed.emit()

    def show_nothing(self) -> None:
        """Empty the page."""
        self._article, self._marks = None, ()
        self.below.show_nothing()
        self._build()
        self._current = -1
        self.hit_changed.emit()

    def mark(self, marks: Sequence[Sequence[Mark]]) -> None:
        """Mark other words of the article on the page, and leave the page where it is."""
        if marks == self._marks:
            return
        self._marks = marks
        self._document.mark(marks)
        self._current = 0 if self.hits else -1
        self._show_ticks()
        self.hit_changed.emit()

    def go_to_hit(self, number: int) -> None:
        """Make a hit the current one and bring it into view."""
        self._current = number
        self._bring_current_into_view()
        self.hit_changed.emit()

    def show_place(self, start: int, stop: int) -> None:
        """Bring a place of the text into view (code points) and point it out for a while."""
        self._flash.stop()
        place = self._pointed = self._document.place(start, stop)
        if place is not None:
            self.setTextCursor(self._document.caret(place))
        self._bring_into_view(place)
        self._flash.start()

    def read_on_at(self, place: int) -> None:
        """Have this letter at the top of the screen, as it was when the article was left."""
        self._return_to(place)

    def scroll_page(self) -> bool:
        """Read on by a page less a line; False when the end was on the screen already."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + bar.pageStep() - self._theme.px(40))
        return bar.value() != before

    def clean_selection(self) -> str:
        """The chosen text as the article has it."""
        return self._document.clean_text(self.textCursor())

    def loadResource(self, _kind: int, _address: QUrl | str) -> object:
        """Load nothing, whoever asks."""
        return blank()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text only: whoever pastes it wants the words, not our looks.

        The clipboard keeps it till after Python has ended, so it must not be an object of Python:
        letting that go crashed the program on its way out.
        """
        data = super().createMimeDataFromSelection()
        data.html()  # only then has Qt filled it in, and would not do so again
        data.clear()
        data.setText(self.clean_selection())
        return data

    def citation_of_selection(self) -> str:
        """The chosen text, or the sentence that is meant, as a quotation with its citation."""
        if self._article is None:
            return ""
        if not self.textCursor().hasSelection():
            self.sentences.choose()
        return quotation(self._article, self.clean_selection())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with text that is only read."""
        menu = QMenu(self)
        chosen = self.textCursor().hasSelection()
        if not chosen:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        copy = menu.addAction(self.tr("Copy"), self.copy)
        cite = menu.addAction(self.tr("Copy with citation"), self.citation_wanted.emit)
        for action in (copy, cite):
            action.setEnabled(chosen)
        menu.addAction(self.tr("Put on the answer sheet"), self.answer_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Select all"), self.selectAll)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the page by the arrow keys; with Shift they choose text."""
        bar, step = self.verticalScrollBar(), self._theme.px(48)
        moves = {
            Qt.Key.Key_Up: -step,
            Qt.Key.Key_Down: step,
            Qt.Key.Key_PageUp: -bar.pageStep() + step,
            Qt.Key.Key_PageDown: bar.pageStep() - step,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        by = moves.get(Qt.Key(event.key()))
        sentence = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if sentence is not None and plain == Qt.KeyboardModifier.ControlModifier:
            self.sentences.step(sentence)
        elif event.key() == Qt.Key.Key_Escape and self.sentences.clear():
            event.accept()
        elif by is not None and plain == Qt.KeyboardModifier.NoModifier:
            bar.setValue(bar.value() + by)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and at the top what was at the top."""
        untouched = self.verticalScrollBar().value() == self._opened_at
        reading = self._top()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._centre()
            self._return_to(reading)
        self._place_below()
        if untouched:
            self._open()
        self._show_ticks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, the numbers beside it, the current hit and the focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        paint_numbers(painter, self._theme, self._document, top, self.viewport().height())
        self.sentences.paint(painter)
        if self._pointed is not None:
            paint_pointed(painter, self._theme, self._document, self._pointed)
        elif self._current >= 0:
            paint_framed(painter, self._theme, self._document, self.hits[self._current])
        painter.resetTransform()
        if self.hasFocus():
            line = QRect(0, 0, self.viewport().width(), self._theme.px(2))
            painter.fillRect(line, QColor(self._theme.colours.accent))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Article"))

    def _build(self) -> None:
        """Write the page anew, marked and in its column before Qt first lays it out."""
        self._pointed = None
        old = self._document
        self._document = ArticleDocument(self._article, self._look, self)
        self._document.mark(self._marks)
        self._centre()
        self._document.setTextWidth(self.viewport().width())
        self.setDocument(self._document)
        self.sentences.stand_on(self._article, self._document)
        old.deleteLater()
        self._show_ticks()

    def _centre(self) -> None:
        """Give the column its width, in the middle of the room there is."""
        px, room, column = self._theme.px, self.viewport().width(), self._look.column
        left = max(px(_MARGIN), (room - column) // 2)
        right = max(px(BAR_WIDTH + 8), room - left - column)
        links = self.below.height_at(room - left - right)
        bottom = links + px(_BEFORE_LINKS) if links else 0
        self._document.set_column(left, right, px(32), px(_END) + bottom)

    def _place_below(self) -> None:
        """Put the links below the last line of the text."""
        frame = self._document.rootFrame().frameFormat()
        height = self._document.size().height() - frame.bottomMargin()
        top = round(height) + self._theme.px(_BEFORE_LINKS) - self._bar.value()
        self.below.move(round(frame.leftMargin()), top)

    def _on_below_filled(self) -> None:
        """Make room at the end of the page; what is on the screen stays where it is."""
        at = self._bar.value()
        self._centre()
        if not self.below.isHidden():
            self.below.resize(self.below.width(), self.below.height_at(self.below.width()))
        self._bar.setValue(at)
        self._place_below()
        self._show_ticks()

    def _on_below_reached(self, link: QRect) -> None:
        top = self.below.y() + link.top()
        if top < 0 or top + link.height() > self.viewport().height():
            self._bar.setValue(self._bar.value() + top - self.viewport().height() // 2)

    def _top(self) -> int:
        """The first letter on the screen; 0 at the top of the page."""
        if self.verticalScrollBar().value() == 0:
            return 0
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 0)).position()

    def _return_to(self, position: int) -> None:
        """Scroll so that this letter is the first on the screen."""
        if position:
            cursor = QTextCursor(self._document)
            cursor.setPosition(position)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def _open(self) -> None:
        """Show the top of the page, or its first hit if that is further down."""
        self.verticalScrollBar().setValue(0)
        self._bring_current_into_view()
        self._opened_at = self.verticalScrollBar().value()

    def _bring_current_into_view(self) -> None:
        self._bring_into_view(self.hits[self._current] if self._current >= 0 else None)

    def _bring_into_view(self, hit: Hit | None) -> None:
        """Scroll to a place of the page, if it is not on the screen."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        areas = areas_of(self._document, hit) if hit is not None else []
        if hit is None or not areas:
            return
        at = bar.value()
        cursor = QTextCursor(self._document)
        cursor.setPosition(hit.position)
        self.setTextCursor(cursor)
        bar.setValue(at)  # the cursor would pull the page to the nearest edge
        top, bottom = areas[0].top() - bar.value(), areas[-1].bottom() - bar.value()
        if top < 0 or bottom > height:
            bar.setValue(round(areas[0].top() - height * _REST_OF_A_PAGE))
        self.viewport().update()

    def _show_ticks(self) -> None:
        height = max(1.0, self._document.size().height())
        self._bar.show_ticks([line_top(self._document, hit) / height for hit in self.hits])

    def _on_pointed_out(self) -> None:
        self._pointed = None
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        reading = self._top()
        self._look = Look(self._theme)
        self._build()
        self._return_to(reading)


def _is_same(before: ArticleDetail, article: ArticleDetail) -> bool:
    """Whether the pages of two readings have the same letters."""
    return (before.row.id, before.text) == (article.row.id, article.text)
