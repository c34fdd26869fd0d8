"""Time in the left panel: where one is (all years, a year, a month), and the histogram of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records import Facet, Filter
from desktop.dates import shown_date
from desktop.searching.date_histogram import DateHistogram
from desktop.searching.time_bars import Bars, Level, above, bars_of, filter_of
from desktop.theme import Theme


class TimePanel(QWidget):
    """Owns the way up and the histogram; lives on the GUI thread. Without dates it is not there."""

    time_chosen = Signal(object)
    """Show only articles of this time: a `Filter`, or None for all times."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.histogram = DateHistogram(theme, self)
        self._title = QLabel(self)
        self._title.setProperty("tone", "meta")
        self._everything = self._step()
        self._year = self._step()
        self._here = QLabel(self)
        self._everything.clicked.connect(lambda: self.time_chosen.emit(None))
        self._year.clicked.connect(self._on_up_wanted)
        self.histogram.range_chosen.connect(self._on_range_chosen)
        self.histogram.up_wanted.connect(self._on_up_wanted)
        self._row = QHBoxLayout()
        for part in (self._title, self._everything, self._year, self._here):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.histogram)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_facets(self, facets: Sequence[Facet], filters: Sequence[Filter]) -> None:
        """Show the times of an answer, and what is chosen of them."""
        bars = bars_of(facets, filters)
        self.histogram.show_bars(bars)
        self.setVisible(bool(bars.bars))
        self._say(bars)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say(self.histogram.bars)

    def _step(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", "true")
        return button

    def _say(self, bars: Bars) -> None:
        chosen = bars.first is not None
        inside = bars.level is not Level.YEAR
        self._title.setText(self.tr("Time"))
        self._title.setVisible(not inside and not chosen)
        self._everything.setText(self.tr("All years"))
        self._everything.setVisible(inside or chosen)
        self._year.setText(f"› {bars.within[:4]}")
        self._year.setVisible(bars.level is Level.DAY)
        here = f"› {shown_date(bars.within)}" if inside else ""
        self._here.setText(here)
        self._here.setVisible(inside)

    def _on_range_chosen(self, first: int, last: int) -> None:
        bars = self.histogram.bars
        taken_back = (first, last) == (bars.first, bars.last)
        if taken_back:
            within = Filter("month" if bars.level is Level.DAY else "year", bars.within)
            self.time_chosen.emit(within if bars.within else None)
        else:
            self.time_chosen.emit(filter_of(bars, first, last))

    def _on_up_wanted(self) -> None:
        self.time_chosen.emit(above(self.histogram.bars))

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(12), 0, px(8), 0)
        self._row.setSpacing(px(4))
        self._column.setContentsMargins(0, px(4), 0, px(4))
        self._column.setSpacing(px(2))
        for part in (self._title, self._everything, self._year, self._here):
            part.setFont(self._theme.interface(12))
