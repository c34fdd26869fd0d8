"""Styles, headings, titles of files and line breaks say what a paragraph is."""

from __future__ import annotations

import pytest

from db.ingest.documents.roles import assign
from db.ingest.documents.typed import Run, Typed
from db.records import BlockKind

LONG = "Ban quản lý cho biết mỗi ngày bến nhận được sáu chuyến tàu, gấp đôi bến cũ bên kia sông."


def kinds(*styled: tuple[str, str], title: str | None = None) -> list[BlockKind | None]:
    paragraphs = [Typed([Run(text)], style=style) for text, style in styled]
    parts = assign(paragraphs, [text for text, _ in styled], title).parts
    return [part.kind for part in parts]


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("Title", BlockKind.HEADLINE), ("heading 1", BlockKind.HEADLINE),
        ("Tiêu đề 2", BlockKind.HEADLINE), ("Caption", BlockKind.CAPTION),
        ("Intense Quote", BlockKind.QUOTE), ("Sapo", BlockKind.STANDFIRST),
        ("Tác giả", BlockKind.BYLINE), ("Normal", None), ("Text body", None), ("", None),
    ],
)  # fmt: skip
def test_styles(style: str, kind: BlockKind | None) -> None:
    assert kinds(("Bến mới", style), (LONG, "Normal")) == [kind, None]


def test_which_heading_is_the_headline() -> None:
    assert kinds(("a", "Subtitle"), ("b", "Title"), ("c", "Title"), (LONG, "")) == [
        BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SUBHEAD, None,
    ]  # fmt: skip
    assert kinds((LONG * 3, ""), ("a", "Heading 1")) == [None, BlockKind.SUBHEAD]
    assert kinds(("a", "Heading 2"), (LONG, ""), ("b", "Heading 1")) == [
        BlockKind.SUBHEAD, None, BlockKind.SUBHEAD,
    ]  # fmt: skip


def test_the_title_of_the_file_points_at_the_headline() -> None:
    lines = [("BÁO THỬ", ""), ("Bến mới", ""), (LONG, "")]
    assert kinds(*lines, title="bến mới") == [None, BlockKind.HEADLINE, None]
    assert kinds(*lines, title="bến cũ") == [None, None, None]


def test_line_breaks_that_end_paragraphs() -> None:
    text = f"Bến mới\nđón tàu\n\n{LONG}\n{LONG}"
    parts = assign([Typed([Run(text)])], [text], None).parts
    assert [part.text for part in parts] == ["Bến mới\nđón tàu", LONG, LONG]
