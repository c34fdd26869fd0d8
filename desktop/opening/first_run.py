"""The first screen: three ways to begin, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.icons import picture, seal
from desktop.theme import RADIUS, Theme

WIDTH = 520
SEAL = 56


class FirstRun(QWidget):
    """Owns the first screen; it only says what was chosen. GUI thread."""

    starter_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._seal = QLabel()
        self._title = QLabel(self.tr("Kho Báo"))
        self._line = QLabel(self.tr("Your archive of press articles, on this PC alone."))
        self._line.setProperty("tone", "meta")
        self.choices = (
            Choice(
                theme,
                "starter",
                self.tr("Try the starter archive"),
                self.tr("A few articles to search and read right away."),
            ),
            Choice(
                theme,
                "new",
                self.tr("Create an archive"),
                self.tr("Begin an empty one and add your own articles."),
            ),
            Choice(
                theme,
                "open",
                self.tr("Open an archive"),
                self.tr("One that lies on this PC, a disk or a shared folder."),
            ),
        )
        starter, new, opened = self.choices
        starter.clicked.connect(self.starter_wanted)
        new.clicked.connect(self.new_wanted)
        opened.clicked.connect(self.open_wanted)
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        self.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QWidget()
        column.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for widget, room in ((self._seal, 16), (self._title, 2), (self._line, 24)):
            inside.addWidget(widget)
            inside.addSpacing(room)
        for choice in self.choices:
            inside.addWidget(choice)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._column = column

    def _dress(self) -> None:
        theme = self._theme
        self._column.setFixedWidth(theme.px(WIDTH))
        self._seal.setPixmap(seal().pixmap(theme.px(SEAL)))
        self._title.setFont(theme.reading(28, QFont.Weight.DemiBold))
        self._line.setFont(theme.interface(14))


class Choice(QAbstractButton):
    """Owns one line of the first screen: a drawing, what it does, and a word about it."""

    def __init__(
        self, theme: Theme, drawing: str, title: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawing = drawing
        self._hint = hint
        self.setText(title)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        lines = QFontMetrics(self._title_font()).height() + QFontMetrics(self._hint_font()).height()
        return QSize(self._theme.px(WIDTH), lines + self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing, the two lines, and where the focus or the pointer is."""
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(whole, px(RADIUS), px(RADIUS))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.drawRoundedRect(whole, px(RADIUS), px(RADIUS))
        sign = picture(theme, self._drawing, colours.accent, 24, self.devicePixelRatioF())
        painter.drawPixmap(px(16), (self.height() - px(24)) // 2, sign)
        self._paint_lines(painter)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        px, colours = self._theme.px, self._theme.colours
        left, width = px(60), self.width() - px(76)
        title, hint = QFontMetrics(self._title_font()), QFontMetrics(self._hint_font())
        top = (self.height() - title.height() - hint.height()) // 2
        painter.setFont(self._title_font())
        painter.setPen(QColor(colours.ink))
        elided = title.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(left, top + title.ascent(), elided)
        painter.setFont(self._hint_font())
        painter.setPen(QColor(colours.meta))
        elided = hint.elidedText(self._hint, Qt.TextElideMode.ElideRight, width)
        painter.drawText(left, top + title.height() + hint.ascent(), elided)

    def _title_font(self) -> QFont:
        return self._theme.interface(14, QFont.Weight.DemiBold)

    def _hint_font(self) -> QFont:
        return self._theme.interface()
