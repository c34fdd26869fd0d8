"""The source of a web page becomes a tree, whole or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from db.ingest.pages.visible import UNSEEN, count_text
from db.ingest.source import Code, Refused

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LAST_ENDS: Final = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def read_tree(page: str) -> Element:
    """Build the tree of a page, and make sure that it holds all the text of the source.

    Nothing is fetched, and no entity is defined by the page. Raises Refused: E_NO_TEXT when there
    is no element in it, E_TOO_BIG when it is too deep or too large for its tree to hold all of it.
    """
    from lxml import etree

    # What follows the end of a page is shown by browsers and dropped by the tree builder.
    page = _LAST_ENDS.sub("", page)
    counted = count_text(page)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        tree: Any = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        tree = None
    held = 0 if tree is None else _held(tree)
    if held < counted:
        raise Refused(Code.TOO_BIG, f"too deep or too long: {counted - held} letters lost")
    if tree is None:
        raise Refused(Code.NO_TEXT, "no element")
    root: Element = tree
    return root


def _held(tree: Element) -> int:
    """Count the characters of text in a tree, without spaces, as `count_text` does."""
    return sum(
        len("".join(text.split()))
        for element in tree.iter()
        for text in (None if element.tag in UNSEEN else element.text, element.tail)
        if text
    )
