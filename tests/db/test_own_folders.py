"""What belongs to a person lies where their system wants it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.own_folders import cache_folder, settings_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")


@pytest.mark.parametrize(
    ("folder", "variable", "name"),
    [
        (cache_folder, "XDG_CACHE_HOME", ".cache"),
        (settings_folder, "XDG_CONFIG_HOME", ".config"),
    ],
)
def test_it_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, folder: Callable[[], Path], variable: str, name: str
) -> None:
    monkeypatch.setenv(variable, "not/absolute")
    assert folder() == Path.home() / name / "khobao"
    monkeypatch.setenv(variable, os.sep + "c")
    assert folder() == Path("/c/khobao")
