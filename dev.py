#!/usr/bin/env python3
"""The workshop door: makes .venv, installs exactly what is locked, then runs or checks Kho Báo."""

from __future__ import annotations

import argparse
import ctypes
import functools
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
RUN_LOCK = ROOT / ".ci" / "requirements.lock"
DEV_LOCK = ROOT / ".ci" / "requirements-dev.lock"
OLDEST = (3, 11)
LANGUAGES = ROOT / "resources" / "i18n"

# Shared library -> the Debian package that has it. Qt loads these by itself; the wheel has none.
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
}
QT_ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
QT_ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class CannotGoOn(Exception):
    """Something is missing that the person at the keyboard has to see to; says what."""


def say(sentence: str) -> None:
    """Tell what happens, at once and in order with what the tools print."""
    print(f"dev.py: {sentence}", flush=True)


def call(
    command: Sequence[object],
    settings: Mapping[str, str] | None = None,
    folder: Path | None = ROOT,
) -> int:
    """Run a command to its end and give its exit code; Ctrl+C is left to the command itself."""
    child = subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **(settings or {})},
    )
    while True:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code


def need(command: Sequence[object], otherwise: str) -> None:
    """Run a command that must succeed before anything else makes sense."""
    if call(command) != 0:
        raise CannotGoOn(otherwise)


# What the machine must have


def install_packages(packages: Iterable[str], what: str) -> None:
    """Install Debian packages, where this person may; otherwise say what to install."""
    names = sorted(set(packages))
    line = "apt-get install " + " ".join(names)
    apt = shutil.which("apt-get")
    if apt is None:
        raise CannotGoOn(f"{what} Debian calls the packages {', '.join(names)}: install yours.")
    if os.geteuid() != 0:
        raise CannotGoOn(f"{what} Install them once, as root: {line}")
    say(f"{what} Installing: {' '.join(names)}")
    update_package_lists(apt)
    need(
        [apt, "-qq", "-o", "Dpkg::Use-Pty=0", "install", "-y", "--no-install-recommends", *names],
        f"The packages could not be installed. Try it yourself: {line}",
    )


@functools.cache
def update_package_lists(apt: str) -> None:
    """Fetch the lists of packages, once; a list that cannot be had may not be needed."""
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    call([apt, "-qq", "update"])


def cannot_load(library: str) -> bool:
    """Whether the system has no such shared library, or one that cannot be used."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def has_display(settings: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown. Only Linux can be without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(settings.get("DISPLAY") or settings.get("WAYLAND_DISPLAY"))


def qt_libraries(settings: Mapping[str, str]) -> dict[str, str]:
    """The system libraries that Qt needs here, with their Debian packages."""
    if not sys.platform.startswith("linux"):
        return {}
    libraries = dict(QT)
    if settings.get("DISPLAY"):
        libraries.update(QT_ON_X11)
    if settings.get("WAYLAND_DISPLAY"):
        libraries.update(QT_ON_WAYLAND)
    return libraries


def provide_qt_libraries(settings: Mapping[str, str] = os.environ) -> None:
    """Make sure that Qt will find the system libraries it loads."""
    libraries = qt_libraries(settings)
    missing = [name for name in libraries if cannot_load(name)]
    if not missing:
        return
    install_packages(
        (libraries[name] for name in missing),
        f"Qt needs system libraries that are missing: {', '.join(missing)}.",
    )
    if any(cannot_load(name) for name in missing):
        raise CannotGoOn("Some of these libraries still cannot be loaded.")


def provide_freezing_tools(python: Path) -> None:
    """Make sure that PyInstaller finds what it takes from the system."""
    if not sys.platform.startswith("linux"):
        return
    packages = [] if shutil.which("objdump") else ["binutils"]
    probe = "import ctypes, sysconfig as s; ctypes.CDLL(s.get_config_var('INSTSONAME'))"
    alone = subprocess.run([str(python), "-c", probe], capture_output=True, check=False)
    if alone.returncode != 0:
        if not Path(os.path.realpath(python)).is_relative_to("/usr/bin"):
            raise CannotGoOn(
                "This Python was built without its shared library, so it cannot be frozen. "
                "Remove .venv and start again with the system's: /usr/bin/python3 dev.py freeze"
            )
        packages.append(f"libpython3.{sys.version_info[1]}")
    if packages:
        install_packages(packages, "PyInstaller needs tools that are missing.")


# The virtual environment


def tool(name: str) -> Path:
    """Where a program of the virtual environment lies."""
    if os.name == "nt":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def wanted(*locks: Path) -> dict[str, str]:
    """What must be installed: the locks by name, and the project as it stands in this folder."""
    parts = {lock.name: lock.read_bytes() for lock in locks}
    parts["project"] = os.fsencode(ROOT) + (ROOT / "pyproject.toml").read_bytes()
    return {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}


def installed() -> dict[str, str]:
    """What the stamp says was installed; nothing when there is no stamp."""
    if not STAMP.exists() or not tool("python").exists():
        return {}
    lines = STAMP.read_text(encoding="utf-8").split("\n")
    return dict(line.split(" ", 1) for line in lines if " " in line)


def make_environment() -> None:
    """Make .venv, unless there is one with a working pip."""
    python = tool("python")
    if python.exists():
        probe = [str(python), "-m", "pip", "--version"]
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info[1]}-venv"
        install_packages([package], "This Python cannot make virtual environments.")
    say(f"Making .venv with Python {platform.python_version()}")
    need([sys.executable, "-m", "venv", "--clear", VENV], "The folder .venv could not be made.")


def prepare(lock: Path) -> Path:
    """Bring .venv in line with a lock, if it is not; gives the Python of .venv."""
    has = installed()
    # The lock for developers holds everything that is in the lock for running.
    wants = wanted(RUN_LOCK) if lock == RUN_LOCK else wanted(RUN_LOCK, DEV_LOCK)
    if all(has.get(name) == digest for name, digest in wants.items()):
        return tool("python")
    make_environment()
    STAMP.unlink(missing_ok=True)
    quiet = [] if sys.stdout.isatty() else ["-q"]
    pip = [tool("python"), "-m", "pip", "install", "--disable-pip-version-check", *quiet]
    if has.get(lock.name) != wants[lock.name]:
        say(f"Installing {lock.relative_to(ROOT)} (once, until it changes)")
        need(
            [*pip, "--require-hashes", "--no-deps", "-r", lock],
            "What the program needs could not be installed: see what pip says above.",
        )
    need(
        [*pip, "--no-deps", "--no-build-isolation", "-e", ROOT],
        "The project itself could not be installed: see what pip says above.",
    )
    STAMP.write_text("".join(f"{name} {value}\n" for name, value in wants.items()), "utf-8")
    return tool("python")


# The commands


def run(arguments: list[str]) -> int:
    """Open the window on the starter archive or on `run FOLDER`; without a screen, tour it."""
    provide_qt_libraries()
    python = prepare(RUN_LOCK)
    # The program opens paths that its user typed, so it starts in the folder of its user; -P keeps
    # that folder from being searched for modules.
    if has_display():
        return call([python, "-P", "-m", "desktop", *(arguments or ["--starter"])], folder=None)
    say("There is no screen here: making the tour. Its pictures go to tour/")
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    tour = ["--tour", ROOT / "tour", *arguments]
    return call([python, "-P", "-m", "desktop", *tour], offscreen, folder=None)


def _pytest(arguments: Sequence[object]) -> int:
    provide_qt_libraries({})
    python = prepare(DEV_LOCK)
    return call([python, "-m", "pytest", *arguments], {"QT_QPA_PLATFORM": "offscreen"})


def test(arguments: list[str]) -> int:
    """Run the tests, two at a time; `test -k name` and every other option of pytest work."""
    return _pytest(["-n", "2", *arguments])


def prove(arguments: list[str]) -> int:
    """Run the long proofs that `test` leaves out, two at a time; ends with a line a promise."""
    return _pytest(["-m", "prove", "-n", "2", "--timeout", "3600", *arguments])


def bench(arguments: list[str]) -> int:
    """Measure speed and memory and print the figures; `bench --help` tells what it can measure."""
    provide_qt_libraries({})
    python = prepare(DEV_LOCK)
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return call([python, "-m", "tests.benchmarks", *arguments], offscreen)


def lint(arguments: list[str]) -> int:
    """Check the style of every file with ruff; `lint --fix` mends what it can."""
    prepare(DEV_LOCK)
    ruff = tool("ruff")
    layout = [ruff, "format", "."] if "--fix" in arguments else [ruff, "format", "--check", "."]
    return max(call([ruff, "check", *arguments, "."]), call(layout))


def types(arguments: list[str]) -> int:
    """Check every type with mypy --strict."""
    prepare(DEV_LOCK)
    return call([tool("mypy"), *arguments])


def walls(arguments: list[str]) -> int:
    """Check that no room imports what it must not know (import-linter)."""
    prepare(DEV_LOCK)
    return call([tool("lint-imports"), *arguments])


def translations(arguments: list[str]) -> int:
    """Check that every sentence is translated; `translations --update` first collects new ones."""
    if arguments not in ([], ["--update"]):
        raise CannotGoOn("`translations` knows one option: --update")
    provide_qt_libraries({})
    prepare(DEV_LOCK)
    if arguments:
        _collect_sentences(LANGUAGES)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        for file in LANGUAGES.glob("khobao_*.ts"):
            shutil.copy(file, fresh)
        _collect_sentences(fresh)
        lacks = [lack for file in sorted(fresh.glob("*.ts")) for lack in unfinished(file)]
    for lack in lacks:
        say(lack)
    say(f"{len(lacks)} sentences want a translator." if lacks else "Every sentence is translated.")
    return 1 if lacks else 0


def _collect_sentences(folder: Path) -> None:
    sources = sorted((ROOT / "desktop").rglob("*.py"))
    for file in sorted(folder.glob("khobao_*.ts")):
        # English needs a file only for what has a singular and a plural.
        only = ["-pluralonly"] if file.stem.endswith("_en") else []
        options = ["-silent", "-extensions", "py", "-locations", "none", *only]
        command = [tool("pyside6-lupdate"), *options, *sources, "-ts", file]
        need(command, f"lupdate could not read the sentences for {file.name}.")


def unfinished(file: Path) -> list[str]:
    """Name each sentence of a .ts file that is not translated or that nobody says any more."""
    lacks = []
    root = ET.parse(file).getroot()  # noqa: S314  # our own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            state = "unfinished" if translation is None else translation.get("type")
            if state is not None:
                place = f"{file.name}: {context.findtext('name')}"
                lacks.append(f"{place}: {state}: {message.findtext('source')}")
    return lacks


def freeze(arguments: list[str]) -> int:
    """Build the program for PCs without Python: dist/khobao/, with khobao and kho in it."""
    provide_qt_libraries({})
    try:
        # They go into the program, for PCs that lack them.
        provide_qt_libraries({"DISPLAY": "any", "WAYLAND_DISPLAY": "any"})
    except CannotGoOn as reason:
        say(f"{reason} Without them, the frozen program needs them on each PC.")
    python = prepare(DEV_LOCK)
    provide_freezing_tools(python)
    places = ["--distpath", ROOT / "dist", "--workpath", ROOT / "build"]
    options = ["--noconfirm", "--log-level", "WARN", *places, *arguments]
    return call([python, "-m", "PyInstaller", *options, ROOT / "build.spec"])


COMMANDS = (run, test, lint, types, walls, translations, bench, prove, freeze)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Makes .venv, installs what is locked, then does one of these things.",
        epilog="What follows the command is passed on: dev.py run FOLDER, dev.py test -k name.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        commands.add_parser(command.__name__, help=command.__doc__, add_help=False)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Do what the first word says, with the words after it; gives the exit code."""
    if sys.version_info < OLDEST:
        version = platform.python_version()
        print(f"dev.py: Kho Bao needs Python 3.11 or later; this one is {version}.")
        return 1
    name = _parser().parse_args(arguments[:1]).command
    command = next(command for command in COMMANDS if command.__name__ == name)
    try:
        return command(list(arguments[1:]))
    except CannotGoOn as reason:
        say(str(reason))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
