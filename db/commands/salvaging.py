"""`kho salvage`: what a damaged archive still gives, beside its newest backup, and the way back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice

from db import open_archive
from db.commands.arguments import text
from db.commands.output import Output, bold, shown
from db.errors import ArchiveMissing, NotAnArchive
from db.records.salvage import Salvage, Salvaged, SalvagedArticle, Unproven, UnprovenArticle

SALVAGE = """\
Show what a damaged archive still gives: its newest sound backup, and beside it the
articles that can be read from the damaged database though they are newer than the backup
or not in it. Each text is held against the SHA-256 that was stored with it. With --apply
the archive becomes the backup and these articles; articles that nothing proves are never
mixed in, but kept as files. The damaged files go to the folder `damaged` untouched."""

SHOWN = 20
"""Articles that are named to a person; programs get them all."""

_REASONS = {
    Unproven.TEXT_CHANGED: "its text is changed",
    Unproven.TEXT_FOREIGN: "the text under its number is that of another article",
    Unproven.TEXT_LOST: "its text is lost",
    Unproven.FACTS_LOST: "only its text is left",
    Unproven.FACTS_CHANGED: "its facts are changed",
    Unproven.NUMBER_TAKEN: "its number belongs to another article",
}


def describe_salvage(salvage: ArgumentParser) -> None:
    """Say what the command takes."""
    salvage.add_argument("--apply", action="store_true", help="do it; otherwise it is only told")
    ground = salvage.add_mutually_exclusive_group()
    ground.add_argument(
        "--backup",
        metavar="BACKUP",
        type=text,
        help="begin with this backup, by number or the path of its file (the newest sound one)",
    )
    ground.add_argument(
        "--no-backup", action="store_true", help="take everything from the damaged database"
    )


def salvage(arguments: Namespace, output: Output) -> int:
    """Tell what can be salvaged, or do it."""
    from db.salvaging.salvage import NO_BACKUP, look
    from db.salvaging.salvage import salvage as put_together

    folder = arguments.archive
    if not folder.exists():
        raise ArchiveMissing(folder)
    if not any((folder / part).exists() for part in ("archive.db", "backups")):
        raise NotAnArchive(folder)
    name = NO_BACKUP if arguments.no_backup else arguments.backup
    if not arguments.apply:
        _tell(look(folder, name, on_progress=output.progress), output)
        return 0
    done = put_together(folder, name, on_progress=output.progress)
    archive = open_archive(folder)
    try:
        indexer = archive.indexer()
        try:
            indexer.sync(output.progress)
        finally:
            indexer.close()
    finally:
        archive.close()
    _tell_done(done, output)
    return 0


def _tell(found: Salvage, output: Output) -> None:
    if output.is_json:
        for one in found.salvaged:
            output.answer({"event": "salvageable"} | asdict(one))
        for other in found.unproven:
            output.answer({"event": "unproven"} | asdict(other))
        output.answer({"event": "salvage"} | _facts(found))
        return
    output.line(shown(f"The database is damaged: {found.flaw}."))
    output.line(f"Backup:           {_backup_words(found)}")
    output.line(f"Beyond it:        {_beyond(found)}")
    output.line(f"Together:         {bold(f'{found.articles:,} articles')}")
    _list_salvaged(found.salvaged, output)
    _list_unproven(found.unproven, output)
    if found.left_out:
        output.line(f"{found.left_out:,} facts name what is lost, and go.")
    if found.backup is None and not found.salvaged:
        output.line("Nothing can be put together; the archive stays as it is.")
    else:
        output.line("To do it: kho salvage ARCHIVE --apply. The damaged files are kept.")


def _tell_done(done: Salvaged, output: Output) -> None:
    found = done.salvage
    if output.is_json:
        more = {"damaged": done.damaged, "files": done.files}
        output.answer({"event": "salvaged"} | _facts(found) | more)
        return
    output.line(f"The archive holds {found.articles:,} articles again.")
    output.line(f"Backup:           {_backup_words(found)}")
    output.line(f"Beyond it:        {_beyond(found)}")
    _list_unproven(found.unproven, output)
    if done.damaged is not None:
        output.line(shown(f"What was damaged is kept in {done.damaged}"))


def _facts(found: Salvage) -> dict[str, object]:
    from db.backup import facts_of

    return {
        "flaw": found.flaw,
        "backup": dict(facts_of(found.backup)) if found.backup else None,
        "salvaged": len(found.salvaged),
        "new": sum(one.is_new for one in found.salvaged),
        "unproven": len(found.unproven),
        "articles": found.articles,
        "recorded": found.recorded,
        "left_out": found.left_out,
        "laid_anew": found.laid_anew,
        "survey": asdict(found.survey),
    }


def _backup_words(found: Salvage) -> str:
    one = found.backup
    if one is None:
        return "none"
    held = f"{one.contents.articles:,} articles" if one.contents else "not counted"
    return shown(f"{one.number} of {one.made_at}: {held}")


def _beyond(found: Salvage) -> str:
    new = sum(one.is_new for one in found.salvaged)
    newer, unproven = len(found.salvaged) - new, len(found.unproven)
    return f"{new:,} articles more and {newer:,} newer, all verified; {unproven:,} not verified"


def _list_salvaged(articles: Sequence[SalvagedArticle], output: Output) -> None:
    for one in islice(articles, SHOWN):
        what = "more " if one.is_new else "newer"
        output.line(shown(f"{what}  {one.accession}  {one.headline}"), indent="  ")
    _tell_rest(len(articles), output)


def _list_unproven(articles: Sequence[UnprovenArticle], output: Output) -> None:
    for one in islice(articles, SHOWN):
        name = f"{one.accession or one.id}  {one.headline or ''}".strip()
        output.line(shown(f"not verified: {name} ({_REASONS[one.reason]})"), indent="  ")
    _tell_rest(len(articles), output)


def _tell_rest(count: int, output: Output) -> None:
    if count > SHOWN:
        output.line(f"… and {count - SHOWN:,} further ones", indent="  ")
