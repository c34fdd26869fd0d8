"""Which part of a plain text is the headline, the standfirst, a caption, who wrote it.

A text file says nothing of its parts, so each rule rests on where a paragraph stands and on what
it looks like. The rules, in the order of their weight:

1. What speaks for itself stays what it is: separators, credits (Ảnh: TTXVN), captions (Trong ảnh:
   …, … - Ảnh: TTXVN), list items, date lines, "Xem thêm", the small print.
2. The headline is one of the first lines that do not close with a full stop. One that comes back
   later in the text wins: the second time it is the caption of the picture. Otherwise it is the
   first, or the second when what is above it names an outlet, is a label (capitals, a few words,
   a colon), or shares no two neighbouring words with the text while running text follows.
3. A line above the headline is the masthead when it names an outlet, or when it is the first line
   and shares no two neighbouring words with the text; otherwise it is the kicker.
4. The paragraph below the headline is the standfirst when it is short running text and more
   follows: in the Vietnamese press, 30,000 of 30,000 articles had one, and 99 of 100 closed it as
   a sentence.
5. At the end, and right below the headline or the standfirst, up to three lines of names,
   initials, PV or "Theo …" are bylines. More of them are a list of people.
6. A short line without a stop before a long paragraph or a list is a subhead when it stands alone.
   The rest is body.
7. Where a document names its parts, that stands before all of this; of several headlines the first
   is one. Below "Tin liên quan" the lines up to the next sentence are headlines of other articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from db.ingest.furniture import introduces_related
from db.ingest.lines import (
    Paragraph,
    is_byline,
    is_outlet_name,
    names_outlet,
    own_kind,
    paragraph,
)
from db.ingest.openings import part_opening
from db.ingest.paragraphs import Span, normalised, spans
from db.records import BlockKind, NewBlock
from db.search.collation import match_key
from db.search.vietnamese import tokens

_LONGEST_HEADLINE: Final = 200
_LONGEST_SECOND: Final = 130
_LONGEST_STANDFIRST: Final = 400
_LONGEST_SUBHEAD: Final = 100
_LONGEST_QUESTION: Final = 60
_SHORTEST_LONG: Final = 80
_LONGEST_STAND_IN: Final = 120
_MOST_CANDIDATES: Final = 6
_MOST_BYLINES: Final = 3
_LABEL_WORDS: Final = 4
_CAPITALS_WORDS: Final = 8
_HEADLINE_WORDS: Final = 3
_DECK_WORDS: Final = 15
_READ_FOR_PAIRS: Final = 20_000

_BESIDE_HEADLINE: Final = frozenset(
    {
        BlockKind.SEPARATOR,
        BlockKind.PUBDATE,
        BlockKind.DATELINE,
        BlockKind.CREDIT,
        BlockKind.BOILERPLATE,
    }
)
_BELOW_HEADLINE: Final = _BESIDE_HEADLINE | {
    BlockKind.CAPTION,
    BlockKind.STANDFIRST,
    BlockKind.BYLINE,
}
_IN_RELATED: Final = frozenset({None, BlockKind.LIST_ITEM, BlockKind.PUBDATE, BlockKind.RELATED})
_AFTER_TEXT: Final = _BESIDE_HEADLINE | {BlockKind.CAPTION, BlockKind.RELATED}


@dataclass(frozen=True, slots=True)
class Layout:
    """A plain text and its parts. Blocks lie in order; between them stand only line ends."""

    text: str
    """NFC, line ends LF, without zero-width characters and soft hyphens; else as printed."""
    blocks: tuple[NewBlock, ...]
    """Spans of `text`, in code points. None when the text holds nothing but line ends."""
    headline: str | None
    """Where no line looks like one, the beginning of the text stands in, and no block is so named.

    None only when the text has neither letter nor digit.
    """
    standfirst: str | None
    """Without the name of the outlet before the dash: "(Báo Thử Nghiệm) -"."""
    byline: str | None
    """All of them in the order of the text, parted by "; "."""
    kicker: str | None
    dateline: str | None
    dropped: int
    """How many zero-width characters and soft hyphens were taken out; a leading BOM is none."""


class Part(NamedTuple):
    """One paragraph of a document whose format tells paragraphs apart."""

    text: str
    """Line ends inside stay inside the block."""
    kind: BlockKind | None = None
    """What it is, where the format says so; None leaves it to the rules above."""


def lay_out(text: str) -> Layout:
    """Find the parts of a plain text. Any string will do; an empty one gives an empty layout."""
    kept, dropped = normalised(text)
    lines = [paragraph(kept, span.start, span.stop) for span in spans(kept)]
    return _layout(kept, lines, [None] * len(lines), dropped)


def lay_out_parts(parts: Iterable[Part]) -> Layout:
    """Find out what those paragraphs of a document are that its format is silent about.

    Parts without any character are left out.
    """
    texts: list[str] = []
    fixed: list[BlockKind | None] = []
    places: list[Span] = []
    start = dropped = 0
    for part in parts:
        kept, taken = normalised(part.text)
        dropped += taken
        kept = kept.strip("\n")
        if kept:
            texts.append(kept)
            places.append(Span(start, start + len(kept)))
            fixed.append(part.kind)
            start += len(kept) + 1
    text = "\n".join(texts)
    lines = [paragraph(text, span.start, span.stop) for span in places]
    return _layout(text, lines, fixed, dropped)


def _layout(
    kept: str, lines: Sequence[Paragraph], fixed: Sequence[BlockKind | None], dropped: int
) -> Layout:
    kinds = _Page(kept, lines, fixed).kinds()
    fields: defaultdict[BlockKind, list[str]] = defaultdict(list)
    for line, kind in zip(lines, kinds, strict=True):
        is_long = kind is BlockKind.STANDFIRST and not line.short  # as only a document can say
        if short := " ".join(kept[line.start : line.stop].split()) if is_long else line.short:
            fields[kind].append(short)
    headlines = fields[BlockKind.HEADLINE] or [_stand_in(kept, lines)]
    standfirsts = [part_opening(part).text for part in fields[BlockKind.STANDFIRST]]
    return Layout(
        text=kept,
        blocks=tuple(
            NewBlock(kind, line.start, line.stop) for line, kind in zip(lines, kinds, strict=True)
        ),
        headline=headlines[0] or None,
        standfirst="\n".join(standfirsts) or None,
        byline="; ".join(dict.fromkeys(fields[BlockKind.BYLINE])) or None,
        kicker=next(reversed(fields[BlockKind.KICKER]), None),
        dateline=next(iter(fields[BlockKind.DATELINE]), None),
        dropped=dropped,
    )


def _stand_in(text: str, lines: Sequence[Paragraph]) -> str:
    """The beginning of the first paragraph with words in it, cut where a word ends."""
    for line in lines:
        if not line.is_empty:
            start = " ".join(text[line.start : min(line.stop, line.start + 400)].split())
            if len(start) <= _LONGEST_STAND_IN:
                return start
            return start[: _LONGEST_STAND_IN - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
    return ""


class _Page:
    """Weighs the paragraphs of one text against each other; lives for one call of `lay_out`."""

    def __init__(
        self, text: str, lines: Sequence[Paragraph], fixed: Sequence[BlockKind | None]
    ) -> None:
        self._text = text
        self._lines = lines
        self._kinds = [kind or own_kind(line) for line, kind in zip(lines, fixed, strict=True)]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            if 0 < len(line.short) <= _LONGEST_HEADLINE:
                self._places[match_key(line.short)].append(at)

    def kinds(self) -> list[BlockKind]:
        """What each paragraph is."""
        candidates = self._candidates()
        headline = self._told_headline()
        if headline is None:
            headline = self._headline(candidates)
        settled = 0
        if headline is None:
            for at in candidates:
                self._kinds[at] = BlockKind.MASTHEAD
        else:
            self._settle_above(headline, candidates)
            self._kinds[headline] = BlockKind.HEADLINE
            for at in self._repeats(headline):
                self._kinds[at] = self._kinds[at] or BlockKind.CAPTION
            settled = self._settle_below(headline)
        self._settle_related(settled)
        self._settle_last(settled)
        for at in self._subheads(settled):
            self._kinds[at] = BlockKind.SUBHEAD
        return [kind or BlockKind.BODY for kind in self._kinds]

    def _told_headline(self) -> int | None:
        """The headline that the document names; what else it calls so are heads within the text."""
        named = [at for at, kind in enumerate(self._kinds) if kind is BlockKind.HEADLINE]
        first = next((at for at in named if not self._lines[at].is_empty), None)
        for at in named:
            self._kinds[at] = None if self._lines[at].is_empty else BlockKind.SUBHEAD
        for at in named:
            self._kinds[at] = self._kinds[at] or BlockKind.SEPARATOR
        return first

    def _candidates(self) -> list[int]:
        """The lines at the top that may be the headline or stand above it."""
        found: list[int] = []
        for at, line in enumerate(self._lines):
            if self._kinds[at] in _BESIDE_HEADLINE:
                continue
            is_top = all(names_outlet(self._lines[above]) for above in found)
            longest = _LONGEST_HEADLINE if is_top else _LONGEST_SECOND
            is_free = self._kinds[at] in {None, BlockKind.CAPTION}  # "Clip: …" may be a headline
            if not is_free or not _may_be_headline(line, longest):
                break
            if len(found) == _MOST_CANDIDATES:
                break
            found.append(at)
        return found

    def _headline(self, candidates: Sequence[int]) -> int | None:
        """The place of the headline, None when there is none (rule 2)."""
        lines = self._lines
        for at in candidates:
            if self._repeats(at) and not is_outlet_name(lines[at]) and not is_byline(lines[at]):
                return at
        titles = [at for at in candidates if not is_byline(lines[at])] or list(candidates[:1])
        if len(titles) > 1 and names_outlet(lines[titles[0]]):
            titles = titles[1:]
        if not titles or (is_outlet_name(lines[titles[0]]) and len(lines) > 1):
            return None
        first, *others = titles
        if not others or _is_label(lines[first], lines[others[0]]):
            return others[0] if others else first
        second, *more = [at for at in others if at == others[0] or not lines[at].ends_sentence]
        is_headline = lines[second].words >= _HEADLINE_WORDS and self._standfirst_follows(second)
        return first if more or not is_headline or self._shares_words(first) else second

    def _standfirst_follows(self, at: int) -> bool:
        """Whether the next line that nothing else explains is running text."""
        later = range(at + 1, len(self._lines))
        free = (n for n in later if not self._kinds[n] and not is_byline(self._lines[n]))
        following = next(free, None)
        return following is not None and self._lines[following].ends_sentence

    def _repeats(self, at: int) -> list[int]:
        """Where a line comes back later."""
        return [place for place in self._places[match_key(self._lines[at].short)] if place > at]

    def _settle_above(self, headline: int, candidates: Sequence[int]) -> None:
        lines = self._lines
        for at in candidates:
            if at >= headline or self._kinds[at]:
                break
            is_label = _is_label(lines[at], lines[headline])
            is_foreign = at == candidates[0] and not is_label and not self._shares_words(at)
            is_masthead = names_outlet(lines[at]) or is_foreign
            self._kinds[at] = BlockKind.MASTHEAD if is_masthead else BlockKind.KICKER

    def _shares_words(self, at: int) -> bool:
        """Whether two neighbouring words of a line come back below it."""
        stop = self._lines[at].stop
        own = [token.folded for token in tokens(self._lines[at].short)]
        below = [token.folded for token in tokens(self._text[stop : stop + _READ_FOR_PAIRS])]
        return not set(pairwise(own)).isdisjoint(pairwise(below))

    def _settle_below(self, headline: int) -> int:
        """Find the bylines and the standfirst under the headline; tell where the body begins."""
        last = self._last_text()
        has_standfirst = BlockKind.STANDFIRST in self._kinds
        bylines = 0
        for at in range(headline + 1, len(self._lines)):
            line, kind = self._lines[at], self._kinds[at]
            if kind in _BELOW_HEADLINE:
                continue
            if kind or at >= last:
                return at
            if is_byline(line) and bylines < _MOST_BYLINES:
                self._kinds[at] = BlockKind.BYLINE
                bylines += 1
            elif not has_standfirst and _may_be_standfirst(line):
                self._kinds[at] = BlockKind.STANDFIRST
                has_standfirst = True
            else:
                return at
        return len(self._lines)

    def _last_text(self) -> int:
        """The last line that is neither explained by itself nor a byline; -1 for none."""
        places = range(len(self._lines) - 1, -1, -1)
        free = (at for at in places if not self._kinds[at] and not is_byline(self._lines[at]))
        return next(free, -1)

    def _settle_related(self, settled: int) -> None:
        """Find the headlines of other articles below "Tin liên quan"."""
        is_list = False
        for at in range(settled, len(self._lines)):
            line, kind = self._lines[at], self._kinds[at]
            if kind is BlockKind.RELATED and introduces_related(line.short):
                is_list = True
            elif is_list and kind is not BlockKind.SEPARATOR:
                is_list = kind in _IN_RELATED and _may_be_headline(line, _LONGEST_HEADLINE)
                if is_list and not is_byline(line):
                    self._kinds[at] = BlockKind.RELATED

    def _settle_last(self, settled: int) -> None:
        """Find the bylines at the end of the text."""
        found: list[int] = []
        for at in range(len(self._lines) - 1, settled - 1, -1):
            if self._kinds[at] in _AFTER_TEXT:
                continue
            if self._kinds[at] or not is_byline(self._lines[at]):
                break
            found.append(at)
        if len(found) <= _MOST_BYLINES:
            for at in found:
                self._kinds[at] = BlockKind.BYLINE

    def _subheads(self, settled: int) -> Iterator[int]:
        """The short lines that stand alone between long paragraphs."""
        texts = [
            at
            for at in range(settled, len(self._lines))
            if self._kinds[at] in {None, BlockKind.LIST_ITEM, BlockKind.QUOTE}
        ]
        before = None
        for at, after in pairwise(texts):
            is_alone = before is None or not _may_be_subhead(self._lines[before])
            leads = self._lines[after].length >= _SHORTEST_LONG or self._kinds[after]
            if not self._kinds[at] and is_alone and leads and _may_be_subhead(self._lines[at]):
                yield at
            before = at


def _may_be_headline(line: Paragraph, longest: int) -> bool:
    bare = line.short.rstrip("\"'”’»)] ")
    return 0 < len(line.short) <= longest and (
        not bare.endswith((".", ";", ",")) or bare.endswith("...")
    )


def _is_label(line: Paragraph, headline: Paragraph) -> bool:
    """Whether a line above the headline is a kicker by its looks."""
    if line.short.endswith(":"):
        return True
    if line.in_capitals and not headline.in_capitals:
        return line.words <= _CAPITALS_WORDS
    return line.words <= _LABEL_WORDS < headline.words and not line.ends_sentence


def _may_be_standfirst(line: Paragraph) -> bool:
    is_sentence = line.ends_sentence or line.words >= _DECK_WORDS
    return 0 < len(line.short) <= _LONGEST_STANDFIRST and is_sentence


def _may_be_subhead(line: Paragraph) -> bool:
    short = line.short
    is_question = short.endswith("?") and len(short) <= _LONGEST_QUESTION
    if not short or len(short) > _LONGEST_SUBHEAD or (line.ends_sentence and not is_question):
        return False
    letters = [char for char in short if char.isalnum()]
    return bool(letters) and not letters[0].islower() and not short.endswith(",")
