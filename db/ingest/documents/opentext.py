"""The text of an OpenDocument file: its paragraphs, tables, boxes and notes, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from db.ingest.documents.nesting import Nesting
from db.ingest.documents.opentext_styles import OpenStyles, named, short_name
from db.ingest.documents.typed import Bounds, Typed
from db.records import BlockKind

_SKIPPED: Final = frozenset(
    {
        "office:annotation", "text:tracked-changes", "text:note-citation", "text:ruby-text",
        "svg:title", "svg:desc", "office:forms", "office:scripts", "text:placeholder",
        "text:hidden-text", "office:binary-data",
    }
)  # fmt: skip

_FLOWS: Final = frozenset({"text:note", "text:note-body", "text:list", "text:list-item"})
_EDGES: Final = frozenset(
    f"style:{edge}{page}" for edge in ("header", "footer") for page in ("", "-left", "-first")
)
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_MOST_SPACES: Final = 1000


@dataclass(slots=True)
class _Paragraph:
    typed: Typed
    style: str
    after: list[Typed] = field(default_factory=list)
    upright: int = 0
    spans: list[str] = field(default_factory=list)
    is_after_space: bool = True


class OpenText:
    """Hears the parts of a document one after the other; lives for one reading."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}
        """The properties of the file: `title`, `creator`, `initial-creator`."""
        self._styles = OpenStyles()
        self._bounds = Bounds()
        self._edges: dict[str, Typed] = {}
        self._nesting = nesting = Nesting(self._bounds)
        self._paragraphs: list[_Paragraph] = []
        self._open: list[str] = []
        self._items = 0
        self._skipping = 0
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "text:p": self._start_paragraph, "text:h": self._start_paragraph,
            "text:span": self._start_span, "text:s": self._spaces, "text:tab": self._tab,
            "text:line-break": self._line_break, "text:list-item": self._start_item,
            "text:note-body": nesting.start_sink, "draw:text-box": nesting.start_sink,
            "draw:image": self._picture, "table:table": nesting.start_table,
            "table:table-row": nesting.start_row, "table:table-cell": nesting.start_cell,
            "table:covered-table-cell": nesting.start_cell,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "text:p": self._end_paragraph, "text:h": self._end_paragraph,
            "text:span": self._end_span, "text:list-item": self._end_item,
            "text:note-body": self._end_note, "draw:text-box": self._end_box,
            "table:table": nesting.end_table, "table:table-cell": nesting.end_cell,
            "table:covered-table-cell": nesting.end_cell,
        }  # fmt: skip

    def paragraphs(self) -> list[Typed]:
        """The paragraphs of the text, then what stands above and below it on each page."""
        return [*self._nesting.sinks[0], *self._edges.values()]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""
        if self._skipping:
            self._skipping += 1
            return
        short = short_name(tag)
        if short in _SKIPPED:
            self._skipping = 1
            return
        self._open.append(short)
        if short in _EDGES:
            self._nesting.sinks.append([])
        begin = self._starts.get(short)
        if begin:
            begin(named(attributes))
        elif short.startswith("style:"):
            self._styles.start(short, named(attributes))

    def end(self, tag: str) -> None:
        """Hear that an element ends."""
        if self._skipping:
            self._skipping -= 1
            return
        self._open.pop()
        short = short_name(tag)
        finish = self._ends.get(short)
        if finish:
            finish()
        elif short in _EDGES:
            self._keep_edge(self._nesting.sinks.pop())

    def data(self, text: str) -> None:
        """Hear a piece of text. Blanks count as one, and as none where a paragraph begins."""
        if self._skipping or not self._open:
            return
        place = self._open[-1]
        if place in {"dc:title", "dc:creator", "meta:initial-creator"}:
            name = place.partition(":")[2]
            self.told[name] = self.told.get(name, "") + text
        elif self._paragraphs and place.startswith("text:") and place not in _FLOWS:
            paragraph = self._paragraphs[-1]
            text = _BLANKS.sub(" ", text)
            if paragraph.is_after_space and text.startswith(" "):
                text = text[1:]
            if text:
                self._add(text)
                paragraph.is_after_space = text.endswith(" ")

    # ---- paragraphs ----------------------------------------------------------------------------

    def _start_paragraph(self, attributes: Mapping[str, str]) -> None:
        self._bounds.place()
        style = attributes.get("text:style-name", "")
        typed = Typed(style=self._styles.name(style), is_item=self._items > 0)
        if self._open[-1] == "text:h":
            level = attributes.get("text:outline-level", "1")
            typed.level = int(level) if level in set("123456789") else 1
        else:
            typed.level = self._styles.level(style)
        self._paragraphs.append(_Paragraph(typed, style))

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        typed = paragraph.typed
        is_italic = bool(typed.runs) and not paragraph.upright
        typed.is_set_apart = is_italic or self._styles.is_centred(paragraph.style)
        if not typed.is_blank:
            self._bounds.paragraph()
            self._nesting.sinks[-1].append(typed)
        self._nesting.sinks[-1] += paragraph.after

    def _add(self, text: str) -> None:
        paragraph = self._paragraphs[-1]
        styles = [*reversed(paragraph.spans), paragraph.style]
        if any(self._styles.is_hidden(style) for style in styles):
            return
        self._bounds.text(text)
        fonts = (self._styles.font(style) for style in styles)
        font = next((font for font in fonts if font), None) or self._styles.default_font()
        slants = (self._styles.is_italic(style) for style in styles)
        if not next((slant for slant in slants if slant is not None), False):
            paragraph.upright += len(text)
        paragraph.typed.add(text, font)

    def _start_span(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].spans.append(attributes.get("text:style-name", ""))

    def _end_span(self) -> None:
        if self._paragraphs and self._paragraphs[-1].spans:
            self._paragraphs[-1].spans.pop()

    def _sign(self, sign: str) -> None:
        if self._paragraphs:
            self._add(sign)
            self._paragraphs[-1].is_after_space = False

    def _spaces(self, attributes: Mapping[str, str]) -> None:
        count = attributes.get("text:c", "1")
        number = int(count) if count.isascii() and count.isdigit() and len(count) < 5 else 1  # noqa: PLR2004 - digits
        self._sign(" " * min(number, _MOST_SPACES))

    def _tab(self, _attributes: Mapping[str, str]) -> None:
        self._sign("\t")

    def _line_break(self, _attributes: Mapping[str, str]) -> None:
        self._sign("\n")
        if self._paragraphs:
            self._paragraphs[-1].is_after_space = True

    def _picture(self, _attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].typed.has_picture = True

    def _start_item(self, _attributes: Mapping[str, str]) -> None:
        self._items += 1

    def _end_item(self) -> None:
        self._items -= 1

    # ---- what stands in each other --------------------------------------------------------------

    def _end_note(self) -> None:
        for typed in self._nesting.sinks[-1]:
            typed.kind = typed.kind or BlockKind.BODY
        self._end_box()

    def _keep_edge(self, paragraphs: list[Typed]) -> None:
        for typed in paragraphs:
            text = "".join(run.text for run in typed.runs).strip()
            if any(map(str.isalpha, text)):
                typed.kind = BlockKind.BOILERPLATE
                self._edges.setdefault(text, typed)

    def _end_box(self) -> None:
        self._nesting.end_sink(self._paragraphs[-1].after if self._paragraphs else None)
