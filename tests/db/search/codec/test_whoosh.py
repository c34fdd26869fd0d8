"""Ordinary Whoosh code works on the arrays: readers, matchers, queries, columns."""

from __future__ import annotations

import fnmatch
import pickle
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import FileIndex
from whoosh.qparser.default import QueryParser
from whoosh.query.compound import And, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Every, Query
from whoosh.query.ranges import TermRange
from whoosh.query.terms import FuzzyTerm, Prefix, Term, Wildcard
from whoosh.query.wrappers import Not
from whoosh.reading import TermNotFound

from db.search.codec.codec import ArrayCodec
from db.search.codec.engine import ArrayIndex
from db.search.codec.questions import All, Choice, Either, Question, Slot, Value, Without
from db.search.codec.questions import Phrase as Asked
from db.search.codec.writer import ArrayWriter
from db.search.schema import IndexArticle, Syllables, document
from db.search.vietnamese import tokens

from .sample import WORDS, Oracle, add, create, made_up


@pytest.fixture(scope="module")
def made() -> list[IndexArticle]:
    return made_up(31, 90)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, made: list[IndexArticle]) -> FileIndex:
    index = create(tmp_path_factory.mktemp("whoosh"))
    add(index, made[:50], merge=False)
    add(index, made[50:], merge=False)
    return index


def found(index: FileIndex, asked: Query) -> set[int]:
    with index.searcher() as searcher:
        return {int(hit["id"]) for hit in searcher.search(asked, limit=None)}


def having(
    made: list[IndexArticle], fits: Callable[[str], bool], *, folded: bool = False
) -> set[int]:
    blocks = Oracle(made).blocks
    return {
        one
        for one, texts in blocks.items()
        if any(fits(word.folded if folded else word.accented) for text in texts for word in text)
    }


def test_terms(index: FileIndex, made: list[IndexArticle]) -> None:
    assert found(index, Term("text", "quảng")) == having(made, "quảng".__eq__)
    assert found(index, Term("folded", "quang")) == having(made, "quang".__eq__, folded=True)
    assert found(index, Term("text", "lạ")) == set()


def test_and_or_not(index: FileIndex, made: list[IndexArticle]) -> None:
    quang, ninh = (having(made, word.__eq__) for word in ("quảng", "ninh"))
    terms = [Term("text", word) for word in ("quảng", "ninh")]
    assert found(index, And(terms)) == quang & ninh
    assert found(index, Or(terms)) == quang | ninh
    # query.AndNot of Whoosh 3.54 does not exclude the first article of each segment.
    every_but = And([terms[0], Not(terms[1])])
    assert found(index, every_but) == quang - ninh


def test_expansions(index: FileIndex, made: list[IndexArticle]) -> None:
    prefixed = having(made, lambda word: word.startswith("đ"))
    assert found(index, Prefix("text", "đ")) == prefixed
    wild = having(made, lambda word: fnmatch.fnmatchcase(word, "qu?ng"))
    assert found(index, Wildcard("text", "qu?ng")) == wild
    near = {"bao", "bap", "ba", "cao", "ban", "sao", "dao", "bo", "bac"}
    fuzzy = found(index, FuzzyTerm("folded", "bao"))
    assert having(made, near.__contains__, folded=True) <= fuzzy
    with index.reader() as reader:
        assert set(reader.terms_within("folded", "baa", 1)) >= {"bao"}
        lexicon = list(reader.lexicon("text"))
        assert lexicon == sorted(lexicon)


def test_phrases(index: FileIndex, made: list[IndexArticle]) -> None:
    words = ["quảng", "ninh"]
    expected = {
        one
        for one, texts in Oracle(made).blocks.items()
        if any(
            [word.accented for word in text[at : at + 2]] == words
            for text in texts
            for at in range(len(text))
        )
    }
    assert found(index, Phrase("text", words)) == expected


def test_keywords_ranges_and_parsing(index: FileIndex, made: list[IndexArticle]) -> None:
    outlet = {article.id for article in made if article.outlet == "Báo Hai"}
    assert found(index, Term("outlet", "Báo Hai")) == outlet
    years = {article.id for article in made if (article.published_lo or "")[:4] in {"2017", "2018"}}
    assert found(index, TermRange("year", "2017", "2018")) == years
    parsed = QueryParser("text", index.schema).parse("Quảng (NINH OR hòa)")
    quang, ninh, hoa = (having(made, word.__eq__) for word in ("quảng", "ninh", "hoà"))
    assert found(index, parsed) == quang & (ninh | hoa)
    assert [token.text for token in Syllables(lambda token: token.folded)("Xin-ga-po")] == [
        token.folded for token in tokens("Xin-ga-po")
    ]


def test_sorting_and_grouping_by_columns(index: FileIndex) -> None:
    with index.searcher() as searcher:
        results = searcher.search(Every(), limit=None, sortedby="date", groupedby="outlet")
        with index.reader() as reader:
            dates = reader.column_reader("date")
            order = [dates[hit.docnum] for hit in results]
        assert order == sorted(order)
        assert sum(map(len, results.groups("outlet").values())) == 90


def test_stored_fields_counts_and_postings(index: FileIndex, made: list[IndexArticle]) -> None:
    with index.reader() as reader:
        assert reader.doc_count() == 90
        stored = {int(held["id"]): int(held["revision"]) for _, held in reader.iter_docs()}
        assert stored == {article.id: article.revision for article in made}
        number = reader.first_id("id", "60")
        assert list(reader.postings("id", "60").all_ids()) == [number]
        assert reader.stored_fields(number)["id"] == "60"
        assert ("id", "60") in reader
        assert ("id", "600") not in reader
        assert ("id", "lạ") not in reader
        counted = sum(
            word.accented == "ninh"
            for texts in Oracle(made).blocks.values()
            for text in texts
            for word in text
        )
        assert reader.frequency("text", "ninh") == counted
        assert reader.doc_frequency("text", "ninh") == len(having(made, "ninh".__eq__))
        with pytest.raises(TermNotFound):
            reader.term_info("text", "lạ")


def test_an_update_replaces_an_article(tmp_path: Path) -> None:
    index = create(tmp_path)
    add(index, made_up(32, 5))
    before = {article.id: article.revision for article in made_up(32, 5)}
    changed = made_up(33, 1, first=3)[0]
    writer = ArrayWriter(index)
    writer.update_document(**document(changed))
    writer.commit(merge=False)
    with index.reader() as reader:
        stored = {int(held["id"]): int(held["revision"]) for _, held in reader.iter_docs()}
    assert stored == before | {3: changed.revision}


def test_a_deletion_can_be_taken_back() -> None:
    segment: W3Segment = ArrayCodec().new_segment(None, "MAIN")
    segment.delete_document(4)
    segment.delete_document(5)
    segment.delete_document(4, delete=False)
    assert list(segment.deleted_docs()) == [5]
    assert pickle.loads(pickle.dumps(segment)).deleted_count() == 1


def as_whoosh(question: Question) -> Query:
    """Put a question to the arrays as a query for Whoosh's matchers."""
    match question:
        case Slot((Choice(folded, accented, prefix),)):
            field, text = ("folded", folded) if accented is None else ("text", accented)
            return Prefix(field, text) if prefix else Term(field, text)
        case Asked(slots):
            choices = [one for slot in slots for one in slot if isinstance(one, Choice)]
            return Phrase("text", [one.accented or "" for one in choices])
        case Value(column, values):
            return Or([Term(column, value) for value in sorted(values)])
        case All(parts):
            return And([as_whoosh(part) for part in parts])
        case Either(parts):
            return Or([as_whoosh(part) for part in parts])
        case Without(part):
            return And([Every(), Not(as_whoosh(part))])
    raise TypeError(question)


SINGLE = [found[0] for found in map(tokens, WORDS) if len(found) == 1]


def random_question(random: Random, depth: int = 2) -> Question:
    words = random.choices(SINGLE, k=random.randint(1, 3))
    if depth and random.random() < 0.5:
        parts = tuple(random_question(random, depth - 1) for _ in range(2))
        return random.choice((All(parts), All(parts), Either(parts), Without(parts[0])))
    leaves = (
        Slot((Choice(words[0].folded, words[0].accented),)),
        Slot((Choice(words[0].folded),)),
        Slot((Choice(words[0].folded[:2], None, prefix=True),)),
        Asked(tuple((Choice(word.folded, word.accented),) for word in words)),
        Value("year", frozenset(random.sample(("2016", "2017", "2018", "2019"), 2))),
    )
    return random.choice(leaves)


def test_matchers_arrays_and_a_plain_scan_agree(index: FileIndex, made: list[IndexArticle]) -> None:
    random, oracle, arrays = Random(12), Oracle(made), ArrayIndex(index)
    hits = 0
    for _ in range(250):
        question = random_question(random)
        scanned = oracle.ids(question)
        assert set(arrays.by_date(arrays.matching(question)).tolist()) == scanned, question
        assert found(index, as_whoosh(question)) == scanned, question
        hits += bool(scanned)
    assert hits > 100
