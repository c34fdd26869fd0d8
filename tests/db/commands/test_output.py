"""What a command prints: whole lines for programs, harmless ones for people."""

from __future__ import annotations

import io
import json
from array import array
from pathlib import Path

import pytest

from db.commands.output import Output, bold, marked, plain, shown
from db.records import BlockKind, Passage, Progress, Sort


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_records_become_plain_values() -> None:
    passage = Passage(BlockKind.BODY, "Bến cảng", ((0, 3),))
    out = io.StringIO()
    answer = {"path": Path("/a b"), "sort": Sort.NEWEST, "hit": [passage], "none": None, "n": 1}
    Output(is_json=True, out=out).answer(answer | {"set": {1}, "numbers": array("q", [2])})
    assert json.loads(out.getvalue()) == {
        "path": "/a b",
        "sort": "newest",
        "hit": [
            {
                "field": "body",
                "text": "Bến cảng",
                "marks": [[0, 3]],
                "cut_before": False,
                "cut_after": False,
            }
        ],
        "none": None,
        "n": 1,
        "set": [1],
        "numbers": [2],
    }


def test_an_answer_is_one_line_in_its_own_letters() -> None:
    out = io.StringIO()
    Output(is_json=True, out=out).answer({"headline": "Đường\nmới \x1b[31m", "marks": (1, 2)})
    assert out.getvalue().count("\n") == 1
    assert "Đường" in out.getvalue()
    assert json.loads(out.getvalue()) == {"headline": "Đường\nmới \x1b[31m", "marks": [1, 2]}


def test_text_from_outside_commands_nothing() -> None:
    assert (
        shown("a\x1b[2Jb\x07\r\x9bc\u202ed\ue000") == "a\ufffd[2Jb\ufffd\ufffd\ufffdc\ufffdd\ufffd"
    )
    assert shown("hai\ndòng, số\u00a01") == "hai dòng, số\u00a01"


def test_marks_are_bold_in_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    said = marked("Bến cảng mới", [(0, 3), (9, 12)])
    for stream, wanted in (
        (io.StringIO(), "Bến cảng mới\n"),
        (Terminal(), "\x1b[1mBến\x1b[0m cảng \x1b[1mmới\x1b[0m\n"),
    ):
        Output(is_json=False, out=stream).line(said)
        assert stream.getvalue() == wanted
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    Output(is_json=False, out=stream).line(bold("Bến"))
    assert stream.getvalue() == "Bến\n"


def test_long_lines_are_laid_out() -> None:
    out = io.StringIO()
    output = Output(is_json=False, out=out)
    output.line("từ " * 100, indent="    ")
    laid_out = out.getvalue().splitlines()
    assert len(laid_out) > 3
    assert all(len(line) <= output.width and line.startswith("    ") for line in laid_out)


def test_progress_is_told_where_it_can_be_seen() -> None:
    out, err = io.StringIO(), io.StringIO()
    Output(is_json=False, out=out, err=err).progress(Progress("ingest", 1, 2))
    assert (out.getvalue(), err.getvalue()) == ("", "")

    Output(is_json=True, out=out, err=err).progress(Progress("ingest", 1))
    assert json.loads(out.getvalue()) == {
        "event": "progress",
        "stage": "ingest",
        "done": 1,
        "total": None,
    }

    out, err = io.StringIO(), Terminal()
    output = Output(is_json=False, out=out, err=err)
    output.progress(Progress("ingest", 1000, 2000))
    output.line("Xong")
    assert err.getvalue() == "\r\x1b[Kingest: 1,000 of 2,000\r\x1b[K"
    assert out.getvalue() == "Xong\n"


def test_an_array_is_a_list() -> None:
    assert plain(list(array("q", [1, 2]))) == [1, 2]
