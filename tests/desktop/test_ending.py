"""Ctrl+C and the end of a session close the program as closing its window does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db import open_archive

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_the_archive(
    number: signal.Signals, archive: Path, tmp_path: Path
) -> None:
    home = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE")}
    program = subprocess.Popen(
        [sys.executable, "-m", "desktop", str(archive)],
        cwd=ROOT,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )
    settings = tmp_path / "CONFIG" / "khobao" / "window.ini"
    begun = time.monotonic()
    while not settings.exists() and time.monotonic() - begun < 60:
        time.sleep(0.1)  # it writes down what it opened
    assert settings.exists()
    program.send_signal(number)
    _, said = program.communicate(timeout=30)
    assert program.returncode == 0, said
    assert "Traceback" not in said
    assert "geometry" in settings.read_text(encoding="utf-8")
    log = archive / "archive.db-wal"
    assert not log.exists() or log.stat().st_size == 0, "the folder can be copied as it lies"
    assert open_archive(archive).check(full=False).ok
