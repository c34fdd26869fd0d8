"""One award to one recipient: its trail up to the ceremony, each report with its source."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records import AwardDecision, DecisionEvent, ReportTense
from desktop.dates import shown_date
from desktop.reading.award_words import (
    Lane,
    category_words,
    lane_of,
    lane_words,
    standing_words,
    status_words,
    tense_words,
)
from desktop.rows import row_of
from desktop.theme import Theme

HEIGHT = 18
RADIUS = 5


class TrailLine(QWidget):
    """Paints a station for each lane: full where it is reported, open and dashed where planned.

    It says nothing that the words below it do not say. Lives on the GUI thread.
    """

    def __init__(self, theme: Theme, tenses: dict[Lane, ReportTense | None]) -> None:
        super().__init__()
        self._theme, self._tenses = theme, tenses
        self.setFixedHeight(theme.px(HEIGHT))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(240), self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line and its stations."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, middle = self._theme.px(RADIUS), self.height() / 2
        places = [self.width() * lane / len(Lane) + radius + 1 for lane in Lane]
        for lane in list(Lane)[1:]:
            both = (self._tenses.get(Lane(lane - 1)), self._tenses.get(lane))
            painter.setPen(self._pen(None if None in both else both[1]))
            left, right = places[lane - 1] + radius, places[lane] - radius
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for lane in Lane:
            tense = self._tenses.get(lane)
            painter.setPen(self._pen(tense))
            is_there = tense in {ReportTense.REPORTED, ReportTense.BACKGROUND}
            colour = QColor(self._theme.colours.accent) if is_there else Qt.BrushStyle.NoBrush
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(places[lane], middle), radius, radius)

    def _pen(self, tense: ReportTense | None) -> QPen:
        colours = self._theme.colours
        pen = QPen(QColor(colours.faint if tense is None else colours.accent), self._theme.px(1.5))
        if tense is ReportTense.PLANNED:
            pen.setStyle(Qt.PenStyle.DashLine)
        if tense is None:
            pen.setStyle(Qt.PenStyle.DotLine)
        return pen


class AwardCard(QFrame):
    """Owns the words and the buttons of one decision; lives on the GUI thread."""

    event_chosen = Signal(object)
    """A `DecisionEvent` whose source is wanted."""
    dossier_wanted = Signal(int)
    """The id of the award."""

    def __init__(
        self,
        theme: Theme,
        decision: AwardDecision,
        article_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a decision beside an article that reports of it; in its dossier beside none."""
        super().__init__(parent)
        self._theme, self._decision, self._article_id = theme, decision, article_id
        self.setProperty("card", True)
        self.setAccessibleName(f"{decision.recipient.name}, {decision.award.name} {decision.year}")
        px = theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(12), px(16), px(12))
        layout.setSpacing(px(6))
        layout.addWidget(self._label(decision.recipient.name, bold=True))
        edition = f"{decision.award.name} {decision.year}"
        named = " · ".join(part for part in (edition, category_words(decision)) if part)
        layout.addWidget(self._label(named, tone="meta"))
        layout.addWidget(self._standing())
        layout.addLayout(self._trail())
        if article_id is None:
            return
        dossier = QPushButton(self.tr("Award dossier…"))
        dossier.setAccessibleName(self.tr("Award dossier: {name}").format(name=decision.award.name))
        dossier.setAutoDefault(False)
        dossier.clicked.connect(lambda: self.dossier_wanted.emit(decision.award.id))
        layout.addLayout(row_of(dossier, None))

    def _standing(self) -> QLabel:
        """Status, and whether somebody should ask how it ended."""
        decision = self._decision
        words = [standing_words(decision).capitalize()]
        if decision.sources:
            words.append(self.tr("%Ln article(s)", "", decision.sources))
        if decision.awaits_result:
            words.append(self.tr("waits for its result"))
        caution = decision.awaits_result
        sign = "⚠ " if caution else ""
        return self._label(sign + " · ".join(words), tone="caution" if caution else "")

    def _trail(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(8))
        grid.setVerticalSpacing(self._theme.px(4))
        lanes: dict[Lane, list[DecisionEvent]] = {lane: [] for lane in Lane}
        for event in self._decision.events:
            lanes[lane_of(event)].append(event)
        tenses = {lane: _surest(events) for lane, events in lanes.items()}
        grid.addWidget(TrailLine(self._theme, tenses), 0, 0, 1, len(Lane))
        for lane, events in lanes.items():
            grid.addWidget(self._label(lane_words(lane), tone="meta"), 1, lane)
            column = QVBoxLayout()
            column.setSpacing(self._theme.px(8))
            for event in events:
                column.addWidget(self._report(event))
            if not events:
                column.addWidget(self._label(self.tr("nothing in the archive"), tone="meta"))
            column.addStretch(1)
            grid.addLayout(column, 2, lane)
            grid.setColumnStretch(lane, 1)
        return grid

    def _report(self, event: DecisionEvent) -> QWidget:
        """What was reported of a stage: a link to the sentence, and who did it where."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = " · ".join(
            part for part in (status_words(event.status), tense_words(event.tense)) if part
        )
        if event.article is not None:
            link = QPushButton(head)
            link.setProperty("link", True)
            link.setAutoDefault(False)
            link.setToolTip(event.article.headline)
            source = f"{head}, {shown_date(event.at)}, {event.article.headline}"
            link.setAccessibleName(source)
            link.clicked.connect(lambda: self.event_chosen.emit(event))
            column.addWidget(link)
        else:
            column.addWidget(self._label(head))
        for words in self._details(event):
            column.addWidget(self._label(words, tone="meta"))
        return whole

    def _details(self, event: DecisionEvent) -> list[str]:
        told = [shown_date(event.at) or self.tr("no date")]
        told += [one.name for one in (event.actor, event.ceremony) if one is not None]
        if event.article is None:
            told.append(event.note or "")
        elif event.article.id == self._article_id:
            told.append(self.tr("this article"))
        else:
            told.append(event.article.outlet or event.article.accession)
        return [part for part in told if part]

    def _label(self, words: str, *, tone: str = "", bold: bool = False) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if bold:
            label.setFont(self._theme.interface(15, QFont.Weight.DemiBold))
        if tone:
            label.setProperty("tone", tone)
        return label


def _surest(events: list[DecisionEvent]) -> ReportTense | None:
    """How sure a lane is: a report is surer than what is told later, and that than a plan."""
    order = (ReportTense.REPORTED, ReportTense.BACKGROUND, ReportTense.PLANNED)
    held = {event.tense for event in events}
    return next((tense for tense in order if tense in held), None)
