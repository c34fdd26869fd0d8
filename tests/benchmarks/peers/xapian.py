"""Xapian, the search library written in C++, as Debian has it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.articles import SECTIONS
from tests.benchmarks.engines import FACETS, LISTED, Numbered
from tests.benchmarks.peers.texts import day, folding, load, ordinals, parts
from tests.benchmarks.questions import Ask


def build_xapian(folder: Path, articles: Numbered) -> None:
    """Index all parts as one text with weights, with and without marks, then compact."""
    xapian = load("xapian")
    written = folder / "written"
    database = xapian.WritableDatabase(str(written), xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    sections = {section: str(number) for number, section in enumerate(SECTIONS)}
    for number, article in articles:
        held = xapian.Document()
        generator.set_document(held)
        for prefix, table in (("", {}), ("XF", folding())):
            generator.set_termpos(0)
            for (_, text), weight in zip(parts(article).items(), (3, 2, 1), strict=True):
                generator.index_text(text.lower().translate(table), weight, prefix)
                generator.increase_termpos(100)
        held.add_value(0, xapian.sortable_serialise(day(article)))
        facts = (article.day[:4], article.outlet, sections[article.section])
        for slot, fact in enumerate(facts, start=1):
            held.add_value(slot, fact)
        database.replace_document(number, held)
    database.commit()
    database.close()
    xapian.Database(str(written)).compact(str(folder / "compact"))
    shutil.rmtree(written)


class Xapian:
    """The search library written in C++, from Debian."""

    def __init__(self, folder: Path) -> None:
        self._library = load("xapian")
        self._database = self._library.Database(str(folder / "compact"))

    def find(self, ask: Ask) -> Sequence[int] | None:
        """Ask with a tree of queries."""
        if ask.is_fuzzy and not hasattr(self._library.Query, "OP_EDIT_DISTANCE"):
            return None
        enquire = self._library.Enquire(self._database)
        enquire.set_query(self._query(ask))
        if ask.kind != "facets":
            return [match.docid for match in enquire.get_mset(0, LISTED)]
        spies = [self._library.ValueCountMatchSpy(slot + 1) for slot in range(len(FACETS))]
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, LISTED, self._database.get_doccount())
        for spy in spies:
            list(spy.values())
        return [match.docid for match in found]

    def _query(self, ask: Ask) -> Any:
        query, prefix = self._library.Query, "XF" if ask.is_plain else ""
        words = [prefix + word for word in ask.words]
        if ask.is_phrase:
            return query(query.OP_PHRASE, words, len(words))
        if ask.is_fuzzy:
            return query(query.OP_EDIT_DISTANCE, words[0], 0, 0, 1)
        pieces = [query(word) for word in words]
        if ask.prefix:
            limit = query.WILDCARD_LIMIT_ERROR
            begins = query(query.OP_WILDCARD, prefix + ask.prefix, 0, limit, query.OP_SYNONYM)
            pieces.append(begins)
        asked = query(query.OP_OR if ask.is_any else query.OP_AND, pieces)
        if ask.excluded:
            asked = query(query.OP_AND_NOT, asked, query(prefix + ask.excluded))
        if ask.days:
            days = map(self._library.sortable_serialise, ordinals(ask.days))
            asked = query(query.OP_FILTER, asked, query(query.OP_VALUE_RANGE, 0, *days))
        return asked
