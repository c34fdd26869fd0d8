"""No cell of a table that leaves the program is a formula, whatever an archive received."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as some

from db.commands.item_table import COLUMNS, ItemTable
from db.records import IngestItem
from tests.proofs import Proof

SIGNS = "=+-@\t\r＝＋－＠"
"""What a spreadsheet takes for the beginning of a formula, full-width forms too."""

TEXTS = some.one_of(
    some.text(max_size=20),
    some.builds(str.__add__, some.sampled_from(SIGNS), some.text("=1A()!|' \n\",;", max_size=12)),
)


def written(item: IngestItem) -> tuple[str, list[list[str]]]:
    file = io.StringIO(newline="")
    ItemTable(file).add(item)
    raw = file.getvalue()
    return raw, list(csv.reader(io.StringIO(raw, newline="")))


@given(TEXTS, TEXTS, TEXTS)
@example("=cmd|' /C calc'!A0", "@SUM(1)", '＝HYPERLINK("x")')
@example("a\r\n=1+1", 'x"\n=1', ",=1+1")
def test_no_cell_begins_a_formula(path: str, message: str, headline: str) -> None:
    item = IngestItem(path, path, "failed", 7, headline, message, message)
    _raw, rows = written(item)
    head, *cells = rows
    assert tuple(head) == COLUMNS
    assert len(cells) == 1, "a cell became a row of its own"
    (row,) = cells
    assert len(row) == len(COLUMNS)
    assert not [cell for cell in row if cell[:1] in set(SIGNS)]
    assert [cell.removeprefix("'") for cell in (row[0], row[6])] == [
        text.removeprefix("'") for text in (path, headline)
    ]


def test_every_sign_is_made_harmless(proof: Proof) -> None:
    cells = [f"{sign}1+1" for sign in SIGNS]
    rows = [written(IngestItem(cell, None, "failed", None, cell, cell, cell))[1] for cell in cells]
    bad = [cell for _head, row in rows for cell in row if cell[:1] in set(SIGNS)]
    proof("R11", "formulas in a table", trials=len(cells) * 4, faults=len(bad), losses=0)
    assert bad == []
    assert all(row[0] == f"'{cell}" for cell, (_head, row) in zip(cells, rows, strict=True))
