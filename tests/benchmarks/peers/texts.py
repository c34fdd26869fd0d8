"""What all other engines are given of an article, and how their libraries are found."""

from __future__ import annotations

import importlib
import sys
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from db.search.syllables import fold
from tests.benchmarks.articles import Article

BOOSTS: Final = {"headline": 3.0, "standfirst": 2.0, "body": 1.0}
PLAIN: Final = "_plain"
"""What the fields without marks are named with."""

DEBIAN_PACKAGES: Final = Path("/usr/lib/python3/dist-packages")


def load(module: str) -> Any:
    """Import a library of another engine, also where Debian puts it. Raises ImportError."""
    try:
        return importlib.import_module(module)
    except ImportError:
        if str(DEBIAN_PACKAGES) in sys.path or not DEBIAN_PACKAGES.exists():
            raise
        sys.path.append(str(DEBIAN_PACKAGES))  # at the end: nothing of ours is replaced
        return importlib.import_module(module)


@cache
def folding() -> dict[int, str]:
    """What each letter with marks is without them."""
    letters = map(chr, (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)))
    return {ord(letter): fold(letter) for letter in letters if fold(letter) != letter}


def parts(article: Article) -> dict[str, str]:
    """Return the texts of the three fields, captions with the body."""
    body = "\n".join((*article.body, *article.captions))
    texts = {"headline": article.headline, "standfirst": article.standfirst, "body": body}
    return {name: unicodedata.normalize("NFC", text) for name, text in texts.items()}


def whole(article: Article) -> dict[str, str]:
    """Return the whole article as one field."""
    return {"all": " . ".join(parts(article).values())}


def day(article: Article) -> int:
    """Return the day of publication as a number."""
    return date.fromisoformat(article.day).toordinal()


def ordinals(days: tuple[int, int]) -> tuple[int, int]:
    """Return days that were given as YYYYMMDD as such numbers."""
    first, last = (date.fromisoformat(str(one)).toordinal() for one in days)
    return first, last
