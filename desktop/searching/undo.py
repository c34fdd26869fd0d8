"""What can be undone in a line of text: whole words, never half a syllable."""

from __future__ import annotations

_KEPT = 100


class WordSteps:
    """Owns the texts to go back to and to come back from; knows nothing of widgets.

    A Vietnamese keyboard writes one letter as several changes (it takes letters back and sends
    others), so changes cannot be undone one by one. A step is taken where a word begins, where
    more than a letter came or went at once (a paste, a commit, a cleared box), and where
    deleting leaves the word it began in.
    """

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._grown = text
        """The text after the last change that added something."""
        self._back: list[str] = []
        self._forth: list[str] = []

    def note(self, text: str) -> None:
        """Take in a change that was typed."""
        old = self._text
        if text == old:
            return
        self._forth.clear()
        at = _first_difference(old, text)
        by = len(text) - len(old)
        if abs(by) > 1 or (by == 1 and _no_word_at(old, at)):
            self._keep(old)
        elif by == -1 and old[at].isspace():
            self._keep(self._grown)
        self._text = text
        if len(text) >= len(old):
            self._grown = text

    def undo(self) -> str | None:
        """The text before the last step; None when there is none."""
        while self._back:
            step = self._back.pop()
            if step != self._text:
                self._forth.append(self._text)
                self._text = self._grown = step
                return step
        return None

    def redo(self) -> str | None:
        """The text that was undone last; None when something was typed since."""
        if not self._forth:
            return None
        self._back.append(self._text)
        self._text = self._grown = self._forth.pop()
        return self._text

    def _keep(self, text: str) -> None:
        if not self._back or self._back[-1] != text:
            self._back = [*self._back, text][-_KEPT:]


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _no_word_at(text: str, at: int) -> bool:
    """Whether the place has no letter on either side."""
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    return (not before or before.isspace()) and (not after or after.isspace())
