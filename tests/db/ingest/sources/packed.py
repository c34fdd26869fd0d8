"""Office documents made for tests, part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
OPEN = " ".join(
    f'xmlns:{short}="{_OPEN}{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("style", "style"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
        ("meta", "meta"), ("manifest", "manifest"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
OPEN_MIME = "application/vnd.oasis.opendocument.text"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts into a ZIP file, `mimetype` as it is and the rest compressed."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), part, method)
    return written.getvalue()


def docx(body: str, styles: str = "", core: str = "", **parts: str) -> bytes:
    """Pack a Word document; further parts are the insides of what lies beside the text."""
    kinds = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "footer1": "ftr"}
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "docProps/core.xml": f"<coreProperties {dublin}>{core}</coreProperties>",
            "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        }
        | {
            f"word/{name}.xml": f"<w:{kinds[name]} {WORD}>{part}</w:{kinds[name]}>"
            for name, part in parts.items()
        }
    )


def odt(body: str, styles: str = "", meta: str = "", pages: str = "", manifest: str = "") -> bytes:
    """Pack an OpenDocument text; `pages` are the styles of its pages."""
    content = (
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
    )
    return packed(
        {
            "mimetype": OPEN_MIME,
            "meta.xml": f"<office:document-meta {OPEN}>{meta}</office:document-meta>",
            "styles.xml": f"<office:document-styles {OPEN}>{pages}</office:document-styles>",
            "content.xml": f"<office:document-content {OPEN}>{content}</office:document-content>",
            "META-INF/manifest.xml": f"<manifest:manifest {OPEN}>{manifest}</manifest:manifest>",
        }
    )


def flat_odt(body: str) -> bytes:
    """Write a flat OpenDocument text, indented as such files are."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {OPEN}'
        f' office:mimetype="{OPEN_MIME}">\n <office:body>\n  <office:text>\n   {body}\n'
        "  </office:text>\n </office:body>\n</office:document>"
    ).encode()


def paragraph(text: str, properties: str = "", font: str = "", marks: str = "") -> str:
    """Write a paragraph of a Word document, all in one font."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    run = f'<w:r><w:rPr>{fonts}{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"
