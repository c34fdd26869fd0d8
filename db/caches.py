"""The folder of a person's own things that can be made again at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

NAME: Final = "khobao"


def cache_folder() -> Path:
    """Where the system wants what can be thrown away; nothing is made here."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA")
        return Path(root or Path.home() / "AppData" / "Local") / NAME / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / NAME
    root = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (root if root.is_absolute() else Path.home() / ".cache") / NAME
