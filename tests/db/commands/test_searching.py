"""`kho search` answers one query, or each line of a batch with one line."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from db import open_archive
from db.cli import main
from db.records import BlockKind
from tests.db.articles import add, article
from tests.db.ingest.workbench import write_lines
from tests.db.kho import Run

ROOT = Path(__file__).parents[3]


def test_search(kho_archive: Path, kho: Run) -> None:
    code, (answer,) = kho("search", kho_archive, "ben cang")
    assert code == 0
    assert set(answer) == {
        *("query", "total", "took_ms", "hits", "did_you_mean", "interpretations", "problems"),
        *("facets", "instead"),
    }
    assert (answer["query"], answer["total"], answer["facets"]) == ("ben cang", 1, [])
    assert answer["instead"] == []
    (hit,) = answer["hits"]
    assert set(hit) >= {
        *("id", "source_id", "headline", "outlet", "published", "score", "tier", "passages"),
    }
    assert (hit["id"], hit["source_id"], hit["tier"]) == (1, None, "as_typed")
    for passage in hit["passages"]:
        assert passage["field"] in set(BlockKind)
        marked = {passage["text"][start:stop].lower() for start, stop in passage["marks"]}
        assert marked <= {"bến", "cảng", "bến cảng"}
        assert marked


def test_search_knows_the_id_of_the_source(kho_archive: Path, kho: Run) -> None:
    (answer,) = kho("search", kho_archive, "mua lua 2013")[1]
    assert answer["hits"][0]["source_id"] == "s-3"
    assert answer["hits"][0]["published"] == "2013-05-01"
    assert answer["hits"][0]["outlet"] == "Báo Thử"


def test_search_pages_sorts_and_counts(kho_archive: Path, kho: Run) -> None:
    (all_of_them,) = kho("search", kho_archive, "mùa lúa", "--sort", "oldest", "--facets")[1]
    assert [hit["source_id"] for hit in all_of_them["hits"]] == [f"s-{n}" for n in range(6)]
    facets = {facet["name"]: facet["values"] for facet in all_of_them["facets"]}
    assert {value["value"]: value["count"] for value in facets["outlet"]} == {"Báo Thử": 3, "": 3}
    arguments = ("mùa", "lúa", "--sort", "newest", "--limit", 2, "--offset", 1)
    (page,) = kho("search", kho_archive, *arguments)[1]
    assert (page["query"], page["total"]) == ("mùa lúa", 6)
    assert [hit["source_id"] for hit in page["hits"]] == ["s-4", "s-3"]
    assert kho("search", kho_archive, "mùa lúa", "--limit", 0)[1][0]["hits"] == []


def test_search_for_nothing_browses(kho_archive: Path, kho: Run) -> None:
    (answer,) = kho("search", kho_archive, "")[1]
    assert answer["total"] == len(answer["hits"]) == 7
    assert answer["hits"][0]["published"] == "2015-05-01"


def test_where_nothing_is_found_what_less_would_find_is_told(
    kho_archive: Path, kho: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = kho("search", kho_archive, '"mùa lúa" khoai')[1]
    assert (answer["total"], answer["hits"]) == (0, [])
    assert answer["instead"][0] == {"query": '"mùa lúa"', "total": 6}
    assert main(["search", str(kho_archive), '"mùa lúa" khoai']) == 0
    assert 'Instead: "mùa lúa" (6)' in capsys.readouterr().out


def test_search_does_not_mind_how_letters_are_put_together(kho_archive: Path, kho: Run) -> None:
    decomposed = unicodedata.normalize("NFD", "Bến cảng")
    assert kho("search", kho_archive, decomposed)[1][0]["total"] == 1


def test_a_batch_has_one_answer_for_each_line(kho_archive: Path, tmp_path: Path, kho: Run) -> None:
    batch = tmp_path / "hỏi.txt"
    asked = [
        "ben cang",
        '{"query": "mua lua", "limit": 1, "offset": 2, "sort": "oldest", "facets": true, "x": 1}',
        "",
        '"bến cảng"',
        '{"query": 5}',
        '{"query": "lúa", "limit": -1}',
        '{"query": "lúa", "sort": []}',
        "{lúa",
        "không có gì",
    ]
    batch.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(asked).encode() + b"\nh\xe0\n")
    code, answers = kho("search", kho_archive, "--batch", batch, "--limit", 3)
    assert code == 2
    assert len(answers) == len(asked) + 1
    assert [answer.get("query", answer.get("line")) for answer in answers] == [
        *("ben cang", "mua lua", "", '"bến cảng"', 5, 6, 7, 8, "không có gì", 10)
    ]
    assert [answer["source_id"] for answer in answers[1]["hits"]] == ["s-2"]
    assert answers[1]["facets"]
    assert len(answers[2]["hits"]) == 3
    assert {answers[line]["kind"] for line in (4, 5, 6, 7, 9)} == {"QueryUnclear"}
    assert kho("search", kho_archive, "--batch", tmp_path / "nowhere") == (
        1,
        [
            {
                "event": "error",
                "kind": "SystemError",
                "path": str(tmp_path / "nowhere"),
                "reason": "No such file or directory",
            }
        ],
    )


def test_a_batch_is_answered_line_by_line(kho_archive: Path) -> None:
    """So that a program can ask, read the answer, and ask again."""
    command = [sys.executable, "-m", "db.cli", "search", str(kho_archive), "--batch", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for query, total in (("ben cang", 1), ("mua lua", 6)):
            child.stdin.write(f"{query}\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["total"] == total
        child.stdin.close()
        assert child.stdout.read() == ""
    assert child.returncode == 0


def test_search_says_why(kho_archive: Path, kho: Run) -> None:
    (answer,) = kho("search", kho_archive, "mua lua", "--limit", 1, "--why")[1]
    mua, lua = answer["hits"][0]["reasons"]
    assert (mua["word"], mua["spellings"], mua["fields"]) == ("mua", ["Mùa"], ["headline"])
    assert lua["places"] == 1
    assert round(mua["share"] + lua["share"], 6) == 1
    assert "reasons" not in kho("search", kho_archive, "mua lua")[1][0]["hits"][0]


def test_search_says_why_to_people(kho_archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(kho_archive), "ben cang", "--why"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Why: ben" in said
    assert "(bến, Bến, bên ×5)" in said


def test_what_the_index_does_not_know_yet_is_told(
    kho_archive: Path, kho: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", str(kho_archive), "chợ nổi"]) == 0
    assert capsys.readouterr().err == ""
    add(open_archive(kho_archive), [article("Chợ nổi", "Chợ nổi họp từ lúc sáng sớm.")])
    assert main(["search", str(kho_archive), "chợ nổi"]) == 0
    assert "cannot be found as they are yet: 1." in capsys.readouterr().err
    assert main(["reindex", str(kho_archive)]) == 0
    capsys.readouterr()
    assert kho("search", kho_archive, "chợ nổi")[1][0]["total"] == 1
    assert capsys.readouterr().err == ""


def test_related(kho_archive: Path, kho: Run) -> None:
    code, (answer,) = kho("related", kho_archive, "2026-000002", "--limit", 3)
    assert code == 0
    assert set(answer) == {"related"}
    for one in answer["related"]:
        assert {*one} >= {"id", "source_id", "headline", "score", "shared"}
    assert kho("related", kho_archive, 99)[0] == 1


def test_related_to_people(tmp_path: Path, kho: Run, capsys: pytest.CaptureFixture[str]) -> None:
    matter = "Xưởng đóng tàu Thanh Mỹ"
    lines = [{"title": f"{matter} {n}", "body": [f"{matter} mở cửa.", f"Tin {n}."]} for n in "12"]
    lines += [{"title": f"Chuyện {n}", "body": [f"Lời kể số {n} ở làng."]} for n in range(40)]
    archive = tmp_path / "tàu.khobao"
    assert kho("create", archive)[0] == 0
    assert kho("ingest", archive, write_lines(tmp_path / "tàu.jsonl", lines))[0] == 0
    assert main(["related", str(archive), "1"]) == 0
    said = capsys.readouterr().out
    assert f"1. {matter} 2" in said
    assert "Thanh Mỹ" in said.splitlines()[-1]
    assert main(["related", str(archive), "3"]) == 0
    assert "No related articles." in capsys.readouterr().out
