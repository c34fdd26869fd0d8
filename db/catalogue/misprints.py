"""Finds misprinted names: printed once in a form that is one slip away from a frequent one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from db.catalogue.name_lists import name_lists
from db.catalogue.paragraphs import READ
from db.records import Block, Quote
from db.search.misspelling import LETTER, Misspelling
from db.search.vietnamese import Token, tokens

_LEAST: Final = 3
"""How often the right form must stand in the text."""

_PAIR: Final = 2
_LONGEST: Final = 20
"""Letters of a syllable; what is longer is no part of a name."""

Form = tuple[str, str]
"""Two syllables in small letters, as the index spells them."""


class Misprint(NamedTuple):
    """A name of two syllables, or two syllables of a longer one, that is likely misprinted."""

    quote: Quote
    meant: str
    times_meant: int
    is_sure: bool
    """Within a longer name it may be somebody else: Lê Thị Lan and Lê Thị Làn."""


class _Found(NamedTuple):
    """Two syllables of a name as printed, which begin at `start`, the second at `second`."""

    printed: str
    start: int
    second: int
    plain: Form
    """Without marks."""
    beside: frozenset[str]
    """The syllables before and after them in the same name, marked with their side."""

    @property
    def is_longer(self) -> bool:
        return bool(self.beside)


_Slip = tuple[Form, int]
"""The form that is meant, and which of its syllables is printed otherwise."""


def misprints(blocks: Sequence[Block]) -> Iterator[Misprint]:
    """Find the misprints of an article, in the order of its text, each once.

    In a name of three syllables or more another syllable must be the same in both; a form of two
    syllables is held to names of two. A known place is no misprint of anything.
    """
    found: dict[Form, list[_Found]] = defaultdict(list)
    for block in blocks:
        if block.kind in READ:
            for form, name in _pairs(block):
                found[form].append(name)
    right = _Right({form: names for form, names in found.items() if len(names) >= _LEAST})
    once = [(form, names[0]) for form, names in found.items() if len(names) == 1]
    told = -1
    for form, name in sorted(once, key=lambda one: one[1].start) if right else ():
        slip = None if _is_right_itself(name) else right.meant_by(form, name)
        at = name.start if slip and slip[1] == 0 else name.second
        if slip is not None and at != told:
            told = at
            yield _misprint(name, found[slip[0]])


class _Right:
    """The names that stand often in a text, by either of their syllables. Lives for one text."""

    def __init__(self, often: dict[Form, list[_Found]]) -> None:
        self._often = often
        self._beside: dict[tuple[int, str], dict[str, list[Form]]] = {}
        """By the place of a syllable and the other syllable: the forms by that one, unmarked."""
        for form, names in often.items():
            for at in (0, 1):
                others = self._beside.setdefault((at, form[1 - at]), {})
                others.setdefault(names[0].plain[at], []).append(form)

    def __bool__(self) -> bool:
        return bool(self._often)

    def meant_by(self, form: Form, name: _Found) -> _Slip | None:
        """The one name that may be meant by a form; None where there are several or none."""
        slips = [
            (right, at)
            for at in (0, 1)
            for right in self._one_slip_away(form, name.plain, at)
            if any(_may_be_one(name, other) for other in self._often[right])
        ]
        return slips[0] if len(slips) == 1 else None

    def _one_slip_away(self, form: Form, plain: Form, at: int) -> Iterator[Form]:
        """The forms that differ from this one in one slip in one syllable.

        Initials (chị L., chị T.) are none, nor is a name that has lost all its marks; a title
        before a name is not its first syllable (Ông Lý, Công Lý).
        """
        others = self._beside.get((at, form[1 - at]))
        if others is None or not _PAIR <= len(form[at]) <= _LONGEST:
            return
        if at == 0 and form[at] in name_lists().titles:
            return
        slip = Misspelling(plain[at], form[at])
        few, many = sorted((others.keys(), slip.folded()), key=len)
        for folded in few:
            is_bare = form == plain and folded == plain[at]
            if folded in many and len(folded) >= _PAIR and not is_bare:
                for right in others[folded]:
                    if right != form and slip.cost(folded, right[at]) <= LETTER:
                        yield right


def _pairs(block: Block) -> Iterator[tuple[Form, _Found]]:
    """All pairs of neighbouring syllables with capitals in a block."""
    printed = block.text
    run: list[Token] = []
    for word in [*tokens(printed), None]:
        goes_on = word is not None and printed[word.start].isupper()
        if run and word is not None and goes_on and printed[run[-1].stop : word.start] == " ":
            run.append(word)
            continue
        for at, (one, other) in enumerate(pairwise(run)):
            before = {f"<{each.accented}" for each in run[max(at - 1, 0) : at]}
            after = {f">{each.accented}" for each in run[at + _PAIR : at + _PAIR + 1]}
            yield (
                (one.accented, other.accented),
                _Found(
                    printed[one.start : other.stop],
                    block.start + one.start,
                    block.start + other.start,
                    (one.folded, other.folded),
                    frozenset(before | after),
                ),
            )
        run = [word] if word is not None and goes_on else []


def _is_right_itself(name: _Found) -> bool:
    """Whether a name is a known place, or stands in capitals, whose marks are often left out."""
    return name.printed.isupper() or name.printed.casefold() in name_lists().places


def _may_be_one(name: _Found, right: _Found) -> bool:
    """Whether two forms stand in names that may be the same."""
    if name.is_longer and right.is_longer:
        return bool(name.beside & right.beside)
    return name.is_longer == right.is_longer


def _misprint(name: _Found, right: Sequence[_Found]) -> Misprint:
    meant = next((one.printed for one in right if not one.printed.isupper()), right[0].printed)
    stop = name.start + len(name.printed)
    quote = Quote(name.printed, name.start, stop)
    return Misprint(quote, meant, len(right), is_sure=not name.is_longer)
