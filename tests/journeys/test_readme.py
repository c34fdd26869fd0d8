"""The first ten minutes of the README happen as they are printed there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)
TIMES = re.compile(r"[\d.]+ (?=m?s\b)|(?<=\"took_ms\": )[\d.]+|\d{4}-\d\d-\d\dT[\d:]+Z")


def steps() -> list[tuple[str, str]]:
    """Every command of the README with what is printed (or typed) below it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    session = "\n".join(SESSION.findall(readme))
    commands = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    return [(command.partition("\n")[0], command.partition("\n")[2]) for command in commands]


def said(command: str, folder: Path) -> str:
    """Run one command of `kho` in a folder; gives what it prints."""
    kho = [sys.executable, "-m", "db.cli", *shlex.split(command)[1:]]
    here = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        kho, cwd=folder, env=here, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def tidy(text: str) -> str:
    """Leave out what is different each time: moments, times, and blank lines at the end."""
    return TIMES.sub("", text).strip()


def test_the_first_ten_minutes_happen_as_they_are_printed(tmp_path: Path) -> None:
    tried = 0
    for command, below in steps():
        if command.startswith("mkdir "):
            (tmp_path / command.split()[1]).mkdir()
        elif command.startswith("cat > "):
            (tmp_path / command.split()[2]).write_text(below, encoding="utf-8")
        elif command.startswith("kho "):
            expected, found = tidy(below), tidy(said(command, tmp_path))
            # An ellipsis in the README stands for whatever comes there.
            parts = map(re.escape, map(str.strip, expected.split("…")))
            assert re.fullmatch(".*".join(parts), found, re.DOTALL), (command, found)
            tried += 1
        else:
            assert command.startswith("source "), command
    assert tried > 5
