"""Days, months and years as they stand below a picture, and whole."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.charts.bins import Bin, Grain
from desktop.charts.count_words import CountWords
from desktop.dates import shown_date


def grain_word(grain: Grain) -> str:
    """How long a bin is, in a word."""
    return {
        Grain.DAY: QCoreApplication.translate("Charts", "By day"),
        Grain.MONTH: QCoreApplication.translate("Charts", "By month"),
        Grain.YEAR: QCoreApplication.translate("Charts", "By year"),
    }[grain]


def length_words(count: int, grain: Grain) -> str:
    """So many days, months or years."""
    words = CountWords()
    said = {Grain.DAY: words.days, Grain.MONTH: words.months, Grain.YEAR: words.years}
    return said[grain](count)


def whole_words(one: Bin, grain: Grain) -> str:
    """A bin by its whole date: 24/10/2018, 10/2018, 2018."""
    return shown_date(edtf(one.lo, grain))


def edtf(first: date, grain: Grain) -> str:
    """A bin as EDTF."""
    return first.isoformat()[: {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}[grain]]


def short_words(one: Bin, grain: Grain) -> str:
    """A bin without its year, which stands below: 24/10, 10, 2018."""
    if grain is Grain.DAY:
        return f"{one.lo:%d/%m}"
    return f"{one.lo:%m}" if grain is Grain.MONTH else f"{one.lo.year}"


def count_words(count: int) -> str:
    """How many articles."""
    return CountWords().articles(count)
