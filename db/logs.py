"""What goes into logs: where something went wrong, and never the words of an article or a reader.

The message of an error may hold what it was about: a text that could not be read as a number, the
quote that is not there, the row that could not be saved. A log is sent to whoever helps, so it gets
the kind of an error and the lines of the program it came through. Numbers and paths may be told.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from db.errors import ArchiveDamaged, ArchiveError, BackupDamaged, IndexUnusable

OURS: Final = ("db", "desktop", "resources")
"""What libraries log is only named: nobody here knows what stands in it."""

OF_SQLITE: Final = ("sqlite3", "pysqlite3.dbapi2")
UNREAD: Final = "Could not decode"
"""SQLite's complaint about a text that is not UTF-8; the text itself follows it."""

TELLING: Final = (
    *(AttributeError, ImportError, IndexError, NameError, NotImplementedError),
    *(RecursionError, MemoryError, ZeroDivisionError),
)
"""Errors whose messages name parts of a program, and nothing that it works on."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

log = logging.getLogger(__name__)


def said_of(error: BaseException) -> str:
    """Say what an error is, as far as that holds no words of a text."""
    kind, message = type(error).__name__, ""
    below = getattr(error, "orig", None)
    if isinstance(error, ArchiveDamaged | BackupDamaged | IndexUnusable):
        message = f"{error.reason} ({error.path})"
    elif isinstance(error, ArchiveError):
        facts = vars(error).values()
        message = ", ".join(str(one) for one in facts if isinstance(one, int | Path))
    elif isinstance(below, Exception):  # SQLAlchemy's own message is the statement
        message = said_of(below)
    elif isinstance(error, TELLING) or _is_of_system(error) or _is_of_sqlite(error):
        message = str(error)
    return f"{kind}: {message}" if message else kind


def _is_of_system(error: BaseException) -> bool:
    return isinstance(error, OSError) and error.errno is not None


def _is_of_sqlite(error: BaseException) -> bool:
    return type(error).__module__ in OF_SQLITE and UNREAD not in str(error)


class LogFormatter(logging.Formatter):
    """Writes records of a log without what an error, or a library, might tell of a text."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        made = logging.makeLogRecord(vars(record))
        made.exc_text = None  # as another formatter may have written it
        if made.name.partition(".")[0] not in OURS:
            made.msg, made.args = "(said by %s, line %s)", (made.module, made.lineno)
        elif isinstance(made.args, tuple):
            made.args = tuple(map(_discreet, made.args))
        return super().format(made)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - as logging names it
        """Write how an error came about: each error of the chain, the first one first."""
        error = ei[1]
        return "\n".join(_told(error)) if error is not None else ""


def begin_log(stream: TextIO | None = None) -> None:
    """Log errors of this process to its standard error, also those that end a thread."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(LogFormatter("kho: %(message)s"))
    logging.basicConfig(level=logging.ERROR, handlers=[handler])
    threading.excepthook = _on_thread_ended


def _on_thread_ended(facts: threading.ExceptHookArgs) -> None:
    if facts.exc_value is not None and not isinstance(facts.exc_value, SystemExit):
        log.error("a thread ended", exc_info=facts.exc_value)


class _Words(str):
    """Words that `%r` writes as `%s` does."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _discreet(argument: object) -> object:
    return _Words(said_of(argument)) if isinstance(argument, BaseException) else argument


def _told(error: BaseException) -> Iterator[str]:
    """The lines about an error and those that it came from."""
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in chain:
        chain.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    for number, link in enumerate(reversed(chain)):
        if number:
            yield "which led to:"
        yield "Traceback (most recent call last):"
        yield "".join(traceback.format_tb(link.__traceback__)).rstrip("\n")
        yield said_of(link)
