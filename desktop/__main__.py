"""Starts Kho Báo: reads what was asked on the command line, then loads what that needs."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from db import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window, the self-check or the tour; the exit code of the program."""
    multiprocessing.freeze_support()
    asked = _parser().parse_args(argv)
    if asked.self_check:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from desktop.self_check import run_self_check

        return run_self_check()
    if asked.tour is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from desktop.tour import run_tour

        return run_tour(asked.tour, asked.language, asked.theme)
    if asked.shots is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from desktop.shots import run_shots

        return run_shots(asked.shots, asked.language)
    from desktop.application import Start
    from desktop.language import Language
    from desktop.running import run
    from desktop.theme import Scheme

    return run(
        Start(
            archive=asked.archive.absolute() if asked.archive is not None else None,
            starter=asked.starter,
            language=Language(asked.language) if asked.language else None,
            scheme=Scheme(asked.theme) if asked.theme else None,
        )
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="khobao", description="An offline archive of Vietnamese press articles."
    )
    parser.add_argument(
        "archive", nargs="?", type=Path, help="the archive to open (default: the last one)"
    )
    parser.add_argument("--version", action="version", version=f"Kho Báo {__version__}")
    parser.add_argument(
        "--starter", action="store_true", help="open the starter archive, made at the first time"
    )
    parser.add_argument("--language", choices=["vi", "en"], help="speak this language")
    parser.add_argument(
        "--theme", choices=["system", "light", "dark", "contrast"], help="use these colours"
    )
    parser.add_argument(
        "--self-check",
        action="store_true",
        help="check that this installation works, without a screen; print JSON",
    )
    parser.add_argument(
        "--tour", type=Path, metavar="DIR", help="search as a person would; save pictures in DIR"
    )
    parser.add_argument(
        "--shots", type=Path, metavar="DIR", help="save pictures of every view in DIR"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
