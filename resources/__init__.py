"""The files that come with the program: fonts, icons, translations, starter articles."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def path(*names: str) -> Path:
    """Where a file or folder of this room lies, from source and frozen: `path("fonts")`.

    Nothing says that it exists; names are parts of a path below this folder.
    """
    return Path(str(files(__name__).joinpath(*names)))


def text(*names: str) -> str:
    """The text of one of these files; they are all UTF-8. Raises FileNotFoundError."""
    return path(*names).read_text(encoding="utf-8")
