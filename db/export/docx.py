"""Papers as DOCX, for word processors: a few parts of XML in a zip, the same bytes every time.

Written by hand because a paper needs a dozen styles, a hanging number and a page number, all of
which a library for DOCX would have us write as XML too. WordprocessingML, ECMA-376 part 1.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from db.records.papers import Paper, PaperLine, PaperStyle, Run

ENDING: Final = ".docx"

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_HANGING: Final = 567
"""A centimetre, in twentieths of a point: how far a number hangs out."""

_LOOKS: Final = {
    # style: half points of type, marks, before, after (twentieths of a point), alignment, outline
    PaperStyle.LIBRARY: (24, "b", 0, 480, "center", None),
    PaperStyle.TITLE: (40, "b", 120, 120, "center", None),
    PaperStyle.SUBTITLE: (24, "", 0, 60, "center", None),
    PaperStyle.HEADING: (28, "b", 320, 120, "left", 0),
    PaperStyle.SUBHEADING: (24, "b", 120, 60, "left", None),
    PaperStyle.TEXT: (24, "", 0, 120, "both", None),
    PaperStyle.ENTRY: (24, "", 160, 60, "left", None),
    PaperStyle.QUOTE: (26, "i", 200, 60, "both", None),
    PaperStyle.ABSTRACT: (24, "", 0, 60, "both", None),
    PaperStyle.SOURCE: (20, "", 0, 40, "left", None),
    PaperStyle.CAVEAT: (20, "", 40, 60, "left", None),
    PaperStyle.INDEX: (22, "", 0, 20, "left", None),
    PaperStyle.LETTER: (24, "b", 160, 40, "left", 1),
}
_KEPT_WITH_NEXT: Final = frozenset(
    {PaperStyle.HEADING, PaperStyle.SUBHEADING, PaperStyle.LETTER, PaperStyle.QUOTE}
)
_INDENTED: Final = frozenset(
    {PaperStyle.QUOTE, PaperStyle.ABSTRACT, PaperStyle.SOURCE, PaperStyle.CAVEAT, PaperStyle.ENTRY}
)


def docx_bytes(paper: Paper) -> bytes:
    """Write a paper as the bytes of a DOCX file: A4, the page numbers made by its reader."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{_R}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(paper),
        "word/_rels/document.xml.rels": _relations(
            ("styles", f"{_R}/styles", "styles.xml"), ("foot", f"{_R}/footer", "footer1.xml")
        ),
        "word/document.xml": _document(paper),
        "word/footer1.xml": _footer(paper),
        "word/styles.xml": _styles(),
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, (_HEAD + text).encode())
    return held.getvalue()


def _content_types() -> str:
    parts = (
        ("/word/document.xml", f"{_TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{_TYPE}.styles+xml"),
        ("/word/footer1.xml", f"{_TYPE}.footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(*targets: tuple[str, str, str]) -> str:
    told = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{place}"/>'
        for name, kind, place in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _core(paper: Paper) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{_text(paper.title)}</dc:title><dc:creator>Kho Báo</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _document(paper: Paper) -> str:
    lines = "".join(map(_paragraph, paper.lines))
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{lines}<w:sectPr>'
        '<w:footerReference w:type="default" r:id="foot"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1418" w:header="567" '
        'w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _paragraph(line: PaperLine) -> str:
    breaks = "<w:pageBreakBefore/>" if line.new_page else ""
    number = f"{_run(Run(line.number))}<w:r><w:tab/></w:r>" if line.number else ""
    hang = ""
    if line.style in _INDENTED:
        first = f' w:hanging="{_HANGING}"' if line.number else ""
        hang = f'<w:ind w:left="{_HANGING}"{first}/>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{line.style.value}"/>{breaks}{hang}</w:pPr>'
        f"{number}{''.join(map(_run, line.runs))}</w:p>"
    )


def _run(run: Run) -> str:
    marks = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    parts = _text(run.text).split("\n")
    told = "<w:br/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in parts)
    return f"<w:r>{look}{told}</w:r>"


def _footer(paper: Paper) -> str:
    """The archive at the left, the page and the number of pages at the right."""
    page, pages = (
        f'<w:fldSimple w:instr="{field}">{_run(Run("1"))}</w:fldSimple>'
        for field in ("PAGE", "NUMPAGES")
    )
    return (
        f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="{PaperStyle.SOURCE.value}"/>'
        '<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs></w:pPr>'
        f"{_run(Run(paper.foot))}<w:r><w:tab/></w:r>"
        f"{_run(Run(f'{paper.page_word} '))}{page}{_run(Run('/'))}{pages}</w:p></w:ftr>"
    )


def _styles() -> str:
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" '
        'w:eastAsia="Times New Roman"/><w:sz w:val="24"/><w:lang w:val="vi-VN"/></w:rPr>'
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
        'w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{''.join(_style_definitions())}</w:styles>"
    )


def _style_definitions() -> Iterator[str]:
    for style, (size, marks, before, after, alignment, outline) in _LOOKS.items():
        keep = "<w:keepNext/>" if style in _KEPT_WITH_NEXT else ""
        level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
        looks = "".join(f"<w:{mark}/>" for mark in marks)
        yield (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.value}">'
            f'<w:name w:val="Kho Báo {style.value}"/><w:basedOn w:val="Normal"/><w:pPr>{keep}'
            f'<w:spacing w:before="{before}" w:after="{after}"/><w:jc w:val="{alignment}"/>{level}'
            f'</w:pPr><w:rPr>{looks}<w:sz w:val="{size}"/></w:rPr></w:style>'
        )


def _text(text: str) -> str:
    """Letters as XML may have them: what it may not is left out."""
    return escape(_NO_XML.sub("", text))
