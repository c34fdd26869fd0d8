"""The paragraphs of a piece of HTML that a news record carries; nothing in it is run or fetched."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from db.ingest.layout import Part
from db.records import BlockKind

_KINDS: Final = {
    "h2": BlockKind.SUBHEAD,
    "h3": BlockKind.SUBHEAD,
    "h4": BlockKind.SUBHEAD,
    "h5": BlockKind.SUBHEAD,
    "h6": BlockKind.SUBHEAD,
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.LIST_ITEM,
    "tr": BlockKind.TABLE,
}
_IN_BLOCKS: Final = (
    "address article aside body br dd div dl dt figure footer h1 header hr html main ol p pre"
    " section table tbody td th thead title ul"
)
_BLOCKS: Final = frozenset(_IN_BLOCKS.split()) | _KINDS.keys()
_UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript"})
_INSIDE: Final = frozenset({"blockquote", "li", "figcaption", "tr"})
_LISTS: Final = frozenset({"ul", "ol"})
_CELLS: Final = frozenset({"td", "th"})


def paragraphs(html: str) -> list[Part]:
    """Part HTML into paragraphs, with what their elements say they are; scripts are left out."""
    reader = _Reader()
    reader.feed(html.replace("<![", "&lt;!["))  # the parser of Python stops at sections it misses
    reader.close()
    reader.end_paragraph()
    return reader.parts


class _Reader(HTMLParser):
    """Gathers paragraphs; lives for one piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._text: list[str] = []
        self._kind: BlockKind | None = None
        self._inside: list[str] = []
        self._hidden: str | None = None

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph at an element that stands by itself."""
        if self._hidden is None and tag in _UNSEEN:
            self._hidden = tag
        if tag in _CELLS and "tr" in self._inside[-1:]:
            self._text.append(" ")
        elif tag in _BLOCKS:
            self.end_paragraph()
            if tag in _INSIDE:
                self._leave(tag)
                self._inside.append(tag)
            self._kind = _KINDS.get(tag) or self._kind_around()

    def handle_endtag(self, tag: str) -> None:
        """End the paragraph of an element that stands by itself."""
        if tag == self._hidden:
            self._hidden = None
        if tag in _BLOCKS and tag not in _CELLS:
            self.end_paragraph()
            self._leave("li" if tag in _LISTS else tag)
            self._kind = self._kind_around()

    def _leave(self, tag: str) -> None:
        """End an element that may have been left open, as `li` often is."""
        if tag in self._inside[-1:]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Take in text that is shown."""
        if self._hidden is None:
            self._text.append(data)

    def end_paragraph(self) -> None:
        """Close the paragraph at hand, if it has any text."""
        text = " ".join("".join(self._text).split())
        if text:
            self.parts.append(Part(text, self._kind))
        self._text = []

    def _kind_around(self) -> BlockKind | None:
        return _KINDS[self._inside[-1]] if self._inside else None
