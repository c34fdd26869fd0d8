"""`kho search` and `kho related`: queries, and articles like one, from one open archive."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db import open_archive
from db.commands.arguments import count, text
from db.commands.catching_up import catch_up
from db.commands.output import Output, marked, shown
from db.commands.showing import facts_line
from db.records import (
    ArticleRow,
    HitRow,
    Hits,
    Reason,
    Related,
    Relaxation,
    SearchRequest,
    Sort,
    Tier,
)

if TYPE_CHECKING:
    from db import Searcher

USAGE = 2

SEARCH = """\
Search an archive. Words typed without accents find every accent; a word typed with its
accents finds only these. "Words in quotes" stand in a row."""


BATCH = """\
answer each line of this file (- for the standard input) with one line of JSON, from one
open archive; a line is a query as it is, or an object with "query" and, when wanted,
"limit", "offset", "sort", "facets" and "why"
"""


def describe_search(search: ArgumentParser) -> None:
    """Say what `kho search` understands."""
    search.add_argument("query", metavar="QUERY", type=text, nargs="*", help="what to find")
    search.add_argument("--batch", metavar="FILE", help=BATCH)
    search.add_argument(
        "--limit", metavar="N", type=count, default=20, help="how many hits to show (20)"
    )
    search.add_argument(
        "--offset", metavar="N", type=count, default=0, help="how many to leave out before"
    )
    search.add_argument(
        "--sort", choices=[sort.value for sort in Sort], default=Sort.RELEVANCE.value
    )
    search.add_argument(
        "--why",
        action="store_true",
        help="say of each hit what it has of each word, and what share of its score that is",
    )
    search.add_argument("--facets", action="store_true", help="count years and outlets, too")


class _Unclear(Exception):
    """A line of a batch asks for nothing that can be searched."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, and which part of the answer is wanted."""

    text: str
    limit: int
    offset: int
    sort: Sort
    facets: bool
    why: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    """All hits, and the rows wanted of them."""

    question: _Question
    hits: Hits
    rows: list[HitRow]
    reasons: list[tuple[Reason, ...]]
    """Of each row, when they were asked for."""
    instead: tuple[Relaxation, ...]
    """What less would find, where nothing is found."""


def search(arguments: Namespace, output: Output) -> int:
    """Answer the query of the command line, or each line of a batch."""
    asked = _Question(
        text=" ".join(arguments.query),
        limit=arguments.limit,
        offset=arguments.offset,
        sort=Sort(arguments.sort),
        facets=arguments.facets,
        why=arguments.why,
    )
    archive = open_archive(arguments.archive, read_only=True)
    catch_up(archive, output)
    searcher = archive.searcher()
    try:
        if arguments.batch is not None:
            return _batch(searcher, arguments.batch, asked, output)
        answer = _ask(searcher, asked)
        if output.is_json:
            output.answer(_facts(answer))
        else:
            _print(answer, output)
    finally:
        searcher.close()
    return 0


def _ask(searcher: Searcher, asked: _Question) -> _Answer:
    hits = searcher.search(SearchRequest(asked.text, sort=asked.sort, facets=asked.facets))
    rows = searcher.page(hits, asked.offset, asked.limit)
    why = [searcher.reasons(hits, row.article.id) for row in rows] if asked.why else []
    instead = () if hits.ids else searcher.relaxations(hits.request)
    return _Answer(asked, hits, rows, why, instead)


# ---- many queries -----------------------------------------------------------------------------


def _batch(searcher: Searcher, source: str, defaults: _Question, output: Output) -> int:
    """Answer each line with one line; a line that cannot be understood is answered so."""
    ended = 0
    with _lines_of(source) as lines:
        for number, line in enumerate(lines, start=1):
            try:
                asked = _question(line, defaults)
            except _Unclear as error:
                ended = USAGE
                answer = {"event": "error", "kind": "QueryUnclear", "line": number}
                output.answer(answer | {"reason": str(error)})
            else:
                output.answer(_facts(_ask(searcher, asked)))
    return ended


@contextmanager
def _lines_of(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
    else:
        with Path(source).open("rb") as file:
            yield file


def _question(line: bytes, defaults: _Question) -> _Question:
    """Read a line: a query as it is, or an object with `query` and the options of the command."""
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise _Unclear("not UTF-8") from None
    if not text.lstrip().startswith("{"):
        return replace(defaults, text=text)
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Unclear(f"not JSON: {error}") from None
    if not isinstance(fields.get("query"), str):
        raise _Unclear("query is no string")
    sort = fields.get("sort", defaults.sort)
    if sort not in list(Sort):
        raise _Unclear(f"sort is none of {', '.join(Sort)}")
    return _Question(
        text=fields["query"],
        limit=_count(fields, "limit", defaults.limit),
        offset=_count(fields, "offset", defaults.offset),
        sort=Sort(sort),
        facets=bool(fields.get("facets", defaults.facets)),
        why=bool(fields.get("why", defaults.why)),
    )


def _count(fields: dict[str, object], name: str, default: int) -> int:
    value = fields.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _Unclear(f"{name} is no count")
    return value


# ---- the answer -------------------------------------------------------------------------------


def _facts(answer: _Answer) -> dict[str, object]:
    """Give an answer for programs. Marks are code points of the text beside them."""
    hits = answer.hits
    facts = [_hit(row) for row in answer.rows]
    for hit, why in zip(facts, answer.reasons, strict=False):
        hit["reasons"] = why
    return {
        "query": answer.question.text,
        "total": hits.total,
        "took_ms": round(hits.took_ms, 2),
        "hits": facts,
        "did_you_mean": hits.did_you_mean,
        "interpretations": hits.interpretations,
        "problems": hits.problems,
        "facets": hits.facets,
        "instead": [{"query": way.request.text, "total": way.total} for way in answer.instead],
    }


def _hit(row: HitRow) -> dict[str, object]:
    return _named(row.article) | {
        "headline_marks": row.headline_marks,
        "score": round(row.score, 6),
        "tier": row.tier,
        "passages": row.passages,
    }


def _print(answer: _Answer, output: Output) -> None:
    hits = answer.hits
    for problem in hits.problems:
        left_out = answer.question.text[problem.start : problem.stop]
        output.line(f"Left out of the search: {shown(left_out)} ({problem.code})")
    for reading in hits.interpretations:
        output.line(f"Searched also: {shown(reading.reading)}")
    if hits.did_you_mean:
        output.line(f"Did you mean: {shown(hits.did_you_mean)}")
    noun = "article" if hits.total == 1 else "articles"
    output.line(f"{hits.total:,} {noun} ({hits.took_ms:.0f} ms)")
    for way in answer.instead:
        output.line(f"Instead: {shown(way.request.text)} ({way.total:,})")
    tier = Tier.AS_TYPED
    for number, row in enumerate(answer.rows, start=answer.question.offset + 1):
        if row.tier is not tier:
            tier = row.tier
            output.line()
            output.line("—— With other accents, or without one of the words ——")
        _print_hit(number, row, output)
        for why in answer.reasons[number - answer.question.offset - 1 :][:1]:
            _print_reasons(why, output)
    for facet in filter(lambda one: one.values, hits.facets):
        output.line()
        values = (f"{value.value or '—'} {value.count:,}" for value in facet.values)
        output.line(shown(f"{facet.name}: {' · '.join(values)}"))


def _print_hit(number: int, row: HitRow, output: Output) -> None:
    output.line()
    output.line(f"{number:3}. {marked(row.article.headline, row.headline_marks)}")
    output.line(facts_line(row.article), indent="     ")
    for passage in row.passages:
        before, after = "… " * passage.cut_before, " …" * passage.cut_after
        said = marked(passage.text, passage.marks)
        output.line(f"{before}{said}{after}", indent="     ")


def _print_reasons(why: Sequence[Reason], output: Output) -> None:
    """Say on one line what an article has of each word, and what the word is worth."""
    told = [
        f"{reason.word} {reason.share:.0%} ({', '.join(reason.spellings)} ×{reason.places})"
        if reason.places
        else f"{reason.word} —"
        for reason in why
    ]
    output.line(shown(f"Why: {' · '.join(told)}"), indent="     ")


# ---- articles like one ------------------------------------------------------------------------


def related(arguments: Namespace, output: Output) -> int:
    """Show articles about the same matter as one."""
    archive = open_archive(arguments.archive, read_only=True)
    catch_up(archive, output)
    reader, searcher = archive.reader(), archive.searcher()
    try:
        found = searcher.related(reader.find(arguments.article), arguments.limit)
    finally:
        searcher.close()
        reader.close()
    if output.is_json:
        output.answer({"related": [_relative(one) for one in found]})
        return 0
    for number, one in enumerate(found, start=1):
        output.line()
        output.line(f"{number:3}. {shown(one.article.headline)}")
        output.line(facts_line(one.article), indent="     ")
        output.line(shown(" · ".join(one.shared)), indent="     ")
    if not found:
        output.line("No related articles.")
    return 0


def _relative(one: Related) -> dict[str, object]:
    return _named(one.article) | {"score": one.score, "shared": one.shared}


def _named(article: ArticleRow) -> dict[str, object]:
    return {
        "id": article.id,
        "source_id": article.source_id,
        "accession": article.accession,
        "headline": article.headline,
        "outlet": article.outlet,
        "published": article.published,
    }
