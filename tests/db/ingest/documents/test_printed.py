"""Printed lines become paragraphs: what was broken to fit is joined, and no more."""

from __future__ import annotations

import pytest

from db.ingest.documents.pages import Line, Word
from db.ingest.documents.printed import Page, Picture, paragraphs
from db.records import BlockKind


def line(text: str, base: float, left: float = 50.0, size: float = 10.0) -> Line:
    words = []
    for word in text.split():
        is_broken = word.endswith("=")
        bare = word.removesuffix("=")
        words.append(Word(bare, left, left + len(bare) * size / 2, base, size, is_broken=is_broken))
        left = words[-1].right + size / 2
    return Line(words)


def texts(*lines: Line) -> list[str]:
    page = Page(842.0, [list(lines)])
    return ["".join(run.text for run in typed.runs) for typed in paragraphs([page])]


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        ("tàu vào bến lúc sáng nay và", "mọi người ra xem.", " "),
        ("tàu vào bến lúc sáng nay có inter=", "net cho mọi người.", ""),
        ("tàu vào bến lúc sáng nay từ Ma-lai=", "xi-a cho mọi người.", "-"),
        ("tàu vào bến lúc sáng nay từ Hà=", "Nội cho mọi người.", "-"),
    ],
)
def test_lines_are_joined(last: str, first: str, joined: str) -> None:
    assert texts(line(last, 600), line(first, 588)) == [last.removesuffix("=") + joined + first]


def test_where_paragraphs_begin() -> None:
    long = "tàu vào bến lúc sáng nay và mọi người ra xem cho biết"
    assert len(texts(line(long, 600), line(long, 588), line(long, 576))) == 1
    assert len(texts(line(long, 600), line("Tàu vào bến.", 588), line(long, 576))) == 2
    assert len(texts(line(long, 600), line(long, 588, 62), line(long, 576))) == 2
    assert len(texts(line(long, 600), line(long, 588), line(long, 550), line(long, 538))) == 2
    assert len(texts(line(long, 600), line(long, 588, size=14))) == 2


def test_a_caption_stands_below_its_picture() -> None:
    body = [line("tàu vào bến lúc sáng nay và mọi người ra xem", 600 - 12 * n) for n in range(5)]
    caption = line("Bến mới buổi sáng", 300, size=8)
    page = Page(842.0, [body, [caption]], [Picture(40, 310, 200)])
    assert [typed.kind for typed in paragraphs([page])] == [None, BlockKind.CAPTION]
