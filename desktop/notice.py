"""The line above everything that says what went wrong or goes on, and never stops anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.icons import icon
from desktop.language import number
from desktop.line_bar import LineBar
from desktop.problems import Explanation
from desktop.theme import Theme

BAR = 160
"""Width of the bar of a job that goes on, in pixels."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a person can do about a problem at once: the words of the button, and what it does."""

    words: str
    take: Callable[[], None]


class Notice(LineBar):
    """Owns one line: the last problem with its advice, or a job that goes on; GUI thread.

    A problem stays until it is closed or replaced; the job returns when the problem is closed.
    """

    SPACING = 12

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._bar, self._take, self._close = QProgressBar(), QPushButton(), QToolButton()
        super().__init__(theme, (self._bar, self._take, self._close), parent)
        self._problem: Explanation | None = None
        self._offer: Offer | None = None
        self._job = ""
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar.setTextVisible(False)
        self._take.clicked.connect(self._on_taken)
        self._close.clicked.connect(self.close_problem)
        self._dress()
        self._retranslate()
        self._show_what_matters()

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
        self._bar.setFixedWidth(self._theme.px(BAR))
        self._close.setIcon(icon(self._theme, "close"))
        super()._dress()

    def _paint_sign(self) -> None:
        colours = self._theme.colours
        if self._problem is not None:
            self._show_sign("caution", colours.caution)
        else:
            self._show_sign("information", colours.information)

    def _retranslate(self) -> None:
        self._close.setToolTip(self.tr("Close this line"))
        self._close.setAccessibleName(self.tr("Close this line"))
