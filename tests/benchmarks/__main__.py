"""Run a benchmark: python -m tests.benchmarks NAME [options]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus" / "train30k.jsonl.xz"
PLAIN = ("near", "suggestions", "suggested", "names", "tray")
KEEPING = ("latency", "window", "reader")
NAMES = ("ingest", "search", "relevance", "upkeep", *PLAIN, *KEEPING)
SIZES = (10_000, 30_000, 100_000)
KEPT_ASIDE = 1000
"""Added to the seed for the second set of queries, which nothing was ever tuned on."""


def say(line: str) -> None:
    """Print a line of figures at once."""
    print(line, flush=True)  # noqa: T201 - the figures are the output


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=NAMES, default="ingest")
    parser.add_argument(
        "--corpus", type=Path, nargs="+", default=[CORPUS], help="files that kho ingest can read"
    )
    parser.add_argument("--seed", type=int, default=1, help="chooses the queries")
    parser.add_argument(
        "--keep", type=Path, help="where to leave the archive, for a look at it, or to use it again"
    )
    parser.add_argument(
        "--articles", type=int, nargs="+", help="search, upkeep: how many, by repeating the corpus"
    )
    parser.add_argument(
        "--peers", nargs="*", metavar="NAME", help="search: compare with other engines, or these"
    )
    parser.add_argument(
        "--cases", type=Path, default=SHARED / "cases", help="relevance: folder of given queries"
    )
    return parser


def _search(options: argparse.Namespace) -> None:
    from tests.benchmarks.peers import PEERS
    from tests.benchmarks.search import run

    unknown = [name for name in options.peers or () if name not in PEERS]
    if unknown:
        raise SystemExit(f"no engine is called {unknown[0]!r}: " + "; ".join(PEERS))
    peers = [] if options.peers is None else options.peers or list(PEERS)
    seeds = (options.seed, options.seed + KEPT_ASIDE)
    run(options.corpus, seeds, options.articles or SIZES, peers, say)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; 2 when there is no corpus to run it on."""
    options = _parser().parse_args(arguments)
    missing = [path for path in options.corpus if not path.exists()]
    if missing:
        sys.stderr.write(f"no corpus at {missing[0]}: name one with --corpus FILE\n")
        return 2
    if options.name == "search":
        _search(options)
    elif options.name == "relevance":
        from tests.benchmarks import relevance

        relevance.run(options.corpus, options.seed, options.keep, options.cases, say)
    elif options.name == "upkeep":
        from tests.benchmarks import upkeep

        upkeep.run(options.corpus, options.seed, options.keep, say, *(options.articles or [])[:1])
    elif options.name in KEEPING:
        bench = import_module(f"tests.benchmarks.{options.name}")
        bench.run(options.corpus, options.seed, options.keep, say)
    elif options.name in PLAIN:
        import_module(f"tests.benchmarks.{options.name}").run(options.corpus, options.seed, say)
    else:
        from tests.benchmarks import ingest

        ingest.run(options.corpus, options.seed, options.keep, say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
