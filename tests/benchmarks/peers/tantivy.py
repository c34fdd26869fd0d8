"""tantivy, the search library written in Rust: three fields with boosts, or one field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.articles import Article
from tests.benchmarks.engines import FACETS, LISTED, Numbered
from tests.benchmarks.peers.texts import BOOSTS, PLAIN, day, load, ordinals, parts, whole
from tests.benchmarks.questions import Ask

ONE: Final = {"all": 1.0}


def _tantivy_schema(names: Sequence[str]) -> Any:
    schema = load("tantivy").SchemaBuilder()
    for name in names:
        for suffix, tokenizer in (("", "exact"), (PLAIN, "plain")):
            schema.add_text_field(
                name + suffix, stored=False, tokenizer_name=tokenizer, index_option="position"
            )
    schema.add_integer_field("number", stored=True, indexed=True, fast=True)
    schema.add_integer_field("day", indexed=True, fast=True)
    for name in FACETS:
        schema.add_text_field(name, tokenizer_name="raw", fast=True)
    return schema.build()


def _with_tokenizers(index: Any) -> Any:
    tantivy = load("tantivy")
    for name, filters in (
        ("exact", [tantivy.Filter.lowercase()]),
        ("plain", [tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()]),
    ):
        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for each in filters:
            builder = builder.filter(each)
        index.register_tokenizer(name, builder.build())
    return index


def _build_tantivy(
    folder: Path, articles: Numbered, texts: Callable[[Article], Mapping[str, str]], names: Any
) -> None:
    tantivy = load("tantivy")
    index = _with_tokenizers(tantivy.Index(_tantivy_schema(list(names)), path=str(folder)))
    writer = index.writer(heap_size=300_000_000, num_threads=1)
    for number, article in articles:
        fields: dict[str, Any] = {}
        for name, text in texts(article).items():
            fields |= {name: text, name + PLAIN: text}
        facts = {"year": article.day[:4], "outlet": article.outlet, "section": article.section}
        writer.add_document(tantivy.Document(number=number, day=day(article), **facts, **fields))
    writer.commit()
    writer.wait_merging_threads()


def build_tantivy(folder: Path, articles: Numbered) -> None:
    """Index three fields, each with and without marks."""
    _build_tantivy(folder, articles, parts, BOOSTS)


def build_tantivy_one(folder: Path, articles: Numbered) -> None:
    """Index one field with the whole article, with and without marks."""
    _build_tantivy(folder, articles, whole, ONE)


class Tantivy:
    """The search library written in Rust, over three fields with boosts, or over one."""

    def __init__(self, folder: Path, boosts: Mapping[str, float] = BOOSTS) -> None:
        self._library = load("tantivy")
        self._boosts = boosts
        index = _with_tokenizers(self._library.Index.open(str(folder)))
        index.reload()
        self._searcher = index.searcher()
        self._schema = index.schema

    def find(self, ask: Ask) -> Sequence[int]:
        """Ask with a tree of queries."""
        query = self._query(ask)
        found = self._searcher.search(query, LISTED, count=False)
        if ask.kind == "facets":
            counts = {name: {"terms": {"field": name, "size": 100}} for name in FACETS}
            self._searcher.aggregate(query, counts)
        return [self._searcher.doc(address)["number"][0] for _, address in found.hits]

    def _each(self, ask: Ask, make: Callable[[str], Any]) -> Any:
        """The same query in each field, with its boost."""
        query, should = self._library.Query, self._library.Occur.Should
        suffix = PLAIN if ask.is_plain else ""
        return query.boolean_query(
            [
                (should, query.boost_query(make(name + suffix), boost))
                for name, boost in self._boosts.items()
            ]
        )

    def _query(self, ask: Ask) -> Any:
        query, occur, schema = self._library.Query, self._library.Occur, self._schema
        if ask.is_phrase:
            words = list(ask.words)
            if len(words) > 1:
                return self._each(ask, lambda field: query.phrase_query(schema, field, words))
        if ask.is_fuzzy:
            (word,) = ask.words
            return self._each(
                ask, lambda field: query.fuzzy_term_query(schema, field, word, distance=1)
            )
        kind = occur.Should if ask.is_any else occur.Must
        pieces = [(kind, self._term(ask, word)) for word in ask.words]
        if ask.prefix:
            pattern = f"{ask.prefix}.*"
            begins = self._each(ask, lambda field: query.regex_query(schema, field, pattern))
            pieces.append((occur.Must, begins))
        if ask.excluded:
            pieces.append((occur.MustNot, self._term(ask, ask.excluded)))
        if ask.days:
            first, last = ordinals(ask.days)
            kind_of_day = self._library.FieldType.Integer
            dated = query.range_query(schema, "day", kind_of_day, first, last)
            pieces.append((occur.Must, dated))
        return query.boolean_query(pieces)

    def _term(self, ask: Ask, word: str) -> Any:
        query = self._library.Query
        return self._each(ask, lambda field: query.term_query(self._schema, field, word))


def tantivy_one(folder: Path) -> Tantivy:
    """Open the index with one field."""
    return Tantivy(folder, ONE)
