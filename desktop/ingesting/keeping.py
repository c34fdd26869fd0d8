"""Files that are written for an ingest: what was put right, and texts that were pasted."""

from __future__ import annotations

import os
from pathlib import Path


def keep_amendments(folder: Path, written: str) -> Path:
    """Write amendments for the run that begins now; raises OSError.

    One file a window is enough: a run reads it at its start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"amendments-{os.getpid()}.json"
    file.write_text(written, encoding="utf-8")
    return file
