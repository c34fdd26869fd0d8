"""The database is told whole or damaged; names of nothing and triggers that are gone are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from db.check import check
from db.engine import ReadEngine, WriteEngine, raw_connection
from db.errors import ArchiveDamaged
from db.records.soundness import Part, Remedy, Soundness


def test_a_record_that_names_nothing(kho_archive: Path) -> None:
    engine = WriteEngine(kho_archive)
    with engine.transaction() as session:
        connection = raw_connection(session)
        connection.execute("COMMIT")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        session.execute(text("UPDATE article SET outlet_id = 999 WHERE id = 2"))
    engine.close()
    report = check(kho_archive, full=False)
    finding = report.find(Part.FOREIGN_KEYS)
    assert finding is not None
    assert (finding.soundness, finding.remedy) == (Soundness.DAMAGE, Remedy.RESTORE)
    assert finding.said == ("row 2 of article names a row of outlet that is not there",)
    assert not report.ok


def test_a_text_that_is_no_text_is_damage_and_not_told(kho_archive: Path) -> None:
    engine = WriteEngine(kho_archive)
    with engine.transaction() as session:
        session.execute(text("UPDATE article SET headline = CAST(x'c3286d' AS TEXT) WHERE id = 1"))
    engine.close()
    reading = ReadEngine(kho_archive)
    with pytest.raises(ArchiveDamaged) as caught, reading.session() as session:
        session.scalar(text("SELECT headline FROM article WHERE id = 1"))
    reading.close()
    assert caught.value.reason == "a text is not UTF-8"
