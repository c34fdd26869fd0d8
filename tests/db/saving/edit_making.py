"""Makes edits of every kind, sensible and senseless ones, from a seeded source of chance."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from random import Random
from typing import Any

from db.catalogue.edit_data import KINDS
from db.records import ArticleEdit, AuthorityRef, AwaitedQuote, ChangeFigure, Edit, Quote
from db.saving.articles import FIELDS

IDS = (1, 2, 3, 1, 2, 3, 4, 5, 99)
WORDS = ("Chợ nổi", "Trạm y tế", "A", "B", "2018", "12,5", "7", "HC.02", "khobao", " ")
NONSENSE = ("", "\ud800", "x" * 600, "\0", "1e999", "NaN", "2018-13-77", "٣", "%_'\"\\", "🧭")
NUMBERS = (0, -1, 2**63, -(2**70), 10**30)
_FACTS = ("value", "unit", "quantity", "period", "as_of", "subject", "note", "qualifier")
_ABOUT = ("name", "scope_note", "start", "end", "status", "language")


class EditMaker:
    """Makes one edit after another; `nonsense` is the share of senseless values."""

    def __init__(self, random: Random, nonsense: float) -> None:
        self._random = random
        self._nonsense = nonsense

    def edit(self, kind: str, version: int = 1) -> Edit:
        """Make an edit of this kind, at random in what it may say."""
        wanted = KINDS[kind]
        hints = typing.get_type_hints(wanted)
        values = {
            one.name: self._value(hints[one.name], one.name, wanted)
            for one in fields(wanted)
            if one.default is MISSING or self._random.random() < 0.5
        }
        if "row_version" in values:
            values["row_version"] = version
        return typing.cast("Edit", wanted(**values))

    def _value(self, hint: Any, name: str, kind: type) -> Any:
        origin = typing.get_origin(hint)
        if origin in {types.UnionType, typing.Union}:
            return self._value(self._random.choice(typing.get_args(hint)), name, kind)
        if hint is type(None):
            return None
        if origin is tuple:
            return (self._text(),)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._mapping(kind)
        return self._simple(hint, name)

    def _mapping(self, kind: type) -> dict[str, str | None]:
        names = {ArticleEdit: sorted(FIELDS), ChangeFigure: _FACTS}.get(kind, _ABOUT)
        return {self._random.choice(names): self._random.choice([None, self._text()])}

    def _simple(self, hint: type, name: str) -> Any:
        if hint in {Quote, AwaitedQuote}:
            return self._quote(hint)
        if hint is AuthorityRef:
            kinds = typing.get_type_hints(AuthorityRef)["kind"]
            if self._random.random() < 0.3:
                return AuthorityRef(id=self._number())
            return AuthorityRef(
                kind=self._value(typing.get_args(kinds)[0], name, hint), name=self._text()
            )
        if issubclass(hint, StrEnum):
            return self._random.choice(list(hint))
        if hint is bool:
            return self._random.random() < 0.5
        return self._number() if hint is int else self._text()

    def _quote(self, hint: type) -> Quote | AwaitedQuote:
        if hint is Quote:
            return Quote(self._text(), self._number(), self._number())
        return AwaitedQuote(self._number(), self._text())

    def _number(self) -> int:
        return self._random.choice(NUMBERS if self._is_nonsense() else IDS)

    def _text(self) -> str:
        return self._random.choice(NONSENSE if self._is_nonsense() else WORDS)

    def _is_nonsense(self) -> bool:
        return self._random.random() < self._nonsense
