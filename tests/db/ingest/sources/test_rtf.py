"""A Rich Text file is read in the code pages and fonts that it names itself."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.ingest.source import Code, Refused
from db.ingest.sources.rtf import RTF
from db.records import BlockKind, NewArticle
from tests.db.ingest.sources.prose import (
    BODY,
    HEADLINE,
    STANDFIRST,
    TCVN3_BODY,
    TCVN3_BODY_READ,
    TCVN3_HEADLINE,
    TCVN3_STANDFIRST,
    VNI_HEADLINE,
    VNI_STANDFIRST,
)
from tests.db.ingest.sources.reading import assert_sound, blocks, original, read, read_or_refused
from tests.effort import effort

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman{\*\falt Times};}{\f1\fnil\fcharset0 .VnTime;}"
    r"{\f2\fnil\fcharset0 .VnTimeH;}{\f3\fnil VNI-Times;}{\f4\froman\fcharset163 Times;}"
    r"{\f5\fcharset204 Arial CYR;}}"
)
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon0 Caption;}{\*\cs9 x;}}"
)


def rtf(body: str, head: str = "") -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + STYLES + head + body + "}").encode("ascii")


def escaped(text: str, encoding: str = "cp1252") -> str:
    """Write text as bytes of a code page."""
    return "".join(chr(byte) if byte < 0x80 else f"\\'{byte:02x}" for byte in text.encode(encoding))


def in_unicode(text: str) -> str:
    """Write text as Word does: each letter by its number, then what stands in for it."""
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


PLAIN = "".join(
    f"\\pard\\plain {in_unicode(text)}\\par\n" for text in (HEADLINE, STANDFIRST, *BODY)
)


def test_text_in_unicode() -> None:
    told = r"{\info{\title Document1}{\author Tr\u7847?n Minh \u272?\u7913?c}{\company Kho}}"
    article = read(RTF, rtf(PLAIN, told)).article
    assert article.text.split("\n") == [HEADLINE, STANDFIRST, *BODY]
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert (article.byline, article.origins["byline"].source) == ("Trần Minh Đức", "document")
    assert article.published is None


def test_text_in_fonts_of_tcvn3() -> None:
    body = (
        rf"\pard\s1\f2 {escaped(TCVN3_HEADLINE)}\par\pard\plain\f1 {escaped(TCVN3_STANDFIRST)}\par "
        + escaped(TCVN3_BODY).replace(r"\'ad", r"\-", 1)
        + r"\par}"
    )
    article = read(RTF, rtf(body)).article
    assert article.text.split("\n") == [HEADLINE.upper(), STANDFIRST, TCVN3_BODY_READ]
    assert article.origins["headline"].source == "style"
    assert article.source is not None
    assert article.source.encoding == "tcvn3"


def test_text_in_fonts_of_vni() -> None:
    half, rest = escaped(VNI_HEADLINE[:11]), escaped(VNI_HEADLINE[11:])
    first, mark = escaped("Saùng"[:2]), escaped("Saùng"[2:])
    body = (
        rf"\pard\f3 {half}{{\b {rest}}}\par {first}{{\i {mark}}}{escaped(VNI_STANDFIRST[5:])}\par}}"
    )
    article = read(RTF, rtf(body)).article
    assert article.text.split("\n") == [HEADLINE, STANDFIRST]
    assert article.source is not None
    assert article.source.encoding == "vni-windows"


def test_each_font_has_its_code_page() -> None:
    body = PLAIN + r"\pard\f4 " + escaped("Đo\u0300", "cp1258") + r" \f5 " + escaped("да", "cp1251")
    article = read(RTF, rtf(body + r"\f0  \'80\par")).article
    assert article.text.endswith("Đò да €")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"T\u224\'e0\'e1u\par", ["Tàáu"]),
        (r"{\uc2 T\u224\'e0\'e1u}\par", ["Tàu"]),
        (r"{\uc0 T\u224 u}\par", ["Tàu"]),
        (r"\u55357?\u56485?\par", ["\U0001f4a5"]),
        (r"a\line b\tab c\~d\_e\-f\{\}\\\par", ["a\nb\tc\u00a0d‑ef{}\\"]),
        ("a\r\nb\\\nc\\par", ["ab", "c"]),
        (r"a{\deleted b}{\v c\v0 d}e\par", ["ade"]),
        (r"a{\*\unknown {b} c}{\field{\*\fldinst HYPERLINK x}{\fldrslt d}}\par", ["ad"]),
        (r"{\pict\bin5 }{}{}}a{\object{\*\objdata 00}{\result b}}\par", ["ab"]),
        (r"a{\footnote\pard b\par}c\par d\par", ["ac", "b", "d"]),
        (r"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt b\par}}{\shprslt b}}a\par", ["a", "b"]),
        (r"\'93a\'94 \endash \emdash\lquote b\rquote\par", ["“a” –—‘b’"]),
        (r"\trowd\intbl a\cell b\cell\row\intbl c\cell d\par e\cell\row\pard f\par",
         ["a | b\nc | d e", "f"]),
        (r"{\header\pard Kho b\u225?o\par}{\header Kho b\u225?o}{\footer 12\par}a\par",
         ["a", "Kho báo"]),
    ],
)  # fmt: skip
def test_what_the_marks_mean(body: str, lines: list[str]) -> None:
    found = [text for _, text in blocks(read(RTF, rtf(PLAIN + r"\pard\plain " + body)).article)]
    assert found[2 + len(BODY) :] == lines


def test_styles_and_looks() -> None:
    body = (
        rf"\pard\s1 {in_unicode(HEADLINE)}\par\pard {in_unicode(STANDFIRST)}\par"
        rf"\pard {in_unicode(BODY[0])}\par\pard\qc{{\pict 00}}\par"
        rf"\pard\qc T\u224?u\par\pard\s2 b\u7871?n\par\pard{{\listtext 1.\tab}}a\par"
        rf"\pard {in_unicode(BODY[1])}\par"
    )
    assert [kind for kind, _ in blocks(read(RTF, rtf(body)).article)] == [
        BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION,
        BlockKind.CAPTION, BlockKind.LIST_ITEM, BlockKind.BODY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (rtf(PLAIN)[:-1], Code.READ),
        (b"<html></html>", Code.READ),
        (rtf(""), Code.NO_TEXT),
        (rtf(r"{\pict 00}"), Code.NO_TEXT),
        (b"{\\rtf1" + b"{" * 5000, Code.TOO_BIG),
    ],
)
def test_what_is_refused(raw: bytes, code: Code) -> None:
    refused = read_or_refused(RTF, raw)
    assert isinstance(refused, Refused)
    assert refused.code is code


def test_it_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "bài.doc"
    for raw, is_known in ((rtf(PLAIN), True), (b"\xef\xbb\xbf\n{\\rtf1}", True), (b"{a}", False)):
        path.write_bytes(raw)
        assert RTF.recognise(original(path)) is is_known


@pytest.mark.parametrize(
    "unit", [b"{}", b"\\'e0", b"\\u7871?", b"\\par ", b"{\\header a}", b"{\\footnote", b"\\cell ",
             b"{\\*\\x", b"\\bin1 ", b"\\f1 a", b"\xe0", b"{\\fonttbl{\\f1 a;}}", b"\\row"],
)  # fmt: skip
def test_garbage_takes_time_with_its_length_only(unit: bytes) -> None:
    """Who looked through all that follows at every unit would take 400 and more."""

    def read(length: int) -> None:
        raw = b"{\\rtf1" + unit * (length // len(unit))
        assert isinstance(read_or_refused(RTF, raw), Refused | NewArticle)

    assert effort(lambda: read(60_000)) < 20 * effort(lambda: read(6_000)) + 300


def test_damaged_files_give_an_article_or_a_reason() -> None:
    marks = r"{ } \par \cell \row \pard \intbl {\footnote {\pict \bin9 \u7871? \uc9 \' \* \f1 \v"
    pieces = [*marks.split(), "\\'e0", "a", "{\\fonttbl", "{\\info{\\title", "\\deff9", "{\\shptxt"]
    chance = random.Random(14)
    articles = 0
    for _ in range(200):
        body = "".join(chance.choices(pieces, k=chance.randint(1, 60)))
        closing = "}" * max(0, body.count("{") - body.count("}"))
        found = read_or_refused(RTF, rtf(body + closing + PLAIN))
        if isinstance(found, NewArticle):
            assert_sound(found)
            articles += 1
    assert articles > 50
