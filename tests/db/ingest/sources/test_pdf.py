"""A PDF file is read in the order of its columns, its running heads set aside."""

from __future__ import annotations

import random
from itertools import cycle, islice
from pathlib import Path

import pytest

from db.ingest.source import Code, Refused
from db.ingest.sources.pdf import PDF
from db.records import BlockKind, NewArticle
from tests.db.ingest.sources.papers import Typeset, by_hand, shown, typeset
from tests.db.ingest.sources.prose import (
    BODY,
    HEADLINE,
    STANDFIRST,
    TCVN3_BODY,
    TCVN3_BODY_READ,
    TCVN3_HEADLINE,
)
from tests.db.ingest.sources.reading import assert_sound, blocks, original, read, read_or_refused

LEADING = 13.0
PARAGRAPHS = tuple(
    f"{first} {second}" for first, second in zip(BODY, BODY[1:] + BODY[:1], strict=True)
)


def column(texts: list[str], left: float, top: float, width: int) -> list[Typeset]:
    """Break paragraphs into lines of so many letters, the first line of each indented."""
    lines: list[Typeset] = []
    for text in texts:
        current = ""
        indent = 10.0
        for word in text.split():
            if len(current) + len(word) >= width:
                lines.append(Typeset(current, left + indent, top - LEADING * len(lines)))
                current, indent = "", 0.0
            current = f"{current} {word}".strip()
        lines.append(Typeset(current, left + indent, top - LEADING * len(lines)))
    return lines


def test_two_columns_below_a_headline() -> None:
    texts = list(islice(cycle(PARAGRAPHS), 8))
    lines = column(texts, 50, 640, 44)
    half = len(lines) // 2 + 1
    left, right = lines[:half], lines[half:]
    moved = [line._replace(x=line.x + 255, y=line.y + LEADING * half) for line in right]
    # Some programs write across the columns, line by line.
    woven = [line for pair in zip(left, moved, strict=False) for line in pair]
    rest = [*left[len(moved) :], *moved[len(left) :]]
    head = [Typeset(HEADLINE, 50, 720, 22), Typeset(STANDFIRST, 50, 690, 11)]
    picture = (305.0, 60.0, 200.0, 90.0)
    things = [*head, *woven, *rest, Typeset("Tàu vào bến.", 310, 50, 8)]
    article = read(PDF, typeset([[*things, picture]])).article
    found = blocks(article)
    assert found[:2] == [(BlockKind.HEADLINE, HEADLINE), (BlockKind.STANDFIRST, STANDFIRST)]
    assert [text for kind, text in found if kind is BlockKind.BODY] == texts
    assert found[-1] == (BlockKind.CAPTION, "Tàu vào bến.")
    assert_sound(article)


def test_pages_with_running_heads() -> None:
    pages = []
    for number in (1, 2, 3):
        texts = [f"Trang {number}. {text}" for text in PARAGRAPHS]
        head = Typeset(f"BÁO THỬ NGHIỆM - SỐ {11 + number}", 50, 810, 9)
        title = [Typeset(HEADLINE, 50, 770, 20)] if number == 1 else []
        foot = Typeset(f"- {number} -", 290, 30, 9)
        pages.append([head, *title, *column(texts, 50, 700, 80), foot])
    article = read(PDF, typeset(pages)).article
    found = blocks(article)
    assert found[0] == (BlockKind.HEADLINE, HEADLINE)
    assert found[-1] == (BlockKind.BOILERPLATE, "BÁO THỬ NGHIỆM - SỐ 12")
    assert len(found) == 2 + 3 * len(PARAGRAPHS)
    assert "- 1 -" not in article.text


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = column([BODY[0], PARAGRAPHS[1]], 50, 700, 60)
    over = [line._replace(y=line.y + 500) for line in lines[-2:]]
    article = read(PDF, typeset([[Typeset(HEADLINE, 50, 770, 20), *lines[:-2]], over])).article
    assert [text for _, text in blocks(article)] == [HEADLINE, BODY[0], PARAGRAPHS[1]]


def escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")


@pytest.mark.parametrize(
    ("font", "headline"), [(b".VnTime", HEADLINE), (b"ABCDEF+.VnTimeH", HEADLINE.upper())]
)
def test_text_in_fonts_of_tcvn3(font: bytes, headline: str) -> None:
    page = shown([(escaped(TCVN3_HEADLINE.replace("b", "B", 1)), 50, 770, 20),
                  (escaped(TCVN3_BODY), 50, 700, 10)])  # fmt: skip
    article = read(PDF, by_hand([page], font)).article
    assert article.headline == headline
    expected = TCVN3_BODY_READ.upper() if font.endswith(b"H") else TCVN3_BODY_READ
    assert article.text.endswith(expected)
    assert article.source is not None
    assert article.source.encoding == "tcvn3"


LOCKED = (
    b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32
    + b"> /U <" + b"cd" * 32 + b"> >>"
)  # fmt: skip
HELLO = shown([(b"Ben cang moi", 50, 700, 10)])


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (by_hand([HELLO], trailer=LOCKED), Code.ENCRYPTED),
        (by_hand([b""] * 2001), Code.TOO_BIG),
        (b"%PDF-1.4\nnothing", Code.READ),
        (typeset([[(0.0, 0.0, 595.0, 842.0)]]), Code.NO_TEXT),
        (by_hand([b""]), Code.NO_TEXT),
        (typeset([[Typeset("\ue041\ue042\ue043 \ue044", 50, 700)]]), Code.NO_TEXT),
    ],
)
def test_what_is_refused(raw: bytes, code: Code) -> None:
    refused = read_or_refused(PDF, raw)
    assert isinstance(refused, Refused)
    assert refused.code is code


def test_scanned_pages_are_said_to_be_so() -> None:
    refused = read_or_refused(PDF, typeset([[(0.0, 0.0, 595.0, 842.0)]] * 2))
    assert isinstance(refused, Refused)
    assert refused.detail == "2 pages, scanned"


def test_it_is_known_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "bài"
    for raw, is_known in ((b"x" * 900 + b"%PDF-1.4", True), (b"x" * 2000 + b"%PDF-1.4", False)):
        path.write_bytes(raw)
        assert PDF.recognise(original(path)) is is_known


def test_damaged_files_give_an_article_or_a_reason() -> None:
    page = shown(
        [
            (b"Ben cang moi", 50, 770, 20),
            *((b"Tau vao ben", 50, 700 - 13 * n, 10) for n in range(9)),
        ]
    )
    whole = by_hand([page] * 3)
    chance = random.Random(17)
    articles = 0
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        found = read_or_refused(PDF, bytes(raw[: chance.randint(len(raw) // 3, 3 * len(raw))]))
        if isinstance(found, NewArticle):
            assert_sound(found)
            articles += 1
    assert articles > 25
