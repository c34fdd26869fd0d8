"""A painted picture as a widget: gone through by keyboard, heard by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.charts.drawing import Cursor, Drawing, Spot
from desktop.charts.looks import on_screen
from desktop.theme import Theme


class Chart(QWidget):
    """Owns one drawing and where the cursor stands in it; lives on the GUI thread.

    Arrows, Home and End move, Enter and Space choose; with Shift, or by dragging, a stretch is
    brushed where the drawing allows it, and Escape takes the brush away.
    """

    moved = Signal(int)
    """The cursor stands on this thing of the drawing now."""
    chosen = Signal(int)
    """What stands behind this thing is wanted."""
    brush_changed = Signal()
    renewed = Signal()
    """Another drawing, other words or other looks."""

    def __init__(self, theme: Theme, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing = drawing
        self._item = drawing.start()
        self._since: int | None = None
        self._is_brushed = False
        self._spots: Sequence[Spot] = ()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._renew)
        self._renew()

    @property
    def drawing(self) -> Drawing:
        """What is painted."""
        return self._drawing

    @property
    def item(self) -> int | None:
        """The thing that the cursor stands on."""
        return self._item

    @property
    def brushed(self) -> tuple[int, int] | None:
        """First and last thing of the stretch that is chosen."""
        if not self._is_brushed or self._since is None or self._item is None:
            return None
        return min(self._since, self._item), max(self._since, self._item)

    @property
    def words(self) -> str:
        """What the thing under the cursor says."""
        return self._drawing.words(self._item) if self._item is not None else ""

    @property
    def room(self) -> QRectF:
        """Where the thing under the cursor stands."""
        spot = self._spot()
        return spot.room if spot is not None else QRectF()

    def show_drawing(self, drawing: Drawing) -> None:
        """Paint another drawing; the cursor goes to its beginning."""
        self._drawing = drawing
        self._item, self._since, self._is_brushed = drawing.start(), None, False
        self._renew()

    def go_to(self, item: int) -> None:
        """Put the cursor on a thing, and forget what was brushed."""
        self._move(item, brush=False)

    def clear_brush(self) -> None:
        """Choose no stretch any more."""
        if self._is_brushed:
            self._is_brushed, self._since = False, None
            self.update()
            self.brush_changed.emit()

    def sizeHint(self) -> QSize:
        """As large as is pleasant."""
        return self._drawing.wanted(on_screen(self._theme)).toSize()

    def minimumSizeHint(self) -> QSize:
        """As small as can be read."""
        return self._drawing.least(on_screen(self._theme)).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing and the cursor, as far as they are in view."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cursor = Cursor(self._item, self.brushed, self.hasFocus())
        self._drawing.paint(painter, on_screen(self._theme), QSizeF(self.size()), cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out anew where the things stand."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the mouse points at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            if spot is None:
                QToolTip.hideText()
            else:
                room = spot.room.toAlignedRect()
                words = self._drawing.words(spot.item)
                QToolTip.showText(event.globalPos(), words, self, room)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the things, choose one, or brush a stretch."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self._item is not None:
                self.chosen.emit(self._item)
        elif key == Qt.Key.Key_Escape and self._is_brushed:
            self.clear_brush()
        else:
            item = self._beside(key)
            if item is None:
                super().keyPressEvent(event)
            else:
                is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._move(item, brush=is_shifted and self._drawing.can_be_brushed)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the cursor on what is clicked."""
        spot = self._spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(spot.item, brush=is_shifted and self._drawing.can_be_brushed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Brush the stretch that the mouse is dragged over."""
        spot = self._spot_at(event.position())
        if spot is not None and self._drawing.can_be_brushed and spot.item != self._item:
            self._move(spot.item, brush=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Choose what is clicked twice."""
        spot = self._spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self.chosen.emit(spot.item)

    def _move(self, item: int, *, brush: bool) -> None:
        was_brushed, before = self._is_brushed, self._item
        if brush and not self._is_brushed:
            self._since = self._item
        self._is_brushed = brush
        self._item = item
        self.update()
        if item != before:
            self._describe()
            self._announce()
            self.moved.emit(item)
        if brush or was_brushed:
            self.brush_changed.emit()

    def _beside(self, key: Qt.Key) -> int | None:
        """The thing that a key leads to; None for a key that leads nowhere."""
        spot = self._spot()
        if spot is None:
            return None
        line = [one for one in self._spots if one.line == spot.line]
        place = line.index(spot)
        along = {
            Qt.Key.Key_Left: place - 1,
            Qt.Key.Key_Right: place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(line) - 1,
        }
        if key in along:
            return line[min(len(line) - 1, max(0, along[key]))].item
        across = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if across is None:
            return None
        other = [one for one in self._spots if one.line == spot.line + across]
        middle = spot.room.center().x()
        near = min(other, key=lambda one: abs(one.room.center().x() - middle), default=None)
        return near.item if near is not None else None

    def _spot(self) -> Spot | None:
        return next((one for one in self._spots if one.item == self._item), None)

    def _spot_at(self, point: QPointF) -> Spot | None:
        """What the mouse points at; of several the one whose middle is nearest."""
        near = [one for one in self._spots if one.room.contains(point)]
        return min(
            near, key=lambda one: (one.room.center() - point).manhattanLength(), default=None
        )

    def _lay_out(self) -> None:
        self._spots = self._drawing.spots(on_screen(self._theme), QSizeF(self.size()))
        self._describe()

    def _renew(self) -> None:
        """Measure, word and paint everything anew."""
        self.setAccessibleName(self._drawing.title())
        self._lay_out()
        self.updateGeometry()
        self.update()
        self.renewed.emit()

    def _describe(self) -> None:
        keys = self.tr("Arrow keys move, Enter opens.")
        if self._drawing.can_be_brushed:
            keys = self.tr("Arrow keys move, with Shift they choose a stretch, Enter opens.")
        told = (self._drawing.summary(), keys, self.words)
        self.setAccessibleDescription(" ".join(part for part in told if part))

    def _announce(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words))
