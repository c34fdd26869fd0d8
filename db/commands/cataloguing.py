"""`kho suggest`, `kho awards`, `kho history`: what to record, what is held, and who changed it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import fields

from db import open_archive
from db.catalogue.edit_data import edit_data
from db.commands.choosing import chosen
from db.commands.output import Output, bold, shown
from db.commands.showing import facts_line
from db.errors import AuthorityMissing
from db.records import (
    AwardDecision,
    AwardDetail,
    AwardEdition,
    AwardRow,
    ChangeSet,
    Suggestion,
    unread,
)


def suggest(arguments: Namespace, output: Output) -> int:
    """Show what the program reads in an article, with the words that say so."""
    reader = open_archive(arguments.archive, read_only=True).reader()
    try:
        article = reader.article(reader.find(arguments.article))
        suggestions = reader.catalogue.suggest(article.row.id)
    finally:
        reader.close()
    if output.is_json:
        told = [_as_data(one) for one in suggestions]
        left = unread(article.text)
        output.answer({"article": article.row.id, "suggestions": told, "unread": left})
    else:
        _print_suggestions(suggestions, article.text, output)
    return 0


def awards(arguments: Namespace, output: Output) -> int:
    """List the awards, or show one with its years, decisions and their trails."""
    shown_one = None
    reader = open_archive(arguments.archive, read_only=True).reader()
    try:
        listed = reader.catalogue.awards()
        if arguments.award is not None:
            shown_one = reader.catalogue.award(_award_id(arguments.award, listed))
    finally:
        reader.close()
    if output.is_json:
        output.answer({"award": shown_one} if shown_one else {"awards": listed})
    elif shown_one:
        _print_award(shown_one, output)
    else:
        _print_awards(listed, output)
    return 0


def history(arguments: Namespace, output: Output) -> int:
    """List the changes of an archive or of one article, the newest first."""
    reader = open_archive(arguments.archive, read_only=True).reader()
    try:
        article_id = reader.find(arguments.article) if arguments.article else None
        if arguments.change is not None:
            found: Sequence[ChangeSet] = [reader.catalogue.change_set(arguments.change)]
        else:
            found = reader.catalogue.history(article_id, arguments.user, arguments.limit)
    finally:
        reader.close()
    if output.is_json:
        output.answer({"changes": found})
    else:
        for change in found:
            _print_change(change, output)
    return 0


def _as_data(suggestion: Suggestion) -> dict[str, object]:
    """Give a suggestion with its edits in the words that `kho apply` reads."""
    told = {field.name: getattr(suggestion, field.name) for field in fields(suggestion)}
    edits = {name: [edit_data(edit) for edit in told[name]] for name in ("edits", "refusal")}
    return told | {"facts": _facts_data(suggestion.facts), **edits}


def _facts_data(facts: Sequence[tuple[str, str]]) -> dict[str, str | list[str]]:
    """Give facts by their names; what is told more than once is a list."""
    told: dict[str, list[str]] = {}
    for name, value in facts:
        told.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in told.items()}


def _print_suggestions(suggestions: Sequence[Suggestion], text: str, output: Output) -> None:
    if not suggestions:
        output.line("Nothing is suggested.")
    for number, one in enumerate(suggestions, 1):
        done = " (recorded)" if one.done else ""
        output.line()
        output.line(f"{number:3}. {one.kind.value}: {bold(one.label)}{done}")
        told = ", ".join(f"{name} {value}" for name, value in one.facts)
        output.line(shown(told), indent="     ")
        if one.sentence and not one.shared:
            start, stop = one.sentence
            output.line(f"“{shown(text[start:stop])}”", indent="     ")
        _print_reasons(one, output)
    if left := unread(text):
        output.line()
        output.line(f"The last {left} of {len(text)} letters were not read.")


def _print_reasons(suggestion: Suggestion, output: Output) -> None:
    """Show the articles that a suggestion rests on, with the sentences of both sides."""
    for row in suggestion.others:
        if row.headline != suggestion.label:
            output.line(bold(row.headline), indent="     ")
        output.line(facts_line(row), indent="     ")
    for shared in suggestion.shared:
        for side in (shared.here, shared.there):
            words = f"“{side.sentence}”" if side.sentence else "catalogued without its place"
            output.line(shown(f"{shared.value}: {words}"), indent="       ")


def _award_id(typed: str, listed: Sequence[AwardRow]) -> int:
    """Find an award by its id or its name; raises AuthorityMissing."""
    found = chosen(typed, {row.award.id: row.award.name for row in listed})
    if found is None:
        raise AuthorityMissing(typed)
    return found


def _print_awards(listed: Sequence[AwardRow], output: Output) -> None:
    for row in listed:
        years = f"{row.first_year}–{row.last_year}" if row.first_year else ""
        output.line(f"{row.award.id:4}. {bold(row.award.name)}")
        told = [years, f"{row.decisions} decisions", f"{row.waiting} wait for their result"]
        output.line(" · ".join(part for part in told if part), indent="      ")


def _print_award(award: AwardDetail, output: Output) -> None:
    output.line(bold(award.row.award.name))
    for years in _together(award.editions):
        edition, last = years[0], years[-1]
        output.line()
        if not edition.articles:
            span = f"{edition.year}–{last.year}" if len(years) > 1 else str(edition.year)
            output.line(f"{span}: no coverage held")
            continue
        covered = "1 article" if edition.articles == 1 else f"{edition.articles} articles"
        output.line(f"{edition.year}: {covered}")
        for decision in edition.decisions:
            _print_decision(decision, output)


def _together(editions: Sequence[AwardEdition]) -> list[list[AwardEdition]]:
    """Put years without coverage that follow each other together."""
    groups: list[list[AwardEdition]] = []
    for edition in editions:
        if groups and not edition.articles and not groups[-1][0].articles:
            groups[-1].append(edition)
        else:
            groups.append([edition])
    return groups


def _print_decision(decision: AwardDecision, output: Output) -> None:
    category = f" ({shown(decision.category.name)})" if decision.category else ""
    planned = f" ({decision.tense.value})" if decision.tense else ""
    status = f"{decision.status.value}{planned}"
    output.line(f"{bold(decision.recipient.name)}{category}: {status}", indent="  ")
    for event in decision.events:
        told = [event.status.value, event.tense.value, event.at or ""]
        told.append(event.actor.name if event.actor else "")
        told.append(event.article.accession if event.article else "")
        output.line(shown(" · ".join(part for part in told if part)), indent="    ")


def _print_change(change: ChangeSet, output: Output) -> None:
    taken_back = f" (taken back by {change.undone_by})" if change.undone_by else ""
    output.line(f"{change.id:5}. {change.at} {shown(change.by or '')} {change.action}{taken_back}")
    output.line(shown(change.summary), indent="       ")
    for row in change.changes:
        output.line(f"{row.operation} {row.table} {row.key}", indent="       ")
