"""The tour and the self-check run as a user runs them: as programs, without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with no display at all."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    command = [sys.executable, "-m", "desktop", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.timeout(240)
def test_the_tour_finds_marks_opens_and_saves_pictures(tmp_path: Path) -> None:
    done = run("--tour", str(tmp_path / "tour"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "quang ninh giai thuong" in done.stdout
    assert "Quảng Ninh" in done.stdout
    pictures = sorted((tmp_path / "tour").glob("*.png"))
    assert len(pictures) >= 5
    assert all(QImage(str(picture)).width() >= 960 for picture in pictures)


@pytest.mark.timeout(240)
def test_the_self_check_says_what_works() -> None:
    done = run("--self-check")
    facts = json.loads(done.stdout)
    assert facts["failures"] == []
    assert facts["ok"] is True
    assert done.returncode == 0
    assert facts["archive"]["hits"] == 1
    assert facts["window"]["colours"] > 60
