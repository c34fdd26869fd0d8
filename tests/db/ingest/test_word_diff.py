"""Two texts side by side: every line is there, and a word is called the same only where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import aligning
from db.ingest import word_diff as module
from db.ingest.word_diff import word_diff
from db.records import Paragraph, ParagraphPair, Wording
from tests.effort import effort

OLD = "Cầu gỗ xóm Đông\n\nCầu dài 24 mét, chịu xe.\n* * *\nHết mùa mưa."
NEW = "Cầu gỗ xóm Tây\n\nThêm một dòng.\n\nCầu dài 26 mét, rộng, chịu xe tải.\n"
TEXTS = st.lists(
    st.lists(st.sampled_from(["cầu", "gỗ", "24", "xóm", "—", "mưa,"]), max_size=8).map(" ".join),
    max_size=8,
).map("\n".join)


def said(text: str, paragraph: Paragraph | None) -> list[tuple[str, str]] | None:
    if paragraph is None:
        return None
    return [(text[one.start : one.stop], one.wording.value) for one in paragraph.spans]


def sides(old: str, new: str) -> list[tuple[object, object]]:
    return [(said(old, pair.article), said(new, pair.other)) for pair in word_diff(old, new)]


def test_what_stands_beside_what() -> None:
    assert sides(OLD, NEW) == [
        (
            [("Cầu gỗ xóm", "same"), ("Đông", "changed")],
            [("Cầu gỗ xóm", "same"), ("Tây", "changed")],
        ),
        (None, [("Thêm một dòng", "only_here")]),
        (
            [("Cầu dài", "same"), ("24", "changed"), ("mét, chịu xe", "same")],
            [
                *(("Cầu dài", "same"), ("26", "changed"), ("mét", "same")),
                *(("rộng", "only_here"), ("chịu xe", "same"), ("tải", "only_here")),
            ],
        ),
        ([], None),
        ([("Hết mùa mưa", "only_here")], None),
    ]


def test_nothing_and_itself() -> None:
    assert word_diff("", "") == ()
    assert sides("Một dòng.", "") == [([("Một dòng", "only_here")], None)]
    same = ([("Một dòng", "same")], [("Một dòng", "same")])
    assert sides("Một dòng.\nMột dòng.", "Một dòng.\nMột dòng.") == [same, same]


def assert_sound(old: str, new: str) -> None:
    pairs = word_diff(old, new)
    for text, chosen in (
        (old, [pair.article for pair in pairs]),
        (new, [pair.other for pair in pairs]),
    ):
        lines = [one for one in chosen if one]
        assert [text[one.start : one.stop] for one in lines] == [
            line for line in text.split("\n") if line.strip()
        ]
    for pair in pairs:
        assert same_words(old, pair.article) == same_words(new, pair.other)
        assert_spans(pair)


def same_words(text: str, paragraph: Paragraph | None) -> list[str]:
    found: list[str] = []
    for one in paragraph.spans if paragraph else ():
        if one.wording is Wording.SAME:
            found += module._WORD.findall(text[one.start : one.stop])
    return found


def assert_spans(pair: ParagraphPair) -> None:
    for one in (pair.article, pair.other):
        edges = [edge for span in one.spans for edge in (span.start, span.stop)] if one else []
        assert edges == sorted(edges)
    both = [
        any(span.wording is Wording.CHANGED for span in one.spans) if one else False
        for one in (pair.article, pair.other)
    ]
    assert both[0] == both[1]


@given(TEXTS, TEXTS)
def test_every_line_stands_once(old: str, new: str) -> None:
    assert_sound(old, new)


@given(TEXTS, TEXTS, st.integers(1, 6))
def test_long_texts_are_cut_without_loss(old: str, new: str, cut: int) -> None:
    kept = aligning._CUT
    try:
        vars(aligning).update(_CUT=cut)
        assert_sound(old, new)
    finally:
        vars(aligning).update(_CUT=kept)


def test_a_long_text_takes_no_longer_than_it_has_words() -> None:
    """A comparison of each word with each would compare 480 million times here."""
    old, new = "mưa nắng " * 10_000, "nắng lúa mưa " * 8_000
    assert effort(lambda: word_diff(old, new)) < 500
