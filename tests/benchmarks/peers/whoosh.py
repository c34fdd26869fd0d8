"""Whoosh as it comes, without our arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from whoosh import fields, sorting
from whoosh.analysis.filters import CharsetFilter, LowercaseFilter
from whoosh.analysis.tokenizers import RegexTokenizer
from whoosh.index import create_in, open_dir
from whoosh.query.compound import And, AndNot, Or
from whoosh.query.positional import Phrase
from whoosh.query.ranges import NumericRange
from whoosh.query.terms import FuzzyTerm, Prefix, Term

from tests.benchmarks.engines import FACETS, LISTED, Numbered
from tests.benchmarks.peers.texts import BOOSTS, PLAIN, day, folding, ordinals, parts
from tests.benchmarks.questions import Ask


def _schema() -> Any:
    exact = RegexTokenizer(r"\w+") | LowercaseFilter()
    plain = RegexTokenizer(r"\w+") | LowercaseFilter() | CharsetFilter(folding())
    held: dict[str, Any] = {"number": fields.STORED, "day": fields.NUMERIC(int, sortable=True)}
    for name in BOOSTS:
        held |= {name: fields.TEXT(exact), name + PLAIN: fields.TEXT(plain)}
    held |= {name: fields.ID(sortable=True) for name in FACETS}
    return fields.Schema(**held)


def build_whoosh(folder: Path, articles: Numbered) -> None:
    """Index three fields, each with and without marks."""
    writer = create_in(str(folder), _schema()).writer(limitmb=256)
    for number, article in articles:
        texts: dict[str, Any] = {}
        for name, text in parts(article).items():
            texts |= {name: text, name + PLAIN: text}
        facts = {"year": article.day[:4], "outlet": article.outlet, "section": article.section}
        writer.add_document(number=number, day=day(article), **facts, **texts)
    writer.commit()


class Whoosh:
    """Whoosh's own postings, matchers and BM25F."""

    def __init__(self, folder: Path) -> None:
        self._searcher = open_dir(str(folder)).searcher()

    def find(self, ask: Ask) -> Sequence[int]:
        """Ask with a tree of queries."""
        query = self._query(ask).normalize()
        if ask.kind == "facets":
            found = self._searcher.search(
                query, limit=LISTED, groupedby=list(FACETS), maptype=sorting.Count
            )
            for name in FACETS:
                found.groups(name)
        else:
            found = self._searcher.search(query, limit=LISTED)
        # Of some queries it lists more than its limit.
        return [found[at]["number"] for at in range(min(LISTED, found.scored_length()))]

    def _query(self, ask: Ask) -> Any:
        def each(make: Callable[[str, float], Any]) -> Any:
            suffix = PLAIN if ask.is_plain else ""
            return Or([make(name + suffix, boost) for name, boost in BOOSTS.items()])

        def term(word: str) -> Any:
            return each(lambda field, boost: Term(field, word, boost=boost))

        if ask.is_phrase:
            return each(lambda field, boost: Phrase(field, list(ask.words), boost=boost))
        if ask.is_fuzzy:
            (word,) = ask.words
            return each(lambda field, boost: FuzzyTerm(field, word, maxdist=1, boost=boost))
        pieces = [term(word) for word in ask.words]
        if ask.prefix:
            pieces.append(each(lambda field, boost: Prefix(field, ask.prefix, boost=boost)))
        if ask.days:
            pieces.append(NumericRange("day", *ordinals(ask.days)))
        asked = Or(pieces) if ask.is_any else And(pieces)
        return AndNot(asked, term(ask.excluded)) if ask.excluded else asked
