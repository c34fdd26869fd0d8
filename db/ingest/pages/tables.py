"""What a table on a page is for: figures in rows, a picture with its caption, or mere layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ROWS: Final = "rows"
PICTURE: Final = "picture"

_LONGEST_CELL: Final = 400
_LONGEST_CAPTION: Final = 800
_FEWEST: Final = 2


def tables(tree: Element) -> dict[Element, str]:
    """Tell which tables hold rows of cells and which a picture; all others are layout."""
    found = list(tree.iter("table"))
    outer = {next(table.iterancestors("table"), None) for table in found}
    kinds = ((table, _kind(table)) for table in found if table not in outer)
    return {table: kind for table, kind in kinds if kind}


def _kind(table: Element) -> str | None:
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    texts = [[_text(cell) for cell in row] for row in rows]
    pictures = sum(1 for _ in table.iter("img"))
    if pictures and sum(len(text) for row in texts for text in row) <= _LONGEST_CAPTION:
        return PICTURE if len(rows) <= 2 * pictures + 1 else None
    if table.get("role") == "presentation":
        return None
    filled = [sum(1 for text in row if text) for row in texts]
    longest = max((len(text) for row in texts for text in row), default=0)
    is_wide = sum(1 for count in filled if count >= _FEWEST) >= max(_FEWEST, len(rows) / 2)
    return ROWS if is_wide and longest <= _LONGEST_CELL else None


def _text(cell: Element) -> str:
    return " ".join("".join(map(str, cell.itertext())).split())
