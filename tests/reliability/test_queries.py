"""Whatever is typed into the search box is answered: random, broken and hostile queries."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import NamedTuple

import pytest

from db import Searcher
from db.records import Hits, SearchRequest
from db.search.grammar import DEEPEST, MOST_CHARACTERS, MOST_WORDS, parse
from db.search.query import Chain, Clause, Fact, Group, Phrase, Query, Word
from tests.db.articles import archive_of, article
from tests.effort import effort
from tests.proofs import Proof

CHUNKS = 8
SEARCHED_OF = 20
"""One query of this many is searched too, and not only read."""

MOST_EFFORT = 200
"""What reading any query may take: no more than a fifth of a second of a machine of these years."""

SIGNS = (
    *' \t\n"“”„‟«»＂*-–−‐.,;:：/\\%()（）~#?|!&@[]{}<>^$',
    *"\x00\x1c\x1f\x7f\u0301\u0323\u200b\ufeff\u202e\u00ad",
    *(" OR ", " HOẶC ", " AND ", " NOT ", "tiêu đề:", "nguồn: ", "tác giả:(", "số:", "ngày:", "-("),
    *('"~9', "~99999", "..", "2018-10..2018-11 ", "..2018", "1..", "24/10", "31/2/2018", "0/0/0"),
    *("ngày ", "tháng ", "năm ", "nghìn ", "tỷ ", "1.500", "2,5", "15/2018/NĐ-CP", "9" * 30),
    *("Xin-ga-po", "cà-phê", "đường", "Quảng", "ky*", "qu?ng", "x?y?z", "COVID-19", "ß", "İ", "ﬁ"),
    *("１", "٣", "²", "Ⅷ", "ư\u0323\u0323\u0301", "\ud800", "\U0001f600", "가", "字", "a" * 200),
    *("[a TO ", "{* TO *}", "a AND (", "field:", "http://", "((((((", "))))))", '""""""', "------"),
)  # fmt: skip


def hostile(random: Random) -> str:
    """A query that nobody would type on purpose."""
    match random.randrange(6):
        case 0:
            sign: str = random.choice(SIGNS)
            return sign * random.randint(1, max(1, 3000 // len(sign)))
        case 1:
            depth = random.randint(1, 900)
            return "(" * depth + "báo" + ")" * random.randint(0, depth)
        case 2:
            return "".join(chr(random.randrange(0x110000)) for _ in range(random.randint(1, 60)))
        case _:
            most = random.choice((4, 20, 200))
            return "".join(random.choice(SIGNS) for _ in range(random.randint(1, most)))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    texts = [
        article("Cầu Quảng mở", "Con đường 24/10/2018 dài 1.500 m, cà-phê Xin-ga-po."),
        article("Đường xa", "Quyết định 15/2018/NĐ-CP về 3 tỷ đồng.", published="2018-10-24"),
        article("Báo cũ", "Ba số báo, năm 1975."),
    ]
    searcher = archive_of(tmp_path_factory.mktemp("hostile"), texts).searcher()
    yield searcher
    searcher.close()


def limits_hold(query: Query) -> bool:
    """Whether a query has no more words and no deeper groups than are allowed."""
    words, depth = measured((*query.required, *query.excluded))
    return words <= MOST_WORDS and depth <= DEEPEST + 1


def measured(clauses: tuple[Clause, ...]) -> tuple[int, int]:
    words, depth = 0, 0
    for clause in clauses:
        if isinstance(clause, Group):
            for branch in clause.branches:
                within, below = measured((*branch.required, *branch.excluded))
                words, depth = words + within, max(depth, below + 1)
        else:
            words += len(clause.words) if isinstance(clause, (Word, Phrase, Chain, Fact)) else 1
    return words, depth


class Answered(NamedTuple):
    """What became of many queries."""

    faults: list[str]
    """What raised, or broke a limit."""
    slowest: Callable[[], object]
    """Reads the query once more whose reading took longest."""


def answer_all(searcher: Searcher, random: Random, queries: int) -> Answered:
    """Read all and search some; tell which went wrong, and whose reading took longest."""
    longest, faults = 0.0, []
    slowest: Callable[[], object] = partial(parse, "nothing")
    slowest()  # what is loaded once is no query's fault
    # Nor is what other tests left behind, which the collector would look through meanwhile.
    gc.collect()
    gc.freeze()
    for number in range(queries):
        text, typing = hostile(random), random.random() < 0.3
        began = time.thread_time()
        try:
            query = parse(text, typing=typing)
            if (spent := time.thread_time() - began) > longest:
                longest, slowest = spent, partial(parse, text, typing=typing)
            expect_sound(query, text)
            if number % SEARCHED_OF == 0:
                hits = searcher.search(SearchRequest(text, typing=typing, facets=True))
                searcher.page(hits, 0, 3)
        except Exception as error:  # noqa: BLE001 - whatever it is, no query may raise it
            faults.append(f"{text!r}: {error!r}")
    gc.unfreeze()
    return Answered(faults, slowest)


def expect_sound(query: Query, text: str) -> None:
    """Hold a query that was read against the limits, and against itself when printed."""
    assert limits_hold(query)
    assert all(0 <= one.start <= one.stop <= len(text) for one in query.problems)
    printed = str(query)
    assert len(printed) > MOST_CHARACTERS or parse(printed) == query


def count(proof: Proof, queries: int, answered: Answered) -> None:
    faults = len(answered.faults)
    proof("R10", "random and hostile queries", trials=queries, faults=faults, losses=0)
    assert answered.faults == []
    assert effort(answered.slowest) < MOST_EFFORT


def test_some_hostile_queries(searcher: Searcher, proof: Proof) -> None:
    count(proof, 1_500, answer_all(searcher, Random(8), 1_500))


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_hundred_thousand_hostile_queries(searcher: Searcher, proof: Proof, chunk: int) -> None:
    queries = 100_000 // CHUNKS
    answered = answer_all(searcher, Random(900 + chunk), queries)
    count(proof, queries, answered)


def test_a_query_that_raises_is_noticed(
    searcher: Searcher, proof: Proof, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a search that fails at a long query."""
    search = searcher.search

    def careless(request: SearchRequest) -> Hits:
        if len(request.text) > 100:
            raise RecursionError
        return search(request)

    monkeypatch.setattr(searcher, "search", careless)
    answered = answer_all(searcher, Random(8), 400)
    proof.control("R10", "search that fails at long queries", caught=bool(answered.faults))
    assert answered.faults
