"""`kho preview`: how a table would be read, before anything of it is taken in."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from db import open_archive
from db.commands.ingesting import profile_body
from db.commands.output import Output, bold, shown
from db.errors import FileUnreadable

if TYPE_CHECKING:
    from db.ingest.preview import TablePreview


def preview(arguments: Namespace, output: Output) -> int:
    """Show the first rows of a table, which column is which field, and what each field gets."""
    from db.ingest.preview import preview as look
    from db.ingest.source import Options, Original, Refused

    archive = open_archive(arguments.archive, read_only=True)
    columns = profile_body(archive.profiles(), arguments.columns)
    archive.close()
    path = arguments.file
    try:
        original = Original(path.name, "", path.stat().st_size, path)
        seen = look(original, Options(columns=columns), arguments.rows)
    except Refused as refused:
        raise FileUnreadable(path, refused.code.value, refused.detail) from refused
    except OSError as error:
        raise FileUnreadable(path, "E_READ", error.strerror or str(error)) from error
    if output.is_json:
        output.answer({"event": "preview"} | _facts(seen))
    else:
        _print(seen, output)
    return 0


def _facts(seen: TablePreview) -> dict[str, object]:
    problem = seen.problem
    return {
        "header": seen.header,
        "rows": seen.rows,
        "profile": seen.profile.document(),
        "guessed": seen.guessed,
        "notes": seen.profile.notes,
        "examples": seen.examples,
        "unmapped": seen.unmapped,
        "problem": problem and {"code": problem.code.value, "message": problem.detail},
        "encoding": seen.encoding,
        "delimiter": seen.delimiter,
        "sheets": seen.sheets,
    }


def _print(seen: TablePreview, output: Output) -> None:
    for part, column in seen.profile.columns.items():
        output.line(bold(f"{part}: {', '.join(column.names)}"))
        for example in seen.examples.get(part, ()):
            output.line(shown(example), indent="    ")
    if seen.unmapped:
        output.line(shown(f"not taken: {', '.join(seen.unmapped)}"))
    for note in seen.profile.notes:
        output.line(shown(note))
    if seen.problem is not None:
        output.line(shown(f"{seen.problem.code.value}: {seen.problem.detail}"))
