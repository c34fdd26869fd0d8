"""The paragraphs of an RTF file, each with its fonts, its style and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Final

from db.ingest.documents.rtf_flow import Flow, Look
from db.ingest.documents.rtf_fonts import Fonts
from db.ingest.documents.rtf_tokens import Token, Tokens
from db.ingest.documents.typed import Bounds, Typed
from db.ingest.source import Code, Refused
from db.records import BlockKind

_ASIDE: Final = (
    "colortbl objdata objclass annotation atnid atnauthor fldinst listtable listoverridetable"
    " revtbl filetbl pgdsctbl themedata datastore latentstyles xe tc rxe nonshppict shprslt sp"
    " bkmkstart bkmkend nonesttables generator ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn"
    " template operator keywords comment doccomm company category manager subject creatim revtim"
    " printim buptim userprops private mmathPr pnseclvl listpicture picprop falt panose fontemb"
    " fontfile"
)
_SKIPPED: Final = frozenset(_ASIDE.split())
_ENTERED: Final = frozenset({"shpinst", "shptxt", "do", "dptxbxtext", "shppict", "footnote"})
"""What is read even where it may be skipped."""
_ON_EACH_PAGE: Final = "header headerl headerr headerf footer footerl footerr footerf"
_EDGES: Final = frozenset(_ON_EACH_PAGE.split())
_BOXES: Final = frozenset({"shptxt", "dptxbxtext"})
_SIGNS: Final = {
    "line": "\n", "lbr": "\n", "tab": "\t", "nestcell": "\n",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002",
}  # fmt: skip
_SWITCHES: Final = {"v": "is_hidden", "deleted": "is_deleted", "i": "is_italic"}
_NUMBERS: Final = {"f": "font", "s": "style"}
_ALIGNMENTS: Final = frozenset({"qc", "ql", "qj", "qr"})
_TABLES: Final = frozenset({"fonttbl", "stylesheet", "info"})
_ENDS: Final = frozenset({"par", "sect", "page", "column"})
_HIGHEST_PRIVATE: Final = 0xF0FF
_LOWEST_PRIVATE: Final = 0xF000


@dataclass(slots=True)
class _Group:
    """What holds until the brace that closes it."""

    look: Look
    place: str = "text"
    """What its text is: of a paragraph, or the name of a font, a style, the title."""
    flow: Flow | None = None
    """The flow that began with it."""


class RichText:
    """Reads one RTF file; lives for that reading."""

    def __init__(self, raw: bytes) -> None:
        self.fonts = Fonts()
        self.told: dict[str, str] = {}
        """The properties of the file: `title`, `author`."""
        self._tokens = Tokens(raw)
        self._bounds = Bounds()
        self._flows = [Flow(self._bounds)]
        self._edges: dict[str, Typed] = {}
        self._groups = [_Group(Look())]
        self._styles: dict[int, tuple[str, int]] = {}
        self._style = 0
        self._pending = bytearray()
        self._standing_in = 0
        self._half = 0
        self._is_starred = False
        self._words: dict[str, Callable[[int | None], None]] = {
            "pard": self._plain_paragraph, "plain": self._plain_characters, "u": self._unicode,
            "sign": self._sign, "cell": self._cell, "row": self._row, "pict": self._picture,
            "ansicpg": self.fonts.use_page, "deff": self._default_font,
        }  # fmt: skip

    def paragraphs(self) -> list[Typed]:
        """Read all of it; raises Refused with E_READ when it is cut off, and with E_TOO_BIG."""
        for token in self._tokens:
            if token.word == "{":
                self._open()
            elif token.word == "}":
                self._close()
                if self._tokens.depth <= 0:
                    break
            elif token.word == "*":
                self._is_starred = True
            elif token.word:
                self._hear(token)
            elif self._standing_in or self._group.place != "text":
                self._hear_aside(token.raw)
            else:
                self._pending += token.raw
        else:
            raise Refused(Code.READ, "cut off: a brace is not closed")
        flow = self._flows[0]
        self._end_paragraph()
        flow.end_table()
        return [*flow.done, *self._edges.values()]

    # ---- groups --------------------------------------------------------------------------------

    @property
    def _group(self) -> _Group:
        return self._groups[-1]

    def _open(self) -> None:
        self._flush()
        self._standing_in = 0
        self._is_starred = False
        self._groups.append(_Group(copy(self._group.look), self._group.place))

    def _close(self) -> None:
        self._flush()
        self._standing_in = 0
        if len(self._groups) == 1:
            return
        if self._group.flow:
            self._end_flow(self._group.flow)
        self._groups.pop()

    def _end_flow(self, flow: Flow) -> None:
        self._end_paragraph()
        flow.end_table()
        self._flows.pop()
        if flow.kind is BlockKind.BOILERPLATE:
            for typed in flow.done:
                text = "".join(run.text for run in typed.runs).strip()
                if any(map(str.isalpha, text)):
                    self._edges.setdefault(text, typed)
        else:
            self._flows[-1].after += flow.done

    def _begin_flow(self, kind: BlockKind | None) -> None:
        flow = Flow(self._bounds, kind)
        self._flows.append(flow)
        self._group.flow = flow
        self._group.place = "text"
        self._group.look = Look(fallbacks=self._group.look.fallbacks)

    # ---- words ---------------------------------------------------------------------------------

    def _hear(self, token: Token) -> None:
        """Hear a control word. One stands in for a character too, after a Unicode one."""
        is_starred, self._is_starred = self._is_starred, False
        word, number = token.word, token.number
        if self._standing_in and word not in {"u", "bin"}:
            self._standing_in -= 1
            return
        if self._begin_destination(word, is_starred=is_starred):
            return
        place = self._group.place
        if place == "fonttbl":
            self.fonts.hear(word, number)
        elif place == "stylesheet":
            self._hear_style(word, number)
        elif place == "text" or word in {"u", "uc"}:
            self._hear_text(word, number)

    def _begin_destination(self, word: str, *, is_starred: bool) -> bool:
        """Go into the part of the file that a word opens, or past it; tell whether it opens one."""
        if word in _SKIPPED or (is_starred and word not in _ENTERED):
            self._skip()
        elif word in {"listtext", "pntext"}:
            self._flows[-1].typed.is_item = True
            self._skip()
        elif word in _TABLES or (word in {"title", "author"} and self._group.place == "info"):
            self._group.place = word
        elif word in _EDGES or word in _BOXES or word == "footnote":
            if self._group.flow is None and len(self._groups) > 1:
                note = BlockKind.BODY if word == "footnote" else None
                self._begin_flow(BlockKind.BOILERPLATE if word in _EDGES else note)
        else:
            return False
        return True

    def _skip(self) -> None:
        self._flush()
        self._tokens.skip_group()

    def _hear_style(self, word: str, number: int | None) -> None:
        if word == "s":
            self._style = number or 0
        elif word == "outlinelevel":
            name, _ = self._styles.get(self._style, ("", 0))
            self._styles[self._style] = (name, _level(number))

    def _hear_text(self, word: str, number: int | None) -> None:
        """Hear a word that stands among text: a sign, an end, or a change of its look."""
        act = self._words.get(word)
        sign = _SIGNS.get(word)
        if act:
            act(number)
        elif sign is not None:
            self._add(sign)
        elif word in _ENDS:
            self._end_paragraph()
        else:
            self._flush()
            self._change(self._group.look, word, number)

    def _change(self, look: Look, word: str, number: int | None) -> None:
        if word in _SWITCHES:
            setattr(look, _SWITCHES[word], number != 0)
        elif word in _NUMBERS:
            setattr(look, _NUMBERS[word], number or 0)
        elif word in _ALIGNMENTS:
            look.is_centred = word == "qc"
        elif word == "uc":
            look.fallbacks = max(0, number or 0)
        elif word == "outlinelevel":
            look.level = _level(number)
        elif word == "ls":
            look.is_item = bool(number)
        elif word == "intbl":
            look.is_in_table = True

    def _plain_paragraph(self, _number: int | None) -> None:
        self._flush()
        look = self._group.look
        look.style = look.level = 0
        look.is_item = look.is_centred = look.is_in_table = False

    def _plain_characters(self, _number: int | None) -> None:
        self._flush()
        look = self._group.look
        look.font = None
        look.is_hidden = look.is_deleted = look.is_italic = False

    def _default_font(self, number: int | None) -> None:
        self.fonts.default = number or 0

    def _picture(self, _number: int | None) -> None:
        self._flows[-1].typed.has_picture = True
        self._skip()

    # ---- text ----------------------------------------------------------------------------------

    def _hear_aside(self, raw: bytes) -> None:
        """Hear text that is none of a paragraph, or that stands in for a Unicode character."""
        skipped = min(self._standing_in, len(raw))
        self._standing_in -= skipped
        rest = raw[skipped:]
        place = self._group.place
        if place == "text":
            self._pending += rest
        elif place == "fonttbl":
            self.fonts.name(rest)
        elif place == "stylesheet":
            name, level = self._styles.get(self._style, ("", 0))
            self._styles[self._style] = (name + self.fonts.decode(rest, None), level)
            if rest.endswith(b";"):
                self._style = 0
        elif place in {"title", "author"}:
            self._tell(place, self.fonts.decode(rest, None))

    def _tell(self, place: str, text: str) -> None:
        self._bounds.text(text)
        self.told[place] = self.told.get(place, "") + text

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) & 0xFFFF
        if _LOWEST_PRIVATE <= code <= _HIGHEST_PRIVATE:
            code -= _LOWEST_PRIVATE  # how symbols are written
        self._sign(code)
        self._standing_in = self._group.look.fallbacks

    def _sign(self, number: int | None) -> None:
        code = number or 0
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a pair
            self._half = code
            return
        if 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - the second half of a pair
            code = 0x10000 + ((self._half - 0xD800) << 10) + (code - 0xDC00) if self._half else 0
        self._half = 0
        place = self._group.place
        if place == "text":
            self._add(chr(code))
        elif place in {"title", "author"}:
            self._tell(place, chr(code))

    def _flush(self) -> None:
        """Read the bytes that wait, all in the font of the moment."""
        if self._pending:
            raw = bytes(self._pending)
            self._pending.clear()
            self._place(self.fonts.decode(raw, self._group.look.font))

    def _add(self, text: str) -> None:
        self._flush()
        self._place(text)

    def _place(self, text: str) -> None:
        look = self._group.look
        if not look.is_hidden and not look.is_deleted:
            number = self.fonts.default if look.font is None else look.font
            self._flows[-1].add(text, self.fonts.name_of(number), look)

    def _end_paragraph(self, *, in_table: bool = False) -> None:
        self._flush()
        look = self._group.look
        style = self._styles.get(look.style, ("", 0)) if look.style else ("", 0)
        name = style[0].rstrip("; ").split(";")[0]
        in_table = in_table or look.is_in_table
        self._flows[-1].end_paragraph(look, (name, style[1]), in_table=in_table)

    def _cell(self, _number: int | None) -> None:
        self._end_paragraph(in_table=True)
        self._flows[-1].end_cell()

    def _row(self, _number: int | None) -> None:
        self._flush()
        self._flows[-1].end_row()


def _level(number: int | None) -> int:
    """A level of the outline: RTF counts from 0, and 9 is running text."""
    level = 0 if number is None else number
    return level + 1 if 0 <= level < 9 else 0  # noqa: PLR2004 - as RTF has it
