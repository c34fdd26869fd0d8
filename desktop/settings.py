"""What a user chose for the windows, kept in a small text file between two days."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from configparser import ConfigParser, Error
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from desktop.language import Language
from desktop.searching.memory import Memory
from desktop.theme import Scheme
from desktop.typography import Face, Leading, LineWidth, Typography

C = TypeVar("C", bound=StrEnum)

SECTION = "window"
RECENT = 8
"""How many archives the list of recent ones holds."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices that belong to a person at a PC; what belongs to an archive is stored in it."""

    language: Language = Language.VIETNAMESE
    scheme: Scheme = Scheme.SYSTEM
    zoom: int = 100
    width: LineWidth = LineWidth.USUAL
    face: Face = Face.SERIF
    leading: Leading = Leading.USUAL
    recent: tuple[str, ...] = ()
    """Folders of archives, the last opened first."""
    geometry: str = ""
    """Where the window stands: what `QWidget.saveGeometry` gives, in Base64."""
    panes: tuple[int, ...] = ()
    """Widths of the three panes, in pixels."""
    filters_shown: bool = True
    folder: str = ""
    """Where the last file was taken from."""
    remembered: tuple[str, ...] = ()
    """Archives, each followed by what is remembered of it: a `Memory`, as it is written."""

    initials: str = ""
    """Of whoever works at this PC; empty before they were asked."""

    tabs: tuple[str, ...] = ()
    """Archives, each followed by numbers: which tab was in front, and the article of each tab."""

    watched: tuple[str, ...] = ()
    """Archives, each followed by the folder that is watched for it."""

    keys: tuple[str, ...] = ()
    """Names of commands, each followed by the key a person gave it."""

    @property
    def typography(self) -> Typography:
        """How the text of an article is set."""
        return Typography(self.width, self.face, self.leading)

    def watched_for(self, archive: Path) -> Path | None:
        """The folder that is watched for an archive; none unless somebody chose one."""
        folder = _pairs(self.watched).get(str(archive))
        return Path(folder) if folder else None

    def watching(self, archive: Path, folder: Path | None) -> Settings:
        """These settings with another folder, or none, that is watched for an archive."""
        return replace(self, watched=_paired(self.watched, archive, str(folder or "")))

    def memory_of(self, archive: Path) -> Memory:
        """What is remembered of an archive."""
        return Memory.read(_pairs(self.remembered).get(str(archive), ""))

    def remembering(self, archive: Path, memory: Memory) -> Settings:
        """These settings with what is remembered of an archive; few archives are remembered."""
        pairs = _paired(self.remembered, archive, memory.written())
        return replace(self, remembered=pairs[-2 * RECENT :])

    def tabs_of(self, archive: Path) -> tuple[tuple[int, ...], int]:
        """The articles that were open in an archive, and which of them was in front."""
        pairs = dict(zip(self.tabs[::2], self.tabs[1::2], strict=False))
        ids = [int(one) for one in pairs.get(str(archive), "").split() if one.isdecimal()]
        return (tuple(ids[1:]), ids[0]) if ids else ((), 0)

    def keeping_tabs(self, archive: Path, articles: Sequence[int], at: int) -> Settings:
        """These settings with the articles that are open in an archive; one alone is no tab."""
        pairs = dict(zip(self.tabs[::2], self.tabs[1::2], strict=False))
        pairs.pop(str(archive), None)
        if len(articles) > 1:
            pairs[str(archive)] = " ".join(str(one) for one in (at, *articles))
        kept = list(pairs.items())[-RECENT:]
        return replace(self, tabs=tuple(one for pair in kept for one in pair))

    def opened(self, archive: Path) -> Settings:
        """These settings with an archive as the last opened one."""
        name = str(archive)
        others = tuple(one for one in self.recent if one != name)
        return replace(self, recent=(name, *others)[:RECENT])

    def forgotten(self, archive: Path) -> Settings:
        """These settings without an archive that is no longer there."""
        return replace(self, recent=tuple(one for one in self.recent if one != str(archive)))


class SettingsFile:
    """Owns the file of the settings; read and written on the GUI thread (it is tiny)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Settings:
        """Read the settings; what is missing or makes no sense is as on the first day."""
        written = self._section()
        first = Settings()
        return Settings(
            language=_choice(Language, written.get("language"), first.language),
            scheme=_choice(Scheme, written.get("scheme"), first.scheme),
            zoom=_whole(written.get("zoom"), first.zoom),
            width=_choice(LineWidth, written.get("width"), first.width),
            face=_choice(Face, written.get("face"), first.face),
            leading=_choice(Leading, written.get("leading"), first.leading),
            recent=_texts(written.get("recent")),
            geometry=written.get("geometry", first.geometry),
            panes=tuple(one for one in _list(written.get("panes")) if isinstance(one, int)),
            filters_shown=written.get("filters_shown", "yes") != "no",
            folder=written.get("folder", first.folder),
            remembered=_texts(written.get("remembered")),
            initials=written.get("initials", first.initials),
            tabs=_texts(written.get("tabs")),
            watched=_texts(written.get("watched")),
            keys=_texts(written.get("keys")),
        )

    def save(self, settings: Settings) -> None:
        """Write all settings beside the old file and put them in its place; raises OSError."""
        parser = ConfigParser(interpolation=None)
        parser[SECTION] = {
            field.name: _written(getattr(settings, field.name)) for field in fields(Settings)
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        # A path may hold bytes that are no UTF-8: they are kept as they are.
        with beside.open("w", encoding="utf-8", errors="surrogateescape") as file:
            parser.write(file)
        beside.replace(self.path)

    def _section(self) -> Mapping[str, str]:
        parser = ConfigParser(interpolation=None)
        with contextlib.suppress(OSError, Error, UnicodeDecodeError):
            written = self.path.read_text(encoding="utf-8", errors="surrogateescape")
            parser.read_string(written)
        return parser[SECTION] if parser.has_section(SECTION) else {}


def _pairs(flat: tuple[str, ...]) -> dict[str, str]:
    """Archives and what belongs to each, out of a list in which they follow each other."""
    return dict(zip(flat[::2], flat[1::2], strict=False))


def _paired(flat: tuple[str, ...], archive: Path, value: str) -> tuple[str, ...]:
    """The list with another value for an archive, as the last one; none for an empty value."""
    pairs = _pairs(flat)
    pairs.pop(str(archive), None)
    if value:
        pairs[str(archive)] = value
    return tuple(one for pair in pairs.items() for one in pair)


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _choice(kind: type[C], written: str | None, default: C) -> C:
    try:
        return kind(written or "")
    except ValueError:
        return default


def _whole(written: str | None, default: int) -> int:
    try:
        return int(written or "")
    except ValueError:
        return default


def _list(written: str | None) -> list[object]:
    try:
        values = json.loads(written or "[]")
    except ValueError:
        return []
    return values if isinstance(values, list) else []


def _texts(written: str | None) -> tuple[str, ...]:
    return tuple(one for one in _list(written) if isinstance(one, str))
