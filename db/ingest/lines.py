"""What a paragraph of press text looks like by itself: a name, a date, a credit, a list item.

The shapes are those of the Vietnamese press. Each question looks at one paragraph only; where it
stands among the others is for the layout to weigh. Long paragraphs are answered without reading
them: what is longer than a caption is running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from db.ingest.datelines import read_date_line
from db.ingest.furniture import is_boilerplate, is_related
from db.ingest.sections import is_section
from db.records import BlockKind

_LONGEST_SHORT: Final = 400
"""Code points. Nothing longer than this has a shape of its own (a caption with its credit)."""

_CLOSING: Final = "\"'”’»)]} \u00a0"
_SENTENCE_ENDS: Final = ".!?…:;"

_ORNAMENT: Final = re.compile(r"[\W_]*o[0o]o[\W_]*", re.IGNORECASE)
_LIST_ITEM: Final = re.compile(r"(?:[-–—•●▪*+✓]|\d{1,2}[.)]|\(\d{1,2}\)|[a-zđ]\))\s+\S")

_DRAWN: Final = r"h(?:oạ|ọa)"
_CREDIT: Final = re.compile(
    rf"(?:ảnh(?:\s+(?:minh\s+{_DRAWN}|tư\s+liệu|bìa|chụp|cắt|internet|nhân\s+vật|trên|dưới|trái|phải"
    rf"|\d{{1,2}})(?:\s[^:.]{{1,24}})?)?|tranh(?:\s+minh\s+{_DRAWN})?|đồ\s+{_DRAWN}|infographic"
    r"|photos?|(?:video|clip)(?:\s+clip)?|nguồn(?:\s+(?:ảnh|video|clip|tin))?)\s*:\s*(.*)",
    re.IGNORECASE,
)
_CAPTION: Final = re.compile(
    r"(?:trong\s+ảnh|(?:chú\s+thích|lời)\s+ảnh)\b"
    rf"|ảnh\s+(?:minh\s+{_DRAWN}|tư\s+liệu|chụp|cắt|nhân\s+vật|internet)\b[^.!?]{{0,40}}\.?\Z",
    re.IGNORECASE,
)
_CREDITED: Final = re.compile(
    r".{3,}(?:(?:[-–—|(]|[.,…”\"]\s)\s*(?:ảnh|nguồn(?:\s+ảnh)?|photo)(?:\s[^:.()]{1,24})?\s*:"
    r"\s*[^:()]{1,60}|[-–—|(]\s*ảnh\s+(?:của|chụp|cắt|tư\s+liệu|minh)\b[^:.()]{0,50})\)?\.?\Z",
    re.IGNORECASE,
)
_MOST_CREDIT_WORDS: Final = 7
_IN_CREDITS: Final = "của và từ theo do cung cấp nhân vật gia đình chụp màn hình tư liệu tác giả"
_CREDIT_WORDS: Final = frozenset(_IN_CREDITS.split())

_LONGEST_FOOT: Final = 200

_KINDS: Final = (
    (_CAPTION, BlockKind.CAPTION),
    (_CREDITED, BlockKind.CAPTION),
    (_LIST_ITEM, BlockKind.LIST_ITEM),
)
_OUTLET_WORDS: Final = re.compile(
    r"cơ\s+quan\s+(?:ngôn\s+luận\s+)?của\b|tiếng\s+nói\s+của\b|diễn\s+đàn\s+của\b"
    r"|thông\s+tấn\s+xã\b|(?:báo|tạp\s+chí|trang\s+(?:tin|thông\s+tin)|cổng\s+thông\s+tin)"
    r"(?:\s+(?:tổng\s+hợp|tin\s+tức))?\s+điện\s+tử\b|phụ\s+san\b|đặc\s+san\b|chuyên\s+trang\b"
    r"|(?:.*\s)?hàng\s+đầu\s+(?:việt\s+nam|cả\s+nước|đông\s+nam\s+á)$"
    r"|số\s+\d+\s*[,(–-]|issn\b|(?:https?://|www\.)|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)\b",
    re.IGNORECASE,
)
_OUTLET_NAME: Final = re.compile(
    # Báo động, báo cáo, báo hiệu … are no newspapers, even where a headline is all capitals.
    r"(?:báo\s+(?!động\b|cáo\b|hiệu\b|hiếu\b|giá\b|thù\b|chí\b|bão\b|tin\b|ân\b|lỗi\b|tử\b)"
    r"|(?:tạp\s+chí|nhật\s+báo|tuần\s+báo)\s+)(.+)"
    r"|(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org)/?",
    re.IGNORECASE,
)
_MOST_NAME_WORDS: Final = 6

_BYLINE_LABEL: Final = re.compile(
    r"(?:tác\s+giả|người\s+viết|phóng\s+viên|nhóm\s+phóng\s+viên|pv|ctv|thực\s+hiện|tổng\s+hợp"
    r"|ghi\s+chép|biên\s+(?:soạn|dịch)|lược\s+dịch|dịch|theo"
    r"|(?:bài|tin)(?:\s+viết)?(?:(?:\s*,\s*|\s+và\s+|\s*-\s*)(?:bài|ảnh|clip|video))*)\s*:\s*\S",
    re.IGNORECASE,
)
_AFTER_SOURCE: Final = re.compile(
    r"theo\s+(?:(?:báo|tạp\s+chí|trang|tin|hãng)\s+)?(\S)", re.IGNORECASE
)
_STAFF: Final = re.compile(
    r"(?:nhóm\s+)?(?:p\.?v\.?|phóng\s+viên|c\.?t\.?v\.?|cộng\s+tác\s+viên)"
    r"(?:\s+(?:thường\s+trú|ttxvn))?|ban\s+biên\s+tập|bbt|t[oò]+[àa]\s+soạn|ttxvn",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"(?:(?:pgs|gs|ts|ths|bs|ks|cn|ls|nsưt|nsnd)\.?\s*)+|(?:luật\s+sư|nhà\s+báo|bác\s+sĩ|phóng\s+viên"
    r"|tiến\s+sĩ|thạc\s+sĩ|giáo\s+sư|kiến\s+trúc\s+sư)\s+",
    re.IGNORECASE,
)
_MANNER: Final = re.compile(
    r"\s*\([^()]{1,40}\)$|\s+(?:tổng\s+hợp|thực\s+hiện|lược\s+(?:dịch|ghi)|biên\s+dịch|ghi|dịch)$",
    re.IGNORECASE,
)
_NAME_JOINTS: Final = re.compile(r"\s*[-–—,;/&+|]\s*|\s+và\s+")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]{1,3}\.\s?)+[^\W\d_]{0,3}")
_LONGEST_BYLINE: Final = 90
_MOST_SYLLABLES: Final = 5
_MOST_SOURCE_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its place in the text. `short` is empty when it is long running text."""

    start: int
    stop: int
    short: str
    """The text without surrounding space, each run of space and line ends one space."""
    is_empty: bool
    """Whether it has neither letter nor digit."""

    @property
    def length(self) -> int:
        """Code points as printed."""
        return self.stop - self.start

    @property
    def words(self) -> int:
        """How many words a short paragraph has."""
        return len(self.short.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes as running text does, with a stop."""
        return not self.short or self.short.rstrip(_CLOSING)[-1:] in _SENTENCE_ENDS

    @property
    def in_capitals(self) -> bool:
        """Whether it has letters, and all of them are capitals."""
        return self.short.isupper()


def paragraph(text: str, start: int, stop: int) -> Paragraph:
    """The paragraph at a span of the text."""
    is_short = stop - start <= _LONGEST_SHORT
    short = " ".join(text[start:stop].split()) if is_short else ""
    is_empty = not any(text[at].isalnum() for at in range(start, stop))
    return Paragraph(start, stop, short, is_empty)


def own_kind(line: Paragraph) -> BlockKind | None:
    """What a paragraph is by its own words, wherever it stands; None when its place decides."""
    if line.is_empty or _ORNAMENT.fullmatch(line.short):
        return BlockKind.SEPARATOR
    credit = _CREDIT.fullmatch(_unwrapped(line.short))
    if credit:
        return BlockKind.CREDIT if _is_credit(credit[1]) else BlockKind.CAPTION
    for pattern, kind in _KINDS:
        if pattern.match(line.short):
            return kind
    return _foot_kind(line.short) if len(line.short) <= _LONGEST_FOOT else None


def _foot_kind(short: str) -> BlockKind | None:
    """What short lines are that stand above or below articles rather than in them."""
    if is_related(short):
        return BlockKind.RELATED
    return BlockKind.BOILERPLATE if is_boilerplate(short) else _dated_kind(short)


def _dated_kind(short: str) -> BlockKind | None:
    """A line that says only when, or only where and when."""
    dated = read_date_line(short)
    if dated is None:
        return None
    if dated.place:
        return BlockKind.DATELINE
    if dated.beside and not is_section(dated.beside):
        beside = paragraph(dated.beside, 0, len(dated.beside))
        return BlockKind.PUBDATE if is_outlet_name(beside) or is_byline(beside) else None
    return BlockKind.PUBDATE


def _unwrapped(short: str) -> str:
    """A line without the brackets or stars that hold all of it."""
    bare = short.strip("*_ ")
    return bare[1:-1].strip() if bare[:1] + bare[-1:] in {"()", "[]"} else bare


def _is_credit(source: str) -> bool:
    """Whether what follows "Ảnh:" names who took it; a sentence there describes the picture."""
    words = source.split()
    common = [word for word in words if word[0].islower() and word.rstrip(".") not in _CREDIT_WORDS]
    return len(words) <= _MOST_CREDIT_WORDS and len(common) <= 1


def is_outlet_name(line: Paragraph) -> bool:
    """Whether it is nothing but the name or the address of an outlet: Báo Thử Nghiệm, kho.vn."""
    found = _OUTLET_NAME.fullmatch(line.short)
    if not found or line.words > _MOST_NAME_WORDS:
        return False
    return found[1] is None or all(word[0].isupper() for word in found[1].split())


def names_outlet(line: Paragraph) -> bool:
    """Whether it may speak of the outlet, not of an event: its name, its tagline, its issue."""
    return is_outlet_name(line) or bool(_OUTLET_WORDS.match(line.short))


def is_byline(line: Paragraph) -> bool:
    """Whether it may say who wrote: names, initials, PV, a source, what follows a label."""
    short = _unwrapped(line.short)
    if not short or len(short) > _LONGEST_BYLINE:
        return False
    if _BYLINE_LABEL.match(short):
        return not short.endswith((".", "!", "?", ":", ";")) or _INITIALS.search(short) is not None
    source = _AFTER_SOURCE.match(short)
    if source and (source[1].isupper() or source[1] in '"“'):
        return line.words <= _MOST_SOURCE_WORDS and short[-1] not in _SENTENCE_ENDS
    names = _NAME_JOINTS.split(_MANNER.sub("", short))
    return all(map(_is_name, names))


def _is_name(name: str) -> bool:
    """Whether it is a person as bylines print them: two to five capitalised syllables, initials."""
    if _STAFF.fullmatch(name) or _INITIALS.fullmatch(name):
        return True
    syllables = _TITLE.sub("", name, count=1).split()
    return 0 < len(syllables) <= _MOST_SYLLABLES and all(map(_is_name_part, syllables))


def _is_name_part(syllable: str) -> bool:
    letters = syllable.replace(".", "").replace("'", "")
    return letters.isalpha() and letters[0].isupper()
