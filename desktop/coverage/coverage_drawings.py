"""Which outlet wrote when, or at which stage of an award, and what nobody wrote about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from db.records import Appearance, ArticleRow, CoverageCell, Stage
from desktop.charts.bins import Bin, Binned, Grain
from desktop.charts.count_words import CountWords
from desktop.charts.grain_words import edtf, length_words, short_words, whole_words
from desktop.charts.matrix import Column, Grid, Matrix
from desktop.dates import shown_date
from desktop.reading.award_words import stage_words

NAMED_GAPS = 3
"""Gaps that the sentence names, the longest first; the table has them all."""


class CoverageDrawing(Matrix):
    """Outlets below each other, and the articles that stand behind each cell."""

    __slots__ = ("_held", "_outlets", "_width")

    def __init__(self, held: Mapping[tuple[str, int], Sequence[ArticleRow]], width: int) -> None:
        self._width = width
        self._outlets = sorted({outlet for outlet, _ in held}, key=lambda name: (not name, name))
        self._held = {
            (self._outlets.index(outlet), column): tuple(rows)
            for (outlet, column), rows in held.items()
        }

    def articles(self, item: int) -> tuple[ArticleRow, ...]:
        """The articles of a cell."""
        return self._held.get(divmod(item, self._width), ())

    def grid(self) -> Grid:
        """The counts with their words."""
        unknown = QCoreApplication.translate("Charts", "Outlet unknown")
        return Grid(
            corner=QCoreApplication.translate("Charts", "Outlet"),
            rows=tuple(outlet or unknown for outlet in self._outlets),
            columns=self.columns(),
            counts={cell: len(rows) for cell, rows in self._held.items()},
        )

    def columns(self) -> tuple[Column, ...]:
        """What the columns are."""
        raise NotImplementedError


class StageDrawing(CoverageDrawing):
    """Outlets by the stages of one year of an award."""

    __slots__ = ("_missing", "_year")

    def __init__(
        self, year: int, cells: Sequence[CoverageCell], appearances: Sequence[Appearance]
    ) -> None:
        rows = {one.article.id: one.article for one in appearances}
        stages = list(Stage)
        held = {
            (cell.outlet or "", stages.index(cell.stage)): [
                rows[article_id] for article_id in cell.articles if article_id in rows
            ]
            for cell in cells
        }
        super().__init__(held, len(stages))
        self._year = year
        reported = {cell.stage for cell in cells if cell.articles}
        self._missing = [stage for stage in stages if stage not in reported]

    def title(self) -> str:
        """What is to be seen."""
        title = QCoreApplication.translate("Charts", "Who wrote about {year}, stage by stage")
        return title.format(year=self._year)

    def summary(self) -> str:
        """The stages that nobody wrote about."""
        if not self._missing:
            return QCoreApplication.translate("Charts", "Every stage has an article.")
        gaps = {
            Stage.NOMINATION: QCoreApplication.translate(
                "Charts", "no article about the nomination"
            ),
            Stage.ANNOUNCEMENT: QCoreApplication.translate(
                "Charts", "no article about the announcement"
            ),
            Stage.CEREMONY: QCoreApplication.translate("Charts", "no article about the ceremony"),
            Stage.AFTERMATH: QCoreApplication.translate("Charts", "no article after the ceremony"),
        }
        told = QCoreApplication.translate("Charts", "Gaps in the archive: {gaps}.")
        return told.format(gaps=", ".join(gaps[stage] for stage in self._missing))

    def columns(self) -> tuple[Column, ...]:
        """The stages in their order."""
        return tuple(Column(stage_words(stage), stage_words(stage)) for stage in Stage)


class DayDrawing(CoverageDrawing):
    """Outlets by days, months or years; what lies empty between them is one column that says so."""

    __slots__ = ("_grain", "_loose", "_runs")

    def __init__(self, binned: Binned) -> None:
        self._grain = binned.grain
        self._runs = _runs(binned.bins)
        self._loose = len(binned.loose)
        columns = [run[0].articles for run in self._runs]
        if binned.loose:
            columns.append(binned.loose)
        held: dict[tuple[str, int], list[ArticleRow]] = {}
        for column, articles in enumerate(columns):
            for one in articles:
                held.setdefault((one.article.outlet or "", column), []).append(one.article)
        super().__init__(held, len(columns))

    def title(self) -> str:
        """What is to be seen."""
        return {
            Grain.DAY: QCoreApplication.translate("Charts", "Who wrote, day by day"),
            Grain.MONTH: QCoreApplication.translate("Charts", "Who wrote, month by month"),
            Grain.YEAR: QCoreApplication.translate("Charts", "Who wrote, year by year"),
        }[self._grain]

    def summary(self) -> str:
        """The longest stretches that nobody wrote in."""
        gaps = sorted((run for run in self._runs if not run[0].articles), key=len, reverse=True)
        if not gaps:
            return ""
        longest = sorted(gaps[:NAMED_GAPS], key=lambda run: run[0].lo)
        told = "; ".join(
            f"{self._span(run)} ({length_words(len(run), self._grain)})" for run in longest
        )
        more = len(gaps) - NAMED_GAPS
        if more > 0:
            told += "; " + CountWords().more_gaps(more)
        sentence = QCoreApplication.translate("Charts", "No article in this archive: {gaps}.")
        return sentence.format(gaps=told)

    def columns(self) -> tuple[Column, ...]:
        """Dates that have articles, and what lies between them."""
        found: list[Column] = []
        year: int | None = None
        for run in self._runs:
            if not run[0].articles:
                gap = f"{self._span(run)} ({length_words(len(run), self._grain)})"
                found.append(Column("⋯", gap, length_words(len(run), self._grain), is_gap=True))
                continue
            first: date = run[0].lo
            below = f"{first.year}" if first.year != year and self._grain is not Grain.YEAR else ""
            year = first.year
            label, whole = short_words(run[0], self._grain), whole_words(run[0], self._grain)
            found.append(Column(label, whole, below))
        if self._loose:
            unknown = QCoreApplication.translate("Charts", "date not known")
            found.append(Column("?", unknown))
        return tuple(found)

    def _span(self, run: Sequence[Bin]) -> str:
        ends = dict.fromkeys(edtf(one.lo, self._grain) for one in (run[0], run[-1]))
        return shown_date("/".join(ends))


def count_columns(binned: Binned) -> int:
    """How many columns a matrix of these bins has."""
    return len(_runs(binned.bins)) + bool(binned.loose)


def _runs(bins: Sequence[Bin]) -> list[list[Bin]]:
    """Each bin with articles alone, and the empty ones that follow each other together."""
    runs: list[list[Bin]] = []
    for one in bins:
        if runs and not one.articles and not runs[-1][0].articles:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs
