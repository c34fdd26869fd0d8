"""How the words behind a command of `kho` are read, and what several commands say of them."""

from __future__ import annotations

import argparse
import os

NUMBER = "its id, accession number, uid, or a link to a sentence of it"

WATCH = "cancel when the standard input ends, and run at low priority: for programs that run kho"

WATCH_AND_PAUSE = (
    "wait at a line that says pause on the standard input, go on at resume, cancel at its end, and "
    "run at low priority: for programs that run kho"
)


def count(text: str) -> int:
    """Read a number of hits."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no count")
    return int(text)


def text(text: str) -> str:
    """Read an argument as the UTF-8 it is, in whatever language the system is set up."""
    return os.fsencode(text).decode("utf-8", "replace")
