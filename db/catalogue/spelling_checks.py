"""Names that one text prints in two ways, one of them once only: likely a misprint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from db.catalogue.checked import CheckDraft, CheckedArticle
from db.records import Block, BlockKind, CheckKind, Verdict
from db.search.misspelling import LETTER, Misspelling
from db.search.vietnamese import Token, tokens

_MANY: Final = 3
"""How often the right form stands in the text at least."""

_OF_OTHERS: Final = frozenset({BlockKind.RELATED, BlockKind.BOILERPLATE})
"""Blocks that are not of the article itself."""

_PAIR: Final = 2

Form = tuple[str, str]
"""Two syllables in small letters, as the index spells them."""


class _Found(NamedTuple):
    """Two syllables of a name as printed."""

    printed: str
    start: int
    beside: frozenset[str]
    """The syllables before and after them in the same name, marked with their side."""

    @property
    def is_longer(self) -> bool:
        return bool(self.beside)


def misprints(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Find names that stand once in a form that is one slip away from a form that stands often.

    In a name of three syllables or more it may be another person: then it is unclear, and another
    syllable must be the same in both. A form of two syllables is held to names of two.
    """
    found: dict[Form, list[_Found]] = defaultdict(list)
    folded: dict[Form, Form] = {}
    for block in article.blocks:
        if block.kind not in _OF_OTHERS:
            for one, other, name in _pairs(article.text, block):
                form = one.accented, other.accented
                found[form].append(name)
                folded[form] = one.folded, other.folded
    many = [form for form, names in found.items() if len(names) >= _MANY]
    for form, names in sorted(found.items(), key=lambda item: item[1][0].start):
        if len(names) == 1 and names[0].printed != names[0].printed.upper():
            right = [
                one
                for one in many
                if _is_slip(form, folded[form], one, folded[one])
                and any(_may_be_one(names[0], other) for other in found[one])
            ]
            if len(right) == 1:
                yield _misprint(names[0], found[right[0]])


def _may_be_one(name: _Found, right: _Found) -> bool:
    """Whether two forms stand in names that may be the same."""
    if name.is_longer and right.is_longer:
        return bool(name.beside & right.beside)
    return name.is_longer == right.is_longer


def _pairs(text: str, block: Block) -> Iterator[tuple[Token, Token, _Found]]:
    """All pairs of neighbouring syllables with capitals in a block."""
    printed = text[block.start : block.stop]
    run: list[Token] = []
    for word in [*tokens(printed), None]:
        goes_on = word is not None and printed[word.start].isupper()
        if run and word is not None and goes_on and printed[run[-1].stop : word.start] == " ":
            run.append(word)
            continue
        for at, (one, other) in enumerate(pairwise(run)):
            before = {f"<{each.accented}" for each in run[max(at - 1, 0) : at]}
            after = {f">{each.accented}" for each in run[at + _PAIR : at + _PAIR + 1]}
            name = printed[one.start : other.stop]
            yield one, other, _Found(name, block.start + one.start, frozenset(before | after))
        run = [word] if word is not None and goes_on else []


def _is_slip(form: Form, plain: Form, right: Form, right_plain: Form) -> bool:
    """Whether a form is another with one slip in one syllable; lost marks are no slip."""
    different = [at for at in (0, 1) if form[at] != right[at]]
    if len(different) != 1:
        return False
    [at] = different
    if min(len(form[at]), len(right[at])) < _PAIR:
        return False  # initials: chị L., chị T.
    if form[at] == plain[at] == right_plain[at]:
        return False
    slip = Misspelling(plain[at], form[at])
    return slip.may_be(right_plain[at]) and slip.cost(right_plain[at], right[at]) <= LETTER


def _misprint(name: _Found, right: list[_Found]) -> CheckDraft:
    meant = next((one.printed for one in right if not one.printed.isupper()), right[0].printed)
    return CheckDraft(
        kind=CheckKind.SPELLING,
        key=f"{name.printed}>{meant}",
        expression=f"{name.printed} / {meant}",
        computed=None,
        stated=None,
        verdict=Verdict.UNCLEAR if name.is_longer else Verdict.DIFFERS,
        facts=(
            ("printed", name.printed),
            ("meant", meant),
            ("times", "1"),
            ("times_meant", f"{len(right)}"),
            ("start", f"{name.start}"),
        ),
    )
