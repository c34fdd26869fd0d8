"""What an article is about, by the words of the subjects that come with the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue.subjects import VOCABULARY, subjects, suggest_subjects
from db.records import AddTerm, BlockKind, Method, Suggestion
from tests.db.catalogue.details import detail

Parts = list[tuple[BlockKind, str]]
HEAD, BODY = BlockKind.HEADLINE, BlockKind.BODY
WORDS = ("thư viện", "bạn đọc", "Thư viện", "giải thưởng", "du khách", "İ", "xe", ".", "lưu trữ")


def notations(parts: Parts) -> list[str]:
    """The subjects that are suggested, the surest first."""
    return [dict(one.facts)["notation"] for one in suggest_subjects(detail(parts))]


def test_every_subject_has_words_and_stands_behind_the_one_it_is_a_part_of() -> None:
    seen: set[str] = set()
    for notation, one in subjects().items():
        assert one.notation == notation
        assert all((one.label, one.label_en, one.ddc))
        assert not one.words.search("")
        assert one.broader is None or one.broader in seen
        seen.add(notation)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([(HEAD, "Thư viện đón bạn đọc"), (BODY, "Phòng đọc mở cả ngày.")], ["BC.03"]),
        ([(HEAD, "THƯ VIỆN ĐÓN BẠN ĐỌC"), (BODY, "Mở cả ngày.")], ["BC.03"]),
        ([(BODY, "Thư viện mở cửa. Thư viện đông. Thư viện vui. Thư viện đẹp.")], []),
        ([(BODY, "Thư viện mở cửa, bạn đọc đến.")], []),
        ([(BlockKind.RELATED, "Thư viện, bạn đọc, phòng đọc, lưu trữ, thư viện")], []),
        ([(BODY, "Thưviện, bạnđọc, phòngđọc, lưutrữ, thưviện")], []),
    ],
)
def test_enough_must_be_said(parts: Parts, found: list[str]) -> None:
    assert notations(parts) == found


def test_of_a_subject_and_its_part_the_part_is_suggested() -> None:
    broad = "Cơ quan hành chính nhắc công chức. Công chức xã trả lời cơ quan hành chính."
    narrow = " Thủ tục hành chính gọn, cải cách hành chính nhanh, một cửa, một cửa."
    assert notations([(HEAD, broad)]) == ["HC"]
    assert notations([(HEAD, broad + narrow)]) == ["HC.01"]


def test_three_subjects_at_most() -> None:
    text = (
        "Thư viện, bạn đọc, lưu trữ. Ngân hàng, lãi suất, nợ xấu. Du khách, du lịch, khách sạn. "
        "Sân bay, máy bay, chuyến bay."
    )
    assert len(notations([(HEAD, text)])) == 3


def test_the_sentence_that_says_most_is_the_evidence() -> None:
    body = "Có thư viện mới. Thư viện cho bạn đọc vào phòng đọc và kho lưu trữ. Bạn đọc vui."
    article = detail([(HEAD, "Tin huyện"), (BODY, body)])
    [one] = suggest_subjects(article)
    assert one.quote is not None
    assert one.sentence is not None
    assert article.text[slice(*one.sentence)] == body[17:67]
    assert (one.quote.exact, one.quote.start) == ("Thư viện", article.text.index("Thư viện cho"))
    assert dict(one.facts) == {"notation": "BC.03", "words": "6"}
    [edit] = one.edits
    assert edit == AddTerm(1, VOCABULARY, "BC.03", method=Method.SUGGESTED)


def test_a_letter_that_is_two_in_small_moves_no_evidence() -> None:
    article = detail([(HEAD, "İİİ Thư viện, bạn đọc, phòng đọc, lưu trữ")])
    [one] = suggest_subjects(article)
    assert one.quote is not None
    assert one.quote.exact == "Thư viện"


@given(
    st.lists(
        st.tuples(
            st.sampled_from([HEAD, BODY, BlockKind.RELATED]),
            st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
        ),
        max_size=4,
    )
)
def test_each_has_its_words_in_the_text(parts: Parts) -> None:
    article = detail(parts)
    found: list[Suggestion] = list(suggest_subjects(article))
    assert len(found) <= 3
    assert len({one.key for one in found}) == len(found)
    assert [one.confidence for one in found] == sorted((o.confidence for o in found), reverse=True)
    for one in found:
        assert one.quote is not None
        assert one.sentence is not None
        start, stop = one.quote.start, one.quote.stop
        assert article.text[start:stop] == one.quote.exact
        assert subjects()[dict(one.facts)["notation"]].words.fullmatch(one.quote.exact.lower())
        assert one.sentence[0] <= start < stop <= one.sentence[1]
        assert 0 < one.confidence < 1
