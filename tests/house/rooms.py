"""The files of the house, as the house tests read them."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("db", "desktop", "resources", "tests")
TOP = ("dev.py", "build.spec", "pyproject.toml", "README.md", "CONTRIBUTING.md", ".ci/run")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its place in the house, its text and its syntax tree."""

    place: str
    text: str
    tree: ast.Module


@functools.cache
def modules(*rooms: str) -> tuple[Module, ...]:
    """Every Python file of these rooms (all rooms and the top level when none is named)."""
    files = [file for room in rooms or ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
    if not rooms:
        files += [ROOT / name for name in TOP if name.endswith((".py", ".spec"))]
    return tuple(_module(file) for file in files)


def texts() -> Iterator[tuple[str, str]]:
    """Every file of the house that is text: its place and what it says."""
    files = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*"))]
    for file in [*files, *(ROOT / name for name in TOP)]:
        if not file.is_file() or "__pycache__" in file.parts:
            continue
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font or a picture
        yield _place(file), text


@functools.cache
def _module(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(_place(file), text, ast.parse(text))


def _place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
