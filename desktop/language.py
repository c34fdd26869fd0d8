"""The language of the windows: sentences are kept in .ts files and read as they are."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources


class Language(StrEnum):
    """A language that the windows speak."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


_FILES = {
    Language.VIETNAMESE: ("khobao_vi.ts", "qtbase_vi.ts"),
    Language.ENGLISH: ("khobao_en.ts",),
}
_LOCALES = {Language.VIETNAMESE: "vi_VN", Language.ENGLISH: "en_GB"}

Key = tuple[str, str, str]
"""Context (the class that speaks), source sentence, disambiguation."""


class Translations(QTranslator):
    """Owns the sentences of one language; lives on the GUI thread as long as it is in use.

    It reads the .ts files themselves, so that nothing has to be generated to run from source.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._forms: dict[Key, tuple[str, ...]] = {}
        for name in _FILES[language]:
            self._forms.update(read_ts(resources.path("i18n", name)))

    def language(self) -> str:
        """The code of the language, as Qt asks for it."""
        return self._language.value

    def isEmpty(self) -> bool:
        """Whether there is nothing to ask for."""
        return not self._forms

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803  # Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Give the sentence in this language; None leaves it to the next class or to English."""
        forms = self._forms.get((context, sourceText, disambiguation or ""))
        if forms is None:
            return None
        return forms[min(_plural_form(self._language, n), len(forms) - 1)]


def speak(
    application: QCoreApplication, language: Language, before: Translations | None = None
) -> Translations:
    """Use this language for every sentence, date and number that is asked for from now on.

    The caller keeps the answer as long as the language is in use and gives it back as `before`.
    """
    if before is not None:
        application.removeTranslator(before)
    translations = Translations(language)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    application.installTranslator(translations)
    return translations


def number(value: float, decimals: int = 0) -> str:
    """A number as the language in use writes it (1.234,5 in Vietnamese)."""
    return QLocale().toString(float(value), "f", decimals)


def decimal(value: str) -> str:
    """A decimal number with a point, such as 589005 or 99.574, as the language in use writes it.

    Digits are neither added nor lost; what is no such number stays as it is.
    """
    whole, point, part = value.partition(".")
    digits = whole.removeprefix("-")
    if not digits.isdecimal() or (point and not part.isdecimal()):
        return value
    locale = QLocale()
    grouped = f"{int(digits):,}".replace(",", locale.groupSeparator())
    sign = locale.negativeSign() if whole.startswith("-") else ""
    return sign + grouped + (locale.decimalPoint() + part if part else "")


def read_ts(file: Path) -> dict[Key, tuple[str, ...]]:
    """Read the finished sentences of a .ts file; several forms for one that counts."""
    root = ET.parse(file).getroot()  # noqa: S314  # our own file, shipped with the program
    return dict(_messages(root))


def _messages(root: ET.Element) -> Iterator[tuple[Key, tuple[str, ...]]]:
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue  # unfinished, or no longer said
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            yield key, forms or (translation.text or "",)


def _plural_form(language: Language, count: int) -> int:
    """Vietnamese nouns have one form; English has another from two on and for none."""
    return int(language is Language.ENGLISH and count not in (1, -1))
