"""Says in the query language what was chosen by clicks, and questions as rows of fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, product
from typing import Final

from db.records import Asking, Filter, Join, QueryRow
from db.search.facets import BY_TIME, DAY, DAYS
from db.search.fields import PRINTED, RANGE, STATUSES, VALUES, ZONE_OF, Field, print_day
from db.search.grammar import parse
from db.search.query import (
    OR,
    Chain,
    Clause,
    Exact,
    Fact,
    Group,
    Number,
    OnDay,
    Phrase,
    Published,
    Query,
    Word,
)
from db.search.scanning import QUOTES

_UNQUOTED: Final = str.maketrans(dict.fromkeys(QUOTES, " "))


# ---- filters --------------------------------------------------------------------------------


def expression(filters: Iterable[Filter]) -> str:
    """Print filters as a query that finds the same articles as they let through."""
    by_facet: dict[str, list[Filter]] = {}
    for one in filters:
        by_facet.setdefault(one.facet, []).append(one)
    return " ".join(_of_facet(chosen) for chosen in by_facet.values())


def _of_facet(chosen: Sequence[Filter]) -> str:
    anyhow = [_printed(one) for one in chosen if one.how is Join.ANY]
    parts = [f"({f' {OR} '.join(anyhow)})"] if len(anyhow) > 1 else anyhow
    parts += [_printed(one) for one in chosen if one.how is Join.ALL]
    parts += [f"-{_printed(one)}" for one in chosen if one.how is Join.NONE]
    return " ".join(parts)


def _printed(one: Filter) -> str:
    if one.facet == DAYS:
        return f"{PRINTED[Field.DATE]}:{one.value}"
    timely = one.facet in {*BY_TIME, DAY}
    field = Field.DATE if timely else Field(one.facet)
    value = one.value
    if field is Field.STATUS and value in STATUSES:
        value = STATUSES[value].partition(";")[0]
    if set(value).isdisjoint(QUOTES):
        return f'{PRINTED[field]}:="{value}"'
    return f'{PRINTED[field]}:"{" ".join(value.translate(_UNQUOTED).split())}"'


# ---- rows -----------------------------------------------------------------------------------


def rows_of(text: str) -> tuple[QueryRow, ...]:
    """Read a question as rows; what rows cannot say is a row of its own, as the query prints it."""
    query = parse(text)
    rows: list[QueryRow] = []
    for _, run in groupby(enumerate(query.required), _of_one_row):
        clauses = tuple(clause for _, clause in run)
        rows.append(_sure(_row(clauses, text), clauses, ()))
    without = (_sure(_without(one, text), (), (one,)) for one in query.excluded)
    return (*rows, *without)


def _of_one_row(numbered: tuple[int, Clause]) -> tuple[object, ...]:
    """Words that follow each other in one part of the text make one row, all else its own."""
    number, clause = numbered
    return ("words", clause.within) if isinstance(clause, (Word, Chain)) else (number,)


def _sure(row: QueryRow, required: tuple[Clause, ...], excluded: tuple[Clause, ...]) -> QueryRow:
    """The row, unless it would read otherwise than what it is for: that stays as it prints."""
    if parse(_said(row)) == Query(required, excluded):
        return row
    return QueryRow("", Asking.OTHER, str(Query(required, excluded)))


def text_of(rows: Iterable[QueryRow]) -> str:
    """Print rows as a question; rows without a value say nothing."""
    wanted = [row for row in rows if row.value.strip() or row.until.strip() or _is_empty_fact(row)]
    # Words alone come first: behind the name of a field they would be taken for its words.
    wanted.sort(key=lambda row: row.field != "" or row.asking is not Asking.CONTAINS)
    return " ".join(_said(row) for row in wanted)


def _is_empty_fact(row: QueryRow) -> bool:
    return row.asking is Asking.WHOLE and row.field != "" and Field(row.field) not in ZONE_OF


def _said(row: QueryRow) -> str:
    value, until = " ".join(row.value.split()), " ".join(row.until.split())
    if row.asking is Asking.OTHER:  # in brackets the field before it does not reach it
        return value if value[:1] in {*"-(", *QUOTES} or ":" in value else f"({value})"
    name = f"{PRINTED[Field(row.field)]}:" if row.field else ""
    plain = " ".join(value.translate(_UNQUOTED).split())
    if row.field in VALUES:
        body = f"{value}{RANGE}{until}" if row.asking is Asking.RANGE and value != until else value
        sign = "-" if row.asking is Asking.WITHOUT else ""
        return f"{sign}{name}{body.replace(' ', '')}"
    if row.asking is Asking.PHRASE:
        return f'{name}"{plain}"'
    if row.asking is Asking.WHOLE:
        return f'{name}="{plain}"' if name else f'"{plain}"'
    if row.asking is Asking.WITHOUT:
        return f"-{name}{_bracketed(value)}"
    return f"{name}{_bracketed(value)}" if name else value


def _bracketed(value: str) -> str:
    """Several things as one, so that what follows is not taken for more of them."""
    is_one = " " not in value or (value[0] in QUOTES and value[-1] in QUOTES)
    return value if is_one else f"({value})"


def _row(clauses: tuple[Clause, ...], text: str) -> QueryRow:
    typed = " ".join(text[clauses[0].start : clauses[-1].stop].split())
    clause = clauses[0]
    field = _field_of(clause)
    match clause:
        case Word() | Chain() | Fact() | OnDay():
            return QueryRow(field, Asking.CONTAINS, typed)
        case Phrase():
            return QueryRow(field, Asking.PHRASE, typed)
        case Exact():
            return QueryRow(field, Asking.WHOLE, clause.value)
        case Published():
            return _dates(clause)
        case Number():
            low, _, high = clause.term.folded.partition(RANGE)
            return QueryRow(field, Asking.RANGE, low, high)
        case Group():
            return QueryRow("", Asking.OTHER, str(clause))


def _dates(clause: Published) -> QueryRow:
    """A range of dates as people write them: years and months where they are whole."""
    for first, last in product(_written(clause.first), _written(clause.last)):
        row = QueryRow(Field.DATE.value, Asking.RANGE, first, last)
        if parse(_said(row)).required == (clause,):
            return row
    return QueryRow("", Asking.OTHER, str(clause))


def _written(day: int) -> tuple[str, ...]:
    """A day (YYYYMMDD), the shortest writing first: of its year, of its month, or its own."""
    if not print_day(day):
        return ("",)
    year, month, date = f"{day // 10_000:04}", day // 100 % 100, day % 100
    return year, f"{month}/{year}", f"{date}/{month}/{year}"


def _without(clause: Clause, text: str) -> QueryRow:
    typed = " ".join(text[clause.start : clause.stop].split())
    if isinstance(clause, Phrase):
        typed = f'"{typed}"'
    return QueryRow(_field_of(clause), Asking.WITHOUT, typed)


def _field_of(clause: Clause) -> str:
    match clause:
        case Word() | Chain() | Phrase():
            return clause.within.value if clause.within else ""
        case Fact() | Exact():
            return clause.kind.value
        case Published() | OnDay():
            return Field.DATE.value
        case Number():
            return Field.NUMBER.value
        case Group():
            return ""
