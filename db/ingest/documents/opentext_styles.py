"""The styles and fonts of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_NAMESPACES: Final = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo:",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg:",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta:",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
_MOST_ANCESTORS: Final = 20


@lru_cache(maxsize=1000)
def short_name(tag: str) -> str:
    """Name an element or attribute as the standard does: `text:p`; a foreign one barely."""
    namespace, _, name = tag[1:].rpartition("}")
    return _NAMESPACES.get(namespace, "") + name


def named(attributes: Mapping[str, str]) -> dict[str, str]:
    """Name attributes as the standard does."""
    return {short_name(key): value for key, value in attributes.items()}


@dataclass(slots=True)
class _Style:
    name: str = ""
    parent: str = ""
    level: int | None = None
    font: str | None = None
    is_italic: bool | None = None
    is_centred: bool | None = None
    is_hidden: bool = False


class OpenStyles:
    """Hears what a document says of its styles, and answers questions on the way."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._defaults = _Style()
        self._faces: dict[str, str] = {}
        self._current = _Style()

    def start(self, short: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins; names are short ones."""
        if short == "style:font-face":
            family = attributes.get("svg:font-family", "").strip("'\"")
            self._faces[attributes.get("style:name", "")] = family
        elif short == "style:style":
            self._begin(attributes)
        elif short == "style:default-style":
            is_text = attributes.get("style:family") == "paragraph"
            self._current = self._defaults if is_text else _Style()
        elif short == "style:text-properties":
            face = attributes.get("style:font-name", "")
            family = attributes.get("fo:font-family", "").strip("'\"")
            self._current.font = self._faces.get(face, "") or family or self._current.font
            self._current.is_hidden = attributes.get("text:display") == "none"
            if "fo:font-style" in attributes:
                self._current.is_italic = attributes["fo:font-style"] != "normal"
        elif short == "style:paragraph-properties" and "fo:text-align" in attributes:
            self._current.is_centred = attributes["fo:text-align"] == "center"

    def _begin(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("style:name", "")
        level = attributes.get("style:default-outline-level", "")
        self._current = self._styles[name] = _Style(
            attributes.get("style:display-name", name.replace("_20_", " ")),
            attributes.get("style:parent-style-name", ""),
            int(level) if level in set("123456789") else None,
        )

    def name(self, style: str) -> str:
        """Tell the name that a person sees, of the style that was not made by the way."""
        line = self._line(style)
        is_automatic = len(line) > 1 and line[0].name[:1] == "P" and line[0].name[1:].isdigit()
        return line[is_automatic].name if line else style

    def level(self, style: str) -> int:
        """Tell the level of the outline, 0 for running text."""
        return next((one.level for one in self._line(style) if one.level), 0)

    def font(self, style: str) -> str | None:
        """Tell the font that a style names, by itself or by what it is based on."""
        return next((one.font for one in self._line(style) if one.font), None)

    def default_font(self) -> str | None:
        """Tell the font of text whose styles name none."""
        return self._defaults.font

    def is_italic(self, style: str) -> bool | None:
        """Whether a style says that text is in italics, or says that it is not."""
        line = self._line(style)
        return next((one.is_italic for one in line if one.is_italic is not None), None)

    def is_centred(self, style: str) -> bool:
        """Whether a paragraph is centred."""
        line = self._line(style)
        return bool(next((one.is_centred for one in line if one.is_centred is not None), False))

    def is_hidden(self, style: str) -> bool:
        """Whether text is there but not shown."""
        return any(one.is_hidden for one in self._line(style))

    def _line(self, style: str) -> list[_Style]:
        line: list[_Style] = []
        while style in self._styles and len(line) < _MOST_ANCESTORS:
            line.append(self._styles[style])
            style = line[-1].parent
        return line
