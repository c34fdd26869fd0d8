"""The command line `kho` at work for a window: a program of its own, told of line by line."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

import db

FAILED_TO_START = 70
"""The exit code told when there is not even a program: as `kho` says "our bug"."""

CANCELLED = 130
USAGE = 2
"""The exit code of `kho` for a command line that it does not understand."""

LAST_WORDS = 4_000
KILL_MS = 1_000
log = logging.getLogger(__name__)


class KhoChild(QObject):
    """Owns one run of `kho … --json` at a time; lives on the GUI thread, which never waits for it.

    `event_arrived` carries each line as a mapping; `ended` the exit code of `kho`, or 70 when it
    was killed or could not start.
    """

    event_arrived = Signal(object)
    ended = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._on_quitting)

    def start(self, arguments: Sequence[str]) -> None:
        """Run `kho` with these arguments; `--json` is added. Not while another run goes on."""
        program, first = kho_command()
        self._process.blockSignals(False)
        self._process.setProcessEnvironment(_environment())
        self._process.start(program, [*first, *arguments, "--json"])

    def running(self) -> bool:
        """Whether it is still at work."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def cancel(self) -> None:
        """Ask it to stop after the present item: closing its input says so on every system."""
        if self.running():
            self._process.closeWriteChannel()

    def tell(self, word: str) -> None:
        """Write a line to its input, such as `pause` and `resume` of an ingest."""
        self._process.write(f"{word}\n".encode())

    def end(self, milliseconds: int) -> None:
        """Cancel and wait; then kill what is left, which loses nothing that was acknowledged.

        Nothing is told of a run that is ended so.
        """
        if not self.running():
            return
        self._process.blockSignals(True)
        self.cancel()
        if not self._process.waitForFinished(milliseconds):
            self._process.kill()
            self._process.waitForFinished(KILL_MS)

    def _on_quitting(self) -> None:
        """End what nobody ended: it would be killed anyway, and Qt would complain of it."""
        self.end(0)

    def _on_output(self) -> None:
        while self._process.canReadLine():
            self._pass_on(bytes(self._process.readLine().data()))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        for line in bytes(self._process.readAllStandardOutput().data()).splitlines():
            self._pass_on(line)
        words = bytes(self._process.readAllStandardError().data())[-LAST_WORDS:]
        killed = status is QProcess.ExitStatus.CrashExit
        if code == USAGE and not killed:
            log.error("kho ended with %s", code)  # what it said repeats its command line
        elif killed or code not in {0, 1, CANCELLED}:
            log.error("kho ended with %s: %s", code, words.decode("utf-8", "replace"))
        self.ended.emit(FAILED_TO_START if killed else code)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            log.error("kho did not start: %s", self._process.errorString())
            self.ended.emit(FAILED_TO_START)

    def _pass_on(self, line: bytes) -> None:
        if not line.strip():
            return
        try:
            event = json.loads(line)
        except ValueError:
            log.exception("kho said what is no JSON (%d bytes)", len(line))
            return
        if isinstance(event, Mapping):
            self.event_arrived.emit(event)


def run_aside(arguments: Sequence[str]) -> None:
    """Run `kho` as a program that goes on when this one ends; nobody hears what it says."""
    program, first = kho_command()
    process = QProcess()
    process.setProgram(program)
    process.setArguments([*first, *arguments, "--json"])
    process.setProcessEnvironment(_environment())
    process.setStandardInputFile(QProcess.nullDevice())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    said: object = process.startDetached()  # the stubs promise a pair, 6.11 gives a bool
    if not (said[0] if isinstance(said, tuple) else said):
        log.error("kho did not start: %s", process.errorString())


def kho_command() -> tuple[str, list[str]]:
    """Find `kho`: beside the frozen program, or this Python with our own module."""
    if getattr(sys, "frozen", False):
        name = "kho.exe" if sys.platform == "win32" else "kho"
        return str(Path(sys.executable).with_name(name)), []
    return sys.executable, ["-P", "-m", "db.cli"]


def _environment() -> QProcessEnvironment:
    """Let a child find our modules wherever it is started, and speak UTF-8 line by line."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONUTF8", "1")
    environment.insert("PYTHONUNBUFFERED", "1")
    room = str(Path(db.__file__).parents[1])
    paths = [room, *filter(None, environment.value("PYTHONPATH").split(os.pathsep))]
    environment.insert("PYTHONPATH", os.pathsep.join(paths))
    return environment
