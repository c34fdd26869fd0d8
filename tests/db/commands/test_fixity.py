"""`kho fixity`: it goes on by itself, tells what is wrong, and says what helps."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.cli import main
from tests.db.kho import Run
from tests.reliability.flipping import flip_texts, originals_of


def test_sound(kho_archive: Path, kho: Run, capsys: pytest.CaptureFixture[str]) -> None:
    code, (report,) = kho("fixity", kho_archive)
    assert (code, report["texts"], report["objects"], report["ended"]) == (0, 7, 2, True)
    assert (report["wrong"], report["kept"], report["state"]["open_count"]) == ([], True, 0)
    assert main(["fixity", str(kho_archive)]) == 0
    said = capsys.readouterr().out
    assert "Everything was read until 20" in said
    assert "All that was read is what was stored." in said
    assert main(["fixity", str(kho_archive), "--again"]) == 0
    assert "7 texts and 2 original files are read." in capsys.readouterr().out


def test_what_is_wrong_is_told_with_what_helps(
    kho_archive: Path, kho: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    kho("backup", kho_archive)
    main(["fixity", str(kho_archive)])
    flip_texts(kho_archive, [1], random.Random(7))
    originals_of(kho_archive)[0].unlink()
    code, (text, file, report) = kho("fixity", kho_archive, "--again")
    assert code == 1
    assert (text["event"], text["kind"], text["article_ids"]) == ("finding", "text", [1])
    assert (file["kind"], file["flaw"], file["article_ids"]) == (
        "object",
        "missing",
        [2, 3, 4, 5, 6, 7],
    )
    assert report["new_count"] == 2
    assert [one["sound_copy"]["backup"] for one in report["wrong"]] == [1, None]

    capsys.readouterr()
    assert main(["fixity", str(kho_archive)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "The text of article 1 is not what was stored." in said
    assert "1 --article 1" in said
    assert f"The original file {file['sha256']} is missing (articles: 2, 3, 4, 5, 6, 7)." in said
    assert "There is no second copy." in said

    assert kho("restore", kho_archive, 1, "--article", 1, "--user", "LAN")[1][-1]["mended"] == 1
    code, (healed, report) = kho("fixity", kho_archive)
    assert (code, healed["state"], report["healed"]) == (1, "healed", 1)


def test_no_time(kho_archive: Path, kho: Run) -> None:
    code, (report,) = kho("fixity", kho_archive, "--minutes", 0)
    assert (code, report["ended"], report["texts"]) == (0, False, 0)
    assert kho("fixity", kho_archive)[1][-1]["texts"] == 7


def test_a_damaged_database_is_told(kho_archive: Path, kho: Run) -> None:
    path = kho_archive / "archive.db"
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        if "Bến cảng mới đón tàu".encode() in content[page : page + 4096]:
            content[page : page + 8] = bytes(8)
    path.write_bytes(content)
    code, (*_, report) = kho("fixity", kho_archive)
    assert (code, report["ended"], report["kept"]) == (1, False, False)
    assert [one["kind"] for one in report["wrong"]] == ["database"]
    assert path.read_bytes() == bytes(content)
