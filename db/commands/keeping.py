"""`kho create` and `kho reindex`: making an archive, and its index anew."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from db import create_archive, open_archive
from db.commands.output import Output, shown
from db.commands.stopping import lower_priority, stoppable


def create(arguments: Namespace, output: Output) -> int:
    """Make a new archive."""
    archive = create_archive(arguments.archive, name=arguments.name, starter=arguments.starter)
    info = archive.info()
    archive.close()
    if output.is_json:
        output.answer({"event": "report"} | asdict(info))
    else:
        output.line(f"Made “{shown(info.name)}” at {shown(str(info.path))}")
        if info.articles:
            output.line(f"It holds {info.articles:,} articles to begin with.")
    return 0


def reindex(arguments: Namespace, output: Output) -> int:
    """Make the search index anew, bring it up to date, or read it through."""
    if arguments.watch_stdin:
        lower_priority()
    archive = open_archive(arguments.archive)
    indexer = archive.indexer()
    try:
        with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
            if arguments.verify:
                indexer.verify()
                state = indexer.state()
            else:
                work = indexer.sync if arguments.changed else indexer.rebuild
                state = work(output.progress, should_stop)
    finally:
        indexer.close()
        archive.close()
    if output.is_json:
        output.answer({"event": "report"} | asdict(state))
    else:
        output.line(f"The index holds {state.documents:,} articles.")
    return 0
