"""Encodings are told apart on real articles, and right text is never taken for a wrong one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import pytest

from db.ingest.charsets import CODE_TABLES
from db.ingest.detecting import candidates, is_nearly_utf8, sample
from db.ingest.encodings import decode, repair
from db.ingest.source import Refused
from tests.db.ingest.legacy import ALL, CASELESS, PROSE, representable, spoilt, written
from tests.db.ingest.syllable_counts import CORPUS, articles, held_out

ON_HEADLINES = 0.99
ON_LONGER = 1.0
SHARED = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")

HEADLINE = "headline"
Lengths = Mapping[str, Callable[[dict[str, Any]], str]]
LENGTHS: Lengths = {
    HEADLINE: lambda article: str(article["title"]),
    "standfirst": lambda article: str(article["sapo"]),
    "beginning": lambda article: whole(article)[:1500],
}
ARTICLE: Lengths = {"article": lambda article: whole(article)[:5000]}


def whole(article: Mapping[str, Any]) -> str:
    return "\n".join((article["title"], article["sapo"] or "", *article["body"]))


def read_back(text: str, table: str) -> bool | None:
    """Whether text written by a table is found to be in it, or reads as it was; None for ASCII."""
    text = representable(text, table)
    raw = written(text, table)
    if raw.isascii() and table != "viqr":
        return None
    try:
        found = decode(raw)
    except Refused:
        return False
    return found.encoding == table or found.text == text


def put_right(text: str, table: str, *, latin: bool) -> bool | None:
    """Whether text written by a table and read as Western is put right; None for ASCII."""
    text = representable(text, table)
    raw = written(text, table)
    if raw.isascii():
        return None
    repaired, _ = repair(spoilt(raw, latin=latin)) or (spoilt(raw, latin=latin), "")
    return repaired == text or (table in CASELESS and repaired.lower() == text.lower())


def share(outcomes: Iterable[bool | None]) -> float:
    """How many of those that say something are true."""
    counts = Counter(outcomes)
    return counts[True] / (counts[True] + counts[False])


def assert_accurate(sampled: list[dict[str, Any]], lengths: Lengths) -> None:
    for length, cut in lengths.items():
        texts = [text for text in map(cut, sampled) if text]
        for table in ALL:
            # A capital alone may be a bullet of its sister table.
            is_long = length != HEADLINE and table != "tcvn5712"
            least = ON_LONGER if is_long else ON_HEADLINES
            assert share(read_back(text, table) for text in texts) >= least, (length, table)


def assert_repaired(texts: list[str]) -> None:
    for latin in (True, False):
        for table in CODE_TABLES:
            right = share(put_right(text, table, latin=latin) for text in texts)
            assert right >= ON_HEADLINES, (table, latin)
        once = [spoilt(text.encode(), latin=latin) for text in texts]
        twice = [spoilt(text.encode(), latin=latin) for text in once]
        for wrong in (once, twice):
            pairs = zip(wrong, texts, strict=True)
            right = share((repair(one) or (one, ""))[0] == text for one, text in pairs)
            assert right >= ON_HEADLINES, latin


def headlines(sampled: Iterable[Mapping[str, Any]]) -> list[str]:
    return [unicodedata.normalize("NFC", article["title"]) for article in sampled]


def wrongly_converted(sampled: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The articles in right UTF-8 that are touched, whole or by the paragraph."""
    for article in sampled:
        text = whole(article)
        if decode(text.encode())[:2] != (text, "utf-8"):
            yield article["id"]
        for paragraph in text.split("\n"):
            if repair(paragraph) is not None:
                yield f"{article['id']}: {paragraph}"
        plain = unmarked(text[:600])
        if decode(plain.encode()).text != plain:
            yield f"{article['id']} without marks"


def unmarked(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return apart.encode("ascii", "ignore").decode()


@SHARED
def test_headlines_standfirsts_and_articles_of_the_corpus() -> None:
    assert_accurate(list(islice(held_out(), 60)), LENGTHS)


@SHARED
def test_spoilt_headlines_of_the_corpus() -> None:
    assert_repaired(headlines(islice(held_out(), 100)))


@SHARED
def test_right_articles_of_the_corpus_are_left_alone() -> None:
    assert list(wrongly_converted(islice(articles(), 2000))) == []


@pytest.mark.prove
@pytest.mark.timeout(1200)
@SHARED
def test_two_thousand_articles_in_every_encoding() -> None:
    sampled = list(held_out())
    assert_accurate(sampled, LENGTHS)
    assert_accurate(sampled[:500], ARTICLE)
    assert_repaired(headlines(sampled))


@pytest.mark.prove
@pytest.mark.timeout(1200)
@SHARED
def test_all_right_articles_are_left_alone() -> None:
    assert list(wrongly_converted(articles())) == []


def test_the_sample_is_where_the_marks_are() -> None:
    line = written(PROSE[4], "vni-windows")
    raw = b"plain words of a long preface in ASCII\n" * 5000 + line
    assert sample(raw) == line
    assert candidates(raw)[0].table == "vni-windows"
    assert len(sample(line * 100)) <= 2000
    assert sample(line) == line


def test_capitals_far_behind_tell_two_tables_apart() -> None:
    small = written(PROSE[5].lower() + "\n", "tcvn5712") * 20
    text = "ĐẠI HỌC CẦN THƠ, VIỆN SỬ HỌC"
    assert decode(small + written(text, "tcvn5712")).text.endswith(text)
    quoted = "“phòng đọc” – sách…"
    assert decode(small + written(quoted, "tcvn3")).text.endswith(quoted)


@pytest.mark.parametrize(
    ("raw", "is_nearly"),
    [
        (PROSE[4].encode()[:-1] + b"\xe1", True),
        (PROSE[4].encode(), True),
        (written(PROSE[4], "viscii"), False),
        (written(PROSE[4], "tcvn3"), False),
        (b"caf\xe9", False),
    ],
)
def test_damaged_utf8_is_known_for_what_it_is(raw: bytes, *, is_nearly: bool) -> None:
    assert is_nearly_utf8(raw) is is_nearly
