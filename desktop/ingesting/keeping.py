"""Files that are written for an ingest: what was put right, and texts that were pasted."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

WORDS, LETTERS = 6, 60
"""How much of a pasted text names its file."""


def keep_amendments(folder: Path, written: str) -> Path:
    """Write amendments for the run that begins now; raises OSError.

    One file a window is enough: a run reads it at its start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"amendments-{os.getpid()}.json"
    file.write_text(written, encoding="utf-8")
    return file


def keep_pasted(folder: Path, text: str, now: datetime) -> Path:
    """Write a pasted text as a file named by its first words and the time; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{first_words(text)} {now:%Y-%m-%d %H.%M.%S}"
    number = 1
    while True:
        file = folder / (f"{name}.txt" if number == 1 else f"{name} ({number}).txt")
        try:
            with file.open("x", encoding="utf-8", newline="\n") as target:
                target.write(text)
        except FileExistsError:
            number += 1
        else:
            return file


def first_words(text: str) -> str:
    """Give the first words of a text, as every system takes them in the name of a file."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    words = re.sub(r"[^\w\s-]|_", " ", line).split()[:WORDS]
    return " ".join(words)[:LETTERS].strip() or "bài"
