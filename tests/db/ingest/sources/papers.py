"""PDF files made for tests: typeset by pdfium, or written by hand to have what it cannot write."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

import resources

WIDTH, HEIGHT = 595, 842


class Typeset(NamedTuple):
    """A line of type, placed from the lower left corner of the page."""

    text: str
    x: float
    y: float
    size: float = 10.0


def typeset(pages: Iterable[Sequence[Typeset | tuple[float, float, float, float]]]) -> bytes:
    """Typeset pages; four numbers are a picture: left, bottom, width, height."""
    document = pdfium.PdfDocument.new()
    font = _font(document)
    for things in pages:
        page = document.new_page(WIDTH, HEIGHT)
        for thing in things:
            if isinstance(thing, Typeset):
                _set(document, page, font, thing)
            else:
                _put_picture(document, page, thing)
        page.gen_content()
        page.close()
    raw.FPDFFont_Close(font)
    return _saved(document)


def _font(document: Any) -> Any:
    face = resources.path("fonts", "NotoSans-Regular.ttf").read_bytes()
    data = (ctypes.c_uint8 * len(face)).from_buffer_copy(face)
    return raw.FPDFText_LoadFont(document, data, len(face), raw.FPDF_FONT_TRUETYPE, 1)


def _set(document: Any, page: Any, font: Any, line: Typeset) -> None:
    thing = raw.FPDFPageObj_CreateTextObj(document, font, line.size)
    wide = ctypes.create_string_buffer(line.text.encode("utf-16-le") + b"\0\0")
    raw.FPDFText_SetText(thing, ctypes.cast(wide, ctypes.POINTER(ctypes.c_ushort)))
    raw.FPDFPageObj_Transform(thing, 1, 0, 0, 1, line.x, line.y)
    raw.FPDFPage_InsertObject(page, thing)


def _put_picture(document: Any, page: Any, place: tuple[float, float, float, float]) -> None:
    left, bottom, width, height = place
    picture = pdfium.PdfImage.new(document)
    bitmap = pdfium.PdfBitmap.new_native(4, 4, raw.FPDFBitmap_BGR)
    bitmap.fill_rect((90, 120, 150, 255), 0, 0, 4, 4)
    picture.set_bitmap(bitmap)
    picture.set_matrix(pdfium.PdfMatrix().scale(width, height).translate(left, bottom))
    page.insert_obj(picture)
    bitmap.close()


def _saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


def by_hand(
    contents: Sequence[bytes], font: bytes = b"Helvetica", trailer: bytes = b"", more: bytes = b""
) -> bytes:
    """Write a file with one page for each content stream, all in one font of the reader's."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(contents)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding %s >>"
        % (font, more),
        b"<< /Font << /F 3 0 R >> >>",
    ]
    for number, content in enumerate(contents):
        box = b"/MediaBox [0 0 %d %d] /Resources 4 0 R" % (WIDTH, HEIGHT)
        here = b"/Contents %d 0 R" % (6 + 2 * number)
        parts.append(b"<< /Type /Page /Parent 2 0 R %s %s >>" % (box, here))
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(parts) + 1, trailer)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)


def shown(lines: Iterable[tuple[bytes, float, float, float]]) -> bytes:
    """Write a content stream of lines: text, x, y, size."""
    return b"\n".join(
        b"BT /F %g Tf %g %g Td (%s) Tj ET" % (size, x, y, text) for text, x, y, size in lines
    )
