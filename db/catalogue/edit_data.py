"""Edits as plain data, as files and other programs write them, and back."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final, Protocol, TypeVar

from db.errors import EditInvalid
from db.records import AuthorityRef, AwaitedQuote, Edit, Quote

R = TypeVar("R", Quote, AwaitedQuote, AuthorityRef)

EDIT: Final = "edit"
"""The key that names what an entry does: add_note, keep_authority."""

ARTICLE: Final = "article"
"""Instead of `article_id`: an accession number, uid or id."""

OTHER: Final = "other"
"""Instead of `other_id`: the like, of the article at the other end of a link."""


class Resolver(Protocol):
    """Knows what a file may leave to the archive. Both raise EditInvalid."""

    def article(self, number: str) -> tuple[int, int]:
        """Id and row version of an article."""

    def quote(self, article_id: int, exact: str) -> Quote:
        """Where these words stand in the current text; they must stand there once."""


def action_of(kind: type) -> str:
    """The name of an edit in data and history: AddNote is add_note."""
    name = kind.__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]


KINDS: Final[Mapping[str, type]] = types.MappingProxyType(
    {action_of(kind): kind for kind in typing.get_args(Edit)}
)
"""Every kind of edit by its name."""


def only_quote(text: str, exact: str) -> Quote:
    """Where words stand in a text, if they do so exactly once. Raises EditInvalid."""
    times = text.count(exact) if exact else 0
    if times != 1:
        raise EditInvalid(exact, f"stands in the text {times} times, not once")
    start = text.index(exact)
    return Quote(exact, start, start + len(exact))


def read_edits(data: object, resolver: Resolver) -> list[Edit]:
    """Read a list of edits, or an object that has it under `edits`.

    Of an edit that names an article its `row_version` may be left out: then it is that of the
    moment. A quote may be the bare words. Raises EditInvalid, which tells the entry and the key.
    """
    listed = data.get("edits") if isinstance(data, Mapping) else data
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        raise EditInvalid("edits", "a list of edits is expected")
    return [_edit(entry, f"edit {number}", resolver) for number, entry in enumerate(listed, 1)]


def edit_data(edit: Edit) -> dict[str, Any]:
    """Write an edit as data; what has its default value is left out."""
    told: dict[str, Any] = {EDIT: action_of(type(edit))}
    for field in fields(edit):
        value = getattr(edit, field.name)
        if field.default is not MISSING and value == field.default:
            continue
        told[field.name] = _plain(value)
    return told


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(part) for name, part in parts.items() if part is not None}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _edit(entry: object, place: str, resolver: Resolver) -> Edit:
    if not isinstance(entry, Mapping):
        raise EditInvalid(place, "not an object")
    kind = KINDS.get(str(entry.get(EDIT)))
    if kind is None:
        raise EditInvalid(f"{place}.{EDIT}", f"unknown: {entry.get(EDIT)}")
    given = {name: value for name, value in entry.items() if name != EDIT}
    hints = typing.get_type_hints(kind)
    _complete(given, hints, place, resolver)
    known = {field.name: field for field in fields(kind)}
    for name in given:
        if name not in known:
            raise EditInvalid(f"{place}.{name}", "unknown")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in given:
            values[name] = _Value(f"{place}.{name}", given, resolver).read(given[name], hints[name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise EditInvalid(f"{place}.{name}", "missing")
    return typing.cast("Edit", kind(**values))


def _complete(
    given: dict[str, Any], hints: Mapping[str, Any], place: str, resolver: Resolver
) -> None:
    """Find the article that an entry names, and its version where that is left out."""
    for key in (ARTICLE, OTHER):
        if f"{key}_id" not in hints:
            continue
        number = given.pop(key, None)
        if number is None:
            number = given.get(f"{key}_id")
        if number is None:
            continue
        if isinstance(number, bool) or not isinstance(number, (int, str)):
            raise EditInvalid(f"{place}.{key}", "not a number of an article")
        given[f"{key}_id"], version = resolver.article(str(number))
        if key == ARTICLE and "row_version" in hints:
            given.setdefault("row_version", version)


class _Value:
    """Reads one value of an entry as its field wants it."""

    def __init__(self, place: str, given: Mapping[str, Any], resolver: Resolver) -> None:
        self._place = place
        self._given = given
        self._resolver = resolver

    def read(self, value: Any, hint: Any) -> Any:
        """Read a value of this type. Raises EditInvalid."""
        origin = typing.get_origin(hint)
        if origin in {types.UnionType, typing.Union}:
            wanted = next(one for one in typing.get_args(hint) if one is not type(None))
            return None if value is None else self.read(value, wanted)
        if origin is not None:
            return self._several(value, origin, typing.get_args(hint))
        if hint is Quote:
            return self._quote(value)
        return self._authority(value) if hint is AuthorityRef else self._simple(value, hint)

    def _several(self, value: Any, origin: Any, hints: Sequence[Any]) -> Any:
        if origin is tuple:
            return tuple(self.read(one, hints[0]) for one in self._list(value))
        return self._mapping(value, hints[1])

    def _simple(self, value: Any, hint: type) -> Any:
        if issubclass(hint, StrEnum):
            try:
                return hint(value)
            except ValueError:
                raise self._fault(f"not one of {', '.join(hint)}") from None
        if hint is object:
            return value
        if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
            raise self._fault(f"not {'text' if hint is str else hint.__name__}")
        return value

    def _list(self, value: Any) -> Sequence[Any]:
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self._fault("not a list")
        return value

    def _mapping(self, value: Any, hint: Any) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self._fault("not an object")
        return {str(name): self.read(part, hint) for name, part in value.items()}

    def _quote(self, value: Any) -> Quote | AwaitedQuote:
        if isinstance(value, Mapping) and "sha256" in value:
            return self._record(value, AwaitedQuote)
        if isinstance(value, str):
            article_id = self._given.get("article_id")
            if article_id is None:
                raise self._fault("a quote needs an article")
            return self._resolver.quote(article_id, value)
        return self._record(value, Quote)

    def _authority(self, value: Any) -> AuthorityRef:
        if isinstance(value, int) and not isinstance(value, bool):
            return AuthorityRef(id=value)
        ref = self._record(value, AuthorityRef)
        if ref.id is None and (ref.kind is None or not ref.name):
            raise self._fault("an authority needs an id, or kind and name")
        return ref

    def _record(self, value: Any, kind: type[R]) -> R:
        if not isinstance(value, Mapping) or value.keys() - {one.name for one in fields(kind)}:
            raise self._fault(f"not {' and '.join(one.name for one in fields(kind))}")
        hints = typing.get_type_hints(kind)
        try:
            return kind(**{name: self.read(part, hints[name]) for name, part in value.items()})
        except TypeError:
            raise self._fault("something is missing") from None

    def _fault(self, problem: str) -> EditInvalid:
        return EditInvalid(self._place, problem)
