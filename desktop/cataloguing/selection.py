"""The words chosen on the page of an article, as a place of its text."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from db import text_place
from db.records import ArticleDetail, BlockKind, Quote


def chosen_quote(
    article: ArticleDetail, document: QTextDocument, cursor: QTextCursor
) -> Quote | None:
    """The chosen part of the first block that the selection touches; None for nothing of it."""
    return next(iter(chosen_quotes(article, document, cursor)), None)


def chosen_quotes(
    article: ArticleDetail, document: QTextDocument, cursor: QTextCursor
) -> tuple[Quote, ...]:
    """The chosen part of each block that the selection touches.

    Qt counts UTF-16 units, the archive code points.
    """
    quotes: list[Quote] = []
    block = document.findBlock(cursor.selectionStart())
    while block.isValid() and block.position() < cursor.selectionEnd():
        seq = block.userState()
        if 0 <= seq < len(article.blocks):
            held = article.blocks[seq]
            first = max(cursor.selectionStart(), block.position()) - block.position()
            last = min(cursor.selectionEnd() - block.position(), block.length() - 1)
            start, stop = (held.start + _code_points(held.text, at) for at in (first, last))
            words = article.text[start:stop]
            lead = len(words) - len(words.lstrip())
            exact = words.strip()
            if exact:
                quotes.append(Quote(exact, start + lead, start + lead + len(exact)))
        block = block.next()
    return tuple(quotes)


def sentence_quote(article: ArticleDetail, cursor: QTextCursor) -> Quote | None:
    """The sentence that the caret stands in; None in the headline, where it stands by itself."""
    seq = cursor.block().userState()
    if not 0 <= seq < len(article.blocks):
        return None
    held = article.blocks[seq]
    at = held.start + _code_points(held.text, cursor.positionInBlock())
    place = text_place(article, min(at, held.stop - 1), at)
    if place is None or place.kind is BlockKind.HEADLINE:
        return None
    return Quote(article.text[place.start : place.stop], place.start, place.stop)


def _code_points(text: str, units: int) -> int:
    """How many code points the first UTF-16 units of a text are."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
