"""Finds names by what people type of them: without marks, in part, as initials, with a slip."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from db.catalogue.name_words import NameWords, read_words
from db.records import AuthorityKind, MatchKind, NameKind
from db.search.codec.query import one_edit_away
from db.search.keystrokes import decoded
from db.search.misspelling import Misspelling
from db.search.other_names import NameTable, other_names

BEST_FIRST: Final = tuple(MatchKind)

_SHORTEST_INITIALS: Final = 2
_WORDS_FOR_INITIALS: Final = 3
"""A full name of two words has initials that mean too much."""

_SHORTEST_WITH_TYPO: Final = 4
_SHORTEST_WORD_WITH_TYPO: Final = 3
_WORDS_FOR_TWO_TYPOS: Final = 4
_LONGEST_WITH_TYPO: Final = 40
_MOST_WORDS: Final = 12
_MOST_READINGS: Final = 4
_MOST_DEAD: Final = 1000
_LAST: Final = "\U0010ffff"


class Form(NamedTuple):
    """A name form and whose it is."""

    id: int
    authority_id: int
    kind: AuthorityKind
    name: str
    name_kind: NameKind


class _Row(NamedTuple):
    form: Form
    words: NameWords


class NameIndex:
    """Owns what is known of all name forms in memory; belongs to one reader and its thread.

    `other` has the names that come with the program: UBND is Ủy ban nhân dân.
    """

    def __init__(self, other: NameTable) -> None:
        self._other = other
        self._clear()

    def __len__(self) -> int:
        """How many name forms there are."""
        return len(self._row_of)

    def _clear(self) -> None:
        self._rows: list[_Row | None] = []
        self._row_of: dict[int, int] = {}
        self._forms_of: defaultdict[int, set[int]] = defaultdict(set)
        self._joined: defaultdict[str, list[int]] = defaultdict(list)
        self._initials: defaultdict[str, list[int]] = defaultdict(list)
        self._first: defaultdict[str, list[int]] = defaultdict(list)
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        self._spelled: set[str] = set()
        self._sorted: list[str] | None = None

    def put(self, form: Form) -> None:
        """Take in a name form, in the place of the one with this id."""
        self.drop(form.id)
        words = read_words(form.name)
        number = len(self._rows)
        self._rows.append(_Row(form, words))
        self._row_of[form.id] = number
        self._forms_of[form.authority_id].add(form.id)
        self._joined["".join(words.folded)].append(number)
        for initials in words.initials():
            self._initials[initials].append(number)
        for word in words.folded[:1]:
            self._first[word].append(number)
        for word in set(words.folded):
            if word not in self._having:
                self._sorted = None
            self._having[word].append(number)
        self._spelled.update(words.accented)

    def drop(self, form_id: int) -> None:
        """Forget a name form, if it is known."""
        number = self._row_of.pop(form_id, None)
        row = self._rows[number] if number is not None else None
        if number is None or row is None:
            return
        self._rows[number] = None
        self._forms_of[row.form.authority_id].discard(form_id)
        if len(self._rows) > 2 * len(self._row_of) + _MOST_DEAD:
            living = [one.form for one in self._rows if one is not None]
            self._clear()
            for form in living:
                self.put(form)

    def drop_authority(self, authority_id: int) -> None:
        """Forget all name forms of an authority."""
        for form_id in tuple(self._forms_of.pop(authority_id, ())):
            self.drop(form_id)

    def find(
        self, text: str, kinds: Collection[AuthorityKind], enough: int
    ) -> Mapping[MatchKind, Sequence[Form]]:
        """Find name forms, one for each authority and that by its best way; all kinds for none.

        Ways that come later are left out once `enough` authorities were found, and typing errors
        where a name is exactly what was typed.
        """
        words = read_words(text)
        if not any(words.folded) or len(words.folded) > _MOST_WORDS:
            return {}
        asked = _Asked(kinds)
        readings = self._readings(words)
        for how in BEST_FIRST:
            if how is MatchKind.TYPO and asked.found[MatchKind.EXACT]:
                break
            asked.take(how, self._rows_by(words, how))
            for other, best in readings:
                asked.take(how, self._rows_by(other, how, best))
            if asked.count >= enough:
                break
        return asked.forms()

    def _readings(self, words: NameWords) -> list[tuple[NameWords, MatchKind]]:
        """What else the words may be, and the best way in which that can be found."""
        spelled = [self._spelled_out(word) for word in words.typed]
        readings = []
        if any(spelled):
            meant = (one or word for one, word in zip(spelled, words.typed, strict=True))
            readings.append((read_words(" ".join(meant)), MatchKind.ACCENTS))
        for other in other_names(words.syllables(), [self._other], words.typed)[:_MOST_READINGS]:
            replaced = (*words.typed[: other.first], other.text, *words.typed[other.last + 1 :])
            readings.append((read_words(" ".join(replaced)), MatchKind.ACRONYM))
        return readings

    def _spelled_out(self, word: str) -> str | None:
        """What a word spells that was typed while the input method was off."""
        if len(word) < _SHORTEST_WORD_WITH_TYPO or word.lower() in self._having:
            return None
        return decoded(word, self._spelled.__contains__)

    def _rows_by(
        self, words: NameWords, how: MatchKind, best: MatchKind = MatchKind.EXACT
    ) -> Iterator[_Row]:
        """The rows that are found in one way; in all ways up to it where none better counts."""
        at, least = BEST_FIRST.index(how), BEST_FIRST.index(best)
        if at < least:
            return
        ways = BEST_FIRST[: at + 1] if at == least else (how,)
        for way in ways:
            for number in dict.fromkeys(self._numbers(words, way)):
                row = self._rows[number]
                if row is not None:
                    yield row

    def _numbers(self, words: NameWords, how: MatchKind) -> Iterable[int]:
        match how:
            case MatchKind.EXACT:
                return self._whole(words, exactly=True)
            case MatchKind.ACCENTS:
                return self._whole(words, exactly=False)
            case MatchKind.ACRONYM:
                return self._by_initials(words)
            case MatchKind.BEGINNING:
                return self._beginning_with(words.folded)
            case MatchKind.WORDS:
                return self._with_all(words.folded)
            case MatchKind.TYPO:
                return self._with_typo(words.folded)

    def _whole(self, words: NameWords, *, exactly: bool) -> Iterator[int]:
        for number in self._joined.get("".join(words.folded), ()):
            row = self._rows[number]
            if row is not None and (not exactly or row.words.accented == words.accented):
                yield number

    def _by_initials(self, words: NameWords) -> Iterator[int]:
        """An abbreviation finds the names that it is made of, a full name its abbreviation."""
        if len(words.folded) == 1:
            if len(words.folded[0]) >= _SHORTEST_INITIALS:
                yield from self._initials.get(words.folded[0], ())
        elif len(words.folded) >= _WORDS_FOR_INITIALS:
            for initials in words.initials():
                for number in self._joined.get(initials, ()):
                    row = self._rows[number]
                    if row is not None and len(row.words.folded) == 1:
                        yield number

    def _beginning_with(self, folded: Sequence[str]) -> Iterator[int]:
        """The names that begin with these words, of which the last may be unfinished."""
        *whole, last = folded
        if not whole:
            for word in self._words_from(last):
                yield from self._first.get(word, ())
            return
        place, start = len(whole), tuple(whole)
        for number in self._first.get(whole[0], ()):
            row = self._rows[number]
            if row is not None and row.words.folded[:place] == start:
                following = row.words.folded[place : place + 1]
                if following and following[0].startswith(last):
                    yield number

    def _with_all(self, folded: Sequence[str]) -> Iterator[int]:
        """The names with all these words, of which the last may be unfinished."""
        *whole, last = folded
        if not whole:
            for word in self._words_from(last):
                yield from self._having[word]
            return
        for number in self._fewest(whole):
            row = self._rows[number]
            if row is not None:
                words = row.words.folded
                if all(word in words for word in whole) and any(
                    word.startswith(last) for word in words
                ):
                    yield number

    def _fewest(self, words: Sequence[str]) -> Sequence[int]:
        """The rows with the rarest of some words."""
        return min((self._having.get(word, []) for word in words), key=len)

    def _words_from(self, letters: str) -> Sequence[str]:
        """The words of names that begin with some letters."""
        words = self._vocabulary()
        return words[bisect_left(words, letters) : bisect_left(words, letters + _LAST)]

    def _vocabulary(self) -> list[str]:
        if self._sorted is None:
            self._sorted = sorted(self._having)
        return self._sorted

    def _with_typo(self, folded: Sequence[str]) -> Iterator[int]:
        """The names one slip away as a whole, or with a slip in a word, of long ones in two."""
        joined = "".join(folded)
        if len(joined) < _SHORTEST_WITH_TYPO:
            return
        if len(joined) <= _LONGEST_WITH_TYPO:
            for near in one_edit_away(joined):
                yield from self._joined.get(near, ())
        near_words = {word: self._near(word) for word in folded}
        most = 2 if len(folded) >= _WORDS_FOR_TWO_TYPOS else 1
        for wrong in combinations(range(len(folded)), most):
            right = [word for at, word in enumerate(folded) if at not in wrong]
            doubtful = [near_words[folded[at]] for at in wrong]
            if all(doubtful):
                yield from self._nearly(right, doubtful)

    def _near(self, word: str) -> set[str]:
        """The words of names that a word may be a slip for, itself among them."""
        if len(word) < _SHORTEST_WORD_WITH_TYPO:
            return {word} & self._having.keys()
        slip = Misspelling(word, word, ignoring_marks=True)
        return {one for one in slip.folded() if one in self._having}

    def _nearly(self, right: Sequence[str], doubtful: Sequence[set[str]]) -> Iterator[int]:
        numbers: Iterable[int] = (number for word in doubtful[0] for number in self._having[word])
        if right:
            numbers = self._fewest(right)
        for number in numbers:
            row = self._rows[number]
            if row is not None:
                words = row.words.folded
                if all(word in words for word in right) and not any(
                    near.isdisjoint(words) for near in doubtful
                ):
                    yield number


class _Asked:
    """Owns what one look-up has found so far; lives for one call."""

    def __init__(self, kinds: Collection[AuthorityKind]) -> None:
        self._kinds = frozenset(kinds)
        self.found: dict[MatchKind, dict[int, Form]] = {how: {} for how in BEST_FIRST}

    @property
    def count(self) -> int:
        """How many authorities were found."""
        return sum(map(len, self.found.values()))

    def take(self, how: MatchKind, rows: Iterable[_Row]) -> None:
        """Keep the best form of each authority that was not found in a better way."""
        better = [self.found[one] for one in BEST_FIRST[: BEST_FIRST.index(how)] if self.found[one]]
        held = self.found[how]
        for form, _ in rows:
            if self._kinds and form.kind not in self._kinds:
                continue
            if any(form.authority_id in one for one in better):
                continue
            other = held.get(form.authority_id)
            if other is None or rank(form) < rank(other):
                held[form.authority_id] = form

    def forms(self) -> dict[MatchKind, list[Form]]:
        """What was found, by its way."""
        return {how: list(forms.values()) for how, forms in self.found.items() if forms}


def rank(form: Form) -> tuple[bool, bool, int, str, int]:
    """What puts one form before another that was found in the same way."""
    is_other = form.name_kind is not NameKind.PREFERRED
    is_wrong = form.name_kind is NameKind.MISSPELLING
    return is_wrong, is_other, len(form.name), form.name, form.id
