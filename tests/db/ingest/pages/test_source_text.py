"""Pages from before Unicode are read: by their encoding, or run by run in the fonts they name."""

from __future__ import annotations

import pytest

from db.ingest.pages.source_text import read_source
from db.ingest.sources.html import HTML
from db.records import BlockKind
from tests.db.ingest.legacy import written
from tests.db.ingest.sources.reading import blocks, read
from tests.db.ingest.sources.web_pages import FIRST, HEADLINE, LAST, SECOND, STANDFIRST


def legacy(encoding: str, face: str, capitals: str | None = None) -> bytes:
    """Write a page for a font, as word processors did twenty years ago."""
    first = HEADLINE.lower() if capitals else HEADLINE
    parts = [
        b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
        f"</head><body><h1><font face='{capitals or face}'>".encode(),
        written(first, encoding),
        b"</font></h1>",
    ]
    for text in (STANDFIRST, FIRST, SECOND, LAST):
        parts += [f"<p><font face='{face}'>".encode(), written(text, encoding), b"</font></p>"]
    return b"".join([*parts, b"</body></html>"])


TEXTS = [HEADLINE, STANDFIRST, FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    ("encoding", "face"), [("tcvn3", ".VnTime"), ("vni-windows", "VNI-Times"), ("vps", "VPS Times")]
)
def test_runs_are_read_by_their_fonts(encoding: str, face: str) -> None:
    article = read(HTML, legacy(encoding, face)).article
    folded = [text.lower() for _, text in blocks(article)]
    assert folded == [text.lower() for text in TEXTS]
    assert article.source is not None
    assert article.source.encoding == encoding


def test_a_font_of_capitals_gives_capitals() -> None:
    article = read(HTML, legacy("tcvn3", ".VnTime", ".VnTimeH")).article
    assert blocks(article)[0] == (BlockKind.HEADLINE, HEADLINE.upper())


@pytest.mark.parametrize("encoding", ["cp1258", "viscii", "utf-16-le"])
@pytest.mark.parametrize("charset", [None, "windows-1252", "utf-8", "no-such-charset"])
def test_a_page_in_another_encoding_is_read_whatever_it_declares(
    encoding: str, charset: str | None
) -> None:
    declared = f"<meta charset={charset}>" if charset else ""
    body = "".join(f"<p>{text}</p>" for text in TEXTS[1:])
    page = f"<html><head>{declared}</head><body><h1>{HEADLINE}</h1>{body}</body></html>"
    mark = "\ufeff" if encoding.startswith("utf") else ""
    raw = (mark + page).encode(encoding) if mark else written(page, encoding)
    assert read_source(raw, charset).encoding == encoding
    assert [text for _, text in blocks(read(HTML, raw).article)] == TEXTS


def test_a_legacy_font_does_no_harm_to_unicode() -> None:
    body = "".join(f"<p><font face='.VnTime'>{text}</font></p>" for text in TEXTS[1:])
    raw = f"<html><body><h1>{HEADLINE}</h1>{body}".encode()
    assert [text for _, text in blocks(read(HTML, raw).article)] == TEXTS
