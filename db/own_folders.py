"""The folders where the system wants what belongs to one person at one computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

NAME: Final = "khobao"


def cache_folder() -> Path:
    """For what can be made again at any time, and thrown away; nothing is made here."""
    if sys.platform == "win32":
        return _of_windows("LOCALAPPDATA", "Local") / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / NAME
    return _of_unix("XDG_CACHE_HOME", ".cache")


def settings_folder() -> Path:
    """For what a person chose, for good; nothing is made here."""
    if sys.platform == "win32":
        return _of_windows("LOCALAPPDATA", "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences" / NAME
    return _of_unix("XDG_CONFIG_HOME", ".config")


def _of_windows(variable: str, name: str) -> Path:
    root = os.environ.get(variable)
    return Path(root or Path.home() / "AppData" / name) / NAME


def _of_unix(variable: str, name: str) -> Path:
    """Follow the XDG rules: what is no whole path counts as unset."""
    root = Path(os.environ.get(variable, ""))
    return (root if root.is_absolute() else Path.home() / name) / NAME
