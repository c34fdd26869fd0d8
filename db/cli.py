"""The command line `kho`: it does what it is asked, and ends with a code that says how."""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from db.command_line import ARCHIVE_ERROR, CANCELLED, OUR_BUG, USAGE, parsed
from db.commands.output import Output, open_closed_streams, use_utf8
from db.commands.sentences import facts, sentence
from db.commands.stopping import interruptible
from db.errors import ArchiveError, Cancelled
from db.logs import begin_log, said_of

log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; return the exit code."""
    multiprocessing.freeze_support()
    open_closed_streams()
    use_utf8()
    try:
        arguments = parsed(argv)
    except SystemExit as end:  # argparse has said what there is to say
        return end.code if isinstance(end.code, int) else USAGE
    begin_log()
    output = Output(is_json=arguments.json)
    try:
        with interruptible():
            ended = _run(arguments, output)
            output.flush()
    except (Cancelled, KeyboardInterrupt):
        return CANCELLED
    except BrokenPipeError:
        # Nobody listens any more. What is left in the buffer must not fail again at the exit.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANCELLED
    return ended


def _run(arguments: argparse.Namespace, output: Output) -> int:
    """Run a command; whatever goes wrong is said, and answered with an exit code."""
    try:
        code: int = arguments.run(arguments, output)
    except ArchiveError as error:
        _complain(output, type(error).__name__, sentence(error), facts(error))
        return ARCHIVE_ERROR
    except (BrokenPipeError, Cancelled):
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        said = f"{error.filename}: {reason}" if error.filename else reason
        _complain(output, "SystemError", said, {"path": error.filename, "reason": reason})
        return ARCHIVE_ERROR
    except Exception as error:
        log.exception("this is a mistake of kho")
        if output.is_json:
            _complain(output, "Bug", "", {"reason": said_of(error)})
        return OUR_BUG
    return code


def _complain(output: Output, kind: str, said: str, known: dict[str, object]) -> None:
    if output.is_json:
        output.answer({"event": "error", "kind": kind} | known)
    else:
        output.complaint(f"kho: {said}")


if __name__ == "__main__":
    sys.exit(main())
