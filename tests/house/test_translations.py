"""Every sentence of the windows is a plain literal and has its finished Vietnamese."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

import resources
from tests.house.rooms import modules
from tests.house.sentences import Sentence, sentences, untranslated

FORMS = {"vi": 1, "en": 2}
FACT = re.compile(r"\{\w*\}|%L?(?:\d|n)")

Key = tuple[str, str, str]


def said() -> dict[Key, Sentence]:
    found = [sentence for module in modules("desktop") for sentence in sentences(module)]
    return {sentence.key: sentence for sentence in found}


def written(language: str) -> dict[Key, ET.Element]:
    """The messages of a .ts file by what they are kept under."""
    root = ET.fromstring(resources.text("i18n", f"khobao_{language}.ts"))
    return {
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
        ): message
        for context in root.iter("context")
        for message in context.iter("message")
    }


def forms(message: ET.Element) -> list[str]:
    """The translation of a message: one text, or one for each plural form."""
    translation = message.find("translation")
    assert translation is not None
    assert translation.get("type") is None, f"unfinished: {message.findtext('source')}"
    counted = [form.text or "" for form in translation.iter("numerusform")]
    return counted or [translation.text or ""]


def test_only_plain_literals_are_translated() -> None:
    calls = [one for module in modules("desktop") for one in sentences(module)]
    assert [one.place for one in calls if one.words is None] == []


def test_no_words_are_shown_past_the_translator() -> None:
    assert [place for module in modules("desktop") for place in untranslated(module)] == []


def test_vietnamese_is_complete_and_says_nothing_more() -> None:
    spoken, kept = said(), written("vi")
    assert sorted(spoken.keys() - kept.keys()) == []
    assert sorted(kept.keys() - spoken.keys()) == []


def test_english_knows_singular_and_plural() -> None:
    counted = {key for key, sentence in said().items() if sentence.counts}
    assert counted == set(written("en"))


@pytest.mark.parametrize("language", sorted(FORMS))
def test_every_translation_is_finished_and_keeps_its_facts(language: str) -> None:
    spoken = said()
    for key, message in written(language).items():
        texts = forms(message)
        counts = spoken[key].counts
        assert (message.get("numerus") == "yes") == counts, key
        assert len(texts) == (FORMS[language] if counts else 1), key
        for text in texts:
            assert text.strip(), key
            assert sorted(FACT.findall(text)) == sorted(FACT.findall(key[1])), key
