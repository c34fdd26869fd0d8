"""How the keyboards of Vietnam send a text to a window: UniKey, the keyboard of Windows, ibus."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from tests.desktop.keys import commit, compose, type_text, unikey

TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
Stream = Callable[[QWidget, str], None]


def telex(widget: QWidget, text: str) -> None:
    """Type as UniKey sends Telex: each letter takes its mark at once, the word its tone at last."""
    _replay(widget, text, _telex_states)


def vni(widget: QWidget, text: str) -> None:
    """Type as UniKey sends VNI when all digits are typed behind the word."""
    _replay(widget, text, _vni_states)


def windows(widget: QWidget, text: str) -> None:
    """Type as Windows' own Vietnamese keyboard: the letter with its mark, then a combining tone."""
    for letter in text:
        type_text(widget, _without_tone(letter))
        type_text(widget, "".join(part for part in _parts(letter) if part in TONES))


def ibus(widget: QWidget, text: str) -> None:
    """Type as ibus and fcitx: a word is composed in view and then committed."""
    for count, word in enumerate(text.split(" ")):
        if count:
            commit(widget, " ")
        for state in _telex_states(word):
            compose(widget, state)
        commit(widget, word)


STREAMS: Final[dict[str, Stream]] = {
    "Telex": telex,
    "VNI": vni,
    "Windows": windows,
    "ibus": ibus,
}


def _replay(widget: QWidget, text: str, states_of: Callable[[str], Iterator[str]]) -> None:
    """Send what turns each state of a word into the next: letters taken back, others sent."""
    for count, word in enumerate(text.split(" ")):
        if count:
            type_text(widget, " ")
        shown = ""
        for state in states_of(word):
            same = 0
            while same < min(len(shown), len(state)) and shown[same] == state[same]:
                same += 1
            unikey(widget, len(shown) - same, state[same:])
            shown = state


def _telex_states(word: str) -> Iterator[str]:
    done = ""
    for letter in word:
        marked, plain = _without_tone(letter), _plain(letter)
        if marked != plain:
            yield done + plain
        done += marked
        yield done
    if done != word:
        yield word


def _vni_states(word: str) -> Iterator[str]:
    done = ""
    for letter in word:
        done += _plain(letter)
        yield done
    for at, letter in enumerate(word):
        marked = _without_tone(letter)
        if marked != done[at]:
            done = done[:at] + marked + done[at + 1 :]
            yield done
    if done != word:
        yield word


def _parts(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)


def _without_tone(letter: str) -> str:
    kept = "".join(part for part in _parts(letter) if part not in TONES)
    return unicodedata.normalize("NFC", kept)


def _plain(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter, _parts(letter)[:1])
