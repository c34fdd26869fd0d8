"""A figure as somebody types it in one line: the number first, then what it counts."""

from __future__ import annotations

import re

from db.records import AddFigure, Quote

_NUMBER = re.compile(r"(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)\s*(?P<percent>%)?\s*(?P<rest>.*)")


def read_figure(article_id: int, typed: str, text: str) -> AddFigure | None:
    """Read “589.005 hồ sơ tiếp nhận” as a figure of an article; None for what is none.

    Numbers have points between thousands and a comma before decimals. Where the text has the number
    once, that is its place.
    """
    found = _NUMBER.fullmatch(" ".join(typed.split()))
    if found is None or not found["rest"]:
        return None
    printed = found["number"]
    whole, _, part = printed.replace(".", "").partition(",")
    shown = printed + (found["percent"] or "")
    quote = find_once(text, shown) or find_once(text, printed)
    return AddFigure(
        article_id,
        quantity=found["rest"],
        value=f"{whole}.{part}" if part else whole,
        precision="1" if not part else "0." + "0" * (len(part) - 1) + "1",
        unit="%" if found["percent"] else None,
        quote=quote,
        note=None if quote is not None else typed,
    )


def find_once(text: str, words: str) -> Quote | None:
    """The place of some words that a text has once, as words of their own."""
    places = [
        one.start()
        for one in re.finditer(rf"(?<![\w]){re.escape(words)}(?![\w]|[.,]\d)", text)
        if not re.search(r"\d[.,]$", text[max(0, one.start() - 2) : one.start()])
    ]
    if len(places) != 1:
        return None
    return Quote(words, places[0], places[0] + len(words))


def find_first(text: str, words: str) -> Quote | None:
    """The first place of some words in a text, as words of their own."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
    return Quote(words, found.start(), found.end()) if found is not None else None
