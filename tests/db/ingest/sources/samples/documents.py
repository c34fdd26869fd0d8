"""Documents of word processors and printers."""

from __future__ import annotations

import struct
from xml.sax.saxutils import escape

from tests.db.ingest.sources.packing import PAGE, zipped

_LINES = [line for line in PAGE.decode().splitlines() if line]
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def _docx() -> bytes:
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{"Title" if line == _LINES[0] else "Normal"}"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>{escape(line)}</w:t></w:r></w:p>'
        for line in _LINES
    )
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return zipped(
        {
            "[Content_Types].xml": (
                f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
                'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                'ContentType="application/xml"/><Override PartName="/word/document.xml" '
                f'ContentType="{kind}.document.main+xml"/><Override PartName="/word/styles.xml" '
                f'ContentType="{kind}.styles+xml"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'{_XML}<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
                f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/><Relationship '
                'Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
                'metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
            ).encode(),
            "word/_rels/document.xml.rels": (
                f'{_XML}<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
                f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
            ).encode(),
            "word/document.xml": (
                f"{_XML}<w:document {_W}><w:body>{paragraphs}{table}</w:body></w:document>"
            ).encode(),
            "word/styles.xml": (
                f'{_XML}<w:styles {_W}><w:style w:type="paragraph" w:styleId="Title"><w:name '
                'w:val="Title"/></w:style></w:styles>'
            ).encode(),
            "docProps/core.xml": (
                f'{_XML}<cp:coreProperties xmlns:cp="{_CORE}" '
                'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Thu Hà</dc:creator>'
                "</cp:coreProperties>"
            ).encode(),
        }
    )


def _odf_body(root: str) -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    text = "".join(f"<text:p>{escape(line)}<text:line-break/></text:p>" for line in _LINES[1:])
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} xmlns:office="{urn}office:1.0" '
        f'xmlns:text="{urn}text:1.0" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f'<text:h text:outline-level="1">{_LINES[0]}</text:h>{text}</office:text></office:body>'
        f"</office:{root}>"
    ).encode()


def _odt() -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    mime = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<?xml version="1.0"?><m:manifest xmlns:m="{urn}"><m:file-entry m:full-path="/" '
        f'm:media-type="{mime}"/><m:file-entry m:full-path="content.xml" '
        'm:media-type="text/xml"/></m:manifest>'
    )
    return zipped(
        {
            "mimetype": mime.encode(),
            "content.xml": _odf_body("document-content"),
            "META-INF/manifest.xml": manifest.encode(),
        },
        method=0,
    )


def _rtf() -> bytes:
    written = "".join(
        char if char.isascii() else f"\\u{struct.unpack('<h', char.encode('utf-16-le'))[0]}?"
        for line in _LINES
        for char in f"{line}\n"
    ).replace("\n", "\\par\n")
    return (
        r"{\rtf1\ansi\ansicpg1258\uc1{\fonttbl{\f0\fcharset163 Arial;}{\f1 .VnTime;}}"
        r"{\*\generator thu;}{\info{\author Thu Ha}}\f0\b " + written + r"\f1 \'a9\par}"
    ).encode()


def pdf(pages: int, text: str = "Ben cang moi don chuyen tau dau tien trong nam nay") -> bytes:
    """Write a PDF of so many pages with one line each, plain enough to be damaged by hand."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (pages, b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(pages))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number in range(pages):
        shown = f"BT /F1 12 Tf 72 720 Td ({text} {number}) Tj ET".encode()
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (5 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        ]
    written = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, one in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        *(len(objects) + 1, table),
    )
    return bytes(written)


def _doc() -> bytes:
    """Write the head of an OLE file, with an empty directory."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6)
    chains = struct.pack("<6x10L", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    names = "WordDocument".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 26)
    table = struct.pack("<2L", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    return (head + chains).ljust(512, b"\xff") + table + names.ljust(512, b"\0")


def samples() -> dict[str, bytes]:
    """Give the same page as a document of every kind."""
    return {
        "bài.docx": _docx(),
        "bài.odt": _odt(),
        "bài.fodt": _odf_body("document"),
        "bài.rtf": _rtf(),
        "bài.pdf": pdf(3),
        "bài cũ.doc": _doc(),
    }
