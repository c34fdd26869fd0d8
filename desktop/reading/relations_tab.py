"""How an article belongs together with others: links, what is related, and dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from db.records import (
    AddToDossier,
    ArticleDetail,
    ArticleRow,
    Catalogue,
    DecideRelation,
    Decision,
    DossierRow,
    Edit,
    Related,
    Relation,
    RelationState,
    RemoveFromDossier,
    SharedFigure,
    Statement,
    Suggestion,
)
from desktop.language import decimal
from desktop.reading.catalogue_tab import CatalogueTab
from desktop.reading.dossier_choice import DossierChoice
from desktop.reading.parts import ElidedLink, button, facts_of_row, heading, stacked, words
from desktop.reading.relation_words import (
    dossier_reason,
    relation_words,
    shared_words,
    similarity_words,
    statement_words,
    suggested_words,
)
from desktop.reading.scrolled import Scrolled
from desktop.reading.suggested import open_suggestions
from desktop.theme import Theme

MOST_FIGURES = 5
"""Shared figures that are named."""
MOST_SENTENCES = 2
"""Pairs of sentences that are shown."""


class RelationsTab(CatalogueTab):
    """Owns the sections and what is offered in them; lives on the GUI thread."""

    dossier_wanted = Signal(int)
    """The page of a dossier is to be opened: its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._column = Scrolled(theme)
        super().__init__(theme, self._column, parent)
        self._related: tuple[Related, ...] = ()
        self._suggested: tuple[Suggestion, ...] = ()
        self._dossiers: tuple[DossierRow, ...] = ()
        theme.changed.connect(self.renew)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Forget what was related to the article before."""
        self._related, self._suggested = (), ()
        super().show_nothing()

    def show_related(self, related: Sequence[Related]) -> None:
        """Show which articles are about the same matter, the most related first."""
        self._related = tuple(related)
        self.renew()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show which articles and dossiers are suggested, beside what is recorded."""
        self._suggested = tuple(suggestions)
        if self.catalogue is not None:
            self.renew()

    def offer_dossiers(self, dossiers: Sequence[DossierRow]) -> None:
        """Take over which dossiers there are to put the article into."""
        self._dossiers = tuple(dossiers)

    def fill(self, article: ArticleDetail, catalogue: Catalogue) -> None:
        """Show what waits for a person first."""
        self._column.setAccessibleName(self.tr("Relations"))
        del article
        held = catalogue.relations
        waiting = [one for one in held if one.state is RelationState.SUGGESTED]
        links = [one for one in held if one.state is RelationState.ACCEPTED]
        suggested = open_suggestions(self._suggested, catalogue)
        parts: list[QWidget] = []
        if waiting or suggested.relations:
            parts.append(heading(self.theme, self.tr("Waiting for a decision")))
            parts += [self._relation(one) for one in waiting]
            parts += [self._suggested_relation(one) for one in suggested.relations]
        if links:
            parts.append(heading(self.theme, self.tr("Links")))
            parts += [self._relation(one) for one in links]
        rejected = len(held) - len(waiting) - len(links)
        if rejected:
            parts.append(words(self.tr("%Ln link(s) rejected", "", rejected), "meta"))
        above = {row.id for one in suggested.relations for row in one.others}
        related = [one for one in self._related if one.article.id not in above]
        if related:
            parts.append(heading(self.theme, self.tr("About the same matter")))
            parts += [self._related_line(one) for one in related]
        parts += self._dossier_parts(catalogue, suggested.dossiers)
        if not parts:
            self.say(self.tr("No other article of the archive belongs to this one."))
            return
        self._column.show_parts(parts)

    def _relation(self, relation: Relation) -> QWidget:
        facts = " · ".join(
            part
            for part in (facts_of_row(relation.other), similarity_words(relation.similarity))
            if part
        )
        whole = stacked(
            self.theme,
            words(relation_words(relation), "meta"),
            self._headline(relation.other),
            words(facts, "meta"),
        )
        choices: list[tuple[str, Decision | None]] = []
        if relation.state is RelationState.SUGGESTED:
            choices = [(self.tr("Yes"), Decision.YES), (self.tr("No"), Decision.NO)]
        elif relation.decided_at is not None:
            choices = [(self.tr("Take back"), None)]
        return self._with_buttons(
            whole,
            [
                button(
                    said,
                    f"{said}: {relation_words(relation)} {relation.other.headline}",
                    partial(self._ask, DecideRelation(relation.id, decision)),
                )
                for said, decision in choices
            ],
        )

    def _suggested_relation(self, suggestion: Suggestion) -> QWidget:
        """An article that states the same figures, with the sentences of both."""
        other = suggestion.others[0]
        named = [
            one.here.quote.exact if one.here.quote else decimal(one.value)
            for one in suggestion.shared[:MOST_FIGURES]
        ]
        figures = ", ".join(named) + ("…" if len(suggestion.shared) > MOST_FIGURES else "")
        facts = [facts_of_row(other), self.tr("both state: {figures}").format(figures=figures)]
        lines: list[QWidget] = [
            words(suggested_words(suggestion), "meta"),
            self._headline(other),
            words(" · ".join(part for part in facts if part), "meta"),
        ]
        pairs: dict[tuple[str, str], SharedFigure] = {}
        for one in suggestion.shared:  # one pair of sentences may state several figures
            pairs.setdefault((one.here.sentence, one.there.sentence), one)
        for one in list(pairs.values())[:MOST_SENTENCES]:
            lines += [
                self._sentence(self.tr("Here: “{sentence}”"), one.here),
                self._sentence(self.tr("There: “{sentence}”"), one.there),
            ]
        whole = stacked(self.theme, *lines)
        choices = ((self.tr("Yes"), suggestion.edits), (self.tr("No"), suggestion.refusal))
        return self._with_buttons(
            whole,
            [
                button(
                    said,
                    f"{said}: {suggested_words(suggestion)} {other.headline}",
                    partial(self.edits_wanted.emit, edits),
                )
                for said, edits in choices
            ],
        )

    def _sentence(self, said: str, statement: Statement) -> QWidget:
        """A sentence that leads to its place; one without a place is only said."""
        told = said.format(sentence=statement_words(statement))
        if statement.span is None or self.article is None:
            return words(self.tr("Catalogued without its place"), "meta")
        if statement.article_id == self.article.row.id:
            does = partial(self.place_wanted.emit, *statement.span)
        else:
            does = partial(self.quote_wanted.emit, statement.article_id, *statement.span)
        return ElidedLink(told, does, "meta")

    def _related_line(self, related: Related) -> QWidget:
        shared = shared_words(related)
        facts = [facts_of_row(related.article), shared]
        return stacked(
            self.theme,
            self._headline(related.article),
            words(" · ".join(part for part in facts if part), "meta"),
        )

    def _dossier_parts(
        self, catalogue: Catalogue, suggested: Sequence[Suggestion]
    ) -> list[QWidget]:
        parts: list[QWidget] = []
        if catalogue.dossiers or suggested or self.writable:
            parts.append(heading(self.theme, self.tr("Dossiers")))
        for dossier in catalogue.dossiers:
            count = self.tr("%Ln article(s)", "", dossier.articles)
            title = ElidedLink(dossier.title, partial(self.dossier_wanted.emit, dossier.id))
            told = stacked(self.theme, title, words(count, "meta"))
            take = self.tr("Take out")
            edit = RemoveFromDossier(dossier.id, catalogue.article_id)
            taking = button(take, f"{take}: {dossier.title}", partial(self._ask, edit))
            parts.append(self._with_buttons(told, [taking]))
        for one in suggested:
            reason = self.tr("Suggested: {reason}").format(reason=dossier_reason(one))
            told = stacked(self.theme, words(one.label), words(reason, "meta"))
            put = self.tr("Put it in")
            putting = button(put, f"{put}: {one.label}", partial(self.edits_wanted.emit, one.edits))
            parts.append(self._with_buttons(told, [putting]))
        if self.writable:
            add = self.tr("Add to a dossier…")
            adding = button(add, add, self._on_dossier_wanted)
            adding.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            parts.append(adding)
        return parts

    def _headline(self, row: ArticleRow) -> QWidget:
        return ElidedLink(row.headline, partial(self.article_wanted.emit, row.id))

    def _with_buttons(self, whole: QWidget, buttons: Sequence[QWidget]) -> QWidget:
        """Put buttons at the right of something, where anything may be changed."""
        if not self.writable or not buttons:
            return whole
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(6))
        layout.addWidget(whole, 1)
        for one in buttons:
            layout.addWidget(one)
        return row

    def _ask(self, edit: Edit) -> None:
        self.edits_wanted.emit((edit,))

    def _on_dossier_wanted(self) -> None:
        if self.catalogue is None:
            return
        held = {dossier.id for dossier in self.catalogue.dossiers}
        free = [one for one in self._dossiers if one.id not in held]
        dialog = DossierChoice(self.theme, free, self)
        dialog.chosen.connect(partial(self._on_dossier_chosen, self.catalogue.article_id))
        dialog.open()

    def _on_dossier_chosen(self, article_id: int, dossier_id: int, title: str, note: str) -> None:
        named = AddToDossier(article_id, dossier_id or None, title or None, note or None)
        self._ask(named)
