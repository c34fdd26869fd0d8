"""Suggests what to record of an article: everything it says, each with the words that say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from db.catalogue.award_signs import Awards, Sign, read_awards
from db.catalogue.dates import suggest_dates
from db.catalogue.figures import suggest_figures
from db.catalogue.gathering import Entity, Known, Occurrence, gather
from db.catalogue.misprints import Misprint, misprints
from db.catalogue.name_lists import name_lists
from db.catalogue.paragraphs import Paragraphs, beginning
from db.catalogue.subjects import suggest_subjects
from db.records import (
    AddDecisionEvent,
    AddFigure,
    AddName,
    AddNote,
    AddRole,
    ArticleDetail,
    AuthorityKind,
    AuthorityRef,
    BlockKind,
    Edit,
    KeepAward,
    KeepEdition,
    Method,
    NameKind,
    NoteKind,
    Quote,
    RoleKind,
    Suggestion,
    SuggestionKind,
)

_KINDS: Final = {
    AuthorityKind.PERSON: SuggestionKind.PERSON,
    AuthorityKind.ORGANISATION: SuggestionKind.ORGANISATION,
    AuthorityKind.PLACE: SuggestionKind.PLACE,
    AuthorityKind.AWARD: SuggestionKind.AWARD,
    AuthorityKind.INDEX: SuggestionKind.INDEX,
}
_OWN_ROLE: Final = {AuthorityKind.AWARD: RoleKind.AWARD, AuthorityKind.INDEX: RoleKind.INDEX}


def suggest(article: ArticleDetail, known: Known) -> tuple[Suggestion, ...]:
    """Read an article and suggest what to record: by kind, each kind in the order of the text.

    Nothing is recorded by it; the edits of a suggestion are what accepting it applies. Of a text
    longer than an article the beginning is read (`unread`).
    """
    article = replace(article, blocks=beginning(article.text, article.blocks))
    read = Paragraphs(article)
    entities = gather(article, known)
    places = _known_places(entities)
    printed = [one for one in misprints(article.blocks) if one.is_sure or one.meant in places]
    entities = _mended(entities, printed)
    awards = read_awards(read, entities)
    roles = _Roles(article, read, entities, awards)
    found = [*roles.suggestions(), *_of_awards(article, awards)]
    found += [_of_misprint(article, read, one, is_place=one.meant in places) for one in printed]
    found += suggest_subjects(article, read)
    found += suggest_dates(article, read)
    subject = roles.subject
    found += [_about(one, subject) for one in suggest_figures(article, read)]
    order = list(SuggestionKind)
    return tuple(
        sorted(found, key=lambda one: (order.index(one.kind), one.quote.start if one.quote else 0))
    )


def _known_places(entities: Sequence[Entity]) -> set[str]:
    """The places that an article names and that somebody else knows, too."""
    listed = name_lists().places
    return {
        one.name
        for one in entities
        if one.kind is AuthorityKind.PLACE
        and (one.known is not None or one.name.casefold() in listed)
    }


def _mended(entities: Sequence[Entity], printed: Sequence[Misprint]) -> list[Entity]:
    """Let a name with a misprint be a misspelling of the name that is meant."""
    meant = {one.quote.exact: one.meant for one in printed}
    right = {(one.kind, one.name): one for one in entities}
    found: list[Entity] = []
    for entity in entities:
        name = entity.name
        for pair in map(" ".join, pairwise(entity.name.split())):
            name = name.replace(pair, meant.get(pair, pair))
        other = right.get((entity.kind, name))
        if other is None or other is entity:
            found.append(entity)
            continue
        other.forms[entity.name] = NameKind.MISSPELLING
        other.places += entity.places
    return found


def ref(entity: Entity) -> AuthorityRef:
    """Name an entity in an edit: by the archive's id where it has one."""
    if entity.known is not None:
        return AuthorityRef(id=entity.known.authority_id)
    return AuthorityRef(kind=entity.kind, name=entity.name)


class _Roles:
    """Decides what each name is in the article. Lives for one article."""

    def __init__(
        self,
        article: ArticleDetail,
        read: Paragraphs,
        entities: Sequence[Entity],
        awards: Awards,
    ) -> None:
        self._article = article
        self._read = read
        self._entities = entities
        self._awards = awards
        self.subject = self._subject()
        """The place or body that the headline is about."""

    def suggestions(self) -> Iterator[Suggestion]:
        """Suggest each name with its role and its other names."""
        for entity in self._entities:
            role = self._role(entity)
            place = _best(entity)
            quote = Quote(self._article.text[place.start : place.stop], place.start, place.stop)
            edits: list[Edit] = [
                AddRole(self._article.row.id, ref(entity), role, quote, Method.SUGGESTED)
            ]
            edits += [
                AddName(ref(entity), name, kind)
                for name, kind in entity.forms.items()
                if entity.known is None or name != entity.known.name
            ]
            shown = entity.known.name if entity.known is not None else entity.name
            facts = [("role", role.value), ("count", str(len(entity.places)))]
            facts += [(kind.value, name) for name, kind in entity.forms.items()]
            yield Suggestion(
                key=_key(_KINDS[entity.kind], shown, quote),
                kind=_KINDS[entity.kind],
                label=shown,
                facts=tuple(facts),
                quote=quote,
                sentence=self._read.sentence_at(quote.start),
                confidence=0.9 if entity.known is not None else 0.7,
                edits=tuple(edits),
            )

    def _role(self, entity: Entity) -> RoleKind:
        awards = self._awards
        by_part = (
            (awards.recipient, RoleKind.RECIPIENT),
            (awards.nominated_by, RoleKind.NOMINATING_BODY),
            (awards.conferred_by, RoleKind.AWARDING_BODY),
            (awards.venue, RoleKind.VENUE),
        )
        role = next((role for one, role in by_part if one is entity), None)
        if role is None:
            role = _OWN_ROLE.get(entity.kind)
        if role is None:
            role = RoleKind.SUBJECT if entity is self.subject else RoleKind.MENTIONED
        return role

    def _subject(self) -> Entity | None:
        named = [
            entity
            for entity in self._entities
            if entity.kind in {AuthorityKind.PLACE, AuthorityKind.ORGANISATION}
            and any(place.block is BlockKind.HEADLINE for place in entity.places)
        ]
        return max(named, key=lambda one: len(one.places), default=None)


def _best(entity: Entity) -> Occurrence:
    """The occurrence that shows a name best: in the body, spelled as it is recorded."""
    return min(
        entity.places,
        key=lambda one: (
            one.name != entity.name,
            one.block is not BlockKind.BODY,
            one.start,
        ),
    )


def _of_awards(article: ArticleDetail, awards: Awards) -> Iterator[Suggestion]:
    """Suggest the stages that are told of an award, the first with what is known of the award."""
    award = awards.award
    if award is None or awards.year is None:
        return
    around: list[Edit] = []
    if awards.conferred_by is not None:
        around.append(KeepAward(ref(award), ref(awards.conferred_by)))
    for number, sign in enumerate(awards.signs):
        event = _event(article, awards, sign)
        edits: list[Edit] = [*around, event] if number == 0 else [event]
        if sign.at is not None and awards.venue is not None:
            name = f"Lễ trao {award.name} {awards.year}"
            edition = KeepEdition(ref(award), awards.year, "", name, sign.at, ref(awards.venue))
            edits.insert(0, edition)
        facts = [("status", sign.status.value), ("tense", sign.tense.value)]
        facts += [("recipient", sign.recipient.name), ("year", str(awards.year))]
        facts += [("category", awards.category)] if awards.category else []
        facts += [("at", sign.at)] if sign.at else []
        facts += [("actor", sign.actor.name)] if sign.actor else []
        yield Suggestion(
            key=_key(SuggestionKind.DECISION, sign.status.value, sign.quote),
            kind=SuggestionKind.DECISION,
            label=f"{award.name} {awards.year}: {sign.recipient.name}",
            facts=tuple(facts),
            quote=sign.quote,
            sentence=sign.sentence,
            confidence=0.6,
            edits=tuple(edits),
        )


def _event(article: ArticleDetail, awards: Awards, sign: Sign) -> AddDecisionEvent:
    assert awards.year is not None
    return AddDecisionEvent(
        award=ref(sign.award),
        year=awards.year,
        recipient=ref(sign.recipient),
        status=sign.status,
        tense=sign.tense,
        category=awards.category,
        at=sign.at,
        actor=ref(sign.actor) if sign.actor is not None else None,
        article_id=article.row.id,
        quote=sign.quote,
    )


def _of_misprint(
    article: ArticleDetail, read: Paragraphs, one: Misprint, *, is_place: bool
) -> Suggestion:
    """Suggest a sic note; whoever looks for a known place finds it by its misprint from then on."""
    edits: list[Edit] = [AddNote(article.row.id, NoteKind.SIC, one.meant, one.quote)]
    if is_place:
        place = AuthorityRef(kind=AuthorityKind.PLACE, name=one.meant)
        edits.append(AddName(place, one.quote.exact, NameKind.MISSPELLING))
    return Suggestion(
        key=_key(SuggestionKind.MISSPELLING, one.quote.exact, one.quote),
        kind=SuggestionKind.MISSPELLING,
        label=f"{one.quote.exact} → {one.meant}",
        facts=(
            ("printed", one.quote.exact),
            ("meant", one.meant),
            ("times_printed", "1"),
            ("times_meant", str(one.times_meant)),
        ),
        quote=one.quote,
        sentence=read.sentence_at(one.quote.start),
        confidence=0.8 if is_place else 0.6,
        edits=tuple(edits),
    )


def _about(suggestion: Suggestion, subject: Entity | None) -> Suggestion:
    """Let a figure be about the subject of the article where it names none of its own."""
    if subject is None:
        return suggestion
    edits = tuple(
        replace(edit, subject=ref(subject))
        if isinstance(edit, AddFigure) and edit.subject is None
        else edit
        for edit in suggestion.edits
    )
    return replace(suggestion, edits=edits)


def _key(kind: SuggestionKind, label: str, quote: Quote) -> str:
    told = f"{kind}\x1f{label}\x1f{quote.start}"
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()
