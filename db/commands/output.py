"""How a command speaks: one JSON object on a line for programs, sentences for people."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TextIO

from db.records import Mark, Progress

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_MARK, _END = "\ue000", "\ue001"
"""Stand for the beginning and the end of a mark while text is laid out in lines."""
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000\ue001\ud800-\udfff]")
"""What could command a terminal, or turn its lines around."""
_WIDEST = 88
_STREAMS = ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w"))


def open_closed_streams() -> None:
    """Let input and outputs that whoever started us closed lead nowhere.

    Otherwise the next file to be opened, one of the archive, would have their number, and what a
    library or a child prints would be written into it.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STREAMS[-1][0]:
        os.set_inheritable(descriptor, True)
    os.close(descriptor)
    for number, name, mode in _STREAMS:
        if getattr(sys, name) is None:
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - stays open
            setattr(sys, name, stream)


def use_utf8() -> None:
    """Make both outputs UTF-8 whatever the system's language says; what does not fit is escaped.

    The escapes are those of JSON, so that lines of JSON stay whole.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@cache
def _fields(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def plain(value: object) -> object:
    """Make a plain JSON value of a record, a path, a set or another sequence."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _fields(type(value))}
    if isinstance(value, Path):
        # Names are bytes; most are UTF-8, and the others become escapes when they are printed.
        return os.fsencode(value).decode("utf-8", "surrogateescape")
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence | AbstractSet):
        return list(value)
    raise TypeError(value)


class Output:
    """Owns the standard output and error of one command. For one thread.

    `is_json` says for whom it speaks. A person is told of progress on the standard error, and
    only where that is a terminal.
    """

    def __init__(
        self, *, is_json: bool, out: TextIO | None = None, err: TextIO | None = None
    ) -> None:
        self.is_json = is_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._is_painted = self._out.isatty() and not os.environ.get("NO_COLOR")
        self._has_progress = False
        self.width = min(_WIDEST, shutil.get_terminal_size().columns)

    def answer(self, answer: Mapping[str, object]) -> None:
        """Print one JSON object on a line of its own, at once."""
        self._out.write(json.dumps(answer, ensure_ascii=False, default=plain) + "\n")
        self._out.flush()

    def line(self, text: str = "", indent: str = "") -> None:
        """Print text for a person, laid out in lines."""
        self._end_progress()
        laid_out = textwrap.fill(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        if self._is_painted:
            laid_out = laid_out.replace(_MARK, _BOLD).replace(_END, _PLAIN)
        else:
            laid_out = laid_out.replace(_MARK, "").replace(_END, "")
        self._out.write(laid_out + "\n")

    def complaint(self, text: str) -> None:
        """Print a sentence on the standard error."""
        self._end_progress()
        self._err.write(f"{shown(text)}\n")

    def progress(self, progress: Progress) -> None:
        """Tell how far a long command is."""
        if self.is_json:
            self.answer({"event": "progress"} | _as_mapping(progress))
        elif self._err.isatty():
            of = f" of {progress.total:,}" if progress.total is not None else ""
            self._err.write(f"\r\x1b[K{progress.stage}: {progress.done:,}{of}")
            self._err.flush()
            self._has_progress = True

    def _end_progress(self) -> None:
        """Take the line of progress away, since something else is to be said."""
        if self._has_progress:
            self._err.write("\r\x1b[K")
            self._has_progress = False

    def flush(self) -> None:
        """Bring everything out."""
        self._end_progress()
        self._out.flush()


def _as_mapping(progress: Progress) -> dict[str, object]:
    return {"stage": progress.stage, "done": progress.done, "total": progress.total}


def shown(text: str) -> str:
    """Give text from outside a form that a terminal only shows, and never obeys."""
    return _UNFIT.sub("\ufffd", text.replace("\n", " "))


def bold(text: str) -> str:
    """Mark all of a text."""
    return f"{_MARK}{shown(text)}{_END}"


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Mark the hits in a text."""
    parts: list[str] = []
    done = 0
    for start, stop in marks:
        parts += [shown(text[done:start]), bold(text[start:stop])]
        done = stop
    return "".join([*parts, shown(text[done:])])
