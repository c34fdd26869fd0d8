"""How many there are, in words: nouns that change with their number."""

from __future__ import annotations

from PySide6.QtCore import QObject


class CountWords(QObject):
    """Says numbers with their nouns, in the language in use; for the GUI thread."""

    def articles(self, count: int) -> str:
        """How many articles."""
        return self.tr("%Ln article(s)", "", count)

    def figures(self, count: int) -> str:
        """How many figures."""
        return self.tr("%Ln figure(s)", "", count)

    def days(self, count: int) -> str:
        """How many days."""
        return self.tr("%Ln day(s)", "", count)

    def months(self, count: int) -> str:
        """How many months."""
        return self.tr("%Ln month(s)", "", count)

    def years(self, count: int) -> str:
        """How many years."""
        return self.tr("%Ln year(s)", "", count)

    def more(self, count: int) -> str:
        """How many are not listed."""
        return self.tr("and %Ln more", "", count)

    def more_gaps(self, count: int) -> str:
        """How many gaps are not named."""
        return self.tr("and %Ln more gap(s)", "", count)

    def unpainted(self, count: int) -> str:
        """How many figures have no place in a picture."""
        return self.tr(
            "%Ln figure(s) only in the table: without a time, or in another unit.", "", count
        )
