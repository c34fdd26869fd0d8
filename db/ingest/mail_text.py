"""The text of an e-mail in paragraphs: what the sender wrote, what he quotes, and how he signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from db.ingest.encodings import normalise
from db.ingest.layout import Part
from db.ingest.mail import Text
from db.ingest.paragraphs import spans
from db.records import BlockKind

_Line = tuple[BlockKind | None, str]

_QUOTED = BlockKind.BOILERPLATE
_LONGEST_SIGNATURE = 15
"""Lines below two hyphens. More of them are text below a separator."""
_QUOTES = re.compile(r"(?:> ?)+")
_WRITES = re.compile(r"(?:vào|on)\b.{5,200}(?:đã viết|wrote)\s*:", re.IGNORECASE)
_PASSED_ON = re.compile(
    r"-{2,}.{0,40}\b(?:forwarded message|original message|thư (?:được )?chuyển tiếp|thư gốc"
    r"|tin nhắn gốc|thông điệp gốc)\b.{0,20}-{2,}",
    re.IGNORECASE,
)
_ITS_HEADER = re.compile(
    r"(?:from|to|cc|date|sent|subject|từ|đến|tới|ngày|chủ đề|tiêu đề|date|đã gửi)\s*:",
    re.IGNORECASE,
)
_MOST_HEADERS = 8

_TAG = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_BLOCK = frozenset(
    {"p", "div", "br", "li", "tr", "td", "th", "table", "ul", "ol", "hr", "blockquote", "section"}
) | {f"h{level}" for level in range(1, 7)}
_UNSEEN = ("script", "style", "head", "title", "template")


def paragraphs(text: Text) -> list[Part]:
    """Part a text of a message into paragraphs; all that is not of the sender is BOILERPLATE."""
    if text.is_html:
        return list(_of_html(text.text))
    lines = normalise(text.text).split("\n")
    marked = _marked(_unwrapped(lines, drops_space=text.drops_space) if text.is_flowed else lines)
    parts: list[Part] = []
    for kind, group in groupby(marked, key=lambda line: line[0]):
        block = "\n".join(line for _, line in group)
        parts += [
            Part(block[span.start : span.stop], kind)
            for span in spans(block)
            if block[span.start : span.stop].strip()
        ]
    return parts


def own_length(parts: Sequence[Part]) -> int:
    """Count the characters that the sender wrote himself."""
    return sum(len(part.text) for part in parts if part.kind is None)


def _unwrapped(lines: Sequence[str], *, drops_space: bool) -> Iterator[str]:
    """Put the lines together again that were broken to be sent (RFC 3676, section 4)."""
    kept: list[str] = []
    depth = ""
    for raw in lines:
        quotes = _QUOTES.match(raw)
        marks = quotes.group().replace(" ", "") if quotes else ""
        line = raw[quotes.end() :] if quotes else raw.removeprefix(" ")
        if kept and (marks != depth or line == "-- "):
            yield depth + "".join(kept)
            kept = []
        depth = marks
        if line.endswith(" ") and line != "-- ":
            kept.append(line[:-1] if drops_space else line)
        else:
            yield depth + "".join((*kept, line))
            kept = []
    if kept:
        yield depth + "".join(kept)


def _marked(lines: Iterator[str] | Sequence[str]) -> list[_Line]:
    marked: list[_Line] = []
    listed = list(lines)
    headers = 0
    for number, line in enumerate(listed):
        short = line.strip()
        is_end = short == "--" and len(listed) - number <= _LONGEST_SIGNATURE + 1
        if line == "-- " or is_end:
            return [*marked, *((_QUOTED, rest) for rest in listed[number:])]
        if _PASSED_ON.fullmatch(short):
            headers = _MOST_HEADERS
        elif headers and _ITS_HEADER.match(short):
            headers -= 1
        else:
            headers = 0 if short else headers
            if not (line.startswith(">") or _WRITES.fullmatch(short)):
                marked.append((None, line))
                continue
        marked.append((_QUOTED, line))
    return marked


def _of_html(text: str) -> Iterator[Part]:
    """Yield the paragraphs of a page: what its tags keep apart, without what is never shown."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose small form is two
        lower = text
    kept: list[str] = []
    depth = at = 0
    while at < len(text):
        opened = text.find("<", at)
        kept.append(text[at:] if opened < 0 else text[at:opened])
        if opened < 0:
            break
        tag = _TAG.match(text, opened)
        name = tag.group(1).lower() if tag else ""
        at = _after(lower, opened, name)
        if name in _BLOCK:
            yield from _paragraph(kept, depth)
            kept = []
        if name == "blockquote":
            depth = max(0, depth + (-1 if text.startswith("</", opened) else 1))
    yield from _paragraph(kept, depth)


def _after(lower: str, opened: int, name: str) -> int:
    """Find where a tag ends, with what is never shown behind it; what has no end ends the page."""
    if lower.startswith("<!--", opened):
        end, closing = lower.find("-->", opened + 4), "-->"
    elif name in _UNSEEN and not lower.startswith("</", opened):
        end, closing = lower.find(f"</{name}", opened), ">"
        end = lower.find(closing, end) if end >= 0 else end
    elif name or lower.startswith(("<!", "<?", "</"), opened):
        end, closing = lower.find(">", opened), ">"
    else:
        end, closing = opened, "<"
    return len(lower) if end < 0 else end + len(closing)


def _paragraph(kept: Sequence[str], depth: int) -> Iterator[Part]:
    line = " ".join(normalise(html.unescape("".join(kept))).split())
    if line:
        yield Part(line, _QUOTED if depth else None)
