"""Articles of our own with their figures, as the checks see them."""

from __future__ import annotations

from collections.abc import Sequence

from db.catalogue.checked import CheckDraft, CheckedArticle, OtherFigure, Roster
from db.catalogue.units import unit_named
from db.records import (
    Anchor,
    AnchorState,
    AuthorityKind,
    AuthorityRow,
    AuthorityStatus,
    Block,
    BlockKind,
    Figure,
    Method,
    Qualifier,
    Quantity,
    Verification,
)
from db.search.collation import match_key


def subject(name: str) -> AuthorityRow:
    """A place of this name; the same name is the same place."""
    number = 1 + sum(map(ord, name))
    kind, status = AuthorityKind.PLACE, AuthorityStatus.ESTABLISHED
    return AuthorityRow(number, f"p{number}", kind, name, None, status, 0)


def figure(
    number: int,
    text: str,
    quote: str,
    quantity: str,
    value: str,
    *,
    qualifier: Qualifier = Qualifier.EXACT,
    precision: str = "1",
    unit: str | None = None,
    of: str | None = None,
    per: str | None = None,
    period: str | None = None,
    as_of: str | None = None,
    article_id: int = 1,
) -> Figure:
    """A figure that stands at the first place of `quote`; nowhere when that is empty."""
    start = text.index(quote)
    place = Anchor(number, AnchorState.OK, quote, "", "", start, start + len(quote), 1)
    label = match_key(quantity)
    return Figure(
        id=number,
        uid=f"f{number}",
        article_id=article_id,
        quantity=Quantity(sum(map(ord, label)), "-".join(label.split()), quantity, None),
        subject=subject(of) if of else None,
        value=value,
        qualifier=qualifier,
        precision=precision,
        unit=unit_named(unit) if unit else None,
        per=per,
        period=period,
        as_of=as_of,
        anchor=place if quote else None,
        time_anchor=None,
        attributed_to=None,
        verification=Verification.UNCHECKED,
        method=Method.TYPED,
        note=None,
    )


def article(
    text: str,
    figures: Sequence[Figure] = (),
    *,
    published: tuple[str, str] | None = None,
    others: Sequence[OtherFigure] = (),
    rosters: Sequence[Roster] = (),
    kinds: Sequence[BlockKind] = (),
) -> CheckedArticle:
    """An article whose paragraphs stand apart by an empty line; body where no kind is given."""
    blocks: list[Block] = []
    start = 0
    for seq, part in enumerate(text.split("\n\n")):
        kind = kinds[seq] if seq < len(kinds) else BlockKind.BODY
        blocks.append(Block(seq, kind, start, start + len(part), part))
        start += len(part) + 2
    return CheckedArticle(
        text, tuple(blocks), published, tuple(figures), tuple(others), tuple(rosters)
    )


def facts(draft: CheckDraft) -> dict[str, str]:
    """The facts of a check by name."""
    return dict(draft.facts)
