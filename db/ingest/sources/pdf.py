"""PDF files with a text layer: one article, its parts told by place and size of the type."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, Final

from db.ingest.documents.assembly import assemble
from db.ingest.documents.pdf_words import read_page
from db.ingest.documents.printed import Page, paragraphs
from db.ingest.documents.properties import Properties, believable
from db.ingest.documents.typed import Bounds, Run
from db.ingest.encodings import font_encoding
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source, whole
from db.records import NewSource

EXTRACTOR = "pdf/1"

_MOST_BYTES: Final = 256 << 20
"""The longest issue of a newspaper as its printers get it."""
_MOST_PAGES: Final = 2000
_START: Final = 1024
"""Where the mark of the format must stand (ISO 32000, annex H.3.4.1)."""
_MOST_NOISE: Final = 0.3
_MEANINGLESS: Final = frozenset({"Co", "Cn", "Cc", "Cs"})


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    document = _opened(member.raw)
    try:
        if len(document) > _MOST_PAGES:
            raise Refused(Code.TOO_BIG, f"{len(document)} pages, more than {_MOST_PAGES}")
        properties = _properties(document)
        pages = _pages(document)
    finally:
        document.close()
    found = paragraphs(pages)
    if not found:
        has_pictures = any(page.pictures for page in pages)
        kind = "scanned" if has_pictures else "no text on it"
        raise Refused(Code.NO_TEXT, f"{len(pages)} pages, {kind}")
    _assert_letters(run for typed in found for run in typed.runs)
    return assemble(found, properties, member, source, options, EXTRACTOR, by_style=False)


def _opened(raw: bytes) -> Any:
    """Open a PdfDocument; raises Refused with E_ENCRYPTED and E_READ."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw_pdfium

    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if error.err_code in {raw_pdfium.FPDF_ERR_PASSWORD, raw_pdfium.FPDF_ERR_SECURITY}:
            raise Refused(Code.ENCRYPTED) from None
        raise Refused(Code.READ, str(error)) from None


def _pages(document: Any) -> list[Page]:
    """Read the pages one by one, each closed before the next; raises Refused."""
    import pypdfium2 as pdfium

    bounds = Bounds()
    found: list[Page] = []
    for number in range(len(document)):
        try:
            page = document[number]
            try:
                found.append(read_page(page, bounds))
            finally:
                page.close()
        except pdfium.PdfiumError as error:
            raise Refused(Code.READ, f"page {number + 1}: {error}") from None
    return found


def _properties(document: Any) -> Properties:
    told = document.get_metadata_dict()
    return believable(told.get("Title"), told.get("Author"))


def _assert_letters(runs: Iterable[Run]) -> None:
    """Refuse text whose fonts do not tell what their letters mean.

    Nothing but the look of such letters could be read, by a person or from a picture of it.
    """
    text = "".join(run.text for run in runs if not (run.font and font_encoding(run.font)))
    letters = [char for char in text if not char.isspace()]
    noise = sum(unicodedata.category(char) in _MEANINGLESS for char in letters)
    if noise > _MOST_NOISE * len(letters):
        raise Refused(Code.NO_TEXT, "its fonts do not tell what their letters mean")


def _recognise(original: Original) -> bool:
    return b"%PDF-" in original.read(_START)


PDF = Source(
    mime="application/pdf",
    members=whole,
    read=_read,
    extensions=(".pdf",),
    mimes=("application/x-pdf",),
    recognise=_recognise,
    most_bytes=_MOST_BYTES,
)
