"""`kho apply` refuses nonsense in words of its own, and saves nothing of it."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from db.catalogue.edit_data import KINDS, edit_data
from db.records import NoteKind
from tests.db.kho import Run
from tests.db.saving.edit_making import EditMaker
from tests.db.saving.whole_state import whole_state

NOTE = {"edit": "add_note", "article": "1", "kind": NoteKind.NOTE.value, "body": "cùng lúc"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_edit(kho: Run, kho_archive: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "edits.json"
    maker = EditMaker(Random(kind), 0.6)
    for _ in range(3):
        edit = edit_data(maker.edit(kind))
        broken = {**edit, next(reversed(edit)): {"\ud800": [2**80, None, 1.5]}}
        for data in ([NOTE, edit], [NOTE, broken]):
            file.write_text(json.dumps(data), encoding="utf-8")
            before = whole_state(kho_archive)
            code, _ = kho("apply", kho_archive, file, "--user", "LAN")
            assert code in {0, 1}, data
            assert (whole_state(kho_archive) == before) == (code == 1), data


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", "nul", '{"edits": {}}', '[{"edit": []}]', "[" * 99_999, "[NaN]"]
)
def test_files_that_are_no_edits(kho: Run, kho_archive: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "edits.json"
    file.write_text(text, encoding="utf-8")
    assert kho("apply", kho_archive, file, "--user", "LAN")[0] == 1


def test_numbers_and_users_that_cannot_be(kho: Run, kho_archive: Path) -> None:
    for number in (0, 99, 2**63, 10**30):
        assert kho("undo", kho_archive, number, "--user", "LAN")[0] == 1
    assert kho("redo", kho_archive, "--user", "x" * 99)[0] == 1
