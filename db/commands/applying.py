"""`kho apply`, `kho undo` and `kho redo`: edits from a file as one change, and the way back."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db import open_archive
from db.catalogue.edit_data import only_quote, read_edits
from db.commands.output import Output
from db.errors import ArticleMissing, EditInvalid
from db.records import Applied, Quote
from db.records.backups import BackupReason

if TYPE_CHECKING:
    from db import Archive, Reader

MANY = 100
"""Edits of one file before which a backup is made."""

_MOST = 64_000_000
"""Bytes of a file of edits."""

APPLY = """\
Record edits from a JSON file: all of them as one change, or none. The file holds a list
of objects, or an object with the list under "edits". Each names what it does ("edit":
"add_note", "article_edit", "add_role", "add_figure", "add_decision_event" …) and its
fields; an article is named by "article", a quote by its words. What `kho suggest` prints
under "edits" can be applied as it is."""


def apply(arguments: Namespace, output: Output) -> int:
    """Apply the edits of a JSON file as one change set."""
    data = _read(arguments.file)
    archive = open_archive(arguments.archive)
    try:
        reader, cataloguer = archive.reader(), archive.cataloguer(arguments.user)
        try:
            edits = read_edits(data, _Resolver(reader))
            if len(edits) >= MANY:
                _back_up(archive)
            applied = cataloguer.apply(edits)
        finally:
            cataloguer.close()
            reader.close()
        _sync(archive)
    finally:
        archive.close()
    _tell(applied, output, f"{len(edits)} {'edit' if len(edits) == 1 else 'edits'}")
    return 0


def _back_up(archive: Archive) -> None:
    from db.safekeeping import back_up

    back_up(archive.path, BackupReason.BULK, if_changed=True)


def undo(arguments: Namespace, output: Output) -> int:
    """Take back a change set, the newest of the user by default."""
    return _take_back(arguments, output, again=False)


def redo(arguments: Namespace, output: Output) -> int:
    """Make again what the user took back last."""
    return _take_back(arguments, output, again=True)


def _take_back(arguments: Namespace, output: Output, *, again: bool) -> int:
    archive = open_archive(arguments.archive)
    try:
        cataloguer = archive.cataloguer(arguments.user)
        try:
            applied = cataloguer.redo() if again else cataloguer.undo(arguments.change)
        finally:
            cataloguer.close()
        _sync(archive)
    finally:
        archive.close()
    _tell(applied, output, "Made again" if again else "Taken back")
    return 0


def _sync(archive: Archive) -> None:
    """Bring the index up to date, so that what was saved is found."""
    indexer = archive.indexer()
    try:
        indexer.sync()
    finally:
        indexer.close()


def _tell(applied: Applied, output: Output, done: str) -> None:
    if output.is_json:
        output.answer(
            {"event": "applied", "change_set": applied.change_set, "made": applied.made}
            | {"changes": applied.changes}
        )
    elif applied.change_set is None:
        output.line("There is nothing to change.")
    else:
        output.line(f"{done}: change {applied.change_set}.")


def _read(file: str) -> object:
    """Read a file of JSON, or the standard input. Raises EditInvalid."""
    try:
        if file == "-":
            data = sys.stdin.buffer.read(_MOST + 1)
        else:
            with Path(file).open("rb") as opened:
                data = opened.read(_MOST + 1)
        if len(data) > _MOST:
            raise EditInvalid(file, "too big")
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise EditInvalid(file, f"not JSON in UTF-8: {error}") from error


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Finds the articles and quotes that a file names."""

    reader: Reader

    def article(self, number: str) -> tuple[int, int]:
        """Id and row version of an article, by id, accession number or uid."""
        try:
            article_id = self.reader.find(number)
        except ArticleMissing:
            raise EditInvalid(number, "no such article") from None
        return article_id, self.reader.rows([article_id])[0].row_version

    def quote(self, article_id: int, exact: str) -> Quote:
        """Where these words stand; they must stand in the text once."""
        return only_quote(self.reader.article(article_id).text, exact)
