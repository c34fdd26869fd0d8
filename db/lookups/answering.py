"""Reads answer sheets, and why what is quoted on them is to be taken with care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.sentence_links import link_text, short_uuid
from db.catalogue.text_places import text_place
from db.errors import ArticleMissing, FieldInvalid, QuoteMissing
from db.listing import article_rows
from db.lookups.anchors import anchors
from db.lookups.catalogue import catalogue_of
from db.lookups.texts import current_texts
from db.records import (
    Anchor,
    AnchorState,
    ArticleRow,
    AwardDecision,
    BlockKind,
    Catalogue,
    Check,
    Note,
    NoteKind,
    Quote,
    ReportTense,
    TextAccess,
    Verdict,
)
from db.records.answers import (
    AnswerQuote,
    AnswerSheet,
    AnswerSheetRow,
    Caveat,
    CaveatKind,
    SentenceLink,
)
from db.records.articles import NUMBERED_KINDS

INFERRED = "inferred"

_OVER_THE_ARTICLE = frozenset({BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.STANDFIRST})
_WHY = frozenset({"truncated", "rounded", "half_up", "periods"})
"""Facts of a check that say what its comparison is worth."""


def sheets(session: Session, limit: int) -> tuple[AnswerSheetRow, ...]:
    """List the sheets of everybody, the newest first."""
    key = tables.AnswerSheet.id
    return _sheet_rows(
        session, session.scalars(select(key).order_by(key.desc()).limit(limit)).all()
    )


def sheet(session: Session, sheet_id: int, today: str) -> AnswerSheet:
    """Read a sheet with what is quoted on it. Raises FieldInvalid for none."""
    rows = _sheet_rows(session, [sheet_id])
    if not rows:
        raise FieldInvalid("sheet", str(sheet_id))
    quote = tables.AnswerQuote
    query = select(quote.id, quote.article_id, quote.anchor_id)
    held = session.execute(
        query.where(quote.sheet_id == sheet_id).order_by(quote.seq, quote.id)
    ).all()
    articles = article_rows(session, [one.article_id for one in held])
    places = anchors(session, [one.anchor_id for one in held])
    around = _Surroundings(session, articles, today)
    quotes = [
        around.quote(one.id, one.article_id, places[one.anchor_id])
        for one in held
        if one.article_id in articles
    ]
    return AnswerSheet(rows[0], tuple(quotes))


def quoted(
    session: Session, quote_id: int, article_id: int, quote: Quote, today: str
) -> AnswerQuote:
    """Tell of words of an article what a sheet tells of them, where nothing can be kept.

    Raises ArticleMissing and QuoteMissing.
    """
    articles = article_rows(session, [article_id])
    if article_id not in articles:
        raise ArticleMissing(str(article_id))
    around = _Surroundings(session, articles, today)
    text, _blocks = around.texts[article_id]
    if text[quote.start : quote.stop] != quote.exact:
        raise QuoteMissing(article_id, quote.exact)
    anchor = Anchor(
        *(0, AnchorState.OK, quote.exact, "", "", quote.start, quote.stop),
        text_version=around.versions[article_id],
    )
    return around.quote(quote_id, article_id, anchor)


def _sheet_rows(session: Session, ids: Sequence[int]) -> tuple[AnswerSheetRow, ...]:
    sheet, user, quote = tables.AnswerSheet, tables.User, tables.AnswerQuote
    counts = dict(
        session.execute(
            select(quote.sheet_id, func.count())
            .where(quote.sheet_id.in_(ids))
            .group_by(quote.sheet_id)
        ).all()
    )
    rows = session.execute(
        select(sheet, user.initials)
        .outerjoin(user, user.id == sheet.user_id)
        .where(sheet.id.in_(ids))
        .order_by(sheet.id.desc())
    ).all()
    return tuple(
        AnswerSheetRow(
            held.id, held.uid, held.question, held.answer, by, held.at, counts.get(held.id, 0)
        )
        for held, by in rows
    )


class _Surroundings:
    """Owns what stands around some quotations: texts, catalogues, the name of the archive."""

    def __init__(self, session: Session, articles: dict[int, ArticleRow], today: str) -> None:
        self._articles = articles
        self.texts = current_texts(session, list(articles))
        self._catalogues = {one: catalogue_of(session, one, today) for one in articles}
        version, meta = tables.TextVersion, tables.Meta
        self.versions = dict(
            session.execute(
                select(version.article_id, version.number).where(
                    version.article_id.in_(list(articles)), version.is_current == 1
                )
            ).all()
        )
        uuid = session.scalar(select(meta.value).where(meta.key == "uuid")) or ""
        self._archive = short_uuid(uuid)

    def quote(self, quote_id: int, article_id: int, anchor: Anchor) -> AnswerQuote:
        """Put together what is known of one quotation."""
        row, catalogue = self._articles[article_id], self._catalogues[article_id]
        start, stop = anchor.start or 0, anchor.stop or 0
        is_there = anchor.state is not AnchorState.LOST
        place = text_place(self.texts[article_id][1], start, stop) if is_there else None
        version = anchor.text_version or self.versions[article_id]
        return AnswerQuote(
            id=quote_id,
            article=row,
            published_basis=catalogue.fields["published_basis"] or "",
            anchor=anchor,
            place=place,
            link=link_text(SentenceLink(self._archive, row.uid, version, start, stop)),
            caveats=(
                *self._rights(row),
                *_caveats(row, catalogue, anchor, place.kind if place is not None else None),
            ),
        )

    def _rights(self, row: ArticleRow) -> Iterator[Caveat]:
        if row.text_access is TextAccess.STAFF_ONLY:
            yield Caveat(CaveatKind.STAFF_ONLY)
        elif row.text_access is TextAccess.CITATION_ONLY:
            blocks = self.texts[row.id][1]
            has_body = any(block.kind in NUMBERED_KINDS for block in blocks)
            yield Caveat(CaveatKind.CITATION_ONLY, () if has_body else (("abstract", "yes"),))


def _caveats(
    row: ArticleRow, catalogue: Catalogue, anchor: Anchor, kind: BlockKind | None
) -> Iterator[Caveat]:
    """Why these words are to be taken with care: the gravest reason first."""
    if anchor.state in {AnchorState.FLAGGED, AnchorState.LOST}:
        yield Caveat(CaveatKind.TEXT_CORRECTED)
    for decision in catalogue.decisions:
        if _is_promised(decision, row.id, anchor, kind):
            facts = {
                "award": decision.award.name,
                "year": str(decision.year),
                "recipient": decision.recipient.name,
            }
            yield Caveat(CaveatKind.PLANNED_ONLY, tuple(facts.items()))
    for check in catalogue.checks:
        yield from _checked(check, catalogue, anchor)
    for note in catalogue.notes:
        yield from _printed_so(note, anchor)
    if not row.published:
        yield Caveat(CaveatKind.DATE_UNKNOWN)
    elif catalogue.fields["published_basis"] == INFERRED:
        yield Caveat(CaveatKind.DATE_INFERRED)


def _is_promised(
    decision: AwardDecision, article_id: int, anchor: Anchor, kind: BlockKind | None
) -> bool:
    """Whether these words speak of an award that this article only promises.

    So do those that say it; those that name the award; and those over the article, which tell in
    short what it says: “đạt giải” in a headline stands for “sẽ được trao” below it.
    """
    promises = [
        event
        for event in decision.events
        if event.tense is ReportTense.PLANNED
        and event.article is not None
        and event.article.id == article_id
    ]
    if decision.tense is not ReportTense.PLANNED or not promises:
        return False
    short = [word for word in decision.award.name.split() if word.isupper() and len(word) > 1]
    named = any(word in (anchor.exact or "") for word in (decision.award.name, *short))
    return (
        named
        or kind in _OVER_THE_ARTICLE
        or any(event.anchor is None or _meet(event.anchor, anchor) for event in promises)
    )


def _checked(check: Check, catalogue: Catalogue, anchor: Anchor) -> Iterator[Caveat]:
    verdict = check.person_verdict or check.verdict
    kind = {
        Verdict.DIFFERS: CaveatKind.CHECK_DIFFERS,
        Verdict.AGREES_ROUNDED: CaveatKind.CHECK_ROUNDED,
    }.get(verdict)
    if kind is None or check.stated is None:
        return
    wanted = {one.figure_id for one in check.inputs}
    for figure in catalogue.figures:
        if figure.id in wanted and figure.anchor is not None and _meet(figure.anchor, anchor):
            facts = {"check": check.kind.value, "stated": check.stated}
            if check.computed is not None:
                facts["computed"] = check.computed
            facts |= {name: value for name, value in check.facts if name in _WHY}
            yield Caveat(kind, tuple(facts.items()))
            return


def _printed_so(note: Note, anchor: Anchor) -> Iterator[Caveat]:
    if note.kind is NoteKind.SIC and note.anchor is not None and _meet(note.anchor, anchor):
        facts = {"printed": note.anchor.exact or "", "meant": note.body}
        yield Caveat(CaveatKind.SIC, tuple(facts.items()))


def _meet(one: Anchor, other: Anchor) -> bool:
    """Whether two places of the same text have letters in common."""
    if None in {one.start, one.stop, other.start, other.stop}:
        return False
    if one.text_version != other.text_version:
        return False
    return (one.start or 0) < (other.stop or 0) and (other.start or 0) < (one.stop or 0)
