"""What a paragraph of press text looks like by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.ingest.lines import (
    Paragraph,
    is_byline,
    is_outlet_name,
    names_outlet,
    own_kind,
    paragraph,
)
from db.records import BlockKind


def line(text: str) -> Paragraph:
    return paragraph(text, 0, len(text))


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            BlockKind.SEPARATOR,
            ["\u00a0", "***", "* * *", "---", "———", "…", "o0o", "-oOo-", " ", "=" * 500],
        ),
        (
            BlockKind.CREDIT,
            [
                "Ảnh: TTXVN",
                "Ảnh: Nguyễn Văn A/TTXVN",
                "(Ảnh: Minh Hà)",
                "Ảnh minh hoạ: Internet",
                "Ảnh minh họa: Trần B.",
                "Ảnh: Gia đình cung cấp",
                "Nguồn: Báo Thử Nghiệm",
                "Đồ hoạ: Lê C",
                "Photo: Minh Hà",
                "Clip: Minh Hà",
            ],
        ),
        (
            BlockKind.CAPTION,
            [
                "Ảnh: Người dân dạo chơi bên hồ.",
                "Ảnh: Đoàn thuyền rời bến lúc trời vừa sáng, nước lên cao.",
                "Trong ảnh: Ban tổ chức trao giải cho các đội.",
                "Chú thích ảnh: Bến thuyền mới.",
                "Ảnh minh hoạ",
                "Ảnh chụp màn hình.",
                "Bến thuyền lúc sáng sớm - Ảnh: MINH HÀ",
                "Bến thuyền lúc sáng sớm. Ảnh: Minh Hà/TTXVN.",
                "Bến thuyền lúc sáng sớm (Ảnh: Minh Hà)",
                "Bến thuyền lúc sáng sớm – Ảnh của ban tổ chức",
                "Clip: Thuyền về bến trong mưa, khách vẫn đứng chờ đông.",
            ],
        ),
        (
            BlockKind.LIST_ITEM,
            [
                "- Một bến thuyền mới;",
                "1. Mở rộng bến",
                "2) Sửa đường",
                "• Trồng cây",
                "a) Loại một",
            ],
        ),
        (
            BlockKind.PUBDATE,
            [
                "Thứ Năm, 01/11/2018 | 08:30 GMT+7",
                "Ngày đăng: 24/10/2018",
                "Cập nhật lúc 08h30, ngày 24-10-2018",
                "24/10/2018 08:30",
                "2018-10-24",
                "Chủ nhật, ngày 4 tháng 11 năm 2018",
                "Tháng 10 năm 2018",
            ],
        ),
        (
            BlockKind.DATELINE,
            [
                "Hà Nội, ngày 24 tháng 10 năm 2018",
                "Hà Nội, ngày 24/10/2018",
                "Hà Nội, 24-10",
                "TP. Hồ Chí Minh, tháng 10/2018",
                "Hà Nội ngày 24/10",
            ],
        ),
        (BlockKind.RELATED, ["Xem thêm: Chợ nổi mùa nước", ">> Chợ nổi", "Tin liên quan"]),
        (BlockKind.BOILERPLATE, ["© Báo Thử Nghiệm", "Bản quyền thuộc Báo Thử Nghiệm"]),
        (
            None,
            [
                "Quảng Ninh mở thêm bến thuyền",
                "Ảnh hưởng của bão: đường vào chợ bị ngập",
                "Tranh chấp đất bãi bồi: hai xã ngồi lại",
                "Nguồn tin của bến thuyền cho biết: “Khách tăng gấp rưỡi so với năm ngoái”.",
                "Họ rời bến vào ngày 23/4.",
                "Không ít người mang theo băng rôn, ảnh của đội nhà.",
                "Tin vui từ bến thuyền",
                "1.500 khách đến bến trong một ngày",
                "3.5",
                "Một đoạn dài. " * 60,
                "Ảnh: " + "rất dài " * 60,
            ],
        ),
    ],
)
def test_own_kind(kind: BlockKind | None, texts: list[str]) -> None:
    assert {text: own_kind(line(text)) for text in texts} == dict.fromkeys(texts, kind)


@pytest.mark.parametrize(
    "text",
    [
        "M.M",
        "\u00a0M.M",
        "N.V.A.",
        "PV",
        "P.V",
        "Nhóm PV",
        "Nhóm phóng viên",
        "PV - CTV",
        "TTXVN",
        "Ban biên tập",
        "Nguyễn Văn A",
        "NGUYỄN VĂN A",
        "Trần Thị Bình - Lê C",
        "Trần Bình, Lê C và Minh Hà",
        "Minh Hà/TTXVN",
        "Minh Hà (tổng hợp)",
        "Minh Hà (theo Báo Thử Nghiệm)",
        "(Minh Hà)",
        "Minh Hà tổng hợp",
        "Theo Báo Thử Nghiệm",
        "Theo báo Thử Nghiệm",
        "(Theo TTXVN)",
        "Bài và ảnh: Minh Hà",
        "Bài, ảnh: MINH HÀ",
        "Tác giả: Minh Hà",
        "Thực hiện: Minh Hà - Lê C.",
        "TS. Trần Bình",
        "Luật sư Trần Bình",
        "Phóng viên Minh Hà",
    ],
)
def test_may_be_a_byline(text: str) -> None:
    assert is_byline(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "***",
        "Theo đó, bến thuyền mở cửa sớm",
        "Theo Ban quản lý, khách tăng gấp rưỡi.",
        "Xin cảm ơn!",
        "Bến thuyền đông khách",
        "Khách tăng 20%",
        "Đội U23 Việt Nam",
        "Tổng hợp: khách tăng, thuyền tăng!",
        "Nguyễn Văn A " * 10,
    ],
)
def test_is_no_byline(text: str) -> None:
    assert not is_byline(line(text))


@pytest.mark.parametrize(
    ("text", "is_name", "names"),
    [
        ("Báo Thử Nghiệm", True, True),
        ("BÁO THỬ NGHIỆM", True, True),
        ("Tạp chí Thử Nghiệm", True, True),
        ("khobao.vn", True, True),
        ("https://www.khobao.com.vn", True, True),
        ("Báo điện tử thử nghiệm hàng đầu Việt Nam", False, True),
        ("Cơ quan của những người giữ kho", False, True),
        ("Tiếng nói của những người giữ kho", False, True),
        ("Trang thông tin điện tử Thử Nghiệm", False, True),
        ("Số 12, thứ Năm", False, True),
        ("Báo động nước lên ở hạ nguồn", False, False),
        ("Đài Loan mở cửa đón khách", False, False),
        ("Nước lên nhanh ở hạ nguồn", False, False),
    ],
)
def test_outlets(text: str, *, is_name: bool, names: bool) -> None:
    assert is_outlet_name(line(text)) is is_name
    assert names_outlet(line(text)) is names


@given(st.text(st.characters(), min_size=1, max_size=500))
def test_any_string_has_an_answer(text: str) -> None:
    found = line(text)
    for question in (own_kind, is_byline, is_outlet_name, names_outlet):
        question(found)
    assert found.is_empty == (not any(char.isalnum() for char in text))
    assert found.length == len(text)
