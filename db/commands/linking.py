"""`kho duplicates`: articles that are nearly the same, and what a person decides about them."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from db import open_archive
from db.commands.output import Output, bold, shown
from db.commands.showing import facts_line
from db.commands.stopping import stoppable
from db.errors import ArchiveBusy
from db.records import (
    DecideRelation,
    Decision,
    RelationKind,
    RelationSuggestion,
    RelationSuggestions,
)

if TYPE_CHECKING:
    from db import Archive

_REASONS = {
    RelationKind.SAME_TEXT: "the same text",
    RelationKind.REPRINT_OF: "a reprint, with the same numbers",
    RelationKind.VERSION_OF: "another version of the text",
    RelationKind.TEMPLATE_SIBLING: "the same form with other numbers",
    RelationKind.FOLLOW_UP_TO: "a later report in the same place",
    RelationKind.SAME_EVENT: "another report of the same days",
}


def duplicates(arguments: Namespace, output: Output) -> int:
    """List what waits for a decision, or decide, or look at every article anew."""
    is_reading = arguments.decide is None and not arguments.rebuild
    archive = open_archive(arguments.archive, read_only=is_reading)
    try:
        if arguments.decide is not None:
            _decide(archive, arguments.decide, output)
        elif arguments.rebuild:
            _rebuild(archive, output)
        else:
            _list(archive, arguments.limit, output)
    finally:
        archive.close()
    return 0


def _list(archive: Archive, limit: int, output: Output) -> None:
    reader = archive.reader()
    try:
        found = reader.suggested(limit)
    finally:
        reader.close()
    if output.is_json:
        output.answer(asdict(found))
    else:
        _print(found, output)


def _print(found: RelationSuggestions, output: Output) -> None:
    output.line(f"{found.total:,} {'pair waits' if found.total == 1 else 'pairs wait'}")
    for pair in found.page:
        output.line()
        output.line(f"{pair.id:3}. {_likeness(pair)}")
        for row in (pair.article, pair.other):
            output.line(bold(row.headline), indent="     ")
            output.line(facts_line(row), indent="     ")


def _likeness(pair: RelationSuggestion) -> str:
    alike = f"{pair.similarity:.0%} alike: " if pair.similarity is not None else ""
    return f"{alike}{_REASONS.get(pair.kind, pair.kind.value)}"


def _decide(archive: Archive, asked: list[str], output: Output) -> None:
    relation_id, decision = asked
    decided = Decision(decision) if decision != "undo" else None
    cataloguer = archive.cataloguer()
    try:
        changes = cataloguer.apply([DecideRelation(int(relation_id), decided)]).changes
    finally:
        cataloguer.close()
    if changes.added or changes.deleted:
        _sync_index(archive, output)
    if output.is_json:
        output.answer({"event": "report"} | asdict(changes))
    else:
        binned = "".join(f" Article {one} is in the bin." for one in changes.deleted)
        output.line(f"It is noted.{shown(binned)}")


def _sync_index(archive: Archive, output: Output) -> None:
    """Have search forget what went into the bin, and find what came back."""
    indexer = archive.indexer()
    try:
        indexer.sync()
    except ArchiveBusy:
        output.complaint("The index is brought up to date by another program.")
    finally:
        indexer.close()


def _rebuild(archive: Archive, output: Output) -> None:
    archive.forget_sketches()
    with stoppable(watch_stdin=False) as should_stop:
        report = archive.link_near(output.progress, should_stop)
    if output.is_json:
        linked = {kind.value: count for kind, count in report.linked.items()}
        output.answer({"event": "report", "looked_at": report.looked_at, "linked": linked})
    else:
        output.line(
            f"{report.looked_at:,} articles compared, {sum(report.linked.values()):,} new links"
        )
