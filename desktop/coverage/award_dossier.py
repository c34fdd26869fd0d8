"""The awards of the archive, and everything it holds of one of them on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from db.records import AwardDecision, AwardDetail, AwardRow, DecisionEvent
from desktop.charts.chart_frame import ChartFrame
from desktop.coverage.coverage_matrix import CoverageMatrix
from desktop.coverage.first_reports import first_parts
from desktop.coverage.niche import Niche
from desktop.coverage.recipients_table import RecipientsTable
from desktop.coverage.shelf import Line, Shelf
from desktop.coverage.timeline import Timeline
from desktop.language import number
from desktop.reading.award_card import AwardCard
from desktop.reading.parts import heading, stacked, words
from desktop.theme import Theme


class AwardDossier(Shelf):
    """Owns the list of awards and the page of one; lives on the GUI thread."""

    def __init__(self, theme: Theme, archive: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, archive, parent)
        self._detail: AwardDetail | None = None
        self._years: ChartFrame | None = None

    def names(self) -> tuple[str, str, str]:
        """The name of the window, of its list, and of its page."""
        return self.tr("Awards"), self.tr("Awards of the archive"), self.tr("Award dossier")

    def nothing(self) -> tuple[str, str]:
        """What is said of an archive without awards."""
        return (
            self.tr("No award is recorded in this archive."),
            self.tr("Awards come from the reports of articles."),
        )

    def lines(self, rows: Sequence[Any]) -> list[Line]:
        """Each award with how many recipients are known."""
        return [(row.award.id, self._line(row)) for row in rows]

    def page(self, detail: AwardDetail) -> list[QWidget]:
        """Years, recipients, coverage, and how the words changed."""
        self._detail = detail
        self._recipients = RecipientsTable(self.theme)
        self._recipients.decision_chosen.connect(self._on_decision_chosen)
        self._recipients.decision_met.connect(self._on_decision_met)
        self._recipients.show_editions(detail.editions)
        parts: list[QWidget] = [
            self.title_of(detail.row.award.name),
            words(self._facts(detail.row), "meta"),
        ]
        self._years = None
        if detail.editions:
            self._years = ChartFrame(self.theme, Timeline(detail.editions), self.archive)
            self._years.moved.connect(self._on_year_moved)
            self._years.chosen.connect(self._on_year_moved)
            parts.append(self._years)
        parts += [heading(self.theme, self.tr("Recipients")), self._recipients]
        self._trail, self._covered = Niche(), Niche()
        parts += [self._trail, self._covered]
        drift = self._drift(detail)
        if drift:
            parts.append(heading(self.theme, self.tr("What the categories were called")))
            parts += [words(line) for line in drift]
        return parts

    def arranged(self) -> None:
        """Choose the year that the cursor stands on."""
        if self._years is not None and self._years.chart.item is not None:
            self._on_year_moved(self._years.chart.item)

    def _line(self, row: AwardRow) -> str:
        told = [self.tr("%Ln recipient(s)", "", row.decisions)]
        if row.waiting:
            told.append("⚠ " + self.tr("%Ln waiting", "", row.waiting))
        return f"{row.award.name}\n{' · '.join(told)}"

    def _facts(self, row: AwardRow) -> str:
        told: list[str] = []
        if row.conferred_by is not None:
            told.append(self.tr("conferred by {name}").format(name=row.conferred_by.name))
        if row.first_year is not None and row.last_year is not None:
            years = (row.first_year, row.last_year)
            told.append("–".join(str(year) for year in dict.fromkeys(years)))
        told.append(self.tr("%Ln recipient(s)", "", row.decisions))
        if row.waiting:
            told.append("⚠ " + self.tr("%Ln waiting", "", row.waiting))
        return " · ".join(told)

    def _drift(self, detail: AwardDetail) -> list[str]:
        """A line for each year: every label as printed, and how often."""
        years: dict[int, list[str]] = {}
        for year, label, count in detail.terms:
            years.setdefault(year, []).append(f"{label} ({number(count)})")
        return [f"{year}: {' · '.join(labels)}" for year, labels in sorted(years.items())]

    def _on_year_moved(self, place: int) -> None:
        """Show who received it in that year, and who wrote about it."""
        assert self._detail is not None
        year = self._detail.editions[place].year
        self._recipients.choose_year(year)
        cells = dict(self._detail.coverage).get(year, ())
        appeared = dict(self._detail.appearances).get(year, ())
        first = dict(self._detail.first).get(year)
        parts = first_parts(self.theme, first, self.article_wanted.emit) if first else []
        matrix = CoverageMatrix(self.theme, self.archive, appeared, (year, cells))
        matrix.article_wanted.connect(self.article_wanted)
        self._covered.show_part(stacked(self.theme, *parts, matrix, spacing=12))

    def _on_decision_met(self, decision: AwardDecision) -> None:
        """Show the trail of reports of the recipient that the table stands on."""
        card = AwardCard(self.theme, decision)
        card.event_chosen.connect(self._open)
        self._trail.show_part(card)

    def _on_decision_chosen(self, decision: AwardDecision) -> None:
        """Open what proves the status: the latest report that is in the archive."""
        held = [event for event in decision.events if event.article is not None]
        surest = [event for event in held if event.status is decision.status] or held
        if surest:
            self._open(surest[-1])

    def _open(self, event: DecisionEvent) -> None:
        if event.article is not None:
            self.open_place(event.article.id, event.anchor)
