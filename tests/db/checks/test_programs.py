"""The SQLite library is told, and which program has a lock, without getting in its way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import db.checks.programs
from db.check import check
from db.engine import sqlite_version
from db.locks import held
from db.records.soundness import Finding, Part, Remedy, Soundness


def found(folder: Path, part: Part) -> Finding:
    finding = check(folder, full=False).find(part)
    assert finding is not None
    return finding


def test_the_library(kho_archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = found(kho_archive, Part.SQLITE)
    assert finding.detail["version"] == sqlite_version()
    assert (finding.detail["journal_mode"], finding.state) == ("wal", "safe")
    monkeypatch.setattr(db.checks.programs, "has_safe_wal", lambda: False)
    risky = found(kho_archive, Part.SQLITE)
    assert (risky.soundness, risky.state) == (Soundness.ADVICE, "risky")
    assert risky.remedy is Remedy.UPDATE


def test_who_writes_now(kho_archive: Path) -> None:
    assert found(kho_archive, Part.LOCKS).state == "free"
    with held(kho_archive / "backup.lock", 0), held(kho_archive / "index" / "indexer.lock", 0):
        finding = found(kho_archive, Part.LOCKS)
    assert (finding.soundness, finding.state) == (Soundness.OK, "held")
    assert set(finding.detail) == {"indexer", "backup"}
    assert f"(process {os.getpid()}," in str(finding.detail["backup"])
    assert found(kho_archive, Part.LOCKS).detail == {}
