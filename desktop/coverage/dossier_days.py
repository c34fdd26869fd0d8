"""When the articles of a dossier appeared, as bars of which a stretch can be brushed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Appearance
from desktop.charts.bins import grains, sorted_by
from desktop.charts.chart_frame import ChartFrame
from desktop.charts.grain_words import edtf, grain_word
from desktop.charts.histogram import Histogram
from desktop.choice import Choice
from desktop.dates import shown_date
from desktop.theme import Theme

PLEASANT = 80
"""Bars that can be read at once: the finest grain with no more is shown first."""


class DossierDays(QWidget):
    """Owns the bars and which stretch of them is chosen; lives on the GUI thread."""

    range_chosen = Signal(object)
    """The words of a stretch of time and its articles; None for all of them."""

    def __init__(
        self,
        theme: Theme,
        archive: str,
        appearances: Sequence[Appearance],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearances = tuple(appearances)
        self._grains = grains(self._appearances)
        self._by = Choice(theme)
        self._by.addItems([grain.value for grain in self._grains])
        pleasant = grains(self._appearances, PLEASANT)[0]
        self._by.setCurrentIndex(self._grains.index(pleasant))
        self.frame = ChartFrame(theme, self._drawing(), archive)
        self.frame.add_choice(self._by)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self._by.activated.connect(self._on_parted)
        self.frame.brush_changed.connect(self._tell)
        self.frame.chosen.connect(self._on_chosen)
        self._retranslate()

    @property
    def choice(self) -> Choice:
        """How it is parted."""
        return self._by

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _drawing(self) -> Histogram:
        return Histogram(sorted_by(self._appearances, self._grains[self._by.currentIndex()]))

    def _retranslate(self) -> None:
        self._by.setAccessibleName(self.tr("How long a bar is"))
        for place, grain in enumerate(self._grains):
            self._by.setItemText(place, grain_word(grain))

    def _on_parted(self) -> None:
        self.frame.show_drawing(self._drawing())
        self.range_chosen.emit(None)

    def _on_chosen(self, item: int) -> None:
        """One bar alone is a stretch, too."""
        binned = sorted_by(self._appearances, self._grains[self._by.currentIndex()])
        if item < len(binned.bins):
            one = binned.bins[item]
            said = shown_date(edtf(one.lo, binned.grain))
            self.range_chosen.emit((said, one.articles))
        else:
            self.range_chosen.emit((self.frame.drawing.table().rows[item][0], binned.loose))

    def _tell(self) -> None:
        brushed = self.frame.chart.brushed
        if brushed is None:
            self.range_chosen.emit(None)
            return
        grain = self._grains[self._by.currentIndex()]
        bins = sorted_by(self._appearances, grain).bins[brushed[0] : brushed[1] + 1]
        ends = dict.fromkeys(edtf(one.lo, grain) for one in (bins[0], bins[-1]))
        held = [each for one in bins for each in one.articles]
        self.range_chosen.emit((shown_date("/".join(ends)), held))
