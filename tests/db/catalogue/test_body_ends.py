"""The name of a body ends where it does, and not at the verb or the name behind it."""

from __future__ import annotations

import pytest

from db.catalogue.names import names_in
from db.records import AuthorityKind

BODY, PERSON, PLACE = AuthorityKind.ORGANISATION, AuthorityKind.PERSON, AuthorityKind.PLACE


@pytest.mark.parametrize(
    "name",
    [
        "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng",
        "Ban Chỉ đạo tỉnh Nghệ An về phòng chống thiên tai",
        "Uỷ ban An toàn giao thông quốc gia",
        "Phòng cảnh sát hình sự Công an tỉnh Nghệ An",
        "Bộ chỉ huy Bộ đội biên phòng tỉnh Nghệ An",
        "Trung tâm Nghiên cứu chiến lược và quốc tế",
        "Ban thường vụ Tỉnh uỷ Nghệ An",
        "Uỷ ban Tư pháp của Quốc hội",
        "UBND Q. 2",
        "UBND P. Mẫu Xanh",
        "Công ty TNHH giày da Mẫu Xanh",
        "Công ty cổ phần vật tư và xây dựng Mẫu Xanh",
        "Công ty TNHH một thành viên Mẫu Xanh",
        "Cơ quan Cảnh sát điều tra bộ Công an",
        "Hiệp hội Doanh nghiệp nhỏ và vừa Việt Nam",
    ],
)
def test_small_words_go_on_with_a_body(name: str) -> None:
    assert [one.name for one in names_in(f"Khi đó {name} trả lời.")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nay Công an tỉnh Nghệ An điều tra việc này.", "Công an tỉnh Nghệ An"),
        ("Nay Sở Y tế Nghệ An thông tin như vậy.", "Sở Y tế Nghệ An"),
        ("Nay Cục Quản lý thị trường kiểm tra cửa hàng.", "Cục Quản lý thị trường"),
        ("Nay Công ty TNHH Mẫu Xanh đã bán sách.", "Công ty TNHH Mẫu Xanh"),
        ("Nay hãng Mausoft thiết kế và sản xuất máy.", "hãng Mausoft"),
        ("Theo Chính phủ về việc này thì được.", "Chính phủ"),
        ("Nay công an xã 9X làm tốt.", None),
    ],
)
def test_a_body_ends_before_the_sentence_goes_on(text: str, name: str | None) -> None:
    assert [one.name for one in names_in(text)] == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Có chủ tịch UBND tỉnh Nghệ An Trần Văn Mẫu dự.",
            [(BODY, "UBND tỉnh Nghệ An"), (PERSON, "Trần Văn Mẫu")],
        ),
        (
            "Theo Bộ Ngoại giao Nga Maria Mauskaya, trời đẹp.",
            [(BODY, "Bộ Ngoại giao Nga"), (PERSON, "Maria Mauskaya")],
        ),
        (
            "Có Bộ trưởng Ngoại giao Nga Sergei Mauski dự.",
            [(PLACE, "Nga"), (PERSON, "Sergei Mauski")],
        ),
        (
            "Nay Bộ Y tế và Ngân hàng Mẫu Xanh cùng họp.",
            [(BODY, "Bộ Y tế"), (BODY, "Ngân hàng Mẫu Xanh")],
        ),
        (
            "Nay Uỷ ban An toàn giao thông quốc gia và Mausoft Việt Nam họp.",
            [(BODY, "Uỷ ban An toàn giao thông quốc gia")],
        ),
        ("Nay Bộ Công thương MXA họp.", [(BODY, "Bộ Công thương")]),
        (
            "Theo Nhà Trắng Sarah Mausson, trời đẹp.",
            [(BODY, "Nhà Trắng"), (PERSON, "Sarah Mausson")],
        ),
        (
            "Có chủ tịch LĐLĐ tỉnh Nghệ An Trần Văn Mẫu dự.",
            [(BODY, "LĐLĐ tỉnh Nghệ An"), (PERSON, "Trần Văn Mẫu")],
        ),
    ],
)
def test_another_name_behind_a_body_is_not_its_own(
    text: str, names: list[tuple[AuthorityKind, str]]
) -> None:
    assert [(one.kind, one.name) for one in names_in(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Nay Tập đoàn Mẫu Xanh (Mauxaco) họp.", "Tập đoàn Mẫu Xanh", "Mauxaco"),
        ("Nay Công ty Mẫu Xanh (gọi tắt là MXA) họp.", "Công ty Mẫu Xanh", "MXA"),
        ("Nay Công ty Mẫu Xanh (Long An) họp.", "Công ty Mẫu Xanh", None),
        ("Nay Công ty Mẫu Xanh (Anh) họp.", "Công ty Mẫu Xanh", None),
        ("Nay Công ty Mẫu Xanh (Thanh) họp.", "Công ty Mẫu Xanh", None),
    ],
)
def test_the_short_name_stands_in_brackets(text: str, name: str, short: str | None) -> None:
    [one] = [one for one in names_in(text) if one.kind is BODY]
    assert (one.name, one.short) == (name, short)
