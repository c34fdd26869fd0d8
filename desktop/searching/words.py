"""The sentences about a question: what was understood of it, and what could not be used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from db.records import (
    EVERYTHING,
    BlockKind,
    Easing,
    Filter,
    Hits,
    Interpretation,
    Join,
    Problem,
    QueryTerm,
    Relaxation,
    Scope,
    Status,
)
from desktop.searching.chips import Chip

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the sentences."""

_STILL_TYPED = frozenset({"quote_open", "bracket_alone", "operator_alone", "empty_field"})
"""Problems that more letters may solve."""

_VALUES = frozenset({"bad_date", "bad_number"})
_SOME_WORDS_MISSING = "some_words_missing"
_ONE_WORD_MISSING = "one_word_missing"
_NO_INDEX = "no_index"
_OF_NEAR_ONES = frozenset({_SOME_WORDS_MISSING, _ONE_WORD_MISSING})
_OF_THE_WHOLE = _OF_NEAR_ONES | {_NO_INDEX}
_LONGEST_PART = 60


def asked_for(terms: Sequence[QueryTerm]) -> str:
    """The words that were looked for; `…` after one that may go on."""
    return " · ".join(term.accented + ("…" if term.prefix else "") for term in terms)


def told_problems(hits: Hits) -> list[Problem]:
    """The problems worth telling: what is still being typed is not unfinished by mistake."""
    if not hits.request.typing:
        return list(hits.problems)
    end = len(hits.request.text)
    return [
        one
        for one in hits.problems
        if one.code not in _STILL_TYPED and not (one.code in _VALUES and one.stop == end)
    ]


def bad_parts(hits: Hits) -> list[Problem]:
    """The problems that one part of the question has, to be underlined there."""
    return [one for one in told_problems(hits) if one.code not in _OF_THE_WHOLE]


def has_near_ones(hits: Hits) -> bool:
    """Whether some articles below the divider lack words, instead of having other accents."""
    return any(one.code in _OF_NEAR_ONES for one in hits.problems)


def lacks_index(hits: Hits) -> bool:
    """Whether all articles are listed only because the index cannot be used."""
    return any(one.code == _NO_INDEX for one in hits.problems)


def problem_sentence(problem: Problem, query: str) -> str:
    """Say why a part of the question could not be used as it was typed."""
    part = query[problem.start : problem.stop].strip()
    shown = part if len(part) <= _LONGEST_PART else part[:_LONGEST_PART].rstrip() + "…"
    return _sentences().get(problem.code, _any_problem()).replace("%1", shown)


def problem_codes() -> frozenset[str]:
    """Every code that has a sentence of its own."""
    return frozenset(_sentences())


def _sentences() -> dict[str, str]:
    return {
        "too_long": translate("Searching", "The question is too long; its end was left out."),
        "too_many_words": translate(
            "Searching", "The question has too many words; “%1” was left out."
        ),
        "too_deep": translate(
            "Searching", "Too many brackets within each other; “%1” was left out."
        ),
        "quote_open": translate(
            "Searching", "A quotation mark has no partner; the phrase was read to its end."
        ),
        "bracket_alone": translate("Searching", "A bracket has no partner; it was left out."),
        "operator_alone": translate(
            "Searching", "“%1” has nothing on one of its sides; it was left out."
        ),
        "unknown_field": translate(
            "Searching", "There is no field “%1”; it was searched for like any word."
        ),
        "empty_field": translate("Searching", "Nothing follows “%1:”; it was left out."),
        "bad_date": translate(
            "Searching",
            "“%1” is no date; it was searched for like any word. Write 24/10/2018, 10/2018 or "
            "2018-10..2018-11.",
        ),
        "bad_number": translate(
            "Searching",
            "“%1” is no number; it was searched for like any word. Write 589.005 or "
            "580000..590000.",
        ),
        "lone_star": translate(
            "Searching", "“*” stands only after the beginning of a word; it was left out."
        ),
        _SOME_WORDS_MISSING: translate(
            "Searching", "No article has all of these words; listed are those with most of them."
        ),
        _ONE_WORD_MISSING: translate(
            "Searching", "Listed below are also articles that lack one of the words."
        ),
        _NO_INDEX: translate(
            "Searching",
            "The search index cannot be used, so nothing can be searched just now; all articles "
            "can be read.",
        ),
    }


def _any_problem() -> str:
    return translate("Searching", "“%1” could not be used; the rest was searched.")


def way_words(way: Relaxation, label: str, *, narrowed: bool) -> str:
    """Say what a way out of a search without finds gives up; `label` names its filter.

    `narrowed` tells whether the question had filters or a scope: they may be given up as well.
    """
    part = way.part if len(way.part) <= _LONGEST_PART else way.part[:_LONGEST_PART].rstrip() + "…"
    if way.easing is not Easing.ANY_WORD and not set(part) & set('"“”«»:'):
        part = f"“{part}”"
    said = {
        Easing.FILTERS: translate("Searching", "Search without filters"),
        Easing.FILTER: translate("Searching", "Without the filter “%1”").replace("%1", label),
        Easing.SCOPE: translate("Searching", "Search in the whole archive"),
        Easing.CLAUSE: translate("Searching", "Without %1"),
        Easing.WORDS: translate("Searching", "Without %1"),
        Easing.ONLY: translate("Searching", "Only %1"),
        Easing.EXCLUSION: translate("Searching", "With %1 allowed"),
        Easing.ORDER: translate("Searching", "With the words of %1 apart"),
        Easing.PLACE: translate("Searching", "%1 anywhere in the article"),
        Easing.ANY_WORD: translate("Searching", "Any of the words: %1"),
    }[way.easing].replace("%1", part)
    free = not way.request.filters and way.request.scope == EVERYTHING
    if narrowed and free and way.easing not in {Easing.FILTERS, Easing.FILTER, Easing.SCOPE}:
        return translate("Searching", "%1, in the whole archive").replace("%1", said)
    return said


def status_name(status: str) -> str:
    """What a state of cataloguing is called."""
    return {
        Status.NEW: translate("Searching", "Not catalogued yet"),
        Status.IN_PROGRESS: translate("Searching", "In progress"),
        Status.CATALOGUED: translate("Searching", "Catalogued"),
        Status.CHECKED: translate("Searching", "Checked"),
        Status.RETURNED: translate("Searching", "Returned"),
    }[Status(status)]


def part_name(kind: BlockKind) -> str:
    """What a part of an article is called; all that is no head and no caption is its body."""
    return {
        BlockKind.HEADLINE: translate("Searching", "headline"),
        BlockKind.STANDFIRST: translate("Searching", "standfirst"),
        BlockKind.CAPTION: translate("Searching", "caption"),
    }.get(kind, translate("Searching", "body"))


def filter_chip(one: Filter, words: str) -> Chip:
    """The chip of an active filter."""
    if one.how is Join.NONE:
        words = translate("Searching", "not: %1").replace("%1", words)
    elif one.how is Join.ALL:
        words = translate("Searching", "and: %1").replace("%1", words)
    spoken = translate("Searching", "Filter %1, remove").replace("%1", words)
    return Chip(one, words, translate("Searching", "Remove this filter"), spoken)


def scope_chip(scope: Scope, words: str) -> Chip:
    """The chip of a scope that is not the whole archive."""
    spoken = translate("Searching", "Only in %1, remove").replace("%1", words)
    return Chip(scope, words, translate("Searching", "Search in the whole archive"), spoken)


def reading_chip(one: Interpretation, query: str) -> Chip:
    """The chip of another reading of a part of the question."""
    part = query[one.start : one.stop]

    def said(sentence: str) -> str:
        return sentence.replace("%1", part).replace("%2", one.reading)

    return Chip(
        one,
        said(translate("Searching", "%1 ≈ %2")),
        said(translate("Searching", "“%2” is searched for too. Click to search for “%1” only.")),
        said(translate("Searching", "“%1” was read as “%2” too, remove")),
    )
