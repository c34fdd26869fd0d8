"""However a question is spelt, the answer is the same list in the same order."""

from __future__ import annotations

import itertools
import json
import lzma
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from db import Searcher, create_archive
from db.records import SearchRequest
from db.search.syllables import part_tone
from db.search.vietnamese import tokens
from tests.db.articles import sync

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "train30k.jsonl.xz"
ARTICLES = 1500
QUERIES = 300

OPEN_RIMES = ("oa", "oe", "uy")
Y_RIMES = ("hi", "ki", "li", "mi", "ti", "si", "vi", "qui")


def decomposed(text: str) -> str:
    """As macOS writes file names: every mark apart from its letter."""
    return unicodedata.normalize("NFD", text)


def half_composed(text: str) -> str:
    """As Windows' own Vietnamese keyboard types: only the tone apart from its letter."""
    parted: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        base, tone = part_tone(char) if char.isalpha() else (char, "")
        parted.append(base + tone)
    return "".join(parted)


def old_placement(text: str) -> str:
    """With the tone mark on the first vowel of an open oa, oe, uy, as printed until the 1980s."""
    return _by_words(text, _old)


def _old(word: str) -> str:
    base, tone = part_tone(word)
    if not tone or not base.lower().endswith(OPEN_RIMES) or base.lower().startswith("qu"):
        return word
    return unicodedata.normalize("NFC", base[:-1] + tone + base[-1])


def i_for_y(text: str) -> str:
    """Kĩ, lí, mĩ for kỹ, lý, mỹ."""
    return _by_words(text, lambda word: _exchanged(word, "y", "i"))


def y_for_i(text: str) -> str:
    """Kỹ, lý, mỹ for kĩ, lí, mĩ."""
    return _by_words(text, lambda word: _exchanged(word, "i", "y"))


def _exchanged(word: str, last: str, other: str) -> str:
    base, tone = part_tone(word)
    if base.lower() not in {f"{rime[:-1]}{last}" for rime in Y_RIMES}:
        return word
    capital = other.upper() if base[-1].isupper() else other
    return unicodedata.normalize("NFC", base[:-1] + capital + tone)


def _by_words(text: str, rewrite: Callable[[str], str]) -> str:
    """Rewrite every word and leave what stands between them."""
    written, done = "", 0
    for token in tokens(text):
        word = unicodedata.normalize("NFC", text[token.start : token.stop])
        written += text[done : token.start] + rewrite(word)
        done = token.stop
    return written + text[done:]


REWRITINGS = (
    decomposed,
    half_composed,
    str.upper,
    old_placement,
    i_for_y,
    y_for_i,
    lambda text: decomposed(old_placement(i_for_y(text))),
)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    if not CORPUS.exists():
        pytest.skip("the shared corpus is not here")
    with lzma.open(CORPUS, "rt", encoding="utf-8") as corpus:
        return list(itertools.islice(corpus, ARTICLES))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> Iterator[Searcher]:
    folder = tmp_path_factory.mktemp("spellings")
    (folder / "some.jsonl").write_text("".join(lines), encoding="utf-8")
    archive = create_archive(folder / "Thử.khobao")
    archive.ingest([folder / "some.jsonl"], lambda _: None)
    sync(archive)
    searcher = archive.searcher()
    yield searcher
    searcher.close()


def questions(lines: list[str]) -> list[str]:
    """Pieces of headlines of two to eight words."""
    random = Random(20)
    asked: list[str] = []
    while len(asked) < QUERIES:
        headline = json.loads(random.choice(lines))["title"].split()
        length = random.randint(2, 8)
        start = random.randint(0, max(len(headline) - length, 0))
        asked.append(" ".join(headline[start : start + length]))
    return asked


def test_spellings_make_no_difference(searcher: Searcher, lines: list[str]) -> None:
    rewritten = 0
    for text in questions(lines):
        asked = searcher.search(SearchRequest(text))
        for rewrite in REWRITINGS:
            spelt = rewrite(text)
            rewritten += spelt != text
            again = searcher.search(SearchRequest(spelt))
            assert (again.ids, again.scores, again.total) == (
                asked.ids,
                asked.scores,
                asked.total,
            ), spelt
    assert rewritten > 3 * QUERIES
