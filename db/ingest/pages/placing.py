"""Where the article stands among the passages of a page, and what each of its passages is.

A site profile says where; without one, the place is found by the weight of running text. What lies
between the headline and the text, and right after it, is kept when it is a standfirst, a date, a
name or a caption: there stands what pages have around their text, and buttons stand there too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from db.ingest.lines import Paragraph, is_byline, own_kind, paragraph
from db.ingest.pages.passages import Flow, Passage
from db.ingest.pages.roles import BOILERPLATE
from db.ingest.source import MOST_LINES, Code, Refused
from db.records import BlockKind
from db.search.collation import match_key

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SHORTEST_TEXT: Final = 40
_LONGEST_HEADLINE: Final = 300
_LONGEST_STANDFIRST: Final = 700
_LONGEST_PLAIN_STANDFIRST: Final = 400
_LONGEST_BOLD: Final = 120
_LONGEST_NAME: Final = 120
_LONGEST_SIGNATURE: Final = 60
_LONGEST_DATE: Final = 100
_SHORTEST_BETWEEN: Final = 80
_NEAR: Final = 4
_MOST_RELATED: Final = 30
_MOST_LINKED: Final = 0.5
_ALL_LINKED: Final = 0.9
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARKS: Final = {
    "kicker": BlockKind.KICKER,
    "standfirst": BlockKind.STANDFIRST,
    "dateline": BlockKind.DATELINE,
    "byline": BlockKind.BYLINE,
    "published": BlockKind.PUBDATE,
    "credit": BlockKind.CREDIT,
    "related": BlockKind.RELATED,
}
_DIGIT: Final = re.compile(r"\d")
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class Placing:
    """Which passages the article is made of."""

    kinds: dict[int, BlockKind | None] = field(default_factory=dict)
    """What each passage of the article is, by its number; None leaves it to the layout."""
    headline: int | None = None
    body: range = range(0)

    def text(self, flow: Flow) -> int:
        """Count the letters of running text outside of links."""
        free = (flow.passages[at] for at in self.kinds if at in self.body)
        return sum(one.letters - one.linked for one in free)


def place(flow: Flow, headlines: Sequence[str], description: str | None) -> Placing:
    """Find the article; `headlines` and `description` are what the page states elsewhere.

    Raises Refused with E_TOO_BIG.
    """
    if len(flow.passages) > MOST_LINES:
        raise Refused(Code.TOO_BIG, f"more than {MOST_LINES} paragraphs")
    marked = [at for at, one in enumerate(flow.passages) if one.in_body and not one.is_marked]
    if marked:
        found = Placing(body=range(marked[0], marked[-1] + 1))
        found.headline = _marked_headline(flow) or _headline(flow, found.body, headlines)
        region = range(found.headline or marked[0], marked[-1] + 1)
    else:
        top = _densest(flow)
        if top is None:
            return Placing()
        found = Placing(body=range(*flow.spans[top]))
        found.headline = _headline(flow, found.body, headlines)
        region = _region(flow, top, found)
    _Kinds(flow, found, region, is_profiled=bool(marked)).fill(description)
    return found


# ---- the place ---------------------------------------------------------------------------------


def _marked_headline(flow: Flow) -> int | None:
    marked = (at for at, one in enumerate(flow.passages) if one.is_marked)
    return next((at for at in marked if flow.passages[at].role == "headline"), None)


def _densest(flow: Flow) -> Element | None:
    """The element whose passages of running text weigh most."""
    scores: defaultdict[Element, float] = defaultdict(float)
    for one in flow.passages:
        if one.letters < _SHORTEST_TEXT or one.linked > _MOST_LINKED * one.letters:
            continue
        score = 1 + min(one.text.count(",") + one.text.count("."), 6) / 2
        score += min((one.letters - one.linked) / 100, 4)
        score *= 0.2 if one.role in {BOILERPLATE, "related"} or one.is_hidden else 1
        score *= 0.4 if one.tag in {"li", "dd"} else 1
        holder = one.owner if one.owner.tag in {"div", "article", "section"} else None
        share = 1.0
        for element in (holder, *_holders(one.owner)):
            if element is not None and share:
                scores[element] += score * share
                share /= 2
    held = [element for element in scores if element in flow.spans]
    return max(held, key=lambda element: scores[element], default=None)


def _holders(owner: Element) -> list[Element]:
    """The next blocks around a block."""
    found: list[Element] = []
    for element in owner.iterancestors():
        if len(found) == 3 or element.tag == "html":  # noqa: PLR2004 - the third weighs an eighth
            break
        found.append(element)
    return found


def _headline(flow: Flow, body: range, headlines: Sequence[str]) -> int | None:
    """Find the passage that is the headline: as the page states it elsewhere, or the only h1."""
    keys = [key for text in headlines if (key := match_key(text))]
    best: tuple[int, int] | None = None
    above = 0
    for at in range(min(body.stop, len(flow.passages))):
        one = flow.passages[at]
        is_text = at in body and one.letters - one.linked >= _SHORTEST_BETWEEN
        above += is_text and one.tag not in _HEADINGS
        if above > 1:
            break
        if len(one.text) > _LONGEST_HEADLINE or one.linked > _ALL_LINKED * one.letters:
            continue
        own = match_key(" ".join(one.text.split()))
        is_stated = bool(own) and any(_is_same(own, key) for key in keys)
        in_text = at in body and one.tag not in _HEADINGS and at > body.start + _NEAR
        if one.role == BOILERPLATE or in_text or not (is_stated or one.tag == "h1"):
            continue
        rank = 4 * is_stated + 2 * (one.tag == "h1") + (one.tag in _HEADINGS)
        if best is None or rank > best[0]:
            best = (rank, at)
    return best[1] if best else None


def _is_same(own: str, stated: str) -> bool:
    """Whether a stated headline is the printed one, perhaps with the name of the outlet."""
    shorter, longer = sorted((own, stated), key=len)
    return longer == shorter or (longer.startswith(shorter) and len(shorter) > _SHORTEST_TEXT / 2)


def _region(flow: Flow, top: Element, found: Placing) -> range:
    """The passages of the smallest element that holds both headline and text."""
    if found.headline is None:
        return found.body
    above = {
        flow.passages[found.headline].owner,
        *flow.passages[found.headline].owner.iterancestors(),
    }
    for element in (top, *top.iterancestors()):
        if element in above and element in flow.spans:
            return range(*flow.spans[element])
    return range(found.headline, found.body.stop)


# ---- the passages ------------------------------------------------------------------------------


class _Kinds:
    """Decides passage by passage; lives for one call of `place`."""

    def __init__(self, flow: Flow, found: Placing, region: range, *, is_profiled: bool) -> None:
        self._all = flow.passages
        self._lines = {
            at: paragraph(one.text, 0, len(one.text)) for at, one in enumerate(self._all)
        }
        self._found = found
        self._region = region
        self._is_profiled = is_profiled
        held = [self._all[at] for at in found.body]
        noise = sum(one.letters for one in held if one.role == BOILERPLATE)
        self._all_noise = noise > _MOST_LINKED * sum(one.letters for one in held)

    def fill(self, description: str | None) -> None:
        kinds, headline = self._found.kinds, self._found.headline
        for at, one in enumerate(self._all):
            if at == headline:
                kinds[at] = BlockKind.HEADLINE
            elif one.is_marked:
                self._mark(at, one)
            elif at in self._found.body and (one.in_body or not self._is_profiled):
                self._inside(at, one)
            elif headline is not None and (at in self._region or self._is_dated(at, headline)):
                self._beside(at, one, headline)
        self._settle_standfirst(description)

    def _mark(self, at: int, one: Passage) -> None:
        assert one.role is not None
        is_caption = one.role == "captions"
        if is_caption or one.role in _MARKS:
            self._found.kinds[at] = self._caption(at) if is_caption else _MARKS[one.role]

    def _caption(self, at: int) -> BlockKind:
        """Tell a caption from a credit that stands alone, not right below its caption."""
        before = self._found.kinds.get(at - 1) is BlockKind.CAPTION
        is_same = before and self._all[at - 1].anchor is self._all[at].anchor
        is_credit = not is_same and own_kind(self._lines[at]) is BlockKind.CREDIT
        return BlockKind.CREDIT if is_credit else BlockKind.CAPTION

    def _inside(self, at: int, one: Passage) -> None:
        """Decide on a passage of the text itself: all is kept but what is plainly foreign."""
        line, kinds, headline = self._lines[at], self._found.kinds, self._found.headline
        is_linked = one.linked >= _ALL_LINKED * one.letters
        is_short = len(one.text) < _SHORTEST_BETWEEN
        if one.role == BOILERPLATE and not self._all_noise:
            return
        if one.is_hidden and is_short:
            return
        if one.role == "related" or (is_linked and len(one.text) > _SHORTEST_TEXT / 2):
            kinds[at] = BlockKind.RELATED
        elif one.role == "captions":
            kinds[at] = self._caption(at)
        elif self._is_date(one, line):
            kinds[at] = BlockKind.PUBDATE
        elif self._is_byline(one, line):
            kinds[at] = BlockKind.BYLINE
        elif headline is not None and at < headline:
            if one.role == "kicker" or not is_short:
                kinds[at] = BlockKind.KICKER if is_short else BlockKind.BODY
        elif one.role == "standfirst" and at <= self._found.body.start + _NEAR:
            kinds[at] = BlockKind.STANDFIRST
        else:
            kinds[at] = self._by_markup(one, line)

    @staticmethod
    def _is_byline(one: Passage, line: Paragraph) -> bool:
        if one.role == "byline":
            return len(one.text) <= _LONGEST_NAME
        return one.is_right and (is_byline(line) or _is_signature(one, line))

    def _by_markup(self, one: Passage, line: Paragraph) -> BlockKind | None:
        by_tag = {
            "li": BlockKind.LIST_ITEM,
            "blockquote": BlockKind.QUOTE,
            "table": BlockKind.TABLE,
        }
        if one.tag in _HEADINGS:
            return BlockKind.SUBHEAD
        if one.tag in by_tag:
            return by_tag[one.tag]
        is_short = 0 < len(line.short) <= _LONGEST_BOLD and self._found.headline is not None
        is_closed = line.ends_sentence and not line.short.endswith(("?", ":"))
        if (
            one.is_bold
            and is_short
            and not is_closed
            and not is_byline(line)
            and not own_kind(line)
        ):
            return BlockKind.SUBHEAD
        return None

    def _beside(self, at: int, one: Passage, headline: int) -> None:
        """Decide on a passage before the headline, between it and the text, or after the text."""
        line, kinds, stop = self._lines[at], self._found.kinds, self._found.body.stop
        is_near = headline - _NEAR <= at < stop + _NEAR
        if one.role == BOILERPLATE or one.is_hidden:
            return
        if self._is_date(one, line):
            found: BlockKind | None = BlockKind.PUBDATE
        elif at < headline:
            found = BlockKind.KICKER if one.role == "kicker" else None
        elif one.role == "related":
            is_near = at < stop + _MOST_RELATED
            found = BlockKind.RELATED
        else:
            found = self._name(at, one, is_near)
        if found is not None and is_near:
            kinds[at] = found
        elif found is None and at > headline:
            self._text_beside(at, one, line)

    def _name(self, at: int, one: Passage, is_near: bool) -> BlockKind | None:
        """Whether a passage around the text names who wrote."""
        line = self._lines[at]
        is_unlinked = one.linked <= _MOST_LINKED * one.letters
        is_name = one.role == "byline" or (is_near and is_unlinked and _is_name(line))
        is_fitting = len(one.text) <= _LONGEST_NAME and _WORDS.search(one.text)
        return BlockKind.BYLINE if is_name and is_fitting else None

    def _text_beside(self, at: int, one: Passage, line: Paragraph) -> None:
        """Keep what may belong to the text: before it a standfirst, after it a credit."""
        kinds = self._found.kinds
        is_picture = own_kind(line) in {BlockKind.CREDIT, BlockKind.CAPTION}
        if one.linked > _MOST_LINKED * one.letters:
            return
        if at >= self._found.body.stop:
            if is_picture and at < self._found.body.stop + _NEAR:
                kinds[at] = None
        elif one.role == "standfirst" and len(one.text) >= _SHORTEST_TEXT:
            kinds[at] = BlockKind.STANDFIRST
        elif one.role == "captions":
            kinds[at] = self._caption(at)
        elif is_picture or (len(one.text) >= _SHORTEST_BETWEEN and line.ends_sentence):
            kinds[at] = None

    def _is_dated(self, at: int, headline: int) -> bool:
        """Whether a date stands right above the headline; the one of today stands farther off."""
        return headline - _NEAR <= at < headline and self._all[at].role == "published"

    def _is_date(self, one: Passage, line: Paragraph) -> bool:
        if own_kind(line) is BlockKind.PUBDATE:
            return True
        is_short = len(one.text) <= _LONGEST_DATE and _DIGIT.search(one.text)
        return one.role == "published" and bool(is_short)

    def _settle_standfirst(self, description: str | None) -> None:
        """Find the standfirst below the headline where the markup does not tell."""
        kinds, headline = self._found.kinds, self._found.headline
        if headline is None or BlockKind.STANDFIRST in kinds.values():
            return
        free = (BlockKind.SUBHEAD, BlockKind.QUOTE, None)
        below = [at for at in sorted(kinds) if at > headline and kinds[at] in free]
        stated = match_key(description or "").rstrip(".… ")
        for at in below[:_NEAR]:
            own = match_key(" ".join(self._all[at].text.split()))
            if len(stated) >= _SHORTEST_TEXT and own.startswith(stated) and len(own) < 1000:  # noqa: PLR2004 - no standfirst is as long
                kinds[at] = BlockKind.STANDFIRST
                return
        if len(below) > 2 and self._may_be_standfirst(below[0]):  # noqa: PLR2004 - text follows
            kinds[below[0]] = BlockKind.STANDFIRST

    def _may_be_standfirst(self, at: int) -> bool:
        one, line = self._all[at], self._lines[at]
        is_told = one.is_bold or one.tag in _HEADINGS
        longest = _LONGEST_STANDFIRST if is_told else _LONGEST_PLAIN_STANDFIRST
        is_sentence = line.ends_sentence or is_told
        return _SHORTEST_TEXT <= len(one.text) <= longest and is_sentence


def _is_name(line: Paragraph) -> bool:
    return line.words > 1 and is_byline(line)


def _is_signature(one: Passage, line: Paragraph) -> bool:
    is_short = len(one.text) <= _LONGEST_SIGNATURE
    return is_short and not line.ends_sentence and own_kind(line) is None
