"""How suggestions that are taken get into the archive, and out of it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from db.records import Applied, Edit, Suggestion
from desktop.cataloguing.offered import ways_back
from desktop.cataloguing.suggestion_chips import SuggestionChips

Apply = Callable[
    [Sequence[Edit], Callable[[], None] | None, Callable[[Applied], None] | None], None
]
"""Saves edits as one change; then calls the first when they were refused, the second when kept."""


class Acceptance(QObject):
    """Owns the saves of what is taken from the chips; lives on the GUI thread.

    What is taken at once is one change, so that one undo takes it back. When the archive refuses
    it, each suggestion is saved by itself: the others need not suffer for one.
    """

    def __init__(
        self, chips: SuggestionChips, apply: Apply, article: Callable[[], int | None]
    ) -> None:
        super().__init__(chips)
        self._chips, self._apply, self._article = chips, apply, article
        chips.accepted.connect(self._on_accepted)
        chips.given_back.connect(self._on_given_back)
        chips.denied.connect(self._on_denied)

    def _on_accepted(self, taken: tuple[Suggestion, ...]) -> None:
        article_id = self._article()

        def kept(applied: Applied) -> None:
            if self._article() == article_id:
                self._chips.keep(ways_back(taken, applied.made))

        def refused() -> None:
            if self._article() != article_id:
                return
            if len(taken) == 1:
                self._chips.refuse([taken[0].key])
                return
            for one in taken:
                self._on_accepted((one,))

        self._apply([edit for one in taken for edit in one.edits], refused, kept)

    def _on_given_back(self, _key: str, edits: tuple[Edit, ...]) -> None:
        self._apply(edits, None, None)

    def _on_denied(self, one: Suggestion) -> None:
        self._apply(one.refusal, None, None)
