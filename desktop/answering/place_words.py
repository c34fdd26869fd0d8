"""Where in an article some words stand, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records.answers import TextPlace


def place_words(place: TextPlace | None) -> str:
    """Paragraph 3, sentence 2; nothing for words that are in no paragraph that is counted."""
    if place is None or place.paragraph is None:
        return ""
    if place.last_sentence > place.sentence:
        several = QCoreApplication.translate(
            "Papers", "paragraph {paragraph}, sentences {first}–{last}"
        )
        return several.format(
            paragraph=place.paragraph, first=place.sentence, last=place.last_sentence
        )
    one = QCoreApplication.translate("Papers", "paragraph {paragraph}, sentence {sentence}")
    return one.format(paragraph=place.paragraph, sentence=place.sentence)
