"""The styles of a Word document: which font, level and list they give to a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

_NAMESPACES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "urn:schemas-microsoft-com:vml": "v:",
}
"""The names of ECMA-376 in its transitional and its strict form."""

_MOST_ANCESTORS: Final = 20
_OFF: Final = frozenset({"0", "false", "off", "none"})


@lru_cache(maxsize=1000)
def short_name(tag: str) -> str:
    """Name an element as the standard does: `w:p`; a foreign one by its bare name."""
    namespace, _, name = tag[1:].rpartition("}")
    return _NAMESPACES.get(namespace, "") + name


def value_of(attributes: Mapping[str, str], name: str = "val") -> str:
    """Fetch an attribute, whatever its namespace; empty when it is missing."""
    for key, value in attributes.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property that is there is switched on."""
    return value_of(attributes).lower() not in _OFF


class Style(NamedTuple):
    """What a style makes of a paragraph."""

    name: str = ""
    level: int = 0
    is_item: bool = False


@dataclass(slots=True)
class _Listed:
    name: str = ""
    parent: str = ""
    font: str | None = None
    level: int | None = None
    is_item: bool | None = None


class Styles:
    """Hears the part with the styles; answers questions once all of it has been heard."""

    def __init__(self) -> None:
        self._listed: dict[str, _Listed] = {}
        self._defaults = _Listed()
        self._current = self._defaults
        self._default_style = ""
        self._known: dict[str, Style] = {}
        self._fonts: dict[tuple[str, str], str | None] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""
        short = short_name(tag)
        if short == "w:style":
            self._current = self._listed.setdefault(value_of(attributes, "styleId"), _Listed())
            is_default = value_of(attributes, "default").lower() in {"1", "true", "on"}
            if is_default and value_of(attributes, "type") == "paragraph":
                self._default_style = value_of(attributes, "styleId")
        elif short == "w:name":
            self._current.name = value_of(attributes)
        elif short == "w:basedOn":
            self._current.parent = value_of(attributes)
        elif short == "w:rFonts":
            self._current.font = self.font_of(attributes)
        elif short == "w:numId":
            self._current.is_item = value_of(attributes) != "0"
        elif short == "w:outlineLvl":
            level = value_of(attributes)
            self._current.level = int(level) + 1 if level in set("012345678") else 0

    def end(self, tag: str) -> None:
        """Hear that an element ends."""
        if short_name(tag) == "w:style":
            self._current = _Listed()

    def data(self, text: str) -> None:
        """Hear a piece of text; styles have none."""

    def of(self, style: str) -> Style:
        """Tell what a style makes of a paragraph; the style is named as paragraphs name it."""
        found = self._known.get(style)
        if found is None:
            line = self._line(style or self._default_style)
            name = self._listed[style].name if style in self._listed else ""
            level = next((one.level for one in line if one.level is not None), 0)
            is_item = next((one.is_item for one in line if one.is_item is not None), False)
            found = self._known[style] = Style(name, level, is_item)
        return found

    def font(self, run: str, paragraph: str) -> str | None:
        """Tell the font of a run that names none itself, by its style and its paragraph's."""
        key = (run, paragraph)
        if key not in self._fonts:
            line = self._line(run) if run else []
            line += [*self._line(paragraph or self._default_style), self._defaults]
            self._fonts[key] = next((one.font for one in line if one.font), None)
        return self._fonts[key]

    def font_of(self, attributes: Mapping[str, str]) -> str | None:
        """Tell the font that letters beyond ASCII are shown in; empty for one of the theme."""
        for name in ("hAnsi", "ascii"):
            if value_of(attributes, f"{name}Theme"):
                return ""
            font = value_of(attributes, name)
            if font:
                return font
        return None

    def _line(self, style: str) -> list[_Listed]:
        """A style and those it is based on; they may be based on each other by mistake."""
        line: list[_Listed] = []
        while style in self._listed and len(line) < _MOST_ANCESTORS:
            line.append(self._listed[style])
            style = line[-1].parent
        return line
