"""DOCX files open in other programs with every letter, and are the same bytes every time."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from db.export.docx import docx_bytes
from db.records.papers import Paper, PaperLine, PaperStyle, Run

LETTERS = some.text(some.characters(), max_size=40)
LINES = some.builds(
    PaperLine,
    style=some.sampled_from(PaperStyle),
    runs=some.lists(some.builds(Run, LETTERS, some.booleans(), some.booleans()), max_size=3).map(
        tuple
    ),
    number=some.sampled_from(["", "1."]),
    new_page=some.booleans(),
)
PAPER = Paper(
    "Chợ & “quê”",
    "Kho thử · 30/11/2026",
    (
        PaperLine(PaperStyle.TITLE, (Run("Ễ Ặ Ộ ữ ỵ"),)),
        PaperLine(PaperStyle.ENTRY, (Run("Đậm", bold=True), Run(" <nghiêng>", italic=True)), "1."),
        PaperLine(PaperStyle.HEADING, (Run("Bảng tra"),), new_page=True),
        PaperLine(PaperStyle.TEXT, (Run("Hai\ndòng"),)),
    ),
)


def test_another_program_reads_what_was_written() -> None:
    read = docx.Document(BytesIO(docx_bytes(PAPER)))
    assert [one.text for one in read.paragraphs] == [
        *("Ễ Ặ Ộ ữ ỵ", "1.\tĐậm <nghiêng>", "Bảng tra", "Hai\ndòng"),
    ]
    entry = read.paragraphs[1]
    assert [(run.bold, run.italic) for run in entry.runs[2:]] == [(True, None), (None, True)]
    assert read.paragraphs[2].paragraph_format.page_break_before
    assert [one.style.name for one in read.paragraphs[:2] if one.style is not None] == [
        *("Kho Báo title", "Kho Báo entry"),
    ]
    assert read.core_properties.title == "Chợ & “quê”"
    foot = read.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Kho thử · 30/11/2026\tTrang ")
    fields = foot._p.findall(f"{{{foot._p.nsmap['w']}}}fldSimple")
    assert [one.get(f"{{{foot._p.nsmap['w']}}}instr") for one in fields] == ["PAGE", "NUMPAGES"]


def test_the_same_paper_is_the_same_bytes() -> None:
    assert docx_bytes(PAPER) == docx_bytes(PAPER)


@given(some.lists(LINES, max_size=5), LETTERS)
def test_whatever_the_letters_are_every_part_is_sound(lines: list[PaperLine], title: str) -> None:
    held = docx_bytes(Paper(title, title, tuple(lines)))
    with zipfile.ZipFile(BytesIO(held)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            etree.fromstring(package.read(name))
