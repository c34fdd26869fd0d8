"""Tables that are tables become one block; the others only held paragraphs."""

from __future__ import annotations

import pytest

from db.ingest.documents.typed import Bounds, Run, Typed, table
from db.ingest.source import MOST_BYTES, MOST_LINES, Refused
from db.records import BlockKind


def cell(*texts: str) -> list[Typed]:
    return [Typed([Run(text)]) for text in texts if text]


def test_a_table_keeps_its_empty_cells_and_drops_its_empty_rows() -> None:
    rows = [[cell("Bến"), cell("Tàu")], [cell(""), cell("")], [cell(""), cell("6\n7", "8")]]
    (whole,) = table(rows)
    assert whole.kind is BlockKind.TABLE
    assert "".join(run.text for run in whole.runs) == "Bến | Tàu\n | 6 7 8"


def test_a_frame_falls_apart() -> None:
    assert len(table([[cell("một", "hai")], [cell("ba")]])) == 3
    assert len(table([[cell("một"), cell("a" * 601)]])) == 2
    assert table([]) == table([[[]]]) == []


def test_bounds() -> None:
    bounds = Bounds()
    bounds.text("a" * MOST_BYTES)
    with pytest.raises(Refused, match="E_TOO_BIG"):
        bounds.text("a")
    for _ in range(MOST_LINES):
        bounds.paragraph()
    with pytest.raises(Refused, match="E_TOO_BIG"):
        bounds.paragraph()
