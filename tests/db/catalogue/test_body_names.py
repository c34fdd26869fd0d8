"""Bodies are read with capital and small heads, alone or several behind one head."""

from __future__ import annotations

import pytest

from db.catalogue.names import names_in
from db.records import AuthorityKind

BODY = AuthorityKind.ORGANISATION


def _bodies(text: str) -> list[str]:
    return [one.name for one in names_in(text) if one.kind is BODY]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Nay Sở Giáo dục và Đào tạo, Y tế và Công Thương họp.",
            ["Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Công Thương"],
        ),
        (
            "Sáng nay các Bộ: Tài chính, Tư pháp, Văn hoá, Thể thao và Du lịch cùng họp.",
            ["Bộ Tài chính", "Bộ Tư pháp", "Bộ Văn hoá, Thể thao và Du lịch"],
        ),
        (
            "Hôm ấy Sở Y tế, Xây dựng tỉnh Nghệ An trả lời.",
            ["Sở Y tế", "Sở Xây dựng tỉnh Nghệ An"],
        ),
        ("Nay Bộ Quốc phòng, Công an cùng họp.", ["Bộ Quốc phòng", "Bộ Công an"]),
        (
            "Nay Sở Y tế và Công an huyện Mẫu An cùng họp.",
            ["Sở Y tế", "Công an huyện Mẫu An"],
        ),
    ],
)
def test_offices_are_listed_by_their_fields(text: str, names: list[str]) -> None:
    assert _bodies(text) == names


@pytest.mark.parametrize(
    "name",
    [
        "Sở Văn hoá, Thể thao và Du lịch",
        "Sở Lao động - Thương binh và Xã hội",
        "Bộ Nông nghiệp và phát triển nông thôn",
        "Sở NN&PTNT",
        "sở GD-ĐT",
        "Phòng Tài chính - Kế hoạch huyện Mẫu An",
    ],
)
def test_a_field_is_one_name_whatever_stands_inside_it(name: str) -> None:
    assert _bodies(f"Sáng nay {name} trả lời.") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Nay công an các huyện Mẫu An, Mẫu Bình và Mẫu Lộc phối hợp.",
            ["công an huyện Mẫu An", "công an huyện Mẫu Bình", "công an huyện Mẫu Lộc"],
        ),
        ("Khi đó UBND 2 xã Mẫu An và Mẫu Bình họp.", ["UBND xã Mẫu An", "UBND xã Mẫu Bình"]),
        ("Khi đó UBND các quận 1, 3 và 5 họp.", ["UBND quận 1", "UBND quận 3", "UBND quận 5"]),
        (
            "Có 2 hợp tác xã Mẫu An và Mẫu Bình.",
            ["hợp tác xã Mẫu An", "hợp tác xã Mẫu Bình"],
        ),
        (
            "Có hai trường THPT Mẫu An và Mẫu Bình dự thi.",
            ["trường THPT Mẫu An", "trường THPT Mẫu Bình"],
        ),
    ],
)
def test_bodies_of_one_kind_are_listed(text: str, names: list[str]) -> None:
    assert _bodies(text) == names


def test_each_of_several_stands_where_it_is_printed() -> None:
    text = "Nay Sở Giáo dục và Đào tạo, Y tế họp."
    assert [text[one.start : one.stop] for one in names_in(text)] == [
        "Sở Giáo dục và Đào tạo",
        "Y tế",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hôm qua các công ty Nhật Bản và Hàn Quốc đến.",
        "Năm ngoái ban giám khảo và ban tổ chức vui.",
        "Sáng nay Hội đồng xét xử họp.",
        "Khi đó Ban Quản lý đã về.",
        "Nay Công ty cổ phần đã về.",
        "Một tiểu đoàn Mẫu và phi đội Mẫu đi qua.",
        "Đó là trụ sở Mẫu Xanh cũ.",
        "Các cán bộ Mẫu Xanh đã về.",
        "Theo bộ luật Mẫu thì được.",
        "Hôm ấy Phòng cháy tốt hơn chữa cháy.",
        "Khách của nhà xe M. đã về.",
        "Đi cùng đoàn Tổng thống là nhiều người.",
        "Khi đó Văn phòng Tổng thống trả lời.",
        "Theo Bộ Quy tắc mới thì được.",
        "Xưa Trường Mẫu đã hát.",
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    assert _bodies(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "hội đồng quản trị công ty Mẫu Xanh",
        "bệnh viện đa khoa tỉnh Nghệ An",
        "đồn công an Mẫu An",
        "ban giám hiệu trường Mẫu An",
        "Đại sứ quán Mỹ",
        "hãng tin Tân Hoa xã",
        "điện Kremlin",
        "nhà máy nhiệt điện Mẫu Lộc",
        "nhà xe M.X",
        "Mau Xanh Company",
        "Viettel Nghệ An",
        "Trường Tiểu học Mẫu Xanh",
        "Trường Gateway",
    ],
)
def test_bodies(name: str) -> None:
    assert _bodies(f"Khi đó {name} trả lời.") == [name]


def test_whose_a_picture_is_is_not_told_of() -> None:
    assert _bodies("Trời đẹp - Ảnh: TTXVN") == []
    assert _bodies("Theo TTXVN, trời đẹp.") == ["TTXVN"]
