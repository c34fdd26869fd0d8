"""Which outlet wrote when, by stage, day, month or year, with the gaps named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Appearance, CoverageCell
from desktop.charts.bins import Grain, grains, sorted_by
from desktop.charts.chart_frame import ChartFrame
from desktop.charts.grain_words import grain_word
from desktop.choice import Choice
from desktop.coverage.article_menu import offer_articles
from desktop.coverage.coverage_drawings import (
    CoverageDrawing,
    DayDrawing,
    StageDrawing,
    count_columns,
)
from desktop.reading.parts import words
from desktop.theme import Theme

MOST_COLUMNS = 120
"""Columns that are offered at all."""
PLEASANT = 24
"""Columns that can be read without scrolling far: the finest grain with no more is shown first."""


class CoverageMatrix(QWidget):
    """Owns the picture of some coverage and how it is parted; lives on the GUI thread."""

    article_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        archive: str,
        appearances: Sequence[Appearance],
        stages: tuple[int, Sequence[CoverageCell]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show articles by their days; `stages` are the year of an award and its stages."""
        super().__init__(parent)
        self._appearances = tuple(appearances)
        self._stages = stages
        self._grains = tuple(
            grain
            for grain in grains(self._appearances)
            if grain is Grain.YEAR or self._columns(grain) <= MOST_COLUMNS
        )
        self._by = Choice(theme)
        self.frame = ChartFrame(theme, self._drawing(None if stages else self._finest()), archive)
        self.frame.add_choice(self._by)
        self.frame.chosen.connect(self._on_chosen)
        self._nothing = words("", "meta")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        layout.addWidget(self._nothing)
        self.frame.setVisible(bool(self._appearances))
        self._nothing.setVisible(not self._appearances)
        self._retranslate()
        self._by.activated.connect(self._on_parted)

    @property
    def choice(self) -> Choice:
        """How it is parted."""
        return self._by

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _finest(self) -> Grain:
        for grain in self._grains:
            if self._columns(grain) <= PLEASANT:
                return grain
        return self._grains[-1]

    def _columns(self, grain: Grain) -> int:
        return count_columns(sorted_by(self._appearances, grain))

    def _drawing(self, grain: Grain | None) -> CoverageDrawing:
        if grain is None and self._stages is not None:
            return StageDrawing(*self._stages, self._appearances)
        return DayDrawing(sorted_by(self._appearances, grain or Grain.YEAR))

    def _choices(self) -> list[Grain | None]:
        return [*([None] if self._stages else []), *self._grains]

    def _retranslate(self) -> None:
        choices = self._choices()
        now = self._by.currentIndex()
        if now < 0:
            now = 0 if self._stages else choices.index(self._finest())
        self._by.setAccessibleName(self.tr("How the coverage is parted"))
        self._by.clear()
        stage = self.tr("By stage")
        self._by.addItems([grain_word(one) if one is not None else stage for one in choices])
        self._by.setCurrentIndex(now)
        if self._stages is not None:
            told = self.tr("The archive has no article about {year}.")
            self._nothing.setText(told.format(year=self._stages[0]))
        else:
            self._nothing.setText(self.tr("There is no article yet."))

    def _on_parted(self, place: int) -> None:
        self.frame.show_drawing(self._drawing(self._choices()[place]))

    def _on_chosen(self, item: int) -> None:
        drawing = self.frame.drawing
        assert isinstance(drawing, CoverageDrawing)
        self.frame.chart.go_to(item)
        at = self.frame.chart.room.bottomLeft().toPoint()
        shown = self.frame.chart if self.frame.chart.isVisible() else self.frame.table
        point = at if shown is self.frame.chart else QPoint(0, 0)
        offer_articles(shown, drawing.articles(item), point, self.article_wanted.emit)
