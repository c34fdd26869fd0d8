"""The dossiers of the archive, and the page of one: its articles, its days, its figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.records import Appearance, ArticleRow, DossierDetail, DossierRow, SeriesPoint
from desktop.charts.count_words import CountWords
from desktop.charts.grain_words import count_words
from desktop.coverage.coverage_matrix import CoverageMatrix
from desktop.coverage.dossier_days import DossierDays
from desktop.coverage.first_reports import first_parts
from desktop.coverage.series_words import point_cells, point_headings, thing_words
from desktop.coverage.shelf import Line, Shelf
from desktop.dates import shown_date
from desktop.ledger_table import LedgerTable
from desktop.reading.parts import ElidedLink, button, heading, words

INDENT = "    "
MOST_LISTED = 500
"""Rows that a table of the page has; of more the number says enough."""


class DossierDialog(Shelf):
    """Owns the list of dossiers and the page of one; lives on the GUI thread."""

    def names(self) -> tuple[str, str, str]:
        """The name of the window, of its list, and of its page."""
        return self.tr("Dossiers"), self.tr("Dossiers of the archive"), self.tr("Dossier")

    def nothing(self) -> tuple[str, str]:
        """What is said of an archive without dossiers."""
        return (
            self.tr("There is no dossier in this archive yet."),
            self.tr("Put an article into one in its Relations tab."),
        )

    def lines(self, rows: Sequence[Any]) -> list[Line]:
        """Each dossier below the one that it stands in."""
        return [
            (row.id, f"{INDENT * depth}{row.title}\n{INDENT * depth}{count_words(row.articles)}")
            for row, depth in nested(rows)
        ]

    def page(self, detail: DossierDetail) -> list[QWidget]:
        """What it is, who was first, when was written, its articles and their figures."""
        parts: list[QWidget] = [self._dossier_link(row) for row in detail.above]
        parts.append(self.title_of(detail.row.title))
        if detail.row.scope:
            parts.append(words(detail.row.scope))
        parts.append(words(self._facts(detail), "meta"))
        if detail.inner:
            parts.append(heading(self.theme, self.tr("Dossiers in it")))
            parts += [self._dossier_link(row) for row in detail.inner]
        if not detail.appearances:
            parts.append(words(self.tr("No article stands in it yet."), "meta"))
            return parts
        parts += first_parts(self.theme, detail.first, self.article_wanted.emit)
        self._own = heading(self.theme, "")
        self._articles = LedgerTable(self.theme)
        self._articles.activated.connect(self._on_article_activated)
        self._more = words("", "meta")
        self._listed: list[int] = []
        days = DossierDays(self.theme, self.archive, detail.appearances)
        days.range_chosen.connect(partial(self._on_range_chosen, detail))
        parts += [days, self._own, self._articles, self._more]
        self._on_range_chosen(detail, None)
        matrix = CoverageMatrix(self.theme, self.archive, detail.appearances)
        matrix.article_wanted.connect(self.article_wanted)
        parts.append(matrix)
        if detail.figures:
            parts += self._figures(detail.figures)
        return parts

    def _facts(self, detail: DossierDetail) -> str:
        told = [count_words(detail.row.articles)]
        within = len(detail.appearances) - len(detail.items)
        if within > 0:
            told.append(self.tr("%Ln more in the dossiers in it", "", within))
        return " · ".join(told)

    def _dossier_link(self, row: DossierRow) -> QWidget:
        said = f"{row.title} ({row.articles})"
        return ElidedLink(said, partial(self.choose, row.id))

    def _on_range_chosen(
        self, detail: DossierDetail, chosen: tuple[str, Sequence[Appearance]] | None
    ) -> None:
        """List the articles in their order, or those of the days that are brushed."""
        if chosen is None:
            self._own.setText(self.tr("Articles in their order"))
            self._list_articles(
                [one.article for one in detail.items], [one.note for one in detail.items]
            )
        else:
            title = self.tr("Articles of {days}").format(days=chosen[0])
            self._own.setText(title)
            self._list_articles([one.article for one in chosen[1]], [None] * len(chosen[1]))
        self._articles.setAccessibleName(self._own.text())

    def _list_articles(self, rows: Sequence[ArticleRow], notes: Sequence[str | None]) -> None:
        self._listed = [row.id for row in rows]
        headings = [self.tr("Article"), self.tr("Outlet"), self.tr("Published")]
        cells = [[row.headline, row.outlet or "", shown_date(row.published)] for row in rows]
        if any(notes):
            headings.append(self.tr("Why it stands there"))
            cells = [[*cell, note or ""] for cell, note in zip(cells, notes, strict=True)]
        self._articles.show_cells(headings, cells[:MOST_LISTED])
        self._more.setText(CountWords().more(len(cells) - MOST_LISTED))
        self._more.setVisible(len(cells) > MOST_LISTED)
        self._articles.stretch(0)
        self._articles.setVisible(bool(rows))

    def _figures(self, points: Sequence[SeriesPoint]) -> list[QWidget]:
        """The numbers of its articles; each opens its sentence, or goes on through time."""
        table = LedgerTable(self.theme)
        name = self.tr("What its articles give as figures")
        table.setAccessibleName(name)
        headings = [self.tr("Measure"), *point_headings()[1:]]
        shown = points[:MOST_LISTED]
        rows = [[thing_words(one.figure), *point_cells(one)[1:]] for one in shown]
        table.show_cells(headings, rows, numbers=(1,))
        table.stretch(0)
        table.setCurrentCell(0, 0)

        def open_row(index: QModelIndex) -> None:
            point = points[index.row()]
            self.open_place(point.article.id, point.figure.anchor)

        def go_on() -> None:
            figure = points[max(0, table.currentRow())].figure
            subject = figure.subject.id if figure.subject is not None else None
            self.series_wanted.emit((figure.quantity.id, subject))

        table.activated.connect(open_row)
        through = self.tr("Through time…")
        onward = button(through, through, go_on)
        onward.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        parts: list[QWidget] = [heading(self.theme, name), table]
        if len(points) > len(shown):
            parts.append(words(CountWords().more(len(points) - len(shown)), "meta"))
        return [*parts, onward]

    def _on_article_activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._listed):
            self.article_wanted.emit(self._listed[index.row()])


def nested(rows: Sequence[DossierRow]) -> list[tuple[DossierRow, int]]:
    """Dossiers with how deep they stand, each below the one that it stands in."""
    found: list[tuple[DossierRow, int]] = []
    ids = {row.id for row in rows}

    def put(parent: int | None, depth: int) -> None:
        for row in rows:
            if (row.parent_id if row.parent_id in ids else None) == parent:
                found.append((row, depth))
                put(row.id, depth + 1)

    put(None, 0)
    return found
