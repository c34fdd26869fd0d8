"""What `kho` understands, what each command answers to programs, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.cli import main
from db.commands import showing
from db.engine import SCHEMA
from db.records import BlockKind
from tests.db.ingest.workbench import write_lines

ROOT = Path(__file__).parents[2]
COMMANDS = ("create", "ingest", "search", "show", "reindex", "check")
PAGE = """\
Bến cảng mới đón tàu

Sáng nay bến cảng mới của tỉnh đón chuyến tàu đầu tiên, sớm hơn kế hoạch một tháng.

Mỗi ngày bến nhận 1.500 tấn hàng, nhiều gấp đôi bến cũ bên kia sông.
"""
LINES = [
    {
        "id": f"s-{number}",
        "title": f"Mùa lúa năm {2010 + number}",
        "body": [f"Đường về làng số {number}."],
        "outlet": "Báo Thử" if number % 2 else None,
        "published": f"{2010 + number}-05-01",
    }
    for number in range(6)
]

Run = Callable[..., tuple[int, list[Any]]]


@pytest.fixture
def kho(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with --json: the exit code and the answers."""

    def run(*arguments: object) -> tuple[int, list[Any]]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--json"])
        said = capsys.readouterr()
        assert said.err == ""
        return code, [json.loads(line) for line in said.out.splitlines()]

    return run


@pytest.fixture
def archive(tmp_path: Path, kho: Run) -> Path:
    """Give an archive of one text and six lines."""
    path = tmp_path / "Thử % # ?.khobao"
    (tmp_path / "bài.txt").write_text(PAGE, encoding="utf-8")
    lines = write_lines(tmp_path / "kho.jsonl", LINES)
    assert kho("create", path)[0] == 0
    assert kho("ingest", path, tmp_path / "bài.txt", lines)[0] == 0
    return path


# ---- what is understood -------------------------------------------------------------------


def test_help_and_version_load_nothing_heavy() -> None:
    code = (
        "import sys; from db.cli import main; codes = [main(['--version']), main(['--help']), "
        "main(['ingest', '--help']), main(['search'])]; heavy = {'sqlalchemy', 'whoosh', 'alembic',"
        " 'numpy', 'yaml', 'pysqlite3', 'sqlite3'}; print(codes, sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert said.stdout.splitlines()[-1] == "[0, 0, 0, 2] []"
    assert said.stdout.startswith("Kho Báo ")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert f"usage: kho {command}" in said
    for option in set(re.findall(r"--[a-z-]+", said)) - {"--help"}:
        assert re.search(rf"^ +{option}\b", said, re.MULTILINE), option


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["create"],
        ["ingest", "a"],
        ["search", "a"],
        ["search", "a", "lúa", "--batch", "-"],
        ["search", "a", "lúa", "--limit", "-1"],
        ["search", "a", "lúa", "--limit", "x"],
        ["search", "a", "lúa", "--sort", "best"],
        ["search", "a", "lúa", "--lim", "1"],
        ["show", "a"],
        ["check", "a", "--deep"],
    ],
)
def test_what_is_not_understood(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage: kho" in capsys.readouterr().err


# ---- create, ingest -----------------------------------------------------------------------


def test_create(tmp_path: Path, kho: Run) -> None:
    path = tmp_path / "Báo.khobao"
    code, (info,) = kho("create", path)
    assert code == 0
    assert len(info.pop("uuid")) == 36
    assert info == {
        "event": "report",
        "path": str(path),
        "name": "Báo",
        "schema": SCHEMA,
        "articles": 0,
        "read_only": False,
    }
    assert kho("create", path) == (
        1,
        [{"event": "error", "kind": "ArchiveExists", "path": str(path)}],
    )
    assert kho("create", tmp_path / "b", "--name", "Kho Hai")[1][0]["name"] == "Kho Hai"


def test_create_with_the_starter_articles(tmp_path: Path, kho: Run) -> None:
    assert kho("create", tmp_path / "a.khobao", "--starter")[1][0]["articles"] > 0


def test_ingest(tmp_path: Path, kho: Run) -> None:
    path = tmp_path / "a.khobao"
    kho("create", path)
    lines = write_lines(tmp_path / "kho.jsonl", [*LINES[:2], "hỏng"])
    code, answers = kho("ingest", path, lines, tmp_path / "nowhere")
    assert code == 0
    report = answers.pop()
    assert report.pop("seconds") > 0
    assert report == {
        "event": "report",
        "added": 2,
        "duplicates": 0,
        "failed": 2,
        "cancelled": False,
        "job_id": 1,
    }
    items = [answer for answer in answers if answer["event"] == "item"]
    assert items[0] == {
        "event": "item",
        "path": str(lines),
        "member": "line 1",
        "outcome": "added",
        "article_id": 1,
        "headline": "Mùa lúa năm 2010",
        "code": None,
        "message": None,
    }
    assert [item["code"] for item in items] == [None, None, "E_MAPPING", "E_READ"]
    progress = [answer for answer in answers if answer["event"] == "progress"]
    assert len(items) + len(progress) == len(answers)
    assert {answer["stage"] for answer in progress} == {"ingest", "index"}
    assert all(set(answer) == {"event", "stage", "done", "total"} for answer in progress)

    answers = kho("ingest", path, lines)[1]
    assert (answers[-1]["added"], answers[-1]["duplicates"], answers[-1]["failed"]) == (0, 2, 1)


def test_ingest_brings_the_index_along(archive: Path, kho: Run) -> None:
    findings = {finding["part"]: finding for finding in kho("check", archive)[1][0]["findings"]}
    assert findings["index"]["detail"] == {"documents": 7, "pending": 0}


# ---- search -------------------------------------------------------------------------------


def test_search(archive: Path, kho: Run) -> None:
    code, (answer,) = kho("search", archive, "ben cang")
    assert code == 0
    assert set(answer) == {
        *("query", "total", "took_ms", "hits", "did_you_mean", "interpretations", "problems"),
        "facets",
    }
    assert (answer["query"], answer["total"], answer["facets"]) == ("ben cang", 1, [])
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


def test_search_knows_the_id_of_the_source(archive: Path, kho: Run) -> None:
    (answer,) = kho("search", archive, "mua lua 2013")[1]
    assert answer["hits"][0]["source_id"] == "s-3"
    assert answer["hits"][0]["published"] == "2013-05-01"
    assert answer["hits"][0]["outlet"] == "Báo Thử"


def test_search_pages_sorts_and_counts(archive: Path, kho: Run) -> None:
    (all_of_them,) = kho("search", archive, "mùa lúa", "--sort", "oldest", "--facets")[1]
    assert [hit["source_id"] for hit in all_of_them["hits"]] == [f"s-{n}" for n in range(6)]
    facets = {facet["name"]: facet["values"] for facet in all_of_them["facets"]}
    assert {value["value"]: value["count"] for value in facets["outlet"]} == {"Báo Thử": 3, "": 3}
    arguments = ("mùa", "lúa", "--sort", "newest", "--limit", 2, "--offset", 1)
    (page,) = kho("search", archive, *arguments)[1]
    assert (page["query"], page["total"]) == ("mùa lúa", 6)
    assert [hit["source_id"] for hit in page["hits"]] == ["s-4", "s-3"]
    assert kho("search", archive, "mùa lúa", "--limit", 0)[1][0]["hits"] == []


def test_search_for_nothing_browses(archive: Path, kho: Run) -> None:
    (answer,) = kho("search", archive, "")[1]
    assert answer["total"] == len(answer["hits"]) == 7
    assert answer["hits"][0]["published"] == "2015-05-01"


def test_search_does_not_mind_how_letters_are_put_together(archive: Path, kho: Run) -> None:
    decomposed = unicodedata.normalize("NFD", "Bến cảng")
    assert kho("search", archive, decomposed)[1][0]["total"] == 1


def test_a_batch_has_one_answer_for_each_line(archive: Path, tmp_path: Path, kho: Run) -> None:
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
    code, answers = kho("search", archive, "--batch", batch, "--limit", 3)
    assert code == 2
    assert len(answers) == len(asked) + 1
    assert [answer.get("query", answer.get("line")) for answer in answers] == [
        *("ben cang", "mua lua", "", '"bến cảng"', 5, 6, 7, 8, "không có gì", 10)
    ]
    assert [answer["source_id"] for answer in answers[1]["hits"]] == ["s-2"]
    assert answers[1]["facets"]
    assert len(answers[2]["hits"]) == 3
    assert {answers[line]["kind"] for line in (4, 5, 6, 7, 9)} == {"QueryUnclear"}
    assert kho("search", archive, "--batch", tmp_path / "nowhere") == (
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


def test_a_batch_is_answered_line_by_line(archive: Path) -> None:
    """So that a program can ask, read the answer, and ask again."""
    command = [sys.executable, "-m", "db.cli", "search", str(archive), "--batch", "-"]
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


# ---- show, reindex, check -----------------------------------------------------------------


def test_show(archive: Path, kho: Run) -> None:
    code, (shown,) = kho("show", archive, 1)
    assert code == 0
    assert shown["accession"].endswith("-000001")
    assert shown["blocks"][0]["kind"] == "headline"
    for block in shown["blocks"]:
        assert block["text"] == shown["text"][block["start"] : block["stop"]]
    assert shown["files"][0]["original_name"] == "bài.txt"
    assert Path(shown["files"][0]["path"]).read_text("utf-8") == PAGE
    for name in ("accession", "uid"):
        assert kho("show", archive, shown[name]) == (0, [shown])
    (line,) = kho("show", archive, 2)[1]
    assert (line["source_id"], line["files"][0]["member"]) == ("s-0", "line 1")


def test_show_what_is_not_there(archive: Path, kho: Run) -> None:
    for number in ("99", "2018-000001", "x", "9" * 30):
        assert kho("show", archive, number) == (
            1,
            [{"event": "error", "kind": "ArticleMissing", "number": number}],
        )


def test_reindex(archive: Path, kho: Run) -> None:
    code, answers = kho("reindex", archive)
    assert code == 0
    assert answers.pop() == {
        "event": "report",
        "health": "current",
        "documents": 7,
        "pending": 0,
        "reason": None,
    }
    assert {(answer["event"], answer["stage"]) for answer in answers} == {("progress", "index")}


@pytest.mark.parametrize("full", [[], ["--full"]])
def test_check(archive: Path, kho: Run, full: list[str]) -> None:
    code, (report,) = kho("check", archive, *full)
    assert (code, report["ok"], report["full"]) == (0, True, bool(full))
    assert [finding["part"] for finding in report["findings"]] == [
        *("database", "foreign_keys", "journal", "index", "files")
    ]
    next((archive / "objects").glob("*/*/*")).unlink()
    code, (report,) = kho("check", archive, *full)
    assert (code, report["ok"]) == (1, False)
    assert [finding["part"] for finding in report["findings"] if not finding["ok"]] == ["files"]


# ---- what goes wrong ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [["ingest", "x"], ["search", "x"], ["show", "1"], ["reindex"], ["check"]],
)
def test_what_is_no_archive(tmp_path: Path, kho: Run, command: list[str]) -> None:
    name, *rest = command
    for path, kind in ((tmp_path, "NotAnArchive"), (tmp_path / "x", "ArchiveMissing")):
        assert kho(name, path, *rest) == (1, [{"event": "error", "kind": kind, "path": str(path)}])


def test_a_person_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"kho: {tmp_path} is not a Kho Báo archive.\n")


def test_our_own_mistake(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def show(_arguments: object, _output: object) -> int:
        return 1 // 0

    monkeypatch.setattr(showing, "show", show)
    assert main(["show", str(archive), "1", "--json"]) == 70
    assert json.loads(capsys.readouterr().out) == {
        "event": "error",
        "kind": "Bug",
        "reason": "ZeroDivisionError('integer division or modulo by zero')",
    }


# ---- for people ---------------------------------------------------------------------------


def test_people_read_sentences(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: object) -> str:
        capsys.readouterr()
        main(list(map(str, arguments)))
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    write_lines(tmp_path / "thêm.jsonl", [{"title": "Bài \x1b[2Jmới"}, "hỏng"])
    taken = said("ingest", archive, tmp_path / "thêm.jsonl")
    assert "E_MAPPING" in taken
    assert "line 2" in taken
    assert re.search(r"^1 added, 1 failed \(\d+\.\d s\)$", taken, re.MULTILINE)

    found = said("search", archive, "bến cảng")
    assert found.startswith("1 article (")
    assert "  1. Bến cảng mới đón tàu\n" in found
    assert "6 articles" in said("search", archive, "mua lua", "--facets")

    page = said("show", archive, 1)
    assert "Bến cảng mới đón tàu\n" in page
    assert "-000001" in page
    assert "\x1b" not in said("show", archive, 8)
    assert "All is sound." in said("check", archive)
    assert "8 articles" in said("reindex", archive)
    assert "Made “b”" in said("create", tmp_path / "b.khobao")
