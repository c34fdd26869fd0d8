"""Refuses what no archive can hold: numbers that are too big, and broken characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from db.errors import FieldInvalid

_BIGGEST: Final = 2**63 - 1
"""The biggest integer of SQLite."""


def expect_sound(value: Any, field: str = "edit") -> None:
    """Look through the values of an edit.

    Raises FieldInvalid for integers beyond 64 bits and for text that cannot be UTF-8, such as half
    of a surrogate pair.
    """
    if isinstance(value, str):
        _expect_text(value, field)
    elif isinstance(value, int) and not is_storable(value):
        raise FieldInvalid(field, hex(value))
    for name, part in _parts(value, field):
        expect_sound(part, name)


def is_storable(number: int) -> bool:
    """Whether an integer has at most 64 bits."""
    return abs(number) <= _BIGGEST


def _expect_text(text: str, field: str) -> None:
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise FieldInvalid(field, text.encode("ascii", "backslashreplace").decode())


def _parts(value: Any, field: str) -> Iterator[tuple[str, Any]]:
    """The parts of a value, and what each is called in an error."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield field, name
            yield str(name), part
    elif isinstance(value, list | tuple):
        yield from ((field, part) for part in value)
    elif is_dataclass(value):
        yield from ((one.name, getattr(value, one.name)) for one in fields(value))
