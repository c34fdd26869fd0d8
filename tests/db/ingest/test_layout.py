"""Which part of a plain text is what: each rule by a text of our own, and the real seed article."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.layout import Layout, lay_out
from db.records import BlockKind
from tests.effort import effort

SEED = Path(__file__).parents[3].parent / "shared" / "seed" / "quang-ninh-asocio-2018.txt"

HEADLINE = "Chợ nổi mở thêm bến thuyền đón khách mùa nước"
STANDFIRST = "Bến mới rộng gấp đôi bến cũ, có mái che và lối lên cho người đi xe lăn."
ONE = (
    "Sáng nay những chiếc thuyền đầu tiên đã cập bến mới. Ban quản lý chợ nổi cho biết bến thuyền "
    "được làm trong sáu tháng, sớm hơn hai tuần so với kế hoạch."
)
TWO = (
    "Người bán hàng mong khách ở lại lâu hơn. Trước đây thuyền phải chờ nhau ngoài sông mỗi khi "
    "nước lên, nay mười thuyền có thể cùng vào một lúc."
)
THREE = (
    "Từ tháng sau chợ sẽ họp thêm một phiên chiều. Các xã ven sông cũng đang sửa đường để xe nhỏ "
    "đi được tới tận bến."
)


def kinds(*lines: str, between: str = "\n\n") -> list[str]:
    return [block.kind.value for block in lay_out(between.join(lines)).blocks]


def laid(*lines: str) -> Layout:
    return lay_out("\n\n".join(lines))


def test_the_usual_article() -> None:
    found = laid(HEADLINE, STANDFIRST, ONE, TWO, "Nguyễn Văn A")
    assert (found.headline, found.standfirst, found.byline) == (
        HEADLINE,
        STANDFIRST,
        "Nguyễn Văn A",
    )
    assert (found.kicker, found.dateline, found.dropped) == (None, None, 0)
    assert kinds(HEADLINE, STANDFIRST, ONE, TWO, "Nguyễn Văn A") == [
        "headline",
        "standfirst",
        "body",
        "body",
        "byline",
    ]


def test_lines_without_blank_lines_between_them() -> None:
    parts = ["headline", "standfirst", "body", "body", "byline"]
    assert kinds(HEADLINE, STANDFIRST, ONE, TWO, "PV", between="\n") == parts
    assert kinds(HEADLINE, STANDFIRST, ONE, TWO, "PV", between="\r\n") == parts


@pytest.mark.parametrize(
    "headline",
    [
        "Vì sao chợ nổi cần thêm bến thuyền?",
        "Chợ nổi đông khách, bến cũ quá tải!",
        "“Bến mới là niềm vui của cả xóm chợ”",
        "Chợ nổi và những chuyến thuyền về muộn...",
        "CHỢ NỔI MỞ THÊM BẾN THUYỀN ĐÓN KHÁCH",
        "Clip: Thuyền đầu tiên vào bến mới giữa tiếng trống",
        "Báo động nước lên ở chợ nổi",
        "Báo điện tử Thử Nghiệm mở trang về chợ nổi",
        "Bến mới",
    ],
)
def test_headlines_of_many_shapes(headline: str) -> None:
    found = laid(headline, STANDFIRST, ONE, TWO)
    assert (found.headline, found.standfirst) == (headline, STANDFIRST)


@pytest.mark.parametrize(
    "masthead",
    [
        "Báo điện tử thử nghiệm hàng đầu Việt Nam",
        "Báo Thử Nghiệm",
        "Cơ quan của những người giữ kho",
        "khobao.vn",
        "Đọc nhanh mỗi sớm mai",
    ],
)
def test_a_masthead_is_not_the_headline(masthead: str) -> None:
    found = laid(masthead, HEADLINE, STANDFIRST, ONE, TWO)
    assert found.blocks[0].kind is BlockKind.MASTHEAD
    assert (found.headline, found.standfirst, found.kicker) == (HEADLINE, STANDFIRST, None)


@pytest.mark.parametrize("kicker", ["KINH TẾ BIỂN VÀ SÔNG NƯỚC", "Du lịch", "Chợ nổi mùa nước:"])
def test_a_kicker_stands_above_the_headline(kicker: str) -> None:
    found = laid(kicker, HEADLINE, STANDFIRST, ONE)
    assert (found.kicker, found.headline, found.standfirst) == (kicker, HEADLINE, STANDFIRST)


def test_masthead_kicker_and_headline() -> None:
    parts = kinds("Báo Thử Nghiệm", "DU LỊCH", HEADLINE, STANDFIRST, ONE)
    assert parts == ["masthead", "kicker", "headline", "standfirst", "body"]


def test_a_line_that_comes_back_is_the_headline_and_its_repeat_the_caption() -> None:
    first = "Những bến thuyền trên sông"
    found = laid(first, HEADLINE, STANDFIRST, ONE, HEADLINE.upper(), TWO)
    assert found.headline == HEADLINE
    assert [block.kind.value for block in found.blocks] == [
        "kicker",
        "headline",
        "standfirst",
        "body",
        "caption",
        "body",
    ]


def test_a_line_about_the_same_thing_below_the_headline_does_not_take_its_place() -> None:
    found = laid("Chợ nổi mở thêm bến thuyền", "Bến mới rộng gấp đôi bến cũ", ONE, TWO)
    assert found.headline == "Chợ nổi mở thêm bến thuyền"


def test_only_an_outlet_above_running_text() -> None:
    found = laid("Báo Thử Nghiệm", ONE, TWO)
    assert found.blocks[0].kind is BlockKind.MASTHEAD
    assert found.headline == "Báo Thử Nghiệm"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        (f"(Báo Thử Nghiệm) - {STANDFIRST}", STANDFIRST),
        (f"(KB) – {STANDFIRST}", STANDFIRST),
        (f"KBO - {STANDFIRST}", STANDFIRST),
        (f"Hà Nội (KBO) – {STANDFIRST}", STANDFIRST),
        (f"Bà Tư (62 tuổi, bán bún) – {STANDFIRST}", f"Bà Tư (62 tuổi, bán bún) – {STANDFIRST}"),
        ("Bến mới mở lúc nào?", "Bến mới mở lúc nào?"),
    ],
)
def test_the_standfirst_loses_the_name_of_the_outlet(printed: str, value: str) -> None:
    found = laid(HEADLINE, printed, ONE, TWO)
    assert found.standfirst == value
    block = found.blocks[1]
    assert found.text[block.start : block.stop] == printed


def test_no_standfirst_without_more_text_nor_in_a_long_paragraph() -> None:
    assert kinds(HEADLINE, ONE) == ["headline", "body"]
    assert kinds(HEADLINE, f"{ONE} {TWO} {THREE}", ONE) == ["headline", "body", "body"]


def test_dates_and_names_around_the_headline() -> None:
    found = laid(
        "Thứ Năm, 01/11/2018 | 08:30 GMT+7",
        HEADLINE,
        "Hà Nội, ngày 1 tháng 11 năm 2018",
        "Trần Thị Bình",
        STANDFIRST,
        "Ảnh: Minh Hà",
        ONE,
        TWO,
    )
    assert [block.kind.value for block in found.blocks] == [
        "pubdate",
        "headline",
        "dateline",
        "byline",
        "standfirst",
        "credit",
        "body",
        "body",
    ]
    assert found.dateline == "Hà Nội, ngày 1 tháng 11 năm 2018"
    assert found.byline == "Trần Thị Bình"


def test_several_bylines_and_credits_at_the_end() -> None:
    found = laid(HEADLINE, STANDFIRST, ONE, "Minh Hà - Lê C", "Theo Báo Thử Nghiệm", "Ảnh: Minh Hà")
    assert found.byline == "Minh Hà - Lê C; Theo Báo Thử Nghiệm"
    assert [block.kind.value for block in found.blocks][3:] == ["byline", "byline", "credit"]


def test_a_name_twice_is_one_byline() -> None:
    assert laid(HEADLINE, "Minh Hà", STANDFIRST, ONE, "Minh Hà").byline == "Minh Hà"


def test_a_list_of_people_is_no_byline() -> None:
    people = ["Trần Bình", "Lê Chi", "Phạm Dung", "Đỗ Giang"]
    found = laid(HEADLINE, STANDFIRST, ONE, "Danh sách người nhận giải gồm bốn người:", *people)
    assert found.byline is None


def test_subheads_stand_alone_between_long_paragraphs() -> None:
    found = kinds(HEADLINE, STANDFIRST, ONE, "Nước lên, bến rộng", TWO, "Vì sao là bến mới?", THREE)
    assert found == ["headline", "standfirst", "body", "subhead", "body", "subhead", "body"]
    verses = ["Sông dài bến rộng", "Nước lớn thuyền đầy", "Chợ đông từ sớm"]
    assert kinds(HEADLINE, STANDFIRST, ONE, *verses, TWO)[3:] == ["body"] * 4
    assert kinds(HEADLINE, STANDFIRST, ONE, "Nước lên, bến rộng")[3:] == ["body"]


def test_lists_separators_captions_and_the_rest() -> None:
    found = kinds(
        HEADLINE,
        STANDFIRST,
        "Các việc còn lại",
        "- Sửa đường vào bến;",
        "1. Trồng cây ven sông",
        "***",
        ONE,
        "Thuyền vào bến mới lúc sáng sớm - Ảnh: MINH HÀ",
        "Trong ảnh: Bến mới nhìn từ bờ bên kia.",
        TWO,
        "Xem thêm: Chợ nổi mùa nước",
        "© Báo Thử Nghiệm",
    )
    assert found == [
        "headline",
        "standfirst",
        "subhead",
        "list_item",
        "list_item",
        "separator",
        "body",
        "caption",
        "caption",
        "body",
        "related",
        "boilerplate",
    ]


def test_one_line_is_a_headline_and_one_paragraph_is_a_body() -> None:
    assert kinds(HEADLINE) == ["headline"]
    found = laid(ONE)
    assert [block.kind for block in found.blocks] == [BlockKind.BODY]
    assert found.headline is not None
    assert found.headline.endswith("…")
    assert ONE.startswith(found.headline[:-1])
    assert len(found.headline) <= 120
    assert laid("Chợ họp.").headline == "Chợ họp."


@pytest.mark.parametrize("text", ["", "\n\n\r\n", "\ufeff"])
def test_an_empty_text_has_an_empty_layout(text: str) -> None:
    found = lay_out(text)
    assert (found.blocks, found.headline, found.standfirst, found.byline) == ((), None, None, None)


def test_a_text_of_signs_has_no_headline() -> None:
    found = lay_out("***\n\n\u00a0")
    assert [block.kind for block in found.blocks] == [BlockKind.SEPARATOR] * 2
    assert found.headline is None


def test_what_is_dropped_is_counted() -> None:
    found = lay_out(f"\ufeff{HEADLINE}\r\n\r\nBến m\u00adới\u200b.")
    assert found.text == f"{HEADLINE}\n\nBến mới."
    assert found.dropped == 2


def test_a_headline_broken_in_two_lines_is_one() -> None:
    broken = HEADLINE.replace(" bến ", "\nbến ")
    found = laid(broken, STANDFIRST, ONE, TWO)
    assert found.headline == HEADLINE
    assert found.text[found.blocks[0].start : found.blocks[0].stop] == broken


def test_time_grows_with_the_text_only() -> None:
    """Who looked through all that follows at every line would take 24,000 and more."""
    assert effort(lambda: lay_out("Chợ nổi họp sớm " * 200_000)) < 300
    assert effort(lambda: lay_out("Chợ nổi\n" * 50_000)) < 4_000
    assert effort(lambda: lay_out("- \u00a0" * 200_000)) < 300


@pytest.mark.skipif(not SEED.exists(), reason="the shared seed article is not on this machine")
def test_the_seed_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = lay_out(text)
    assert [block.kind.value for block in found.blocks] == [
        *("masthead", "headline", "standfirst", "body", "body", "caption", "body", "separator"),
        *("body", "body", "body", "body", "byline"),
    ]
    assert found.text == text
    headline, caption, byline = (
        text[found.blocks[at].start : found.blocks[at].stop] for at in (1, 5, 12)
    )
    assert found.headline == headline == caption
    assert (byline, found.byline) == ("\u00a0M.M", "M.M")
    assert found.standfirst == text[found.blocks[2].start : found.blocks[2].stop]


LINES = st.sampled_from(
    [
        *(
            HEADLINE,
            STANDFIRST,
            ONE,
            TWO,
            "Minh Hà",
            "M.M",
            "Ảnh: TTXVN",
            "***",
            "\u00a0",
            "DU LỊCH",
        ),
        *("- Một bến;", "Hà Nội, ngày 1/11", "Báo Thử Nghiệm", "Nước lên, bến rộng", "", "", " "),
        *(
            "Theo Báo Thử Nghiệm",
            "Xem thêm: Chợ nổi",
            "e\u0323\u0302",
            "\u200b",
            "\ufeff",
            "đi tiếp",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(LINES, max_size=14).map("\n".join),
    st.lists(LINES, max_size=14).map("\r\n\r\n".join),
    st.text(st.characters(), max_size=200),
)


@given(TEXTS)
def test_blocks_cover_all_but_line_ends(text: str) -> None:
    found = lay_out(text)
    assert unicodedata.is_normalized("NFC", found.text)
    place = 0
    for block in found.blocks:
        assert set(found.text[place : block.start]) <= {"\n"}
        assert block.start < block.stop
        place = block.stop
    assert set(found.text[place:]) <= {"\n"}
    parts = [block.kind for block in found.blocks]
    assert parts.count(BlockKind.HEADLINE) <= 1
    assert parts.count(BlockKind.STANDFIRST) <= 1
    assert (found.headline is None) == (not any(char.isalnum() for char in found.text))
    assert (found.byline is None) == (BlockKind.BYLINE not in parts)


@given(TEXTS)
def test_normal_form_and_layout_again_change_nothing(text: str) -> None:
    found = lay_out(text)
    assert lay_out(unicodedata.normalize("NFD", text)) == found
    again = lay_out(found.text)
    assert (again.blocks, again.headline, again.byline) == (
        found.blocks,
        found.headline,
        found.byline,
    )


def test_lists_of_other_articles_and_what_every_page_has() -> None:
    found = kinds(
        "Trang chủ > Du lịch",
        "Thứ Năm, 01/11/2018 | 08:30",
        HEADLINE,
        STANDFIRST,
        ONE,
        TWO,
        "Minh Hà",
        "Tin liên quan",
        "Bến cũ thành chỗ phơi lưới",
        "Đường vào chợ nổi thông xe",
        "Theo dõi chúng tôi trên Facebook",
        "Bình luận (0)",
    )
    assert found == [
        *("boilerplate", "pubdate", "headline", "standfirst", "body", "body", "byline"),
        *("related", "related", "related", "boilerplate", "boilerplate"),
    ]


def test_text_goes_on_after_a_list_within_it() -> None:
    found = kinds(HEADLINE, STANDFIRST, ONE, "Xem thêm:", "Bến cũ thành chỗ phơi lưới", TWO, THREE)
    assert found[3:] == ["related", "related", "body", "body"]
