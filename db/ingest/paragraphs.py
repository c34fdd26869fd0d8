"""How a plain text is cleaned for keeping, and where its paragraphs begin and end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from db.search.syllables import ZERO_WIDTH

_BYTE_ORDER_MARK: Final = "\ufeff"
_WIDEST_PAGE: Final = 120
"""Code points. Mail and old editors broke lines at 65 to 100; what is longer is a paragraph."""
_FEWEST_BROKEN: Final = 4
_BROKEN_SHARE: Final = 0.4
_LONGEST_WORD: Final = 40
_OPENING: Final = "\"'“‘«(["
_SENTENCE_ENDS: Final = ".!?…:;"


class Span(NamedTuple):
    """A paragraph's place in the text, in code points."""

    start: int
    stop: int


def normalised(text: str) -> tuple[str, int]:
    """The text to keep, and how many characters were taken out of it.

    NFC, line ends LF, no zero-width characters and no soft hyphens; all else stays as printed,
    no-break spaces too. A byte order mark at the very beginning goes without being counted.
    """
    kept = whole = text.removeprefix(_BYTE_ORDER_MARK)
    for char in ZERO_WIDTH:  # twenty times faster than one translation of a long text
        kept = kept.replace(char, "")
    lines = kept.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines), len(whole) - len(kept)


def spans(text: str) -> list[Span]:
    """The paragraphs of a normalised text: all of it but line ends.

    A paragraph is a line, unless the lines were broken to fit a page: then it is the lines that
    belong together. A line of spaces only is a paragraph of its own.
    """
    lines = list(_lines(text))
    width = _page_width(text, lines)
    found: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last and _continues(text, last, line, width):
            found[-1] = Span(found[-1].start, line.stop)
        else:
            found.append(line)
        last = line
    return found


def _lines(text: str) -> Iterator[Span]:
    """All lines that hold something, be it a space."""
    start = 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if start < stop:
            yield Span(start, stop)
        start = stop + 1


def _page_width(text: str, lines: Sequence[Span]) -> int:
    """The width that the lines were broken to, 0 when each line is a paragraph.

    Lines of a page go on in the middle of a sentence, so that many begin in lower case.
    """
    width = max((line.stop - line.start for line in lines), default=0)
    if width > _WIDEST_PAGE:
        return 0
    words = [_first_word(text, line) for last, line in pairwise(lines) if _touch(last, line)]
    broken = sum(_is_lower(word) for word in words)
    return width if broken >= _FEWEST_BROKEN and broken > _BROKEN_SHARE * len(words) else 0


def _touch(last: Span, line: Span) -> bool:
    return line.start == last.stop + 1


def _first_word(text: str, line: Span) -> str:
    """The first word of a line, empty when the line is indented."""
    start = text[line.start : min(line.stop, line.start + _LONGEST_WORD)]
    return "" if start[0].isspace() else start.split()[0]


def _is_lower(word: str) -> bool:
    bare = word.rstrip(',.;:!?…”"')
    return bare.isalpha() and bare.islower()


def _continues(text: str, last: Span, line: Span, width: int) -> bool:
    """Whether a line goes on with the sentence, or the page, of the one before it."""
    if not _touch(last, line) or last.stop - last.start > _WIDEST_PAGE:
        return False
    before, word = text[last.start : last.stop].rstrip(), _first_word(text, line)
    if not before or not word:
        return False
    if width and last.stop - last.start + 1 + len(word) > width:
        return word[0].isalnum() or word[0] in _OPENING
    is_short = line.stop - line.start <= _WIDEST_PAGE
    return is_short and _is_lower(word) and before[-1] not in _SENTENCE_ENDS
