"""Letters as LaTeX writes them, turned into those that are printed."""

from __future__ import annotations

import re
from typing import Final

_ACCENTS: Final = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "r": "\u030a",
    "h": "\u0309",
}
"""Commands that set a mark on the next letter; `\\h` sets the hook of Vietnamese (VnTeX)."""

_LETTERS: Final = {
    "dj": "đ",
    "DJ": "Đ",
    "ohorn": "ơ",
    "OHORN": "Ơ",
    "uhorn": "ư",
    "UHORN": "Ư",
    "abreve": "ă",
    "ABREVE": "Ă",
    "acircumflex": "â",
    "ACIRCUMFLEX": "Â",
    "ecircumflex": "ê",
    "ECIRCUMFLEX": "Ê",
    "ocircumflex": "ô",
    "OCIRCUMFLEX": "Ô",
    "i": "i",
    "j": "j",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
}
_SIGNS: Final = {
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textunderscore": "_",
    "copyright": "©",
    "S": "§",
    "par": "\n",
    "newline": "\n",
    "\\": "\n",
}
_SPACES: Final = frozenset(" ,;:\n\t")
_NOTHING: Final = frozenset("-/!@")
_INPUT: Final = {"~": " ", "---": "—", "--": "–", "``": "“", "''": "”", "{": "", "}": ""}
_TOKEN: Final = re.compile(
    r"\\(?P<name>[A-Za-z]+) ?|\\(?P<sign>.)|(?P<input>---?|``|''|[~{}])|(?P<text>[^\\{}~`'-]+|.)",
    re.DOTALL,
)
_MOST_MARKS: Final = 4


def from_latex(written: str) -> str:
    r"""Read text with commands of LaTeX: `Qu{\h a}ng Ninh`, `Nguy\~{\^e}n`, `\DJ`.

    Of commands that are not known here only what they are applied to is kept, and braces go. The
    marks are combining ones; who keeps the text brings it to NFC.
    """
    if not _may_be_latex(written):
        return written
    out: list[str] = []
    marks: list[str] = []
    for token in _TOKEN.finditer(written):
        name = token["name"] or token["sign"]
        if name in _ACCENTS:
            if len(marks) < _MOST_MARKS:
                marks.append(_ACCENTS[name])
            continue
        text = _printed(token)
        if marks and token[0] != "{":
            text = _marked(text, marks)
            marks = [] if token[0] == "}" or text.strip() else marks
        out.append(text)
    return "".join(out)


def _may_be_latex(written: str) -> bool:
    return any(sign in written for sign in ("\\", "{", "}", "~", "--", "``", "''"))


def _printed(token: re.Match[str]) -> str:
    """What a token prints by itself."""
    if name := token["name"]:
        return _LETTERS.get(name, _SIGNS.get(name, ""))
    if sign := token["sign"]:
        kept = "" if sign in _NOTHING else sign
        return _SIGNS.get(sign, " " if sign in _SPACES else kept)
    return _INPUT[token["input"]] if token["input"] else token["text"]


def _marked(text: str, marks: list[str]) -> str:
    """Set marks on the first letter, the innermost first."""
    bare = text.lstrip()
    return bare[:1] + "".join(reversed(marks)) + bare[1:] if bare else text
