"""What a picture says and how it is painted, whoever shows it: a widget, a file, a table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from desktop.charts.looks import Looks


@dataclass(frozen=True, slots=True)
class Spot:
    """A thing of a picture that the cursor can stand on."""

    item: int
    """Which thing of the drawing it is, counted as the table counts."""
    room: QRectF
    """Where it stands, and where the mouse finds it."""
    line: int = 0
    """The row that it stands in; left and right stay in it."""


@dataclass(frozen=True, slots=True)
class TableTwin:
    """The same picture in words and numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    """Columns that are set right."""
    by_cell: bool = False
    """Whether each cell but the first of a row is a thing of its own; otherwise each row is."""

    def item_at(self, row: int, column: int) -> int | None:
        """Which thing of the drawing a cell tells of."""
        if not self.by_cell:
            return row
        return row * (len(self.headings) - 1) + column - 1 if column else None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where somebody stands in a picture."""

    item: int | None = None
    brushed: tuple[int, int] | None = None
    """First and last thing of a stretch that is chosen."""
    focused: bool = False


NOWHERE = Cursor()


class Drawing(ABC):
    """One picture: facts and words, and how they are painted in any size. For the GUI thread.

    Words are asked for anew each time, so that they are in the language in use.
    """

    __slots__ = ()

    @property
    def can_be_brushed(self) -> bool:
        """Whether a stretch of it can be chosen."""
        return False

    @abstractmethod
    def title(self) -> str:
        """What is to be seen."""

    @abstractmethod
    def summary(self) -> str:
        """What a person sees at one glance, in a sentence or two."""

    @abstractmethod
    def table(self) -> TableTwin:
        """All that is painted, as a table."""

    @abstractmethod
    def wanted(self, looks: Looks) -> QSizeF:
        """The size in which it is pleasant to read."""

    def least(self, looks: Looks) -> QSizeF:
        """The size below which it cannot be read."""
        return self.wanted(looks)

    def start(self) -> int | None:
        """Where the cursor stands at first."""
        return 0 if self.table().rows else None

    @abstractmethod
    def words(self, item: int) -> str:
        """All that a thing says: for a tooltip, and for whoever hears it."""

    @abstractmethod
    def spots(self, looks: Looks, size: QSizeF) -> Sequence[Spot]:
        """Where the things stand in a picture of this size."""

    @abstractmethod
    def paint(self, painter: QPainter, looks: Looks, size: QSizeF, cursor: Cursor) -> None:
        """Paint it, with the cursor where there is one."""
