"""What every test stands on: no screen, no trace outside its own folder, the shipped fonts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from desktop.theme import load_fonts
from tests.proofs import proof, pytest_terminal_summary

__all__ = ["proof", "pytest_terminal_summary"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no failure; what takes too long is caught by the timeout of the test.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, logs and caches of the program under test away from those of its tester."""
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home" / "local"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "home" / "roaming"))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application of pytest-qt, drawing with the shipped fonts as the program does."""
    load_fonts()
    return qapp
