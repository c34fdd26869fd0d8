"""A log says where something went wrong, and no word of a text, whatever an error tells."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import WriteEngine
from db.errors import ArchiveDamaged, EditInvalid, FieldInvalid, QuoteMissing
from db.logs import LogFormatter, said_of

CANARY = "hoàng yến trong mỏ than"
ERRORS: dict[str, Callable[[], object]] = {
    "a number": lambda: int(CANARY),
    "a key": lambda: os.environ[CANARY],
    "letters out": (CANARY + "\ud800").encode,
    "letters in": lambda: CANARY.encode("utf-16").decode("utf-8"),
    "JSON": lambda: json.loads(CANARY),
    "a name that is no file": lambda: Path(CANARY + "\0").read_text(),
    "one of many": lambda: (_ for _ in ()).throw(RuntimeError(CANARY)),
    "a field": lambda: (_ for _ in ()).throw(FieldInvalid("headline", CANARY)),
    "a quote": lambda: (_ for _ in ()).throw(QuoteMissing(7, CANARY)),
    "an edit": lambda: (_ for _ in ()).throw(EditInvalid("1", CANARY)),
}


SILENT = {"letters in", "JSON", "a name that is no file"}
"""Errors whose own messages tell nothing; the others show that the test would notice."""


def logged(error: Exception, formatter: logging.Formatter) -> str:
    """What a log holds of an error: in the message, twice, and with the way it took."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    log = logging.Logger("db.thử")  # noqa: LOG001 - of this test alone
    log.addHandler(handler)
    log.error("%s and %r", error, error, exc_info=error)
    return stream.getvalue()


@pytest.mark.parametrize("name", ERRORS)
def test_no_error_tells_what_it_was_about(name: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - of many kinds
        ERRORS[name]()
    told = logged(caught.value, LogFormatter("%(message)s"))
    assert CANARY.split(maxsplit=1)[0] not in told
    assert type(caught.value).__name__ in told
    assert "test_logs.py" in told
    plain = logged(caught.value, logging.Formatter("%(message)s"))
    assert (CANARY.split(maxsplit=1)[0] in plain) is (name not in SILENT)


def test_what_helps_is_told() -> None:
    assert said_of(QuoteMissing(7, CANARY)) == "QuoteMissing: 7"
    damaged = ArchiveDamaged(Path("/kho"), "database disk image is malformed")
    assert said_of(damaged) == "ArchiveDamaged: database disk image is malformed (/kho)"
    missing = FileNotFoundError(2, "No such file or directory", "/kho/a")
    assert said_of(missing) == "FileNotFoundError: [Errno 2] No such file or directory: '/kho/a'"
    assert said_of(AttributeError("no attribute 'x'")) == "AttributeError: no attribute 'x'"
    assert said_of(ValueError()) == "ValueError"


def test_a_save_that_sqlite_refuses(kho_archive: Path) -> None:
    engine = WriteEngine(kho_archive)
    with pytest.raises(Exception, match="UNIQUE") as caught, engine.transaction() as session:
        statement = "INSERT INTO meta (key, value) VALUES ('uuid', :value)"
        session.execute(text(statement), {"value": CANARY})
    engine.close()
    told = logged(caught.value, LogFormatter())
    assert "IntegrityError: UNIQUE constraint failed: meta" in told
    for formatter in (LogFormatter(), logging.Formatter()):
        assert CANARY not in logged(caught.value, formatter)


def test_each_error_that_led_to_another_is_told() -> None:
    def fail() -> None:
        try:
            int(CANARY)
        except ValueError as error:
            raise KeyError(CANARY) from error

    with pytest.raises(KeyError) as caught:
        fail()
    lines = logged(caught.value, LogFormatter()).splitlines()
    assert lines[0] == "KeyError and KeyError"
    assert lines.index("ValueError") < lines.index("which led to:") < lines.index("KeyError")


def test_libraries_are_only_named() -> None:
    record = logging.LogRecord("pdf.đọc", 40, "reader.py", 7, f"odd: {CANARY}", None, None)
    assert LogFormatter().format(record) == "(said by reader, line 7)"


SCRIPT = """\
import sys, threading
import db.commands.showing as room
from db.cli import main
from db.ingest.extracting import _fault

def show(arguments, output):
    _fault(ValueError("{canary}"), "thư.txt")
    one = threading.Thread(target=int, args=("{canary}",))
    one.start()
    one.join()
    raise KeyError("{canary}")

room.show = show
sys.exit(main(["show", sys.argv[1], "1", "--json"]))
"""


def test_nothing_reaches_the_standard_error(kho_archive: Path) -> None:
    code = SCRIPT.replace("{canary}", CANARY)
    command = [sys.executable, "-P", "-X", "utf8", "-c", code, str(kho_archive)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 70
    for told in ("thư.txt", "a thread ended", "this is a mistake of kho", "ValueError", "KeyError"):
        assert told in ended.stderr
    assert CANARY not in ended.stderr + ended.stdout
