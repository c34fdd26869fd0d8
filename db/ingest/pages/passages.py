"""The text of a page in its order, in passages as a browser shows them, with their markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from db.ingest.encodings import from_font
from db.ingest.pages.roles import BOILERPLATE, Roles
from db.ingest.pages.tables import PICTURE, ROWS, tables

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_FAMILY: Final = re.compile(r"font-family\s*:\s*([^;]{1,80})", re.IGNORECASE)
_ASIDE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RIGHT: Final = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_TEXT_RIGHT: Final = re.compile(r"(?:^|[\s_-])(?:text|align)-?right\b|\bp?author\b", re.IGNORECASE)
_BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_LEFT_OUT: Final = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "video",
        "audio",
        "canvas",
        "head",
        "title",
        "select",
        "textarea",
        "input",
        "map",
        "xmp",
        "noembed",
        "noframes",
        "plaintext",
    }
)
_TELLING: Final = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "table", "p", "pre"}
)
_HOLDING: Final = frozenset({"li", "dt", "dd", "blockquote"})
_ALONE: Final = frozenset({"byline", "published"})
_BOLD: Final = frozenset({"b", "strong"})


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A run of text between two ends of a block, its spaces as a browser shows them."""

    text: str
    owner: Element
    """The block it stands in."""
    tag: str
    """The nearest element that tells what it is: h1 to h6, li, blockquote, table, p; or empty."""
    role: str | None
    """A place of a site profile, or what class names say."""
    anchor: Element | None
    """The element that has that role."""
    is_marked: bool
    """Whether the site profile says so."""
    in_body: bool
    """Whether it stands in what the site profile calls the body."""
    letters: int
    linked: int
    """How many of the letters stand in links."""
    is_bold: bool
    is_right: bool
    """Whether it is aligned to the right."""
    is_hidden: bool


class Flow(NamedTuple):
    """All passages of a page, and which of them stand in which block."""

    passages: list[Passage]
    spans: dict[Element, tuple[int, int]]


class _Frame(NamedTuple):
    """What holds for the text right inside of an element."""

    owner: Element
    tag: str = ""
    role: str | None = None
    anchor: Element | None = None
    is_marked: bool = False
    in_body: bool = False
    in_link: bool = False
    in_bold: bool = False
    is_right: bool = False
    is_hidden: bool = False
    in_pre: bool = False
    font: str | None = None
    """The legacy font that the text was typed for."""


def read_flow(tree: Element, marks: Mapping[Element, str], font: str | None = None) -> Flow:
    """Read the passages of a page; `marks` are the places of a site profile.

    `font` is the legacy font of text that names no font.
    """
    return _Reader(tree, marks, font).read()


def _font(element: Element, style: str) -> str | None:
    """Name the font that an element asks for first; None when it asks for none."""
    face = element.get("face")
    if face is None and "font" in style:
        found = _FAMILY.search(style)
        face = found[1] if found else None
    return str(face).split(",")[0].strip(" \"'") or None if face else None


class _Reader:
    """Walks once through a tree; lives for one call of `read_flow`."""

    def __init__(self, tree: Element, marks: Mapping[Element, str], font: str | None) -> None:
        self._tree = tree
        self._marks = marks
        self._tables = tables(tree)
        self._roles = Roles()
        self._frames = [_Frame(tree, font=font)]
        self._starts: list[int] = []
        self._flow = Flow([], {})
        self._pieces: list[tuple[str, str | None]] = []
        self._letters = self._linked = self._bold = 0
        self._rows: list[list[str]] | None = None

    def read(self) -> Flow:
        from lxml import etree

        left_out: Element | None = None
        walk: Any = etree.iterwalk(self._tree, events=("start", "end"))
        for event, element in walk:
            if left_out is None and event == "start":
                if element.tag in _LEFT_OUT or self._marks.get(element) == "remove":
                    left_out = element
                else:
                    self._enter(element, str(element.tag))
            elif left_out is None:
                self._leave(element, str(element.tag))
            if event == "end":
                left_out = None if left_out is element else left_out
                if left_out is None and element is not self._tree:
                    self._add(element.tail)
        self._end()
        return self._flow

    # ---- elements ----------------------------------------------------------------------------

    def _enter(self, element: Element, tag: str) -> None:
        frame = self._frame(element, tag)
        if tag == "br":
            self._break()
        elif tag in _BLOCKS or self._stands_alone(element, frame):
            self._end()
        self._starts.append(len(self._flow.passages))
        if tag == "table" and self._tables.get(element) == ROWS:
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        self._frames.append(frame)
        self._add(element.text)

    def _leave(self, element: Element, tag: str) -> None:
        if self._rows is not None and tag in {"td", "th"} and self._rows:
            self._rows[-1].append(self._taken().replace("\n", " "))
        elif tag == "table" and self._rows is not None and element in self._tables:
            rows, self._rows = self._rows, None
            outside = self._taken()
            self._append("\n".join(" | ".join(row) for row in rows if any(row)))
            self._append(outside)
        elif tag in _BLOCKS or self._stands_alone(element, self._frames[-1]):
            self._end()
        self._frames.pop()
        start = self._starts.pop()
        if tag in _BLOCKS and start < len(self._flow.passages):
            self._flow.spans[element] = (start, len(self._flow.passages))

    def _stands_alone(self, element: Element, frame: _Frame) -> bool:
        """Whether the text of an inline element is a passage: a date or name beside another."""
        return frame.anchor is element and (
            frame.is_marked or (frame.role in _ALONE and self._frames[-1].tag not in _TELLING)
        )

    def _frame(self, element: Element, tag: str) -> _Frame:
        outer = self._frames[-1]
        style, name = str(element.get("style") or ""), str(element.get("class") or "")
        is_block = tag in _BLOCKS
        frame = outer._replace(
            owner=element if is_block else outer.owner,
            tag=self._tag(tag, outer.tag),
            in_link=outer.in_link or tag == "a",
            in_bold=outer.in_bold or tag in _BOLD,
            in_pre=outer.in_pre or tag == "pre",
            is_right=outer.is_right
            or bool(is_block and element.get("align") == "right")
            or bool(style and _RIGHT.search(style))
            or bool(is_block and _TEXT_RIGHT.search(name)),
            is_hidden=outer.is_hidden or bool(style and _ASIDE.search(style)),
            font=_font(element, style) or outer.font,
        )
        mark = self._marks.get(element)
        if mark == "body":
            return frame._replace(in_body=True, role=None, anchor=None, is_marked=False)
        if mark:
            return frame._replace(role=mark, anchor=element, is_marked=True)
        if outer.is_marked or outer.role in {"related", BOILERPLATE}:
            return frame
        role = self._roles.role(element, tag)
        if tag == "table" and self._tables.get(element) == PICTURE:
            role = role or "captions"
        if role is None or role == outer.role:
            return frame
        return frame._replace(role=role, anchor=element)

    @staticmethod
    def _tag(tag: str, outer: str) -> str:
        if tag in _TELLING:
            return outer if tag == "p" and outer in _HOLDING else tag
        return outer if tag not in _BLOCKS or tag == "div" else ""

    # ---- text --------------------------------------------------------------------------------

    def _add(self, text: str | None) -> None:
        if not text:
            return
        frame = self._frames[-1]
        if frame.in_pre and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._break()
                self._count(line, frame)
            return
        self._count(text, frame)

    def _count(self, text: str, frame: _Frame) -> None:
        self._pieces.append((text, frame.font))
        letters = len("".join(text.split()))
        self._letters += letters
        self._linked += letters if frame.in_link else 0
        self._bold += letters if frame.in_bold else 0

    def _break(self) -> None:
        """End a line; a second end of line in a row ends the passage, as writers mean it."""
        for piece, _ in reversed(self._pieces):
            if piece == "\0":
                self._end()
                return
            if piece.strip():
                self._pieces.append(("\0", None))
                return
        self._pieces.clear()  # an empty line

    def _taken(self) -> str:
        runs = groupby(self._pieces, key=lambda piece: piece[1])
        texts = (("".join(piece for piece, _ in run), font) for font, run in runs)
        read = (from_font(text, font) if font else text for text, font in texts)
        text = _SPACES.sub(" ", "".join(read))
        self._pieces.clear()
        return "\n".join(line for part in text.split("\0") if (line := part.strip(" ")))

    def _end(self) -> None:
        if self._rows:
            self._pieces.append((" ", None))
            return
        self._append(self._taken())

    def _append(self, text: str) -> None:
        letters, linked, bold = self._letters or len(text), self._linked, self._bold
        self._letters = self._linked = self._bold = 0
        frame = self._frames[-1]
        if not text.strip():
            return
        self._flow.passages.append(
            Passage(
                text=text,
                owner=frame.owner,
                tag=frame.tag,
                role=frame.role,
                anchor=frame.anchor,
                is_marked=frame.is_marked,
                in_body=frame.in_body,
                letters=letters,
                linked=linked,
                is_bold=0 < letters == bold,
                is_right=frame.is_right,
                is_hidden=frame.is_hidden,
            )
        )
