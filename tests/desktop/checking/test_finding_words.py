"""Every part, every state and every remedy has its words, in both languages."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from db.commands import checking
from db.records.soundness import CheckReport, Finding, Part, Remedy, Soundness
from desktop.checking.check_paper import MOST_SAID, check_paper, outcome, report_text
from desktop.checking.finding_words import advice, part_name, sentence, soundness_word
from desktop.language import Language, speak

FACTS: dict[str, str | int] = {
    **dict.fromkeys(
        (
            *("schema", "newest", "articles", "broken", "missing", "documents", "pending"),
            *("differing", "files", "changed", "texts_changed", "number", "age_days", "free_mb"),
            *("needed_mb", "total_mb", "kept", "left", "bytes", "texts", "objects", "open"),
        ),
        1234567,
    ),
    **dict.fromkeys(("name", "uuid", "reason", "path", "version", "journal_mode"), "lời"),
    "made_at": "2026-11-30T09:00:00Z",
    "finished_at": "2026-11-29T09:00:00Z",
}
WHO: dict[str, str | int] = {"writer": "kho (process 7, máy)", "backup": "kho (process 7, máy)"}
STATES = [
    (part, Soundness.OK, state)
    for part, sentences in checking._SENTENCES.items()
    for state in sentences
] + [(Part.FILES, Soundness.UNKNOWN, state) for state in checking._UNKNOWN]


@pytest.mark.parametrize("language", Language)
def test_all_that_kho_says_the_window_says_too(qapp: QApplication, language: Language) -> None:
    translations = speak(qapp, language)
    try:
        for part, soundness, state in STATES:
            facts = WHO if part is Part.LOCKS else FACTS
            said = sentence(Finding(part, soundness, state, facts))
            assert re.fullmatch(r"[^{}]+\.", said), said
            assert "1234567" not in said, said
        assert all(map(part_name, Part))
        assert all(map(soundness_word, Soundness))
        for remedy in Remedy:
            assert advice(Finding(Part.ROOM, Soundness.ADVICE, "low", FACTS, remedy=remedy))
        assert advice(Finding(Part.ROOM, Soundness.OK, "enough", FACTS)) == ""
    finally:
        qapp.removeTranslator(translations)


def test_a_report_says_the_worst_first_and_only_so_much() -> None:
    said = tuple(f"Tree 5 page {number}" for number in range(50))
    findings = (
        Finding(Part.ARCHIVE, Soundness.OK, "current", FACTS),
        Finding(Part.DATABASE, Soundness.DAMAGE, "damaged", FACTS, said, Remedy.RESTORE),
        Finding(Part.BACKUP, Soundness.ADVICE, "none", FACTS, remedy=Remedy.BACK_UP),
    )
    report = CheckReport(True, findings, "2026-11-30T09:00:00Z", "0.1.0", "Linux")
    lines = report_text(report).splitlines()
    order = [lines.index(one) for one in ("Damaged", "To do", "Sound", "Program and computer")]
    assert order == sorted(order)
    assert sum("Tree 5 page" in line for line in lines) == MOST_SAID
    assert f"   … and {50 - MOST_SAID} more lines" in lines
    assert outcome(report) == "Something in the archive is damaged"
    assert check_paper(report).foot.startswith("lời · lời · 30/11/2026")
