"""The small parts of the tabs: headings, words, links and buttons, made alike everywhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.records import ArticleRow
from desktop.dates import shown_date
from desktop.theme import Theme


def words(text: str, tone: str = "") -> QLabel:
    """A text that wraps, never read as markup; `tone` is a colour of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if tone:
        label.setProperty("tone", tone)
    return label


def heading(theme: Theme, text: str) -> QLabel:
    """The name of a section."""
    label = words(text)
    label.setFont(theme.interface(14, QFont.Weight.DemiBold))
    return label


def button(text: str, accessible: str, does: Callable[[], object]) -> QPushButton:
    """A button whose accessible name says what it is about."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setAccessibleName(accessible)
    made.clicked.connect(lambda _checked=False: does())
    return made


class ElidedLink(QPushButton):
    """A headline that leads to its article, cut where there is no room; lives on the GUI thread.

    In the tone `meta` it is a quieter line that leads somewhere, such as a sentence.
    """

    def __init__(self, text: str, does: Callable[[], object], tone: str = "") -> None:
        super().__init__()
        self.setProperty("link", True)
        if tone:
            self.setProperty("tone", tone)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: does())
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Say something else."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        cut = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(40, self.width() - 4)
        )
        self.setText(cut.replace("&", "&&"))


def stacked(theme: Theme, *parts: QWidget, spacing: float = 2) -> QWidget:
    """Widgets below each other."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(spacing))
    for part in parts:
        column.addWidget(part)
    return whole


def facts_of_row(row: ArticleRow) -> str:
    """Outlet, date and number of an article in a list."""
    facts = (row.outlet, shown_date(row.published), row.accession)
    return " · ".join(fact for fact in facts if fact)
