"""The awards that an article reports of: a card for each, with its trail."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import ArticleDetail, Catalogue, DecisionEvent
from desktop.reading.award_card import AwardCard
from desktop.reading.catalogue_tab import CatalogueTab
from desktop.reading.scrolled import Scrolled
from desktop.theme import Theme


class AwardsTab(CatalogueTab):
    """Owns the cards; lives on the GUI thread."""

    dossier_wanted = Signal(int)
    """The id of an award whose dossier is to be opened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._column = Scrolled(theme)
        super().__init__(theme, self._column, parent)
        theme.changed.connect(self.renew)
        self.show_nothing()

    def fill(self, article: ArticleDetail, catalogue: Catalogue) -> None:
        """Show a card for each decision."""
        self._column.setAccessibleName(self.tr("Awards"))
        if not catalogue.decisions:
            self.say(self.tr("No award is recorded from this article."))
            return
        cards: list[QWidget] = []
        for decision in catalogue.decisions:
            card = AwardCard(self.theme, decision, article.row.id)
            card.event_chosen.connect(self._on_event_chosen)
            card.dossier_wanted.connect(self.dossier_wanted)
            cards.append(card)
        self._column.show_parts(cards)

    def _on_event_chosen(self, event: DecisionEvent) -> None:
        self.go_to(event.article.id if event.article is not None else None, event.anchor)
