"""`kho dossiers`, `kho figures`: what belongs together, and numbers article beside article."""

from __future__ import annotations

from argparse import Namespace

from db import open_archive
from db.commands.choosing import chosen
from db.commands.output import Output, bold, shown
from db.commands.showing import facts_line
from db.errors import FieldInvalid
from db.records import (
    DossierDetail,
    FigureSeries,
    Qualifier,
    SeriesPoint,
    SeriesRow,
    Verdict,
)

_SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
    Qualifier.ABOUT: "~",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
}
_WORDS = {
    Verdict.AGREES: "the same number",
    Verdict.AGREES_ROUNDED: "the same but for rounding",
    Verdict.UNCLEAR: "different numbers of what may not be the same",
    Verdict.DIFFERS: "different numbers",
}


def dossiers(arguments: Namespace, output: Output) -> int:
    """List the dossiers, or show one with its articles and who reported first."""
    whole = None
    reader = open_archive(arguments.archive, read_only=True).reader()
    try:
        listed = reader.catalogue.dossiers()
        if arguments.dossier is not None:
            number = chosen(arguments.dossier, {row.id: row.title for row in listed})
            if number is None:
                raise FieldInvalid("dossier", arguments.dossier)
            whole = reader.catalogue.dossier(number)
    finally:
        reader.close()
    if output.is_json:
        output.answer({"dossier": whole} if whole else {"dossiers": listed})
    elif whole:
        _print_dossier(whole, output)
    else:
        for row in listed:
            output.line(f"{row.id:4}. {bold(row.title)} ({row.articles})")
    return 0


def figures(arguments: Namespace, output: Output) -> int:
    """List what figures measure and of whom; by words, show each of them through time."""
    reader = open_archive(arguments.archive, read_only=True).reader()
    try:
        rows = reader.catalogue.series(arguments.words or "", arguments.limit)
        whole = [
            reader.catalogue.figure_series(row.quantity.id, row.subject.id if row.subject else None)
            for row in (rows if arguments.words else ())
        ]
    finally:
        reader.close()
    if output.is_json:
        output.answer({"series": whole if arguments.words else rows})
    elif arguments.words:
        for one in whole:
            _print_series(one, output)
    else:
        for row in rows:
            _print_row(row, output)
    return 0


def _print_dossier(dossier: DossierDetail, output: Output) -> None:
    above = [row.title for row in dossier.above]
    output.line(shown(" > ".join([*above, ""])) + bold(dossier.row.title))
    if dossier.row.scope:
        output.line(shown(dossier.row.scope))
    for row in dossier.inner:
        output.line(f"{row.id:4}. {bold(row.title)} ({row.articles})")
    for item in dossier.items:
        output.line()
        output.line(bold(item.article.headline))
        output.line(facts_line(item.article), indent="  ")
        if item.note:
            output.line(shown(item.note), indent="  ")
    if dossier.first:
        output.line()
        output.line("Reported first:" if len(dossier.first) == 1 else "One of these was first:")
        for article in dossier.first:
            output.line(f"{bold(article.headline)} ({facts_line(article)})", indent="  ")


def _print_row(row: SeriesRow, output: Output) -> None:
    subject = f" · {shown(row.subject.name)}" if row.subject else ""
    differs = " · reported differently" if row.differs else ""
    output.line(f"{bold(row.quantity.label)}{subject}")
    counted = f"{_counted(row.figures, 'figure')} in {_counted(row.articles, 'article')}"
    output.line(f"{counted}{differs}", indent="  ")


def _print_series(series: FigureSeries, output: Output) -> None:
    _print_row(series.row, output)
    for point in series.points:
        output.line(_point_line(point), indent="  ")
    for contrast in series.contrasts:
        days = " – ".join(dict.fromkeys(one for one in (contrast.lo, contrast.hi) if one))
        said = _WORDS[contrast.verdict]
        scope = f" (not alike: {', '.join(contrast.scope)})" if contrast.scope else ""
        output.line(f"{days or 'no time told'}: {said}{scope}", indent="  ")
        for point in contrast.points:
            output.line(_point_line(point), indent="    ")
    output.line()


def _point_line(point: SeriesPoint) -> str:
    figure, article = point.figure, point.article
    unit = f" {shown(figure.unit.label)}" if figure.unit else ""
    when = figure.period or figure.as_of or ""
    number = f"{_SIGNS[figure.qualifier]}{figure.value}"
    told = (f"{number}{unit}", when, article.outlet, article.published, article.accession)
    return " · ".join(shown(part) for part in told if part)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
