"""The index, the originals and the texts are held against what they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.check import check
from db.records.soundness import Finding, Part, Remedy, Soundness
from tests.db.test_check import write


def found(folder: Path, part: Part, *, full: bool) -> Finding:
    finding = check(folder, full=full).find(part)
    assert finding is not None
    return finding


def test_an_index_that_is_behind_is_no_damage(kho_archive: Path) -> None:
    assert found(kho_archive, Part.INDEX, full=True).detail["differing"] == 0
    write(kho_archive, "UPDATE article SET section = 'mới' WHERE id = 1")
    behind = found(kho_archive, Part.INDEX, full=True)
    assert (behind.soundness, behind.state, behind.detail["pending"]) == (Soundness.OK, "behind", 1)


def test_an_index_that_holds_something_else(kho_archive: Path) -> None:
    write(kho_archive, "DROP TRIGGER journal_article_update")
    write(kho_archive, "UPDATE article SET section = 'mới' WHERE id = 1")
    finding = found(kho_archive, Part.INDEX, full=True)
    assert (finding.state, finding.detail["differing"]) == ("differing", 1)
    missing = found(kho_archive, Part.JOURNAL, full=False)
    assert (missing.state, missing.said) == ("missing", ("journal_article_update",))


def test_no_index(kho_archive: Path) -> None:
    (kho_archive / "index" / "CURRENT").unlink()
    finding = found(kho_archive, Part.INDEX, full=False)
    assert (finding.soundness, finding.state) == (Soundness.DAMAGE, "missing")
    assert finding.remedy is Remedy.REINDEX


@pytest.mark.parametrize("full", [False, True])
def test_an_original_that_changed_its_size_and_one_that_is_gone(
    kho_archive: Path, full: bool
) -> None:
    first, second = sorted((kho_archive / "objects").glob("*/*/*"))
    first.write_bytes(first.read_bytes() + b"x")
    finding = found(kho_archive, Part.FILES, full=full)
    assert (finding.state, finding.detail["changed"]) == ("files", 1)
    assert finding.said == (f"{first.name} is changed",)
    second.unlink()
    finding = found(kho_archive, Part.FILES, full=full)
    assert (finding.detail["missing"], finding.remedy) == (1, Remedy.BRING_BACK)


def test_a_bit_of_an_original_and_one_of_a_text(kho_archive: Path) -> None:
    first, _second = sorted((kho_archive / "objects").glob("*/*/*"))
    content = bytearray(first.read_bytes())
    content[3] ^= 1
    first.write_bytes(content)
    write(kho_archive, "UPDATE text_version SET text = text || '.' WHERE article_id = 2")
    assert found(kho_archive, Part.FILES, full=False).ok
    finding = found(kho_archive, Part.FILES, full=True)
    assert (finding.state, finding.remedy) == ("texts", Remedy.HEAL)
    assert set(finding.said) == {f"{first.name} is changed", "text of article 2 is changed"}
