"""Bulletins: their sections, running numbers, what rights keep back, and their indexes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.export.bulletin_paper import bulletin_paper, sections_of
from db.records import BlockKind, TextAccess
from db.records.papers import BulletinEntry, BulletinKind, BulletinWish, Content, Sectioning
from tests.db.export.papers import ARCHIVE, DAY, entry, told

WISH = BulletinWish(BulletinKind.BIBLIOGRAPHY, "Chợ quê", library="Thư viện Mẫu")
BODY = (
    (BlockKind.HEADLINE, "Chợ phiên"),
    (BlockKind.BODY, "Đoạn thứ nhất."),
    (BlockKind.CAPTION, "Ảnh chợ."),
    (BlockKind.RELATED, "Xem thêm bài khác."),
    (BlockKind.BODY, "Đoạn thứ hai."),
)
ENTRIES = (
    entry(
        *(1, "Ở bến sông"),
        published="2020-06-01",
        byline="Lê Ơn",
        subjects=["Đời sống", "Y tế"],
        places=["Đông Hải", "An Mẫu"],
    ),
    entry(2, "Ánh đèn", published="2020-05-01", byline="Đỗ An", subjects=["Đời sống"]),
    entry(3, "Chợ phiên", outlet="Báo An", body=BODY, standfirst="Tóm tắt.", places=["Đông Hải"]),
    entry(
        4, "Ăn sáng", published="2020-05-01", byline="Lê Ơn", subjects=["Chợ"], issue="12", page="3"
    ),
)


def paper_of(*entries: BulletinEntry, wish: BulletinWish = WISH) -> list[str]:
    return told(bulletin_paper(wish, entries or ENTRIES, ARCHIVE, DAY))


def test_the_whole_of_a_bulletin() -> None:
    assert paper_of() == [
        "Thư viện Mẫu",
        "Chợ quê",
        "Thư mục bài trích",
        "Thời gian: 01/05/2020 – 01/06/2020",
        "4 bài · lập ngày 30/11/2026",
        *("Mục lục", "Chợ: 1", "Đời sống: 2–3", "Chưa xếp chủ đề: 4"),
        "Chợ",
        "1. Ăn sáng / Lê Ơn // Báo Thử. – 01/05/2020. – Số 12. – Tr. 3. – [2026-000004]",
        "Đời sống",
        "2. Ánh đèn / Đỗ An // Báo Thử. – 01/05/2020. – [2026-000002]",
        "3. Ở bến sông / Lê Ơn // Báo Thử. – 01/06/2020. – [2026-000001]",
        "Chưa xếp chủ đề",
        "4. Chợ phiên // Báo An. – [2026-000003]",
        "Tóm tắt.",
        *("Bảng tra tác giả", "Đ", "Đỗ An: 2", "L", "Lê Ơn: 1, 3"),
        *("Bảng tra nhan đề", "A", "Ánh đèn: 2", "Ă", "Ăn sáng: 1", "C", "Chợ phiên: 4"),
        *("Ơ", "Ở bến sông: 3"),
        *("Bảng tra địa danh", "A", "An Mẫu: 3", "Đ", "Đông Hải: 3, 4"),
    ]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (Sectioning.NONE, [""]),
        (Sectioning.OUTLET, ["Báo An", "Báo Thử"]),
        (Sectioning.MONTH, ["Tháng 5/2020", "Tháng 6/2020", "Không rõ ngày"]),
        (Sectioning.SUBJECT, ["Chợ", "Đời sống", "Chưa xếp chủ đề"]),
    ],
)
def test_sections(by: Sectioning, names: list[str]) -> None:
    sections = sections_of(ENTRIES, by)
    assert [name for name, _entries in sections] == names
    numbers = [one.article.id for _name, section in sections for one in section]
    assert sorted(numbers) == [1, 2, 3, 4]


def test_where_nothing_belongs_to_a_section_there_is_no_heading() -> None:
    assert "Chưa xếp chủ đề" not in paper_of(ENTRIES[2])
    assert sections_of([], Sectioning.SUBJECT) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (Content.CITATION, []),
        (Content.ABSTRACT, ["Tóm tắt."]),
        (Content.PASSAGE, ["Tóm tắt."]),
        (Content.FULL, ["Đoạn thứ nhất.", "Ảnh chợ.", "Đoạn thứ hai."]),
    ],
)
def test_how_much_is_given(content: Content, words: list[str]) -> None:
    wish = replace(WISH, content=content, indexes=False)
    lines = paper_of(ENTRIES[2], wish=wish)
    assert lines[lines.index("1. Chợ phiên // Báo An. – [2026-000003]") + 1 :] == words


def test_a_passage_of_what_has_no_standfirst_is_its_first_paragraph() -> None:
    bare = replace(ENTRIES[2], standfirst=None)
    wish = replace(WISH, content=Content.PASSAGE, indexes=False)
    assert paper_of(bare, wish=wish)[-1] == "Đoạn thứ nhất."


@pytest.mark.parametrize("access", [TextAccess.CITATION_ONLY, TextAccess.STAFF_ONLY])
@pytest.mark.parametrize("content", list(Content))
def test_a_text_that_may_not_leave_never_does(content: Content, access: TextAccess) -> None:
    # Even if whoever reads the entries should hand the text over.
    held = entry(5, "Chợ phiên", access=access, body=BODY)
    whole = "\n".join(paper_of(held, wish=replace(WISH, content=content)))
    assert "Đoạn thứ" not in whole
    assert "Ảnh chợ" not in whole


def test_a_bulletin_of_nothing_is_a_cover() -> None:
    paper = bulletin_paper(replace(WISH, title=" ", library=""), (), ARCHIVE, DAY)
    assert told(paper) == ["Thư viện tỉnh Mẫu", "Thư mục bài trích", "0 bài · lập ngày 30/11/2026"]
