"""Everything that is suggested of an article, each with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.catalogue.gathering import Entity
from db.catalogue.suggesting import ref, suggest
from db.records import (
    AddDecisionEvent,
    AddFigure,
    AddName,
    AddNote,
    AddRole,
    ArticleDetail,
    AuthorityKind,
    BlockKind,
    KeepAward,
    KeepEdition,
    NameKind,
    NoteKind,
    Quote,
    RoleKind,
    Suggestion,
    SuggestionKind,
    unread,
)
from tests.db.catalogue.details import detail
from tests.db.catalogue.known import KnownNames

E = TypeVar("E")
Parts = list[tuple[BlockKind, str]]
HEAD, BODY = BlockKind.HEADLINE, BlockKind.BODY
DAY = "2019-11-10", "2019-11-10"
AWARD = (
    "Hội Người yêu sách (HYS) sẽ trao giải thưởng PSM cho Thư viện huyện Thượng Mẫu vào ngày "
    "20/11/2019, tại Hà Nội. Sở Nội vụ đã đề cử Thư viện huyện Thượng Mẫu nhận giải thưởng PSM."
)
OFTEN = "Tàu rời Quảng Ninh, qua Quảng Ninh, về Quảng Ninh."
PIECES = (
    *("Hà Nội", "Quảng Ninh", "Quản Ninh", "Trần Văn Mẫu", "ông Mẫu", "Sở Nội vụ", "UBND tỉnh"),
    *("Hội Người yêu sách (HYS)", "HYS", "giải thưởng PSM", "sẽ trao", "đề cử", "đoạt", "tại"),
    *("3.400 đầu sách", "99%", "ngày 7/11", "tính đến hết 24/10/2018", "7 và 8/11/2018", "năm"),
    *("thư viện", "bạn đọc", "chỉ số cải cách (PAR)", ".", ",", "“", "\u00a0", "İ", "🧭"),
)


def of_kind(found: tuple[Suggestion, ...], kind: SuggestionKind) -> list[Suggestion]:
    """The suggestions of a kind, in their order."""
    return [one for one in found if one.kind is kind]


def edits(found: tuple[Suggestion, ...], kind: type[E]) -> Iterator[E]:
    """The edits of a kind that accepting everything applies."""
    return (edit for one in found for edit in one.edits if isinstance(edit, kind))


def test_roles_follow_what_is_told_of_the_award() -> None:
    found = suggest(detail([(HEAD, "Tin huyện"), (BODY, AWARD)], DAY), KnownNames())
    roles = {edit.authority.name: edit.role for edit in edits(found, AddRole)}
    assert roles == {
        "Hội Người yêu sách": RoleKind.AWARDING_BODY,
        "Thư viện huyện Thượng Mẫu": RoleKind.RECIPIENT,
        "Sở Nội vụ": RoleKind.NOMINATING_BODY,
        "Hà Nội": RoleKind.VENUE,
        "Giải thưởng PSM": RoleKind.AWARD,
    }
    acronyms = [(edit.name, edit.kind) for edit in edits(found, AddName)]
    assert ("HYS", NameKind.ACRONYM) in acronyms


def test_the_stages_of_an_award_come_with_its_edition_once() -> None:
    found = suggest(detail([(BODY, AWARD)], DAY), KnownNames())
    stages = of_kind(found, SuggestionKind.DECISION)
    assert [dict(one.facts)["status"] for one in stages] == ["announced", "won", "nominated"]
    assert sum(1 for _ in edits(found, KeepAward)) == 1
    [edition] = edits(found, KeepEdition)
    assert (edition.year, edition.held) == (2019, "2019-11-20")
    assert {event.year for event in edits(found, AddDecisionEvent)} == {2019}


def test_figures_are_about_whom_the_headline_is_about() -> None:
    parts = [(HEAD, "Quảng Ninh đón khách"), (BODY, "Có hơn 3.400 khách.")]
    [figure] = edits(suggest(detail(parts), KnownNames()), AddFigure)
    assert figure.subject is not None
    assert figure.subject.name == "Quảng Ninh"
    [other] = edits(suggest(detail([(HEAD, "Đón khách"), parts[1]]), KnownNames()), AddFigure)
    assert other.subject is None


def test_who_the_archive_knows_is_named_by_it() -> None:
    known = KnownNames({"Quảng Ninh": AuthorityKind.PLACE})
    [one] = of_kind(suggest(detail([(BODY, "Tàu về Quảng Ninh.")]), known), SuggestionKind.PLACE)
    [role] = edits((one,), AddRole)
    assert (role.authority.id, role.authority.name) == (7, None)
    assert one.confidence > 0.8


def test_a_known_place_that_is_misprinted_is_found_by_both_names() -> None:
    article = detail([(BODY, OFTEN), (BODY, "Báo in Quản Ninh.")])
    found = suggest(article, KnownNames())
    [one] = of_kind(found, SuggestionKind.MISSPELLING)
    assert one.label == "Quản Ninh → Quảng Ninh"
    assert dict(one.facts)["times_meant"] == "3"
    note, form = one.edits
    assert isinstance(note, AddNote)
    assert (note.kind, note.body) == (NoteKind.SIC, "Quảng Ninh")
    assert isinstance(form, AddName)
    assert (form.authority.name, form.kind) == ("Quảng Ninh", NameKind.MISSPELLING)


def test_another_name_that_is_misprinted_gets_a_note_alone() -> None:
    texts = ("Quán Mẫu mua, Quán Mẫu bán, Quán Mẫu lãi.", "Vậy mà Quán Mẩu lỗ.")
    found = suggest(detail([(BODY, text) for text in texts]), KnownNames())
    [one] = of_kind(found, SuggestionKind.MISSPELLING)
    [note] = one.edits
    assert isinstance(note, AddNote)
    assert isinstance(note.quote, Quote)
    assert (note.body, note.quote.exact) == ("Quán Mẫu", "Quán Mẩu")


def test_what_may_be_another_person_is_not_suggested() -> None:
    texts = ("Lê Thị Mẫu hỏi. Lê Thị Mẫu đáp. Lê Thị Mẫu về.", "Lê Thị Mậu ở lại.")
    found = suggest(detail([(BODY, text) for text in texts]), KnownNames())
    assert of_kind(found, SuggestionKind.MISSPELLING) == []


def test_a_misprinted_name_is_a_form_of_the_right_one() -> None:
    often = "UBND tỉnh Quảng Ninh họp. UBND tỉnh Quảng Ninh bàn. UBND tỉnh Quảng Ninh quyết."
    article = detail([(BODY, often), (BODY, "UBND tỉnh Quản Ninh nói.")])
    known = KnownNames({"Quảng Ninh": AuthorityKind.PLACE})
    [body] = of_kind(suggest(article, known), SuggestionKind.ORGANISATION)
    assert dict(body.facts)["misspelling"] == "UBND tỉnh Quản Ninh"
    assert dict(body.facts)["count"] == "4"


def test_an_undated_article_is_dated_by_what_it_tells() -> None:
    text = "Tính đến hết 24/10/2018, kho có 12 tờ. Hội sách sẽ khai mạc ngày 7/11/2018."
    found = suggest(detail([(BODY, text)]), KnownNames())
    [one] = of_kind(found, SuggestionKind.PUBLISHED)
    assert one.label == "2018-10-24/2018-11-07"
    assert of_kind(suggest(detail([(BODY, text)], DAY), KnownNames()), one.kind) == []


def checked(article: ArticleDetail) -> tuple[Suggestion, ...]:
    """What is suggested, after a look at what must hold of all suggestions."""
    found = suggest(article, KnownNames())
    order = list(SuggestionKind)
    assert [order.index(one.kind) for one in found] == sorted(
        order.index(one.kind) for one in found
    )
    assert len({one.key for one in found}) == len(found)
    stop = len(article.text) - unread(article.text)
    for one in found:
        assert 0 < one.confidence < 1
        if one.quote is None:
            continue
        assert article.text[one.quote.start : one.quote.stop] == one.quote.exact
        assert one.sentence is not None
        assert one.sentence[0] <= one.quote.start
        assert one.quote.stop <= one.sentence[1] or one.kind is SuggestionKind.DATE
        assert one.sentence[1] <= stop
    return found


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([HEAD, BODY, BlockKind.CAPTION, BlockKind.BYLINE]),
            st.lists(st.sampled_from(PIECES), max_size=15).map(" ".join),
        ),
        max_size=4,
    ),
    st.sampled_from([None, DAY]),
)
def test_each_has_its_words_in_the_text(parts: Parts, published: tuple[str, str] | None) -> None:
    article = detail(parts, published)
    assert checked(article) == checked(article)


HOSTILE = {
    "names": "".join(f"Lê M{a}{b} N{c}ng, " for a in "aeiou" for b in "cnpt" for c in "aeiou"),
    "bodies": "".join(f"Sở Tài {a}{b}g (ST{a.upper()}{b.upper()}), " for a in "bch" for b in "ao"),
    "awards": "Giải thưởng PSM sẽ trao cho Sở Nội vụ ngày 7/11 tại Hà Nội. ",
    "numbers": "Có 1.500 tàu, 99% là mới, từ 7 và 8/11/2018 đến 24/12. ",
    "capitals": "Lan Mai ",
    "subjects": "thư viện bạn đọc ",
    "stops": ". ",
    "brackets": "(“ ",
    "a word": "Quảng",
    "lines": "\u00a0\t ",
}


@pytest.mark.parametrize(
    ("kind", "size"), [("names", 1_000_000), *((kind, 4_000_000) for kind in HOSTILE)]
)
def test_a_text_that_is_no_article_is_read_at_its_beginning(kind: str, size: int) -> None:
    huge = HOSTILE[kind] * (size // len(HOSTILE[kind]))
    article = detail([(HEAD, "Tàu về Hà Nội"), (BODY, huge), (BODY, "Trần Văn Mẫu xem.")])
    assert len(article.text) - 50_000 <= unread(article.text) < len(article.text)
    found = checked(article)
    assert "Hà Nội" in {one.label for one in of_kind(found, SuggestionKind.PLACE)}
    assert "Trần Văn Mẫu" not in {one.label for one in found}


def test_a_name_that_is_new_is_named_by_kind_and_name() -> None:
    named = ref(Entity(AuthorityKind.PLACE, "Bến Mẫu"))
    assert (named.id, named.kind, named.name) == (None, AuthorityKind.PLACE, "Bến Mẫu")
