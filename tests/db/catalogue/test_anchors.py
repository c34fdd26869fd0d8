"""Places in a text are found again when it is corrected, and never given to a look-alike."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from db.catalogue.anchors import Corrected, Found, Place, moved_by, place_at, place_of
from db.records import AnchorState, Quote
from tests.effort import effort

OK, MOVED, FLAGGED, LOST = (
    AnchorState.OK,
    AnchorState.MOVED,
    AnchorState.FLAGGED,
    AnchorState.LOST,
)
TEXT = (
    "Xã có hai trạm y tế. UBND xã Thượng Mẫu nhận 1.024 hồ sơ, trả 1.000 hồ sơ.\n\n"
    "UBND xã Thượng Mãu mở cửa cả thứ bảy. Trạm y tế mở cửa cả ngày."
)


def at(text: str, words: str, nth: int = 0) -> Place:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return place_at(text, start, start + len(words))


def test_a_quote_that_is_not_there() -> None:
    assert place_of("một hai", Quote("hai", 4, 7)) == Place(4, 7, "hai", "một ", "")
    for quote in (Quote("hai", 3, 6), Quote("", 4, 4), Quote("hai", 4, 9), Quote("h", -3, -2)):
        assert place_of("một hai", quote) is None


def test_what_comes_before_moves_what_comes_after() -> None:
    new = TEXT.replace("hai trạm", "mười hai trạm")
    found = Corrected(TEXT, new).find(at(TEXT, "1.024"))
    assert (found.state, found.place) == (MOVED, at(new, "1.024"))
    assert Corrected(TEXT, TEXT).find(at(TEXT, "1.024")).state is OK


def test_corrected_words_are_flagged() -> None:
    new = TEXT.replace("Mãu", "Mẫu")
    found = Corrected(TEXT, new).find(at(TEXT, "UBND xã Thượng Mãu"))
    assert (found.state, found.place) == (FLAGGED, at(new, "UBND xã Thượng Mẫu", 1))


def test_what_is_gone_is_lost_though_its_like_is_there() -> None:
    new = TEXT.replace("Trạm y tế mở cửa cả ngày.", "")
    place = at(TEXT, "mở cửa cả", 1)
    found = Corrected(TEXT, new).find(place)
    assert found.state is LOST
    assert found.place == place


def test_twice_in_the_text_is_told_by_what_stands_around() -> None:
    new = "Sáng nay. " + TEXT
    for nth in range(2):
        found = Corrected(TEXT, new).find(at(TEXT, "hồ sơ", nth))
        assert (found.state, found.place) == (MOVED, at(new, "hồ sơ", nth))


def test_a_correction_that_is_known() -> None:
    start = TEXT.index("Mãu")
    quote = Quote("Mãu", start, start + 3)
    new = TEXT[:start] + "Mẫu" + TEXT[start + 3 :]
    assert moved_by(new, at(TEXT, "hai trạm"), quote, "Mẫu").state is OK
    assert moved_by(new, at(TEXT, "thứ bảy"), quote, "Mẫu").state is MOVED
    found = moved_by(new, at(TEXT, "Mãu"), quote, "Mẫu")
    assert (found.state, found.place.exact) == (FLAGGED, "Mẫu")
    found = moved_by(new, at(TEXT, "xã Thượng Mãu"), quote, "Mẫu")
    assert (found.state, found.place.exact) == (FLAGGED, "xã Thượng Mẫu")
    gone = TEXT[:start] + TEXT[start + 3 :]
    assert moved_by(gone, at(TEXT, "Mãu"), quote, "").state is LOST


def test_of_a_sentence_written_anew_only_other_words_count() -> None:
    sentence, anew = TEXT[: TEXT.index(".")], "Xã có ba trạm y tế mới"
    new = TEXT.replace(sentence, anew)
    quote = Quote(sentence, 0, len(sentence))
    for words, state, now in (
        ("Xã có", OK, "Xã có"),
        ("Xã có hai", FLAGGED, "Xã có ba trạm y tế mới"),
        (sentence, FLAGGED, anew),
        ("UBND", MOVED, "UBND"),
    ):
        found = moved_by(new, at(TEXT, words), quote, anew)
        assert (found.state, found.place.exact) == (state, now)
    shorter = sentence.replace(" hai", "")
    found = moved_by(TEXT.replace(sentence, shorter), at(TEXT, "hai"), quote, shorter)
    assert found.state is LOST


words = st.text(alphabet="aăâbcđ 1.\n", min_size=1, max_size=12)


@given(st.lists(words, min_size=3, max_size=9), st.data(), words)
def test_changes_elsewhere_never_lose_a_place(
    parts: list[str], data: st.DataObject, new: str
) -> None:
    parts = [f"{number}·{part}" for number, part in enumerate(parts)]
    text = "".join(parts)
    chosen = data.draw(st.integers(0, len(parts) - 1))
    changed = data.draw(st.integers(0, len(parts) - 1))
    assume(chosen != changed)
    start = sum(len(part) for part in parts[:chosen])
    place = place_at(text, start, start + len(parts[chosen]))
    after = [new if number == changed else part for number, part in enumerate(parts)]
    corrected = "".join(after)
    found = Corrected(text, corrected).find(place)
    moved_to = sum(len(part) for part in after[:chosen])
    assert found.place.exact == place.exact
    assert found.state in {OK, MOVED}
    assert found.place.start == moved_to or corrected.count(place.exact) > 1


@given(st.text(alphabet="ab c.", max_size=60), st.text(alphabet="ab c.", max_size=60), st.data())
def test_whatever_is_found_is_what_it_says(former: str, text: str, data: st.DataObject) -> None:
    assume(former)
    start = data.draw(st.integers(0, len(former) - 1))
    stop = data.draw(st.integers(start + 1, len(former)))
    place = place_at(former, start, stop)
    found = Corrected(former, text).find(place)
    if found.state is LOST:
        assert found.place == place
    else:
        assert text[found.place.start : found.place.stop] == found.place.exact
        assert found.state is FLAGGED or found.place.exact == place.exact


def fresh(numbers: list[int], name: str) -> str:
    """Words that stand nowhere else."""
    return " ".join(f"{name}{at}x{number}" for at, number in enumerate(numbers))


numbers = st.lists(st.integers(0, 99), min_size=1, max_size=9)
stretches = st.lists(numbers, min_size=3, max_size=6)


@given(stretches, stretches, st.data())
def test_many_changes_elsewhere_never_lose_a_place(
    kept: list[list[int]], new: list[list[int]], data: st.DataObject
) -> None:
    """Everything around a sentence is rewritten, left out or has more put before it."""
    sentences = [fresh(words, f"k{at}·") for at, words in enumerate(kept)]
    text = ". ".join(sentences)
    chosen = data.draw(st.integers(0, len(kept) - 1))
    after = [
        sentence
        if at == chosen
        else data.draw(st.sampled_from(["", fresh(new[at % len(new)], f"n{at}·"), sentence + "!"]))
        for at, sentence in enumerate(sentences)
    ]
    corrected = ". ".join(after)
    start = sum(len(one) + 2 for one in sentences[:chosen])
    found = Corrected(text, corrected).find(place_at(text, start, start + len(sentences[chosen])))
    assert found.state in {OK, MOVED}
    assert found.place.start == sum(len(one) + 2 for one in after[:chosen])


@given(
    numbers,
    st.lists(st.sampled_from(["hộ", "có", "1.024", "xã"]), min_size=1, max_size=30).map(" ".join),
    st.integers(0, 1),
    st.data(),
)
def test_a_look_alike_is_never_taken_in_silence(
    filling: list[int], twice: str, gone: int, data: st.DataObject
) -> None:
    """Of a sentence that stood twice, one is left out, while both ends of the text change."""
    frame = [fresh(filling, name) for name in ("a", "b", "c")]
    dots = " … " * 15
    text = f"{frame[0]}{dots}{twice}{dots}{frame[1]}{dots}{twice}{dots}{frame[2]}"
    both = [twice, twice]
    both[gone] = ""
    new = f"mới {frame[0]}{dots}{both[0]}{dots}{frame[1]}{dots}{both[1]}{dots}{frame[2]} mới"
    first = text.index(dots) + len(dots)
    begin = first if gone == 0 else text.index(twice, text.index(frame[1]))
    start = data.draw(st.integers(begin, begin + len(twice) - 1))
    stop = data.draw(st.integers(start + 1, begin + len(twice)))
    found = Corrected(text, new).find(place_at(text, start, stop))
    assert found.state in {FLAGGED, LOST}


@given(
    st.text(alphabet="ab c", min_size=1, max_size=30),
    st.text(alphabet="ab c", max_size=6),
    st.data(),
)
def test_a_known_correction_moves_every_letter_where_it_went(
    former: str, replacement: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(former) - 1))
    end = data.draw(st.integers(cut + 1, len(former)))
    start = data.draw(st.integers(0, len(former) - 1))
    stop = data.draw(st.integers(start + 1, len(former)))
    text = former[:cut] + replacement + former[end:]
    place = place_at(former, start, stop)
    found = moved_by(text, place, Quote(former[cut:end], cut, end), replacement)
    if found.state is LOST:
        assert cut <= start < stop <= end
        assert found.place == place
        return
    assert text[found.place.start : found.place.stop] == found.place.exact
    if stop <= cut or end <= start:
        assert found.state is not FLAGGED
        assert found.place.exact == place.exact
    elif found.state is not FLAGGED:
        assert found.place.exact == place.exact
        assert not start <= cut < end <= stop
    else:
        assert found.place.exact.startswith(former[start:cut])
        assert found.place.exact.endswith(former[end:stop])


LONG = "".join(
    f"Câu {number} của bài: thôn {number % 7} có {number % 13} hộ.\n" for number in range(1600)
)


def changed_everywhere(text: str) -> str:
    return "".join(
        line.replace("thôn", "làng") if number % 3 else line.replace("có", "nay có")
        for number, line in enumerate(text.splitlines(keepends=True))
    )


def test_a_hundred_places_of_a_long_text() -> None:
    """The worst that comes in: all lines changed, and words that stand a hundred times.

    When each place compared both texts anew, it took a thousand times as long.
    """
    assert len(LONG) > 50_000
    new = changed_everywhere(LONG)
    places = [place_at(LONG, at, at + 14) for at in range(20, 50_000, 500)]
    found: list[Found] = []

    def find_all() -> None:
        corrected = Corrected(LONG, new)
        found.extend(map(corrected.find, places))

    assert effort(find_all) < 300
    for place, one in zip(places, found, strict=True):
        assert one.place.exact == place.exact or one.state is FLAGGED
        there = LONG if one.state is LOST else new
        assert there.count("\n", 0, one.place.start) == LONG.count("\n", 0, place.start)
