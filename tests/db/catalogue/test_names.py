"""Names are read where they stand, for what they are, and never run into each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.names import names_in
from db.records import AuthorityKind

PERSON, BODY, PLACE, AWARD, INDEX = (
    AuthorityKind.PERSON,
    AuthorityKind.ORGANISATION,
    AuthorityKind.PLACE,
    AuthorityKind.AWARD,
    AuthorityKind.INDEX,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sáng nay, ông Trần Văn Mẫu đến Hà Nội.", [(PERSON, "Trần Văn Mẫu"), (PLACE, "Hà Nội")]),
        ("Tại Hà Nội, mưa to.", [(PLACE, "Hà Nội")]),
        ("Ông Lê Thị Mới cho biết.", [(PERSON, "Lê Thị Mới")]),
        ("Sở Giáo dục và Đào tạo cho biết.", [(BODY, "Sở Giáo dục và Đào tạo")]),
        ("Công an tỉnh Nghệ An bắt ba người.", [(BODY, "Công an tỉnh Nghệ An")]),
        (
            "UBND thị xã Mới và UBND huyện Cũ cùng họp.",
            [(BODY, "UBND thị xã Mới"), (BODY, "UBND huyện Cũ")],
        ),
        ("Chợ nổi ở Hội An đông khách.", [(PLACE, "Hội An")]),
        ("Xe chạy trên đường Trần Hưng Đạo.", []),
        ("Xã Thượng Mẫu có cầu mới.", [(PLACE, "Thượng Mẫu")]),
        ("Đội bóng nhận giải Nhất.", []),
        ("Bà nhận Giải thưởng Cống hiến.", [(AWARD, "Giải thưởng Cống hiến")]),
        ("Anh được trao Huân chương Lao động.", [(AWARD, "Huân chương Lao động")]),
        ("Chỉ số đọc sách (PDS) tăng.", [(INDEX, "chỉ số đọc sách")]),
        ("Sở Tài nguyên và môi trường họp.", [(BODY, "Sở Tài nguyên và môi trường")]),
        ("Ban Quản lý dự án 9 trả lời.", [(BODY, "Ban Quản lý dự án 9")]),
        ("UBND TP. HCM trả lời.", [(BODY, "UBND TP. HCM")]),
        ("Theo công ty Mẫu Xanh, cầu đã xong.", [(BODY, "công ty Mẫu Xanh")]),
        ("Công ty TNHH đầu tư Mẫu Xanh trả lời.", [(BODY, "Công ty TNHH đầu tư Mẫu Xanh")]),
        ("Ba cán bộ Việt Nam và nhân viên Mẫu Xanh.", [(PLACE, "Việt Nam")]),
        ("Sáng nay Quốc hội họp.", [(BODY, "Quốc hội")]),
        ("Khi đó Bộ Công thương - Ảnh: M.M.", [(BODY, "Bộ Công thương")]),
        ("Cô gặp GS.TS Trần Văn Mẫu.", [(PERSON, "Trần Văn Mẫu")]),
        (
            "Hôm qua thủ tướng Nhật Bản Taro Mau đến.",
            [(PLACE, "Nhật Bản"), (PERSON, "Taro Mau")],
        ),
        (
            "Có chủ tịch UBND tỉnh Nghệ An Trần Văn Mẫu dự.",
            [(BODY, "UBND tỉnh Nghệ An"), (PERSON, "Trần Văn Mẫu")],
        ),
        ("Sáng nay Johnny Mausson đến Hà Nội.", [(PERSON, "Johnny Mausson"), (PLACE, "Hà Nội")]),
        ("Hôm qua ông Mausson đến.", [(PERSON, "Mausson")]),
        ("Hôm qua ông Mẫu đến.", []),
        (
            "Có các ca sĩ như: Mẫu An, Lệ Mẫu và Mẫu Bình.",
            [(PERSON, "Mẫu An"), (PERSON, "Lệ Mẫu"), (PERSON, "Mẫu Bình")],
        ),
        ("Gặp ông Trần Văn Mẫu, Phó Giám đốc.", [(PERSON, "Trần Văn Mẫu")]),
        ("Khi ấy Đàng Thị Mẫu đến.", [(PERSON, "Đàng Thị Mẫu")]),
        ("Khi ấy NSƯT Mẫu An, NSƯT Mẫu Bình đến.", [(PERSON, "Mẫu An"), (PERSON, "Mẫu Bình")]),
        (
            "Mưa ở các huyện Mẫu An, Mẫu Bình và Mẫu Lộc rất to.",
            [(PLACE, "Mẫu An"), (PLACE, "Mẫu Bình"), (PLACE, "Mẫu Lộc")],
        ),
        ("Xe đến Mẫu Xuyên (Nghệ An).", [(PLACE, "Mẫu Xuyên"), (PLACE, "Nghệ An")]),
        ("Họ sống ở Mauszyn, Ba Lan.", [(PLACE, "Mauszyn"), (PLACE, "Ba Lan")]),
        ("Cô đến quận 3, rồi Q. Mẫu Xuân.", [(PLACE, "quận 3"), (PLACE, "Mẫu Xuân")]),
        ("Xe đến bến miền Đông (TP. HCM).", [(PLACE, "TP. HCM")]),
        ("Nhà trên đường Vân Đồn rất đẹp.", []),
        ("Xưa bà Hà Giang đến.", [(PERSON, "Hà Giang")]),
        ("Hôm qua biển Bà Rịa - Vũng Tàu lặng.", [(PLACE, "Bà Rịa - Vũng Tàu")]),
        ("Ngọc Anh kể lại.", []),
        ("Tại Sở Y tế, mọi người chờ.", [(BODY, "Sở Y tế")]),
        ("ĐƯỜNG MỚI MỞ", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[tuple[AuthorityKind, str]]) -> None:
    assert [(one.kind, one.name) for one in names_in(text)] == names


def test_an_acronym_behind_a_name_belongs_to_it() -> None:
    [one] = names_in("Hội Người yêu sách huyện Thượng Mẫu (HYS) vừa họp.")
    assert (one.name, one.short) == ("Hội Người yêu sách huyện Thượng Mẫu", "HYS")


texts = st.text(alphabet='AĐaăâÔ ôbcdUBND.,\n"“()-–1Sở Hội ông Trần', max_size=120)


@given(st.one_of(st.text(max_size=80), texts))
def test_names_stand_where_they_are_said_to(text: str) -> None:
    end = 0
    for one in names_in(text):
        assert end <= one.start < one.stop <= len(text)
        assert one.name.split()[-1] in text[one.start : one.stop]
        end = one.stop


def test_a_hostile_text_is_read() -> None:
    names_in("Sở " * 50_000)
    names_in("Trần " * 50_000)
    names_in("chỉ số " * 25_000 + "(PCI)")
