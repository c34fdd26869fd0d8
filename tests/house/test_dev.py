"""The workshop door: what it installs is locked, and what it lacks it says in words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from tests.house.rooms import ROOT

PIN = re.compile(r"^(?P<name>[\w-]+)==(?P<version>\S+)(?P<rest>.*)", re.MULTILINE)


def pins(lock: Path) -> dict[str, set[str]]:
    """Name and versions (with the conditions they are for) of everything in a lock."""
    found: dict[str, set[str]] = {}
    for pin in PIN.finditer(lock.read_text(encoding="utf-8")):
        condition = pin["rest"].strip(" \\")
        found.setdefault(pin["name"], set()).add(f"{pin['version']} {condition}")
    return found


def test_help_explains_every_command() -> None:
    """Without the environment too: the person who asks for help may not have it yet."""
    door = [sys.executable, "-I", str(ROOT / "dev.py"), "--help"]
    said = subprocess.run(door, capture_output=True, text=True, check=True).stdout
    for command in dev.COMMANDS:
        assert f"\n    {command.__name__}" in said
        assert command.__doc__
    wrong = subprocess.run([*door[:-1], "dance"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2


def test_an_old_python_is_told_what_is_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main(["test"]) == 1
    assert "needs Python 3.11 or later" in capsys.readouterr().out


def test_developers_have_exactly_what_users_have() -> None:
    runtime, developer = pins(dev.RUN_LOCK), pins(dev.DEV_LOCK)
    assert runtime
    assert {name: developer.get(name) for name in runtime} == runtime


def test_everything_that_is_asked_for_is_locked_by_its_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, wishes in (
        (dev.RUN_LOCK, project["dependencies"] + extras["build"]),
        (dev.DEV_LOCK, project["dependencies"] + extras["build"] + extras["dev"]),
    ):
        names = {re.split(r"[^\w-]", wish)[0].lower() for wish in wishes}
        assert names <= pins(lock).keys()
        blocks = re.split(r"\n(?=\w)", lock.read_text(encoding="utf-8"))
        assert all("--hash=sha256:" in block for block in blocks)


def test_what_is_installed_already_is_not_installed_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "installed.txt")
    assert dev.installed() == {}
    dev.tool("python").parent.mkdir()
    dev.tool("python").touch()
    wants = dev.wanted(dev.RUN_LOCK, dev.DEV_LOCK)
    dev.STAMP.write_text("".join(f"{name} {digest}\n" for name, digest in wants.items()))
    assert dev.installed() == wants
    assert dev.prepare(dev.RUN_LOCK) == dev.prepare(dev.DEV_LOCK) == dev.tool("python")


def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "QT", {"libnowhere.so.7": "libnowhere7"})
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(dev.CannotGoOn) as reason:
        dev.provide_qt_libraries({})
    assert "libnowhere.so.7" in str(reason.value)
    assert "apt-get install libnowhere7" in str(reason.value)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_a_screen_asks_for_more_libraries() -> None:
    assert not dev.has_display({})
    assert dev.has_display({"DISPLAY": ":0"})
    assert dev.has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert "libxcb-cursor.so.0" not in dev.qt_libraries({})
    assert "libxcb-cursor.so.0" in dev.qt_libraries({"DISPLAY": ":0"})
    assert "libwayland-client.so.0" in dev.qt_libraries({"WAYLAND_DISPLAY": "wayland-0"})


def test_a_sentence_without_its_translation_is_named(tmp_path: Path) -> None:
    file = tmp_path / "khobao_xx.ts"
    file.write_text(
        "<TS><context><name>Box</name>"
        "<message><source>Open</source><translation>Mở</translation></message>"
        '<message><source>Close</source><translation type="unfinished"/></message>'
        "</context></TS>",
        encoding="utf-8",
    )
    assert dev.unfinished(file) == ["khobao_xx.ts: Box: unfinished: Close"]
