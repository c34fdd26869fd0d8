"""Two texts side by side: every difference is one stop, in the order of reading."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.ingest.word_diff import word_diff
from db.records import BlockKind, Comparison
from desktop.reading.compared_view import ComparedView
from desktop.reading.difference_bar import DifferenceBar
from desktop.theme import Scheme, Theme
from tests.desktop.articles import detail

EARLIER = (
    "Phòng đọc ở xóm Đông mở cửa chín giờ mỗi sáng.",
    "Sách được xếp theo màu bìa, từ đỏ sang tím.",
    "Cuối tuần có thêm buổi kể chuyện cho trẻ nhỏ.",
)
LATER = (
    "Phòng đọc ở xóm Đông mở cửa tám giờ mỗi sáng.",
    "Sách được xếp theo màu bìa, từ đỏ sang tím.",
    "Cuối tuần có thêm buổi kể chuyện vui cho trẻ nhỏ.",
    "Ai đến sớm được chọn ghế cạnh cửa sổ.",
)


def compared(earlier: tuple[str, ...], later: tuple[str, ...]) -> Comparison:
    other = detail([(BlockKind.BODY, words) for words in earlier], 1)
    article = detail([(BlockKind.BODY, words) for words in later], 2)
    return Comparison(article, other, 0.5, word_diff(article.text, other.text))


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> ComparedView:
    view = ComparedView(theme)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    return view


def marked(view: ComparedView) -> list[str]:
    """The words under the mark of the current difference."""
    return [one.cursor.selectedText() for one in view.extraSelections()]


def test_differences_are_gone_through_in_order_and_round(view: ComparedView) -> None:
    view.show_comparison(compared(EARLIER, LATER))
    seen = []
    for _ in range(view.differences):
        view.go(1)
        seen.append(marked(view))
    assert seen[0] == ["chín", "tám"], "what reads otherwise is one difference, shown in both"
    assert seen[1] == ["vui"]
    assert seen[2] == [LATER[-1].rstrip(".")]
    assert len(seen) == 3
    view.go(1)
    assert marked(view) == ["chín", "tám"]
    view.go(-1)
    assert marked(view) == seen[-1]


def test_another_theme_keeps_the_difference(view: ComparedView, theme: Theme) -> None:
    view.show_comparison(compared(EARLIER, LATER))
    view.go(1)
    theme.choose(Scheme.DARK)
    assert marked(view) == ["chín", "tám"]
    assert view.current == 0


def test_the_bar_says_which_difference_of_how_many(
    view: ComparedView, theme: Theme, qtbot: QtBot
) -> None:
    bar = DifferenceBar(theme, view)
    qtbot.addWidget(bar)
    view.show_comparison(compared(EARLIER, LATER))
    assert bar.words.startswith("3 ")
    bar._next.click()
    assert bar.words == "Difference 1 of 3"
    bar._previous.click()
    assert bar.words == "Difference 3 of 3"
    view.show_comparison(compared(EARLIER, EARLIER))
    assert bar.words == "No word differs"
    assert not bar._next.isEnabled()
