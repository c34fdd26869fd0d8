"""Every error of the archive has its sentence on the command line."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from db import errors
from db.commands.sentences import facts, sentence

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.ArchiveError) and kind is not errors.ArchiveError
]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_says_what_it_knows(kind: type[errors.ArchiveError]) -> None:
    names = list(inspect.signature(kind).parameters)
    error = kind(*(Path("/kho") if name == "path" else f"<{name}>" for name in names))
    said = sentence(error)
    assert said
    assert set(facts(error)) == set(names)
    for name in names:
        assert name in {"path", "read", "found"} or f"<{name}>" in said
