"""The articles that benchmarks run on: read from files, given dates and outlets, and repeated."""

from __future__ import annotations

import gzip
import json
import lzma
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import IO, Any, Final

from db.records import BlockKind
from db.search.schema import IndexArticle

FACTS_SEED: Final = 7
FIRST_DAY: Final = date(2005, 1, 1)
DAYS: Final = 5400
OUTLETS: Final = tuple(f"Báo {number}" for number in range(1, 11))
SECTIONS: Final = (
    *("Thời sự", "Pháp luật", "Kinh tế", "Giáo dục", "Thể thao", "Giải trí"),
    *("Công nghệ", "Sức khoẻ", "Thế giới", "Xã hội", "Du lịch", "Xe"),
)

_OPENERS: Final[dict[str, Callable[..., IO[str]]]] = {".xz": lzma.open, ".gz": gzip.open}


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a corpus; its day, outlet and section are drawn, as the corpus has none."""

    source_id: str
    headline: str
    standfirst: str
    body: tuple[str, ...]
    captions: tuple[str, ...]
    day: str
    outlet: str
    section: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Its blocks that are not empty, in reading order."""
        return tuple(filter(None, (self.headline, self.standfirst, *self.body, *self.captions)))

    def indexed(self, number: int) -> IndexArticle:
        """Return it as the index takes articles."""
        blocks = [(BlockKind.HEADLINE, self.headline)]
        blocks += [(BlockKind.STANDFIRST, self.standfirst)] if self.standfirst else []
        blocks += [(BlockKind.BODY, text) for text in self.body]
        blocks += [(BlockKind.CAPTION, text) for text in self.captions]
        return IndexArticle(
            id=number,
            revision=number,
            blocks=tuple(blocks),
            published_lo=self.day,
            published_hi=self.day,
            outlet=self.outlet,
            section=self.section,
        )

    def line(self, source_id: str) -> str:
        """Return it as a line of a JSONL file under an id."""
        fields = {
            "id": source_id,
            "headline": self.headline,
            "standfirst": self.standfirst,
            "body": self.body,
            "captions": self.captions,
            "published": self.day,
            "outlet": self.outlet,
            "section": self.section,
        }
        return json.dumps(fields, ensure_ascii=False)


def read(paths: Sequence[Path], most: int | None = None) -> list[Article]:
    """Read the articles of JSONL files, packed or not, at most so many."""
    rng = random.Random(FACTS_SEED)
    lines = (line for path in paths for line in _lines(path))
    return [_article(json.loads(line), rng) for line in islice(lines, most)]


def _lines(path: Path) -> Iterator[str]:
    with _OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8") as file:
        yield from filter(str.strip, file)


def _article(fields: dict[str, Any], rng: random.Random) -> Article:
    """Most articles are recent, and most belong to few outlets and sections."""
    day = FIRST_DAY + timedelta(days=int(DAYS * rng.random() ** 0.6))
    return Article(
        str(fields["id"]),
        fields.get("headline") or fields["title"],
        fields.get("standfirst") or fields.get("sapo") or "",
        tuple(filter(None, fields.get("body", ()))),
        tuple(filter(None, fields.get("captions", ()))),
        day.isoformat(),
        OUTLETS[int(len(OUTLETS) * rng.random() ** 1.7)],
        SECTIONS[min(int(rng.paretovariate(0.9)) - 1, len(SECTIONS) - 1)],
    )


def repeated(articles: Sequence[Article], wanted: int) -> Iterator[tuple[int, Article]]:
    """Number articles from 1 to `wanted`, beginning again as often as needed."""
    endless = (article for _ in count() for article in articles)
    return islice(enumerate(endless, start=1), wanted)


def copies(articles: Sequence[Article]) -> dict[str, frozenset[str]]:
    """Tell for each source id which ids have the very same text, itself among them."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for article in articles:
        groups.setdefault(article.texts, []).append(article.source_id)
    return {one: frozenset(group) for group in groups.values() for one in group}
