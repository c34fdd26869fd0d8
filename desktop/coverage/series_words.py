"""What is said of figures through time: a point, a quantity of somebody, how two articles stand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import ArticleRow, Contrast, Figure, SeriesPoint, SeriesRow, Verdict
from desktop.charts.count_words import CountWords
from desktop.charts.grain_words import count_words
from desktop.dates import shown_date
from desktop.reading.figure_words import period_words, qualifier_word, value_with_unit


def said_value(figure: Figure) -> str:
    """The number as the article says it: hơn 41.000 lượt."""
    told = (qualifier_word(figure.qualifier), value_with_unit(figure.value, figure.unit))
    return " ".join(part for part in told if part)


def counted_time(point: SeriesPoint) -> str:
    """When it counts, as the article says it; otherwise that it does not say so."""
    told = period_words(point.figure)
    if point.is_told:
        return told
    silent = QCoreApplication.translate("Charts", "time not told")
    return f"{silent} · {told}" if told else silent


def source_words(row: ArticleRow) -> str:
    """Outlet and date of an article."""
    told = (row.outlet, shown_date(row.published))
    return ", ".join(part for part in told if part) or row.accession


def point_headings() -> tuple[str, ...]:
    """The headings over `point_cells`."""
    return (
        QCoreApplication.translate("Charts", "Article"),
        QCoreApplication.translate("Charts", "Value"),
        QCoreApplication.translate("Charts", "Time counted"),
        QCoreApplication.translate("Charts", "Source"),
    )


def point_cells(point: SeriesPoint) -> tuple[str, ...]:
    """A figure in a table: headline, value, when it counts, outlet and date."""
    return (
        point.article.headline,
        said_value(point.figure),
        counted_time(point),
        source_words(point.article),
    )


def thing_words(of: SeriesRow | Figure) -> str:
    """What is measured, and of whom."""
    subject = of.subject.name if of.subject is not None else ""
    return " · ".join(part for part in (of.quantity.label, subject) if part)


def extent_words(row: SeriesRow) -> str:
    """How many figures of it there are, in how many articles."""
    figures = CountWords().figures(row.figures)
    within = QCoreApplication.translate("Charts", "{figures} in {articles}")
    return within.format(figures=figures, articles=count_words(row.articles))


def verdict_words(verdict: Verdict) -> str:
    """How the numbers of several articles stand to each other, with a sign; nobody is right."""
    return {
        Verdict.AGREES: QCoreApplication.translate("Charts", "= the same number"),
        Verdict.AGREES_ROUNDED: QCoreApplication.translate("Charts", "≈ the same but for rounding"),
        Verdict.UNCLEAR: QCoreApplication.translate(
            "Charts", "? different numbers, perhaps not of the same thing"
        ),
        Verdict.DIFFERS: QCoreApplication.translate("Charts", "≠ different numbers"),
    }[verdict]


def days_words(contrast: Contrast) -> str:
    """The days that figures have in common."""
    if contrast.lo is None or contrast.hi is None:
        return QCoreApplication.translate("Charts", "time not told")
    return shown_date("/".join(dict.fromkeys((contrast.lo, contrast.hi))))


def scope_words(contrast: Contrast) -> str:
    """How what they count may differ; nothing where it does not."""
    names = {
        "periods": QCoreApplication.translate("Charts", "the time counted"),
        "units": QCoreApplication.translate("Charts", "the unit"),
        "per": QCoreApplication.translate("Charts", "what it is for (a year, a month …)"),
        "qualifiers": QCoreApplication.translate("Charts", "how exact it is"),
    }
    if not contrast.scope:
        return ""
    sentence = QCoreApplication.translate("Charts", "Not alike: {names}.")
    return sentence.format(names=", ".join(names[one] for one in contrast.scope))
