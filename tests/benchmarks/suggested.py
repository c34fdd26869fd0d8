"""How many figures, dates and names of articles are found, and how fast they are read.

The truth was read by eye in 75 articles of the corpus (`suggested_sample.json`), drawn at random,
each time before the program read them. The rules were mended by its faults in the first 30; its
faults in the next 30 were never looked at, but who wrote the rules had read these articles. The
last 15 were read only when the rules stood. Numbers and days are facts; no text is kept here.

An entry names a paragraph (0 the headline, 1 the standfirst, then body and captions). A figure is
[paragraph, value, unit, qualifier], a date [paragraph, EDTF] or, where no year is printed, MM-DD.
Optional ones count neither when they are found nor when they are not: places that one might take
or leave, such as "hai bên" or the year in the name of a contest. Every number in digits counts
that says how many or how much; number words from two on do, but not the numbers of things.
"""

from __future__ import annotations

import ast
import json
import lzma
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Final

from db.catalogue.dates import suggest_dates
from db.catalogue.figures import suggest_figures
from db.records import ArticleDetail, BlockKind, Suggestion
from tests.benchmarks import read_names
from tests.benchmarks.measures import Score, timed
from tests.db.catalogue.details import detail

SAMPLE: Final = Path(__file__).with_name("suggested_sample.json")
DEVELOPED: Final = 30
READ: Final = 60
TIMED: Final = 3000
TIMED_WHOLE: Final = 500
Said = tuple[int, Decimal] | tuple[int, str]


def run(corpus: Sequence[Path], seed: int, say: Callable[[str], None]) -> None:
    """Print what is found in both halves of the sample, and how many articles a second."""
    truth: dict[str, Any] = json.loads(SAMPLE.read_text("utf-8"))
    say(f"seed {seed} is not used: the sample is fixed")
    articles = {id_: one for path in corpus for id_, one in _articles(path) if id_ in truth}
    if len(articles) < len(truth):
        say(f"skipped: {len(truth) - len(articles)} articles of the sample are not in the corpus")
        return
    ids = list(truth)
    parts = (ids[:DEVELOPED], ids[DEVELOPED:READ], ids[READ:])
    for name, half in zip(("developed", "unseen", "blind"), parts, strict=True):
        figures = sum((_figures(articles[id_], truth[id_]) for id_ in half), Score())
        right = sum((_details(articles[id_], truth[id_]) for id_ in half), Score())
        dates = sum((_dates(articles[id_], truth[id_]) for id_ in half), Score())
        say(
            f"{name:9} figures {figures.line()}; unit and qualifier of {right.found}/{right.wanted}"
        )
        say(f"{name:9} dates   {dates.line()}")
    many = [one for _, one in islice(_articles(corpus[0]), TIMED)]
    suggest_figures(many[0])
    with timed() as reading:
        count = sum(len(suggest_figures(one)) + len(suggest_dates(one)) for one in many)
    say(f"rate      {len(many) / reading.cpu:.0f} articles/s CPU, {count / len(many):.1f} each")
    read_names.run(articles, many[:TIMED_WHOLE], say)


def _figures(article: ArticleDetail, truth: dict[str, Any]) -> Score:
    said = [(at, Decimal(one["value"])) for at, one in _said(article, suggest_figures)]
    wanted = [(row[0], Decimal(row[1])) for row in truth["figures"] if len(row) == 4]
    optional = [(row[0], Decimal(row[1])) for row in truth["figures"] if len(row) > 4]
    return _score(said, wanted, optional)


def _details(article: ArticleDetail, truth: dict[str, Any]) -> Score:
    """Of the figures that were found: whose unit and qualifier are the wanted ones."""
    left = [(row[0], Decimal(row[1]), row[2].casefold(), row[3]) for row in truth["figures"]]
    right = wanted = 0
    for at, one in _said(article, suggest_figures):
        same = [row for row in left if row[:2] == (at, Decimal(one["value"]))]
        if same:
            unit, qualifier = one.get("unit", "").casefold(), one["qualifier"]
            best = next((row for row in same if row[3] == qualifier), same[0])
            fits = unit.split()[:1] == best[2].split()[:1]
            right, wanted = right + (fits and best[3] == qualifier), wanted + 1
            left.remove(best)
    return Score(right, wanted, wanted - right)


def _dates(article: ArticleDetail, truth: dict[str, Any]) -> Score:
    said = [
        (at, one.get("edtf") or one["day"])
        for at, one in _said(article, suggest_dates)
        if "basis" not in one
    ]
    wanted = [(row[0], row[1]) for row in truth["dates"] if len(row) == 2]
    optional = [(row[0], row[1]) for row in truth["dates"] if len(row) > 2]
    return _score(said, wanted, optional)


def _score(said: Sequence[Said], wanted: Sequence[Said], optional: Sequence[Said]) -> Score:
    found, asked = Counter(said), Counter(wanted)
    hits = found & asked
    wrong = (found - hits) - Counter(optional)
    return Score(hits.total(), asked.total(), wrong.total())


def _said(
    article: ArticleDetail, suggest: Callable[[ArticleDetail], tuple[Suggestion, ...]]
) -> Iterator[tuple[int, dict[str, str]]]:
    for one in suggest(article):
        if one.quote:
            block = next(part for part in article.blocks if one.quote.start < part.stop)
            yield block.seq, dict(one.facts)


def _articles(path: Path) -> Iterator[tuple[str, ArticleDetail]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(unicodedata.normalize("NFC", line))
            body, captions = (_listed(row[name]) for name in ("body", "captions"))
            kinds = [BlockKind.HEADLINE, BlockKind.STANDFIRST]
            kinds += [BlockKind.BODY] * len(body) + [BlockKind.CAPTION] * len(captions)
            texts = [row["title"] or "", row["sapo"] or "", *body, *captions]
            yield row["id"], detail(list(zip(kinds, texts, strict=True)))


def _listed(printed: str | list[str]) -> list[str]:
    return list(ast.literal_eval(printed)) if isinstance(printed, str) else printed
