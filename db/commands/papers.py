"""`kho bulletin` and `kho answers`: papers for readers, as DOCX files or on the screen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db import answer_paper, bulletin_paper, docx_bytes, open_archive
from db.commands.arguments import NUMBER, count, text
from db.commands.output import Output, bold, shown
from db.disk import write_durably
from db.errors import FieldInvalid
from db.records import SearchRequest, Sort
from db.records.papers import (
    BulletinKind,
    BulletinWish,
    Content,
    Paper,
    PaperStyle,
    Sectioning,
)
from db.search.collation import match_key

if TYPE_CHECKING:
    from db import Archive, Reader

_HEADINGS = {PaperStyle.TITLE, PaperStyle.HEADING, PaperStyle.SUBHEADING, PaperStyle.LETTER}
_SET_OFF = {PaperStyle.ABSTRACT, PaperStyle.SOURCE, PaperStyle.CAVEAT}


BULLETIN = """\
Gather articles into a bulletin with numbered entries and indexes, in Vietnamese: those
that a search finds, those of a dossier, or those that are named. What may not leave the
archive (staff_only, citation_only) is cited and never printed."""


def describe_bulletin(command: ArgumentParser) -> None:
    """Say what `kho bulletin` understands."""
    command.add_argument("articles", metavar="ID", type=text, nargs="*", help=NUMBER)
    source = command.add_mutually_exclusive_group()
    source.add_argument("--search", metavar="QUERY", type=text, help="of all that a search finds")
    source.add_argument(
        "--dossier", metavar="NAME", type=text, help="of a dossier, by its title or number"
    )
    for name, kinds, usual in (
        ("--kind", BulletinKind, BulletinKind.BIBLIOGRAPHY),
        ("--sections", Sectioning, Sectioning.SUBJECT),
        ("--content", Content, Content.ABSTRACT),
    ):
        command.add_argument(name, choices=[kind.value for kind in kinds], default=usual.value)
    command.add_argument("--title", type=text, default="", help="what it is about")
    command.add_argument("--library", type=text, default="", help="who gives it out")
    command.add_argument(
        "--period", type=text, default="", help="as it is printed (what the dates say otherwise)"
    )
    command.add_argument("--no-indexes", action="store_true", help="leave the indexes out")
    command.add_argument("--out", metavar="FILE", type=Path, help="save it as a .docx file")


def describe_answers(command: ArgumentParser) -> None:
    """Say what `kho answers` understands."""
    command.add_argument("sheet", metavar="N", type=count, nargs="?", help="one sheet, whole")
    command.add_argument("--out", metavar="FILE", type=Path, help="save the sheet as a .docx file")


def wrong(arguments: Namespace) -> str | None:
    """Say what cannot be in the words after these commands."""
    if arguments.run is bulletin:
        is_other = arguments.search is not None or arguments.dossier is not None
        if bool(arguments.articles) == is_other:
            return "bulletin wants either an ID, --search QUERY or --dossier NAME"
    if arguments.run is answers and arguments.out and arguments.sheet is None:
        return "--out wants the number of a sheet"
    return None


def bulletin(arguments: Namespace, output: Output) -> int:
    """Gather articles into a bulletin: a bibliography, a press review or a topic."""
    archive = open_archive(arguments.archive, read_only=True)
    reader = archive.reader()
    try:
        entries = reader.catalogue.bulletin(_ids(archive, reader, arguments))
        info = archive.info()
    finally:
        reader.close()
    wish = BulletinWish(
        kind=BulletinKind(arguments.kind),
        title=arguments.title,
        library=arguments.library,
        period=arguments.period,
        sectioning=Sectioning(arguments.sections),
        content=Content(arguments.content),
        indexes=not arguments.no_indexes,
    )
    paper = bulletin_paper(wish, entries, info, _today())
    if arguments.out is not None:
        _save(paper, arguments.out, output)
    elif output.is_json:
        output.answer({"bulletin": wish, "entries": entries})
    else:
        _print(paper, output)
    return 0


def answers(arguments: Namespace, output: Output) -> int:
    """List the answer sheets, or show or save one of them."""
    archive = open_archive(arguments.archive, read_only=True)
    reader = archive.reader()
    try:
        if arguments.sheet is None:
            _list(reader, output)
            return 0
        sheet = reader.catalogue.sheet(arguments.sheet)
        paper = answer_paper(sheet, archive.info(), _today())
    finally:
        reader.close()
    if arguments.out is not None:
        _save(paper, arguments.out, output)
    elif output.is_json:
        output.answer({"sheet": sheet.row, "quotes": sheet.quotes})
    else:
        _print(paper, output)
    return 0


def _list(reader: Reader, output: Output) -> None:
    listed = reader.catalogue.sheets()
    if output.is_json:
        output.answer({"sheets": listed})
        return
    for row in listed:
        facts = f"{row.id:>4}  {row.at[:10]}  {row.by or '?'}  {row.quotes} quoted"
        output.line(shown(" · ".join(part for part in (facts, row.question) if part)))


def _ids(archive: Archive, reader: Reader, arguments: Namespace) -> Sequence[int]:
    if arguments.search is not None:
        searcher = archive.searcher()
        try:
            hits = searcher.search(SearchRequest(arguments.search, sort=Sort.NEWEST))
            return list(hits.ids[: hits.total])
        finally:
            searcher.close()
    if arguments.dossier is not None:
        dossier_id = _dossier_id(reader, arguments.dossier)
        return [item.article.id for item in reader.catalogue.dossier(dossier_id).items]
    return [reader.find(number) for number in arguments.articles]


def _dossier_id(reader: Reader, name: str) -> int:
    for row in reader.catalogue.dossiers():
        if name in {row.uid, str(row.id)} or match_key(name) == match_key(row.title):
            return row.id
    raise FieldInvalid("dossier", name)


def _save(paper: Paper, file: Path, output: Output) -> None:
    """Write a paper whole or not at all."""
    held = docx_bytes(paper)
    write_durably(file, held)
    if output.is_json:
        output.answer({"saved": file, "bytes": len(held)})
    else:
        output.line(f"Saved: {shown(str(file))}")


def _print(paper: Paper, output: Output) -> None:
    for line in paper.lines:
        words = f"{line.number} {line.text}".strip()
        if line.style in _HEADINGS:
            output.line()
            output.line(bold(words))
        else:
            output.line(shown(words), indent="    " if line.style in _SET_OFF else "")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the wall of whoever prints
