"""The text of a Word document: its paragraphs, tables, text boxes and notes, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from db.ingest.documents.nesting import Nesting
from db.ingest.documents.typed import Bounds, Typed
from db.ingest.documents.wordstyles import Styles, is_on, short_name, value_of
from db.records import BlockKind

_SKIPPED: Final = frozenset(
    {
        "w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange",
        "w:tcPrChange", "w:trPrChange", "w:rt", "mc:Fallback", "w:instrText",
    }
)  # fmt: skip
"""What was taken out, what it was before, readings above letters, and all that stands twice."""
_PICTURES: Final = frozenset({"a:blip", "v:imagedata"})
_BREAKS: Final = {
    "w:br": "\n",
    "w:cr": "\n",
    "w:tab": "\t",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_PRIVATE: Final = re.compile("F0[0-9A-F]{2}")
_CENTRED: Final = "center"


@dataclass(slots=True)
class _Paragraph:
    typed: Typed = field(default_factory=Typed)
    style: str = ""
    after: list[Typed] = field(default_factory=list)
    """What hangs on it: text boxes and notes."""
    is_joined: bool = False
    """Whether its end was taken out, so that the next one goes on with it."""
    upright: int = 0
    """Characters that are not in italics."""
    in_properties: bool = False


@dataclass(slots=True)
class _Run:
    font: str | None = None
    style: str = ""
    is_hidden: bool = False
    is_italic: bool = False


class Body:
    """Hears a part of a Word document and keeps its paragraphs; lives for one reading."""

    def __init__(self, styles: Styles, bounds: Bounds, notes: dict[str, list[Typed]]) -> None:
        self.notes: dict[str, list[Typed]] = {}
        """What each note says, when it is a part with notes: `footnote 1`, `endnote 1`."""
        self._styles = styles
        self._bounds = bounds
        self._known_notes = notes
        self._nesting = nesting = Nesting(self._bounds)
        self._paragraphs: list[_Paragraph] = []
        self._runs: list[_Run] = []
        self._placeholders: list[bool] = []
        self._skipping = 0
        self._is_text = False
        self._joined: Typed | None = None
        self._starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "w:p": self._start_paragraph, "w:r": self._start_run, "w:tbl": nesting.start_table,
            "w:tr": nesting.start_row, "w:tc": nesting.start_cell, "w:pStyle": self._style,
            "w:txbxContent": nesting.start_sink, "w:rFonts": self._font,
            "w:rStyle": self._run_style, "w:vanish": self._hide, "w:i": self._italic,
            "w:numId": self._number,
            "w:outlineLvl": self._outline, "w:jc": self._align, "w:sym": self._symbol,
            "w:footnoteReference": partial(self._note, "footnote"),
            "w:endnoteReference": partial(self._note, "endnote"),
            "w:footnote": partial(self._start_note, "footnote"),
            "w:endnote": partial(self._start_note, "endnote"),
            "w:sdt": self._start_control, "w:showingPlcHdr": self._placeholder,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "w:p": self._end_paragraph, "w:r": self._end_run, "w:tbl": nesting.end_table,
            "w:tc": nesting.end_cell, "w:txbxContent": self._end_box, "w:sdt": self._end_control,
        }  # fmt: skip

    def paragraphs(self) -> list[Typed]:
        """The paragraphs of the part, once all of it has been heard."""
        return self._nesting.sinks[0] + ([self._joined] if self._joined else [])

    # ---- what the parser tells -----------------------------------------------------------------

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""
        if self._skipping:
            self._skipping += 1
            return
        short = short_name(tag)
        if short == "w:del" and self._paragraphs and self._paragraphs[-1].in_properties:
            self._paragraphs[-1].is_joined = True
        if short in _SKIPPED or (short == "w:sdtContent" and any(self._placeholders[-1:])):
            self._skipping = 1
            return
        self._is_text = short in {"w:t", "m:t"}
        begin = self._starts.get(short)
        if begin:
            begin(attributes)
        elif short in _PICTURES and self._paragraphs:
            self._paragraphs[-1].typed.has_picture = True
        elif short == "w:pPr" and self._paragraphs:
            self._paragraphs[-1].in_properties = True
        elif short in _BREAKS and self._runs:
            self._add(_BREAKS[short])

    def end(self, tag: str) -> None:
        """Hear that an element ends."""
        if self._skipping:
            self._skipping -= 1
            return
        self._is_text = False
        short = short_name(tag)
        finish = self._ends.get(short)
        if finish:
            finish()
        elif short == "w:pPr" and self._paragraphs:
            self._paragraphs[-1].in_properties = False

    def data(self, text: str) -> None:
        """Hear a piece of text."""
        if self._is_text and not self._skipping:
            self._add(text)

    # ---- paragraphs and runs -------------------------------------------------------------------

    def _start_paragraph(self, _attributes: Mapping[str, str]) -> None:
        self._bounds.place()
        self._paragraphs.append(_Paragraph())

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        typed = paragraph.typed
        style = self._styles.of(paragraph.style)
        typed.style = style.name
        typed.level = typed.level or style.level
        typed.is_item = typed.is_item or style.is_item
        if typed.runs and not paragraph.upright:
            typed.is_set_apart = True
        if self._joined:
            typed.runs[:0] = self._joined.runs
            self._joined = None
        if paragraph.is_joined:
            self._joined = typed
            return
        if not typed.is_blank:
            self._bounds.paragraph()
            self._nesting.sinks[-1].append(typed)
        self._nesting.sinks[-1] += paragraph.after

    def _start_run(self, _attributes: Mapping[str, str]) -> None:
        self._runs.append(_Run())

    def _end_run(self) -> None:
        self._runs.pop()

    def _add(self, text: str) -> None:
        run = self._runs[-1] if self._runs else _Run()
        if not self._paragraphs or run.is_hidden:
            return
        self._bounds.text(text)
        paragraph = self._paragraphs[-1]
        font = run.font or self._styles.font(run.style, paragraph.style)
        if not run.is_italic:
            paragraph.upright += len(text)
        paragraph.typed.add(text, font)

    def _is_of_run(self) -> bool:
        """Whether a property is one of a run, and not of the sign that ends a paragraph."""
        return bool(self._runs) and not (self._paragraphs and self._paragraphs[-1].in_properties)

    def _font(self, attributes: Mapping[str, str]) -> None:
        if self._is_of_run():
            self._runs[-1].font = self._styles.font_of(attributes)

    def _run_style(self, attributes: Mapping[str, str]) -> None:
        if self._is_of_run():
            self._runs[-1].style = value_of(attributes)

    def _hide(self, attributes: Mapping[str, str]) -> None:
        if self._is_of_run():
            self._runs[-1].is_hidden = is_on(attributes)

    def _italic(self, attributes: Mapping[str, str]) -> None:
        if self._is_of_run():
            self._runs[-1].is_italic = is_on(attributes)

    def _style(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = value_of(attributes)

    def _number(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].typed.is_item = value_of(attributes) != "0"

    def _outline(self, attributes: Mapping[str, str]) -> None:
        level = value_of(attributes)
        if self._paragraphs and level in set("012345678"):
            self._paragraphs[-1].typed.level = int(level) + 1

    def _align(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs and self._paragraphs[-1].in_properties:
            self._paragraphs[-1].typed.is_set_apart = value_of(attributes) == _CENTRED

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        code = value_of(attributes, "char").upper()
        if _PRIVATE.fullmatch(code):
            self._add(chr(int(code, 16)))

    # ---- what stands in each other --------------------------------------------------------------

    def _start_control(self, _attributes: Mapping[str, str]) -> None:
        self._placeholders.append(False)

    def _placeholder(self, _attributes: Mapping[str, str]) -> None:
        if self._placeholders:
            self._placeholders[-1] = True

    def _end_control(self) -> None:
        self._placeholders.pop()

    def _start_note(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take what follows as a note, unless it is the line above the notes."""
        self._nesting.sinks[0] = []
        if not value_of(attributes, "type").lower().endswith("separator"):
            self.notes[f"{kind} {value_of(attributes, 'id')}"] = self._nesting.sinks[0]

    def _note(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Hang a note on the paragraph that refers to it, the first one if there are several."""
        if self._paragraphs:
            note = self._known_notes.pop(f"{kind} {value_of(attributes, 'id')}", [])
            for typed in note:
                typed.kind = typed.kind or BlockKind.BODY
            self._paragraphs[-1].after += note

    def _end_box(self) -> None:
        self._nesting.end_sink(self._paragraphs[-1].after if self._paragraphs else None)
