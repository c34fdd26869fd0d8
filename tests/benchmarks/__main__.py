"""Run the benchmarks: python -m tests.benchmarks NAME [options]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "train30k.jsonl.xz"


def say(line: str) -> None:
    """Print a line of figures at once."""
    print(line, flush=True)  # noqa: T201 - the figures are the output


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; 2 when there is no corpus to run it on."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=("ingest",), default="ingest")
    parser.add_argument(
        "--corpus", type=Path, nargs="+", default=[CORPUS], help="files that kho ingest can read"
    )
    parser.add_argument("--seed", type=int, default=1, help="chooses the queries")
    parser.add_argument("--keep", type=Path, help="where to leave the archive, for a look at it")
    options = parser.parse_args(arguments)
    missing = [path for path in options.corpus if not path.exists()]
    if missing:
        sys.stderr.write(f"no corpus at {missing[0]}: name one with --corpus FILE\n")
        return 2
    from tests.benchmarks.ingest import run

    run(options.corpus, options.seed, options.keep, say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
