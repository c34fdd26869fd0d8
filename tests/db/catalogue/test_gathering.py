"""What an article calls by several names is put together, and what it does not mean is left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.gathering import KnownName, gather, name_key
from db.records import AuthorityKind, BlockKind, NameKind
from db.search.collation import match_key
from tests.benchmarks.read_names import NothingKnown
from tests.db.catalogue.details import detail

PERSON, BODY, PLACE = AuthorityKind.PERSON, AuthorityKind.ORGANISATION, AuthorityKind.PLACE


class OneKnown:
    """An archive that has one authority."""

    def __init__(self, *forms: KnownName) -> None:
        self._forms = forms

    def find_names(self, keys: Collection[str]) -> Mapping[str, Sequence[KnownName]]:
        """Find its forms by their keys."""
        found: dict[str, list[KnownName]] = {}
        for form in self._forms:
            for name in (form.name, "HYS"):
                if match_key(name) in keys:
                    found.setdefault(match_key(name), []).append(form)
        return found


def _names(*texts: str) -> list[str]:
    article = detail([(BlockKind.BODY, text) for text in texts])
    return [one.name for one in gather(article, NothingKnown())]


def test_a_given_name_is_the_full_name() -> None:
    assert _names("Ông Vũ Mẫu An đến. Rồi ông Mẫu An về.") == ["Vũ Mẫu An"]


def test_one_name_of_a_foreigner_is_the_full_name() -> None:
    assert _names("Hôm qua John Mauson đến.", "Sau đó ông Mauson về.") == ["John Mauson"]


def test_a_body_without_its_place_is_the_one_with_it() -> None:
    text = "Sở Xây dựng huyện Mẫu Sơn họp. Sau đó Sở Xây dựng trả lời."
    assert _names(text) == ["Sở Xây dựng huyện Mẫu Sơn"]


def test_a_body_that_may_be_either_of_two_stays_apart() -> None:
    text = "Nay Sở Xây dựng huyện Mẫu An, Sở Xây dựng huyện Mẫu Lộc và Sở Xây dựng họp."
    assert len(_names(text)) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khi ấy Bộ Giao thông vận tải họp. Nay Bộ GTVT trả lời.", "Bộ Giao thông vận tải"),
        ("Khi ấy Sở Giáo dục và Đào tạo họp. Nay Sở GD-ĐT trả lời.", "Sở Giáo dục và Đào tạo"),
        ("Khi ấy Sở Quy hoạch - kiến trúc họp. Nay Sở Quy hoạch và kiến trúc trả lời.", None),
        ("Khi ấy UBND Q. 2 họp. Nay UBND quận 2 trả lời.", None),
        ("Hôm ấy Cơ quan Cảnh sát điều tra tìm người. Nay Cơ quan CSĐT đã thấy.", None),
        ("Nay công ty Mẫu Xanh Việt Nam bán sách. Xưa công ty Mẫu Xanh bán báo.", None),
    ],
)
def test_one_body_is_written_in_several_ways(text: str, name: str | None) -> None:
    names = _names(text)
    assert len(names) == 1
    assert name is None or names == [name]


def test_initials_stand_for_the_words_where_a_place_follows() -> None:
    text = "Khi ấy Sở Giáo dục và Đào tạo họp. Nay Sở GD-ĐT tỉnh Nghệ An trả lời."
    [one] = gather(detail([(BlockKind.BODY, text)]), NothingKnown())
    assert len(one.places) == 2


def test_a_firm_is_known_by_the_end_of_its_name() -> None:
    text = "Nay Công ty cổ phần hàng không Vietjet họp. Hôm qua Vietjet bay."
    [one] = gather(detail([(BlockKind.BODY, text)]), NothingKnown())
    assert one.forms == {"Vietjet": NameKind.VARIANT}


def test_the_government_is_not_its_inspectorate() -> None:
    assert len(_names("Nay Chính phủ họp, còn Thanh tra Chính phủ trả lời.")) == 2


def test_a_city_and_a_province_stay_apart() -> None:
    assert name_key(BODY, "UBND TP Thanh Mẫu") != name_key(BODY, "UBND tỉnh Thanh Mẫu")
    assert name_key(BODY, "Công an TP Hà Nội") == name_key(BODY, "Công an Hà Nội")


def test_a_country_and_its_short_name_are_one_place() -> None:
    [one] = gather(
        detail([(BlockKind.BODY, "Họ sang Nhật, rồi ở Nhật Bản nửa năm.")]), NothingKnown()
    )
    assert (one.kind, one.name, one.forms) == (PLACE, "Nhật Bản", {"Nhật": NameKind.VARIANT})


def test_a_province_is_known_by_its_name_alone() -> None:
    assert name_key(PLACE, "tỉnh Nghệ An") == name_key(PLACE, "Nghệ An")


def test_an_acronym_is_found_where_it_stands_alone() -> None:
    article = detail(
        [
            (BlockKind.BODY, "Nay Hội Người yêu sách huyện Thượng Mẫu (HYS) họp."),
            (BlockKind.BODY, "Năm nay HYS có sách mới."),
            (BlockKind.RELATED, "Bài cũ về HYS."),
        ]
    )
    [one] = gather(article, NothingKnown())
    assert one.forms == {"HYS": NameKind.ACRONYM}
    found = [article.text[place.start : place.stop] for place in one.places]
    assert found == ["Hội Người yêu sách huyện Thượng Mẫu", "HYS", "HYS"]


def test_a_full_name_is_known_where_it_stands_without_its_acronym() -> None:
    body = "Nay Hội Người yêu sách huyện Thượng Mẫu (HYS) họp."
    names = _names(body, "Xưa Hội Người yêu sách huyện Thượng Mẫu Lâm họp.")
    assert names[0] == "Hội Người yêu sách huyện Thượng Mẫu"


def test_a_given_name_behind_the_word_for_an_area_is_no_place() -> None:
    text = "Hôm qua anh Trần Văn Mẫu về. Nhà ở khu vực Mẫu sống rất vắng."
    assert _names(text) == ["Trần Văn Mẫu"]


def test_what_the_archive_has_is_recognised_by_any_form() -> None:
    known = KnownName(7, BODY, "Hội Mẫu", NameKind.ACRONYM, 3)
    text = "Nay Hội Người yêu sách huyện Thượng Mẫu (HYS) họp."
    [one] = gather(detail([(BlockKind.BODY, text)]), OneKnown(known))
    assert one.known == known


def test_what_is_known_as_something_else_is_not_recognised() -> None:
    known = KnownName(7, PERSON, "HYS", NameKind.PREFERRED, 3)
    text = "Nay Hội Người yêu sách huyện Thượng Mẫu (HYS) họp."
    [one] = gather(detail([(BlockKind.BODY, text)]), OneKnown(known))
    assert one.known is None


def test_the_authority_of_most_articles_is_taken() -> None:
    few, many = (KnownName(at, BODY, "Hội Mẫu", NameKind.VARIANT, at) for at in (3, 9))
    text = "Nay Hội Người yêu sách huyện Thượng Mẫu (HYS) họp."
    [one] = gather(detail([(BlockKind.BODY, text)]), OneKnown(few, many))
    assert one.known == many


def test_a_masthead_names_nothing() -> None:
    article = detail([(BlockKind.MASTHEAD, "Cơ quan của Sở Y tế"), (BlockKind.BODY, "Trời đẹp.")])
    assert gather(article, NothingKnown()) == []


PRINTED = "Sở Y tế và Bộ GTVT Hà Nội ông Trần Văn Mẫu , . ( ) các huyện TP HCM"
words = st.sampled_from(PRINTED.split())


@given(st.lists(words, max_size=30))
def test_every_place_of_a_name_is_in_the_article(found: list[str]) -> None:
    article = detail([(BlockKind.HEADLINE, " ".join(found)), (BlockKind.BODY, " ".join(found))])
    entities = gather(article, NothingKnown())
    assert len({(one.kind, one.name) for one in entities}) == len(entities)
    for one in entities:
        assert one.places
        assert all(0 <= place.start < place.stop <= len(article.text) for place in one.places)
        assert one.name not in one.forms
