"""A program that opens archives of former versions until it is killed, and what must be left."""

from __future__ import annotations

import json
import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from db import open_archive
from db.backup import Backups, expect_sound
from db.engine import SCHEMA, ReadEngine
from db.restoring import preview_folder
from tests.reliability.killing import kill
from tests.reliability.working import ARCHIVES, facts

VERSIONS = tuple(range(1, SCHEMA))


def former(version: int) -> Path:
    """Where the archive of a former version lies."""
    return ARCHIVES / f"version-{version}"


def upgrade_for_ever(folder: Path, diary: Path, seed: int) -> None:
    """Open a copy of a former archive, and the next, and the next."""
    line = os.open(diary, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    dice = random.Random(seed)
    number = 0
    while True:
        number += 1
        version = dice.choice(VERSIONS)
        name = f"{seed}-{number}.khobao"
        shutil.copytree(former(version), folder / name)
        for sign in "IA":
            if sign == "A":
                open_archive(folder / name).close()
            os.write(line, f"{json.dumps([sign, name, version])}\n".encode())


@dataclass
class Upgrades:
    """Kills whoever upgrades, and opens afterwards what they had begun with."""

    folder: Path
    kills: int = 0
    acknowledged: int = 0
    interrupted: int = 0
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._held: Mapping[int, Mapping[str, str]] = {
            version: facts(shutil.copytree(former(version), self.folder / f"version-{version}"))
            for version in VERSIONS
        }

    def kill_once(self, seed: int, seconds: float) -> None:
        """Let somebody upgrade for so long, and look at every archive."""
        diary = self.folder / f"diary{self.kills}"
        self.faults += kill(upgrade_for_ever, (self.folder, diary, seed), diary, seconds)
        self.kills += 1
        signs: dict[str, str] = {}
        versions: dict[str, int] = {}
        for line in diary.read_text().splitlines():
            sign, name, version = json.loads(line)
            signs[name], versions[name] = sign, version
        for name, version in versions.items():
            is_acknowledged = signs[name] == "A"
            self.acknowledged += is_acknowledged
            self.interrupted += not is_acknowledged
            try:
                found = list(self._look(self.folder / name, version, is_upgraded=is_acknowledged))
            except Exception as error:  # noqa: BLE001 - whatever a user would have seen
                found = [repr(error)]
            self.faults += [f"{name} of version {version}: {fault}" for fault in found]
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def _look(self, folder: Path, version: int, *, is_upgraded: bool) -> Iterator[str]:
        if is_upgraded and _version(folder) != SCHEMA:
            yield "what was upgraded is not"
        archive = open_archive(folder)
        if _version(folder) != SCHEMA:
            yield "it was not upgraded when it was opened again"
        if facts(folder) != self._held[version]:
            yield "articles are not as they were"
        wrong = [one.part for one in archive.check().findings if not one.ok and one.part != "index"]
        if wrong:
            yield f"the check finds fault with {wrong}"
        archive.close()
        verified = [one for one in Backups(folder).listed() if one.verified]
        if version not in [one.contents.schema for one in verified if one.contents]:
            yield "there is no verified backup of the former version"
        for backup in verified:
            expect_sound(backup)
            with tempfile.TemporaryDirectory() as place:
                if facts(preview_folder(backup.path, Path(place))) != self._held[version]:
                    yield f"backup {backup.number} holds something else"


def _version(folder: Path) -> int:
    engine = ReadEngine(folder)
    with engine.session() as session:
        found = int(session.scalar(text("PRAGMA user_version")) or 0)
    engine.close()
    return found
