"""While a search runs the window goes on: every letter typed is on the screen at once."""

from __future__ import annotations

import lzma
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db import Searcher, open_archive
from db.records import Hits, SearchRequest
from desktop.application import Application, Start
from desktop.running import SWITCH_SECONDS
from desktop.tasks import Resident, Ticket
from tests.desktop.archives import new_archive, written_articles
from tests.desktop.typist import Typist

SHARED = Path(__file__).parents[2].parent / "shared"
CORPUS = SHARED / "corpus" / "train30k.jsonl.xz"

GENERATED = 2_000
TIMES_LONGER = 4
"""The search that runs beside the typing takes at least this many times the longest stall.

A window that waited for its search would stall as long as the search takes."""
OWN_QUERY = "thu vien huyen nhan giai thuong trong duong lich"
CORPUS_QUERY = "quang ninh giai thuong chinh quyen so nam 2018"
PATIENCE = 60_000

Started = Callable[[Start], Application]


@dataclass
class Load:
    """Searches one after the other on the search lane until it is told to stop."""

    query: str
    begun: threading.Event = field(default_factory=threading.Event)
    enough: threading.Event = field(default_factory=threading.Event)
    searches: int = 0
    seconds: float = 0.0

    def work(self, searcher: Searcher, _ticket: Ticket) -> None:
        started = perf_counter()
        while not self.enough.is_set():
            hits = searcher.search(SearchRequest(self.query, facets=True))
            searcher.page(hits, 0, 12)
            self.searches += 1
            self.begun.set()
        self.seconds = perf_counter() - started


@pytest.fixture
def _switching() -> Iterator[None]:
    """Give the interpreter away as often as the running program does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    yield
    sys.setswitchinterval(before)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of our own words."""
    written = written_articles(GENERATED, sentences=12)
    archive = new_archive(tmp_path_factory.mktemp("generated"), written)
    archive.close()
    return archive.path


@pytest.mark.usefixtures("_switching")
def test_letters_echo_while_a_search_runs(
    program: Started, qtbot: QtBot, generated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = _type_beside_searches(program, qtbot, generated, OWN_QUERY)
    with capsys.disabled():
        _say(f"{GENERATED} articles of our own", measured)
    _judge(measured)


@pytest.mark.prove
@pytest.mark.usefixtures("_switching")
@pytest.mark.timeout(1800)
def test_letters_echo_while_thirty_thousand_articles_are_searched(
    program: Started, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not CORPUS.exists():
        pytest.skip("the shared corpus is not here")
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        archive = new_archive(tmp_path, (line.rstrip("\n") for line in lines))
    archive.close()
    measured = _type_beside_searches(program, qtbot, archive.path, CORPUS_QUERY)
    with capsys.disabled():
        _say("30,000 articles of the corpus", measured)
    _judge(measured)


@dataclass(frozen=True)
class Measured:
    """What was measured: beside searches without end, and with the window's own searches."""

    load: Load
    beside: Typist
    own: Typist
    answers: Sequence[Hits]


def _type_beside_searches(program: Started, qtbot: QtBot, path: Path, query: str) -> Measured:
    running = program(Start(archive=path, debounce_ms=0))
    desk = running.window.desk
    qtbot.waitUntil(lambda: desk.searching.hits is not None, timeout=PATIENCE)
    desk.take_search_focus()
    edit = desk.bar.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    archive = open_archive(path)
    resident = running.lanes.search.open(archive.searcher, lambda one: one.close())
    load, beside = _beside_a_load(qtbot, resident, edit, query)
    edit.clear()
    qtbot.waitUntil(lambda: _answered(running, ""), timeout=PATIENCE)
    answers: list[Hits] = []
    desk.searching.answered.connect(answers.append)
    own = Typist(edit, query)
    with qtbot.waitSignal(own.finished, timeout=PATIENCE):
        pass
    qtbot.waitUntil(lambda: _answered(running, query), timeout=PATIENCE)
    return Measured(load, beside, own, answers)


def _beside_a_load(
    qtbot: QtBot, resident: Resident[Searcher], edit: QLineEdit, query: str
) -> tuple[Load, Typist]:
    load = Load(query)
    finished: list[object] = []
    resident.submit(load.work, finished.append)
    qtbot.waitUntil(load.begun.is_set, timeout=PATIENCE)
    typist = Typist(edit, query)
    with qtbot.waitSignal(typist.finished, timeout=PATIENCE):
        pass
    assert edit.text() == query
    assert not finished
    load.enough.set()
    qtbot.waitUntil(lambda: bool(finished), timeout=PATIENCE)
    return load, typist


def _answered(running: Application, text: str) -> bool:
    hits = running.window.desk.searching.hits
    return hits is not None and hits.request.text == text


def _judge(measured: Measured) -> None:
    longest = max(*measured.beside.stalls, *measured.beside.echoes)
    assert measured.load.seconds > TIMES_LONGER * longest
    assert measured.answers[-1].ids


def _say(what: str, measured: Measured) -> None:
    load = measured.load
    sys.stdout.write(
        f"\n{what}: {load.searches} searches in {load.seconds * 1000:.0f} ms beside the typing\n"
        f"  beside them:       {_figures(measured.beside)}\n"
        f"  own searches:      {_figures(measured.own)}, {len(measured.answers)} answers, "
        f"the last in {measured.answers[-1].took_ms:.1f} ms\n"
    )


def _figures(typist: Typist) -> str:
    echoes = sorted(typist.echoes)
    median, longest, stall = echoes[len(echoes) // 2], echoes[-1], max(typist.stalls)
    return (
        f"echo median {median * 1000:.1f} ms, longest {longest * 1000:.1f} ms; "
        f"longest stall {stall * 1000:.1f} ms"
    )
