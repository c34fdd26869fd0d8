"""`kho show` gives one article whole."""

from __future__ import annotations

from pathlib import Path

from tests.db.kho import PAGE, Run


def test_show(kho_archive: Path, kho: Run) -> None:
    code, (shown,) = kho("show", kho_archive, 1)
    assert code == 0
    assert shown["accession"].endswith("-000001")
    assert shown["blocks"][0]["kind"] == "headline"
    for block in shown["blocks"]:
        assert block["text"] == shown["text"][block["start"] : block["stop"]]
    assert shown["files"][0]["original_name"] == "bài.txt"
    assert Path(shown["files"][0]["path"]).read_text("utf-8") == PAGE
    assert shown["origins"]["headline"] == {"source": "layout", "confidence": 0.8}
    for name in ("accession", "uid"):
        assert kho("show", kho_archive, shown[name]) == (0, [shown])
    link = f"kho:00000000/{shown['uid']}/1#0-5"
    assert kho("show", kho_archive, link) == (0, [shown])
    (line,) = kho("show", kho_archive, 2)[1]
    assert (line["source_id"], line["files"][0]["member"]) == ("s-0", "line 1")


def test_show_what_is_not_there(kho_archive: Path, kho: Run) -> None:
    for number in ("99", "2018-000001", "x", "9" * 30):
        assert kho("show", kho_archive, number) == (
            1,
            [{"event": "error", "kind": "ArticleMissing", "number": number}],
        )
