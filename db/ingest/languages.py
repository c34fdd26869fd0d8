"""Languages as catalogues name them, turned into the short codes that the archive keeps."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = {
    "vi": ("vie", "vietnamese", "vietnamien", "tiếng việt", "việt"),
    "en": ("eng", "english", "anglais", "tiếng anh", "anh"),
    "fr": ("fre", "fra", "french", "français", "tiếng pháp", "pháp"),
    "zh": ("chi", "zho", "chinese", "chinois", "tiếng trung", "tiếng trung quốc", "trung"),
    "ru": ("rus", "russian", "russe", "tiếng nga", "nga"),
    "ja": ("jpn", "japanese", "japonais", "tiếng nhật", "nhật"),
    "ko": ("kor", "korean", "coréen", "tiếng hàn", "hàn"),
    "de": ("ger", "deu", "german", "allemand", "tiếng đức", "đức"),
    "es": ("spa", "spanish", "espagnol", "tiếng tây ban nha"),
    "lo": ("lao", "laotian", "tiếng lào", "lào"),
    "km": ("khm", "khmer", "cambodian", "tiếng khmer"),
    "th": ("tha", "thai", "tiếng thái"),
}
"""Codes of ISO 639-1, and what stands for them: ISO 639-2 of both kinds first."""

_CODES: Final = {name: code for code, names in _NAMES.items() for name in (code, *names)}
_TAG: Final = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_][a-z0-9]{2,8})*")
_UNTOLD: Final = frozenset({"und", "mul", "zxx", "mis"})


def language_code(told: str | None) -> str | None:
    """Give the ISO 639-1 code of a language told by code or name: `vie`, `vi-VN`, `Tiếng Việt`.

    A code that is not known here stays as it is; None when nothing is told.
    """
    told = " ".join((told or "").lower().split())
    if told in _CODES:
        return _CODES[told]
    found = _TAG.fullmatch(told)
    if found is None or found["code"] in _UNTOLD:
        return None
    return _CODES.get(found["code"], found["code"])
