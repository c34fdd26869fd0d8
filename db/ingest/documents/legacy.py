"""Text in the fonts of the time before Unicode becomes Unicode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from db.ingest.documents.typed import Run
from db.ingest.encodings import font_encoding, from_font, normalise, repair

_SYMBOLS: Final = {
    0xF02D: "–", 0xF076: "❖", 0xF0A7: "▪", 0xF0B7: "•", 0xF0D8: "➢", 0xF0E0: "→", 0xF0FC: "✓",
}  # fmt: skip
"""What stands before the items of lists, in the fonts of symbols that office programs have."""
_UNICODE_LETTER: Final = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
"""Letters that no such font has."""
_WORDS: Final = re.compile(r"(\s+)")


class Converted(NamedTuple):
    """Texts in Unicode, and the encoding that most of what was converted had been in."""

    texts: list[str]
    encoding: str | None


def convert(paragraphs: Iterable[Sequence[Run]]) -> Converted:
    """Join the runs of each paragraph, in the form the archive keeps.

    Where no font tells but the text as a whole reads as one of the old encodings, it is repaired.
    """
    found: Counter[str] = Counter()
    listed = list(paragraphs)
    unused = _unused(listed)
    texts = [_joined(runs, found, unused) for runs in listed]
    if +found:
        return Converted([normalise(text) for text in texts], found.most_common(1)[0][0])
    return _repaired(texts)


def _unused(paragraphs: Iterable[Sequence[Run]]) -> set[str]:
    """Find encodings whose fonts were kept while the text was typed in Unicode.

    What has only letters of Western Europe, such as "ga xép", would be misread by its font.
    """
    votes: Counter[str] = Counter()
    for run in (run for runs in paragraphs for run in runs):
        encoding = font_encoding(run.font) if run.font else None
        if encoding and not run.text.isascii():
            votes[encoding] += 1 if _UNICODE_LETTER.search(run.text) else -1
    return {encoding for encoding, balance in votes.items() if balance > 0}


def _joined(runs: Sequence[Run], found: Counter[str], unused: set[str]) -> str:
    """Join runs; letters of two bytes may lie in two of them, so the encodings go by groups."""
    pieces: list[str] = []
    for (encoding, _), group in groupby(runs, _face):
        alike = list(group)
        text = "".join(run.text for run in alike)
        if encoding and encoding not in unused:
            typed = text
            text = _from_font(typed, alike[0].font or "")
            found[encoding] += len(text) if text != typed else 0
        else:
            text = text.translate(_SYMBOLS)
        pieces.append(text)
    return "".join(pieces)


def _from_font(text: str, font: str) -> str:
    """Read text in a font; one odd sign among it leaves its own word alone, no more."""
    whole = from_font(text, font)
    if whole != text or text.isascii() or _UNICODE_LETTER.search(text):
        return whole
    return "".join(from_font(word, font) for word in _WORDS.split(text))


def _face(run: Run) -> tuple[str | None, bool]:
    """What must be alike for two runs to be converted as one: encoding and capitals."""
    encoding = font_encoding(run.font) if run.font else None
    return encoding, encoding is not None and (run.font or "").upper().endswith("H")


def _repaired(texts: list[str]) -> Converted:
    repaired = repair("\n".join(texts))
    if repaired is None:
        return Converted([normalise(text) for text in texts], None)
    lines = iter(repaired[0].split("\n"))
    again = ["\n".join(next(lines, "") for _ in range(text.count("\n") + 1)) for text in texts]
    return Converted([normalise(text) for text in again], repaired[1])
