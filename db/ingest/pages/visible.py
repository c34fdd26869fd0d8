"""How much text the source of a web page shows, counted without building a tree.

A tree builder may drop what is nested too deeply or too long without a word. Whoever counts apart
from it finds out. The rules are those of tokenising HTML in the HTML standard, section 13.2.5.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from db.ingest.source import MOST_BYTES, Code, Refused

MOST_TAGS: Final = 100_000
"""Start tags of one page; press pages have 500 to 8,000."""
MOST_ATTRIBUTES: Final = 2_000
"""Attributes of one tag: checking them for repeats takes the square of their number."""

_NAME: Final = re.compile(r"[A-Za-z][^\t\n\f\r />]*")
_ATTRIBUTE: Final = re.compile(
    r"""[\t\n\f\r /]*(?:=?[^\t\n\f\r />=]+|=)"""
    r"""(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|(?!["'>])[^\t\n\f\r >]+)?)?"""
)
_TAG_END: Final = re.compile(r"[\t\n\f\r /]*>")
_COMMENT_END: Final = re.compile(r"--!?>")
_SCRIPT: Final = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.IGNORECASE)
_RAW: Final = frozenset({"xmp", "iframe", "noembed", "noframes", "style"})
_ESCAPABLE: Final = frozenset({"textarea", "title"})
UNSEEN: Final = frozenset({"script", "style"})
"""Elements whose content is no text at all. All else counts, shown or not."""


def count_text(page: str) -> int:
    """Count the characters of text in the source of a page, without spaces.

    Raises Refused with E_TOO_BIG for more tags, attributes or text than a page may have.
    """
    counted = at = tags = 0
    while (found := page.find("<", at)) >= 0:
        if tags > MOST_TAGS:
            raise Refused(Code.TOO_BIG, f"more than {MOST_TAGS} tags")
        counted += _length(page[at:found])
        following = page[found + 1 : found + 3]
        if following[:1] in {"!", "?"}:
            at = _comment_end(page, found)
        elif following[:1] == "/":
            at = _end_tag_end(page, found)
        elif name := _NAME.match(page, found + 1):
            tags += 1
            at, is_closed = _tag_end(page, name.end())
            if not is_closed:
                more, at = _raw_text(page, at, name.group().lower())
                counted += more
        else:
            counted += 1
            tags += 1  # none, but it takes as long
            at = found + 1
    counted += _length(page[at:])
    if counted > MOST_BYTES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_BYTES >> 20} million letters")
    return counted


def _length(text: str) -> int:
    return len("".join((unescape(text) if "&" in text else text).split()))


def _comment_end(page: str, start: int) -> int:
    """Where a comment ends, or what counts as one: `<!…>` and `<?…>`."""
    if not page.startswith("<!--", start):
        stop = page.find(">", start)
        return len(page) if stop < 0 else stop + 1
    for empty in ("<!-->", "<!--->"):
        if page.startswith(empty, start):
            return start + len(empty)
    found = _COMMENT_END.search(page, start + 4)
    return found.end() if found else len(page)


def _end_tag_end(page: str, start: int) -> int:
    if name := _NAME.match(page, start + 2):
        return _tag_end(page, name.end())[0]
    stop = page.find(">", start)
    return len(page) if stop < 0 else stop + 1


def _tag_end(page: str, start: int) -> tuple[int, bool]:
    """Where a tag ends whose name ends at `start`, and whether it closes itself: `<p/>`.

    An unfinished tag takes all that follows.
    """
    at, attributes = start, 0
    while at < len(page):
        if end := _TAG_END.match(page, at):
            return end.end(), end.group().endswith("/>")
        found = _ATTRIBUTE.match(page, at)
        if found is None:
            break
        at = found.end()
        if page[at : at + 1] in {'"', "'"} and page[at - 1] in "= \t\n\f\r":
            break  # a quoted value without its end
        attributes += 1
        if attributes > MOST_ATTRIBUTES:
            raise Refused(Code.TOO_BIG, f"more than {MOST_ATTRIBUTES} attributes in one tag")
    return len(page), False


def _raw_text(page: str, start: int, name: str) -> tuple[int, int]:
    """Count what stands in an element whose content holds no tags; tell where it ends."""
    if name == "plaintext":
        return len("".join(page[start:].split())), len(page)
    if name == "script":
        return 0, _script_end(page, start)
    if name not in _RAW and name not in _ESCAPABLE:
        return 0, start
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, start)
    stop = end.start() if end else len(page)
    text = page[start:stop]
    if name in UNSEEN:
        return 0, stop
    return (_length(text) if name in _ESCAPABLE else len("".join(text.split()))), stop


def _script_end(page: str, start: int) -> int:
    """Where a script ends: inside of `<!--`, a pair of script tags of its own belongs to it."""
    at, in_comment, in_script = start, False, False
    while found := _SCRIPT.search(page, at):
        sign, at = found.group(), found.end()
        if sign == "<!--":
            in_comment, at = True, found.end() - 2
        elif sign == "-->":
            in_comment = in_script = False
        elif found[1] and not in_script:
            return found.start()
        else:
            in_script = in_comment and not found[1]
    return len(page)
