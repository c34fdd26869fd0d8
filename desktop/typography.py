"""How the text of an article is set for whoever reads it: how wide, in which type, how close."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LineWidth(StrEnum):
    """How many letters a line of the article holds, at most."""

    NARROW = "56"
    USUAL = "72"
    WIDE = "90"


class Face(StrEnum):
    """The type of the article."""

    SERIF = "serif"
    SANS = "sans"


class Leading(StrEnum):
    """From line to line, in sizes of the type."""

    CLOSE = "1.4"
    USUAL = "1.6"
    WIDE = "1.9"


@dataclass(frozen=True, slots=True)
class Typography:
    """One choice of each."""

    width: LineWidth = LineWidth.USUAL
    face: Face = Face.SERIF
    leading: Leading = Leading.USUAL
