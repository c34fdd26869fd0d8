"""`kho create`, `kho reindex` and `kho check`: making an archive and keeping it sound."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from db import create_archive, open_archive
from db.commands.output import Output, bold, shown
from db.commands.stopping import lower_priority, stoppable
from db.records import Finding, unheard


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
    """Make the search index anew, or bring it up to date."""
    if arguments.watch_stdin:
        lower_priority()
    archive = open_archive(arguments.archive)
    indexer = archive.indexer()
    try:
        with stoppable(watch_stdin=arguments.watch_stdin) as should_stop:
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


def check(arguments: Namespace, output: Output) -> int:
    """Look an archive over."""
    archive = open_archive(arguments.archive, read_only=True)
    report = archive.check(
        full=arguments.full, on_progress=unheard if output.is_json else output.progress
    )
    archive.close()
    if output.is_json:
        findings = [asdict(finding) for finding in report.findings]
        output.answer(
            {"event": "report", "ok": report.ok, "full": report.full, "findings": findings}
        )
    else:
        for finding in report.findings:
            output.line(_finding(finding))
        output.line("All is sound." if report.ok else "Something is wrong: see above.")
    return 0 if report.ok else 1


def _finding(finding: Finding) -> str:
    facts = ", ".join(f"{name} {value}" for name, value in finding.detail.items())
    verdict = "ok" if finding.ok else bold("WRONG")
    return f"{finding.part:13} {verdict:6} {shown(facts)}".rstrip()
