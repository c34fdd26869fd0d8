"""What was asked and seen survives the night, and no text can break it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.searching.memory import MOST_ASKED, Memory

MEMORIES = st.builds(
    Memory,
    st.lists(st.text(), max_size=MOST_ASKED).map(tuple),
    st.dictionaries(st.text(), st.integers()),
)


@given(MEMORIES)
def test_what_is_written_is_read(memory: Memory) -> None:
    assert Memory.read(memory.written()) == memory


@given(st.text() | st.sampled_from(["[1]", '{"asked": 3, "seen": []}', '{"asked": [1, "a"]}']))
def test_any_text_can_be_read(text: str) -> None:
    memory = Memory.read(text)
    assert all(isinstance(one, str) for one in memory.asked)


def test_the_last_question_comes_first_once_and_few_are_kept() -> None:
    memory = Memory()
    for number in range(MOST_ASKED + 5):
        memory = memory.having_asked(f"câu {number}")
    memory = memory.having_asked("câu 20")
    assert memory.asked[:2] == ("câu 20", f"câu {MOST_ASKED + 4}")
    assert len(memory.asked) == len(set(memory.asked)) == MOST_ASKED


def test_what_was_seen_follows_a_new_name() -> None:
    memory = Memory().having_seen("Cảng", 7).renamed("Cảng", "Bến cảng").renamed("Lúa", "Gạo")
    assert memory.seen == {"Bến cảng": 7}
