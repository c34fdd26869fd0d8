"""What became of each item of a run, as a table that a spreadsheet opens."""

from __future__ import annotations

import csv
from typing import TextIO

from db.records import IngestItem

COLUMNS = ("path", "member", "outcome", "code", "message", "article", "headline")

_FORMULA = frozenset("=+-@\t\r＝＋－＠")


class ItemTable:
    """Owns the rows of a CSV file that is open for writing. For one thread."""

    def __init__(self, target: TextIO) -> None:
        self._rows = csv.writer(target)
        self._rows.writerow(COLUMNS)

    def add(self, item: IngestItem) -> None:
        """Write one item."""
        article = "" if item.article_id is None else str(item.article_id)
        facts = (item.path, item.member, item.outcome, item.code, item.message, article)
        self._rows.writerow([_safe(fact or "") for fact in (*facts, item.headline)])


def _safe(cell: str) -> str:
    """Keep a spreadsheet from taking what an archive received for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA else cell
