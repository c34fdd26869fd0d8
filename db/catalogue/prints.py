"""By what texts are recognised: their hash, and the hash of what they say."""

from __future__ import annotations

import hashlib


def text_sha256(text: str) -> str:
    """Hash a text exactly as it is."""
    return hashlib.sha256(text.encode()).hexdigest()


def words_and_sha256(text: str) -> tuple[int, str]:
    """Count the words of a text, and hash what it says whatever its capitals and spaces.

    `text` is NFC. Words are what spaces part: in Vietnamese, syllables.
    """
    line = text.lower().replace("\n", " ").strip()
    if "  " in line or not line.isprintable():  # then there are spaces of other kinds, too
        line = " ".join(line.split())
    return line.count(" ") + 1 if line else 0, text_sha256(line)
