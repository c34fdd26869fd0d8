"""The line above everything that says what went wrong or goes on, and never stops anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.icons import icon, picture
from desktop.language import number
from desktop.problems import Explanation
from desktop.theme import Theme

BAR = 160
"""Width of the bar of a job that goes on, in pixels."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person can do about a problem at once: the words of the button, and what it does."""

    words: str
    take: Callable[[], None]


class Notice(QFrame):
    """Owns one line: the last problem with its advice, or a job that goes on; GUI thread.

    A problem stays until it is closed or replaced; the job returns when the problem is closed.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problem: Explanation | None = None
        self._offer: Offer | None = None
        self._job = ""
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._take = QPushButton()
        self._take.clicked.connect(self._on_taken)
        self._close = QToolButton()
        self._close.clicked.connect(self.close_problem)
        self._row = QHBoxLayout()
        for widget, stretch in ((self._sign, 0), (self._words, 1), (self._bar, 0)):
            self._row.addWidget(widget, stretch)
        self._row.addWidget(self._take)
        self._row.addWidget(self._close)
        line = QFrame()
        line.setProperty("line", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(line)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        self._show_what_matters()

    @property
    def words(self) -> str:
        """What is said now; empty when the line is not there."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def problem(self) -> Explanation | None:
        """The problem that is said now."""
        return self._problem

    def say(self, problem: Explanation, offer: Offer | None = None) -> None:
        """Say a problem, in the place of any other; a button offers what can be done at once."""
        self._problem, self._offer = problem, offer
        self._show_what_matters()

    def close_problem(self) -> None:
        """Take the problem away, because it was read or is mended."""
        self._problem = self._offer = None
        self._show_what_matters()

    def say_job(self, words: str, done: int = 0, total: int | None = None) -> None:
        """Say what goes on, and how far it is as far as that is known."""
        self._job = f"{words} {number(done)} / {number(total)}" if total else words
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)
        self._show_what_matters()

    def close_job(self) -> None:
        """Take the job away, because it is over."""
        self._job = ""
        self._show_what_matters()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show_what_matters(self) -> None:
        problem = self._problem
        self._words.setText(str(problem) if problem is not None else self._job)
        self._bar.setVisible(problem is None)
        self._close.setVisible(problem is not None)
        self._take.setText(self._offer.words if self._offer is not None else "")
        self._take.setVisible(self._offer is not None)
        self._paint_sign()
        self.setVisible(problem is not None or bool(self._job))

    def _on_taken(self) -> None:
        if self._offer is not None:
            self._offer.take()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(8), px(12), px(8))
        self._row.setSpacing(px(12))
        self._bar.setFixedWidth(px(BAR))
        self._words.setFont(self._theme.interface(13, QFont.Weight.Normal))
        self._close.setIcon(icon(self._theme, "close"))
        self._paint_sign()

    def _paint_sign(self) -> None:
        colours = self._theme.colours
        if self._problem is not None:
            sign = picture(self._theme, "caution", colours.caution, 20, self.devicePixelRatioF())
        else:
            sign = picture(
                self._theme, "information", colours.information, 20, self.devicePixelRatioF()
            )
        self._sign.setPixmap(sign)

    def _retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close this line"))
        self._close.setAccessibleName(self.tr("Close this line"))
