"""The awards of the archive, and everything it holds of one of them on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.records import AwardDecision, AwardDetail, AwardRow, DecisionEvent
from desktop.coverage.coverage_matrix import CoverageMatrix
from desktop.coverage.recipients_table import RecipientsTable
from desktop.coverage.timeline import Timeline
from desktop.language import number
from desktop.message import Message
from desktop.reading.parts import button, heading, words
from desktop.reading.scrolled import Scrolled
from desktop.theme import Theme

SIZE = QSize(1040, 720)
LIST_WIDTH = 240
OF_AWARD = Qt.ItemDataRole.UserRole


class AwardDossier(QDialog):
    """Owns the list of awards and the page of one; lives on the GUI thread.

    It asks for an award by `award_wanted`, and for sources by the other signals: they open in the
    main window, and the dossier stays.
    """

    award_wanted = Signal(int)
    article_wanted = Signal(int)
    quote_wanted = Signal(int, int, int)
    """An article is to be opened at a place of its text: its id, and code points."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._detail: AwardDetail | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Awards"))
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Awards of the archive"))
        self._list.setWordWrap(True)
        self._list.currentItemChanged.connect(self._on_award_chosen)
        self._page = Scrolled(theme)
        self._page.setAccessibleName(self.tr("Award dossier"))
        self._message = Message(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._message)
        self._lay_out()
        self._fit()

    def show_awards(self, awards: Sequence[AwardRow], chosen: int | None = None) -> None:
        """List the awards, and choose one of them, else the first."""
        self._list.clear()
        for row in awards:
            item = QListWidgetItem(self._line(row))
            item.setData(OF_AWARD, row.award.id)
            self._list.addItem(item)
        if not awards:
            said = self.tr("No award is recorded in this archive.")
            self._message.say(said, self.tr("Awards come from the reports of articles."))
            self._stack.setCurrentWidget(self._message)
            return
        ids = [row.award.id for row in awards]
        self._list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._list.setFocus()

    def show_award(self, detail: AwardDetail) -> None:
        """Show the page of an award."""
        self._detail = detail
        self._timeline = Timeline(self._theme)
        self._years = _sideways(self._timeline)
        self._recipients = RecipientsTable(self._theme)
        self._matrix = CoverageMatrix(self._theme)
        self._timeline.year_chosen.connect(self._on_year_chosen)
        self._recipients.decision_chosen.connect(self._on_decision_chosen)
        self._matrix.articles_chosen.connect(lambda ids: self.article_wanted.emit(ids[0]))
        parts: list[QWidget] = [self._title(detail), words(self._facts(detail.row), "meta")]
        if detail.editions:
            legend = self.tr(
                "■ recipient reported · □ dashed: only planned · “no news here” means that this "
                "archive has no article of that year, not that nobody was honoured"
            )
            parts += [self._years, words(legend, "meta")]
        parts += [heading(self._theme, self.tr("Recipients")), self._recipients]
        self._covered = heading(self._theme, "")
        parts += [self._covered, self._matrix]
        drift = self._drift(detail)
        if drift:
            parts.append(heading(self._theme, self.tr("What the categories were called")))
            parts += [words(line) for line in drift]
        self._timeline.show_editions(detail.editions)
        self._recipients.show_editions(detail.editions)
        self._page.show_parts(parts)
        self._page.verticalScrollBar().setValue(0)
        self._stack.setCurrentWidget(self._page)
        if self._timeline.year is not None:
            self._on_year_chosen(self._timeline.year)

    def say(self, sentence: str) -> None:
        """Say one sentence in the place of the page."""
        self._message.say(sentence)
        self._stack.setCurrentWidget(self._message)

    def _lay_out(self) -> None:
        px = self._theme.px
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self._list)
        whole.addWidget(self._stack)
        whole.setStretchFactor(1, 1)
        whole.setChildrenCollapsible(False)
        whole.setSizes([px(LIST_WIDTH), px(SIZE.width() - LIST_WIDTH)])
        close = self.tr("Close")
        bottom = QHBoxLayout()
        bottom.setContentsMargins(px(16), px(8), px(16), px(12))
        bottom.addStretch(1)
        bottom.addWidget(button(close, close, self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(whole, 1)
        layout.addLayout(bottom)

    def _fit(self) -> None:
        """Be as large as is pleasant, and never larger than the window behind."""
        wanted = QSize(self._theme.px(SIZE.width()), self._theme.px(SIZE.height()))
        behind = self.parentWidget()
        self.resize(wanted.boundedTo(behind.window().size()) if behind is not None else wanted)

    def _title(self, detail: AwardDetail) -> QWidget:
        title = words(detail.row.award.name)
        title.setFont(self._theme.reading(22, QFont.Weight.DemiBold))
        return title

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

    def _on_award_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.award_wanted.emit(int(item.data(OF_AWARD)))

    def _on_year_chosen(self, year: int) -> None:
        assert self._detail is not None
        self._years.ensureVisible(self._timeline.chosen_middle, 0, self._theme.px(96), 0)
        self._recipients.choose_year(year)
        self._covered.setText(self.tr("Coverage of {year} by stage").format(year=year))
        self._matrix.show_coverage(year, dict(self._detail.coverage).get(year, ()))

    def _on_decision_chosen(self, decision: AwardDecision) -> None:
        """Open what proves the status: the latest report that is in the archive."""
        held = [event for event in decision.events if event.article is not None]
        surest = [event for event in held if event.status is decision.status] or held
        if surest:
            self._open(surest[-1])

    def _open(self, event: DecisionEvent) -> None:
        anchor = event.anchor
        if event.article is None:
            return
        if anchor is None or anchor.start is None or anchor.stop is None:
            self.article_wanted.emit(event.article.id)
        else:
            self.quote_wanted.emit(event.article.id, anchor.start, anchor.stop)


def _sideways(timeline: Timeline) -> QScrollArea:
    """Let many years be scrolled from the left to the right."""
    area = QScrollArea()
    area.setWidget(timeline)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFixedHeight(
        timeline.sizeHint().height() + area.horizontalScrollBar().sizeHint().height()
    )
    timeline.setBackgroundRole(QPalette.ColorRole.Base)
    timeline.setAutoFillBackground(True)
    return area
