"""The report of a check, as a page to print and as text for a mail."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, qVersion

from db.records.papers import Paper, PaperLine, PaperStyle, Run
from db.records.soundness import CheckReport, Finding, Part, Soundness
from desktop.checking.finding_words import advice, part_name, sentence
from desktop.dates import shown_moment
from desktop.language import number

translate = QCoreApplication.translate

MOST_SAID = 8
"""Of what is wrong in one part: more would fill pages, and `kho check` tells all."""

ORDER = (Soundness.DAMAGE, Soundness.ADVICE, Soundness.UNKNOWN, Soundness.OK)


def check_paper(report: CheckReport) -> Paper:
    """Lay a report out, in the language of the window."""
    name, uuid = _facts(report)
    moment = shown_moment(report.made_at)
    return Paper(
        title=translate("CheckReport", "Report on the archive"),
        foot=" · ".join(part for part in (name, uuid[:8], moment) if part),
        lines=tuple(_lines(report, name, uuid)),
        page_word=translate("CheckReport", "Page"),
    )


def report_text(report: CheckReport) -> str:
    """The report as plain text: the same lines."""
    lines: list[str] = []
    for line in check_paper(report).lines:
        if line.style is PaperStyle.HEADING:
            lines.append("")
        indent = "   " if line.style is PaperStyle.SOURCE else ""
        lines.append(f"{indent}{line.text}")
    return "\n".join(lines) + "\n"


def outcome(report: CheckReport) -> str:
    """Say in one sentence how the archive stands."""
    found = {finding.soundness for finding in report.findings}
    if Soundness.DAMAGE in found:
        return translate("CheckReport", "Something in the archive is damaged")
    if Soundness.ADVICE in found:
        return translate("CheckReport", "The archive is sound, and there is something to do")
    return translate("CheckReport", "The archive is sound")


def _facts(report: CheckReport) -> tuple[str, str]:
    """Name and number of the archive, where it says them."""
    finding = report.find(Part.ARCHIVE)
    detail = finding.detail if finding is not None else {}
    return str(detail.get("name", "")), str(detail.get("uuid", ""))


def _lines(report: CheckReport, name: str, uuid: str) -> Iterator[PaperLine]:
    yield _line(PaperStyle.TITLE, translate("CheckReport", "Report on the archive"))
    looked = (
        translate("CheckReport", "Thorough check of {moment}")
        if report.full
        else translate("CheckReport", "Quick check of {moment}")
    )
    looked = looked.format(moment=shown_moment(report.made_at))
    yield _line(PaperStyle.SUBTITLE, " · ".join(part for part in (name, looked) if part))
    yield PaperLine(PaperStyle.SUBTITLE, (Run(f"{outcome(report)}.", bold=True),))
    for soundness in ORDER:
        findings = [one for one in report.findings if one.soundness is soundness]
        if findings:
            yield _line(PaperStyle.HEADING, _heading(soundness))
        for finding in findings:
            yield from _finding_lines(finding)
    yield _line(PaperStyle.HEADING, translate("CheckReport", "Program and computer"))
    versions = f"Kho Báo {report.program}, Qt {qVersion()}, SQLite {_sqlite(report)}"
    yield _line(PaperStyle.INDEX, versions)
    yield _line(PaperStyle.INDEX, report.system)
    if uuid:
        numbered = translate("CheckReport", "Number of the archive: {uuid}")
        yield _line(PaperStyle.INDEX, numbered.format(uuid=uuid))


def _finding_lines(finding: Finding) -> Iterator[PaperLine]:
    name = Run(f"{part_name(finding.part)}: ", bold=True)
    yield PaperLine(PaperStyle.INDEX, (name, Run(sentence(finding))))
    for said in finding.said[:MOST_SAID]:
        yield _line(PaperStyle.SOURCE, said)
    if len(finding.said) > MOST_SAID:
        more = translate("CheckReport", "… and {count} more lines")
        yield _line(PaperStyle.SOURCE, more.format(count=number(len(finding.said) - MOST_SAID)))
    if helps := advice(finding):
        yield _line(PaperStyle.SOURCE, f"→ {helps}")


def _heading(soundness: Soundness) -> str:
    return {
        Soundness.DAMAGE: translate("CheckReport", "Damaged"),
        Soundness.ADVICE: translate("CheckReport", "To do"),
        Soundness.UNKNOWN: translate("CheckReport", "Not looked at"),
        Soundness.OK: translate("CheckReport", "Sound"),
    }[soundness]


def _sqlite(report: CheckReport) -> str:
    finding = report.find(Part.SQLITE)
    return str(finding.detail.get("version", "?")) if finding is not None else "?"


def _line(style: PaperStyle, text: str) -> PaperLine:
    return PaperLine(style, (Run(text),))
