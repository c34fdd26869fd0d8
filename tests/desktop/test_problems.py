"""Every error of the archive has its sentence and its advice, in every language."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from db import errors
from db.commands.sentences import sentence
from db.errors import ArchiveError, ArchiveTooNew, FileUnreadable
from desktop.problems import explain, explain_code, explain_kind, explained_codes

SAMPLES: dict[str, object] = {
    "path": Path("/kho/Báo {Thử} 100%.khobao"),
    "found": 9,
    "supported": 1,
    "needed": 1,
    "reason": "stamp",
    "holder": "kho ingest",
    "article_id": 7,
    "number": "2026-000007",
    "read": 1,
    "field": "outlet",
    "value": "{odd}",
    "code": "E_EMPTY",
    "detail": "",
    "job_id": 3,
    "kind": "columns",
    "name": "báo giấy",
    "quote": "chín giờ",
    "place": "edit 2.role",
    "problem": "unknown",
    "action": "check",
    "user": "LAN",
    "change_set": 4,
    "table": "note",
    "key": "[4]",
    "needed_mb": 620,
    "free_mb": 40,
    "system": "cifs",
    "most": 450,
}


def every_error() -> list[type[ArchiveError]]:
    return [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, ArchiveError) and kind is not ArchiveError
    ]


@pytest.mark.parametrize("kind", every_error())
def test_every_error_has_a_sentence_and_an_advice(kind: type[ArchiveError]) -> None:
    wanted = list(inspect.signature(kind).parameters)
    said = explain(kind(*(SAMPLES[name] for name in wanted)))
    assert said.sentence.endswith(".")
    assert said.advice.endswith(".")
    if "path" in wanted and kind is not errors.IndexUnusable:
        assert "/kho/Báo {Thử} 100%.khobao" in said.sentence


@pytest.mark.parametrize("action", errors.NotAllowed.ACTIONS)
def test_every_refusal_says_who_and_why(action: str) -> None:
    said = explain(errors.NotAllowed(action, "LAN"))
    assert said.sentence.startswith("LAN ")
    assert said.advice.endswith(".")
    assert sentence(errors.NotAllowed(action, "LAN")).startswith("LAN ")


def test_an_error_of_the_child_is_said_in_the_same_words() -> None:
    error = ArchiveTooNew(Path("/kho"), 9, 1)
    facts = {"path": "/kho", "found": 9, "supported": 1}
    assert explain_kind("ArchiveTooNew", facts) == explain(error)
    file = FileUnreadable(Path("a.txt"), "E_ENCODING")
    assert explain(file) == explain_code("E_ENCODING", "a.txt")


def test_what_no_archive_says_is_our_own_bug() -> None:
    with pytest.raises(KeyError):
        explain_kind("Whatever", {})
    with pytest.raises(KeyError):
        explain_code("E_WHATEVER", "a.txt")


def test_every_code_names_the_file() -> None:
    for code in explained_codes():
        assert "“a.txt”" in explain_code(code, "a.txt").sentence
