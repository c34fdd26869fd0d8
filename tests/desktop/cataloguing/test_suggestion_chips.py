"""The chips say what was read when a text is longer than an article."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.records import AddRole, AuthorityRef, RoleKind, Suggestion, SuggestionKind
from desktop.cataloguing.suggestion_chips import SuggestionChips
from desktop.language import number
from desktop.theme import Theme

EDIT = AddRole(1, AuthorityRef(id=1), RoleKind.MENTIONED)
ONE = Suggestion("k", SuggestionKind.PLACE, "Bến Mẫu", (), None, None, 0.9, (EDIT,))


@pytest.fixture
def chips(qtbot: QtBot, theme: Theme) -> SuggestionChips:
    made = SuggestionChips(theme)
    qtbot.addWidget(made)
    return made


def title(chips: SuggestionChips) -> str:
    """What stands above the chips."""
    [label] = chips.findChildren(QLabel)
    return label.text()


@pytest.mark.parametrize("suggestions", [(), (ONE,)])
def test_a_text_that_was_not_read_whole(
    chips: SuggestionChips, suggestions: tuple[Suggestion, ...]
) -> None:
    chips.show_suggestions(suggestions, "Lúa " * 100_000)
    first, second = title(chips).split("\n")
    assert first.startswith("Suggestions" if suggestions else "No suggestions")
    assert second == f"Only the first {number(49_999)} letters of the text were read"


def test_an_article_is_read_whole(chips: SuggestionChips) -> None:
    chips.show_suggestions((ONE,), "Lúa " * 12_000)
    assert "letters" not in title(chips)
    chips.show_suggestions((ONE,), "Lúa " * 100_000)
    chips.clear()
    assert title(chips) == "No suggestions"
