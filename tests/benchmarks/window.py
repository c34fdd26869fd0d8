"""How long whoever works in the window waits, beside the budgets of the design.

The real window, offscreen, on an archive of 150,000 articles. The pause that a search waits for
the next letter (100 ms) is left out, as nobody waits for it: he types.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, time

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit

from db import open_archive
from db.records import ArticleDetail, Hits
from desktop.application import Application, Start
from desktop.cataloguing.fields import Name
from desktop.driving import let_pass, wait_until
from desktop.language import Language
from desktop.places import Places
from desktop.running import SWITCH_SECONDS, dressed_application
from desktop.theme import Scheme
from tests.benchmarks.ingest import queries
from tests.benchmarks.large_archive import large_archive
from tests.benchmarks.latency import forget
from tests.benchmarks.measures import machine, percentile, resident_megabytes
from tests.desktop.keys import press, type_text
from tests.desktop.typist import Typist

ARTICLES = 150_000
QUERIES = 60
OPENED = 60
SCROLLED = 120
SAVED = 40
STARTS = 5
SIZE = QSize(1440, 900)
PATIENCE = 120.0
CHILD = "tests.benchmarks.window_start"


def run(corpus: Sequence[Path], seed: int, keep: Path | None, say: Callable[[str], None]) -> None:
    """Print each figure beside its budget."""
    say(machine())
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with large_archive(corpus, ARTICLES, keep, say) as path:
        _starts(path, say)
        archive = open_archive(path, read_only=True)
        asked = queries(archive, QUERIES, seed)
        archive.close()
        sys.setswitchinterval(SWITCH_SECONDS)
        with tempfile.TemporaryDirectory() as home:
            start = Start(
                archive=path, language=Language.VIETNAMESE, scheme=Scheme.LIGHT, debounce_ms=0
            )
            program = Application(dressed_application(), Places.inside(Path(home)), start)
            try:
                WindowBench(program, asked, random.Random(seed), say).run()
            finally:
                program.window.close()


class WindowBench:
    """Owns what was measured of one running window; lives on the GUI thread."""

    def __init__(
        self,
        program: Application,
        asked: Sequence[str],
        chance: random.Random,
        say: Callable[[str], None],
    ) -> None:
        self._program, self._asked = program, asked
        self._chance, self._say = chance, say
        self._held: list[tuple[float, float]] = []
        self._shown: list[ArticleDetail] = []

    def run(self) -> None:
        """Measure everything; what holds the window at its start does not count."""
        window, desk = self._program.window, self._program.window.desk
        window.resize(SIZE)
        self._program.begin()
        wait_until(lambda: desk.searching.hits is not None, "the archive", PATIENCE)
        wait_until(lambda: bool(window.status.words), "the state of the archive", PATIENCE)
        window.activateWindow()
        let_pass(500)
        desk.article_shown.connect(self._shown.append)
        self._program.watchdog.held.connect(lambda late, busy: self._held.append((late, busy)))
        self._typing()
        self._searching()
        self._opening()
        self._scrolling()
        self._saving()
        own, of_files = resident_megabytes()
        self._say(f"memory    {own:.0f} MB and {of_files:.0f} MB of files (budget 600)")
        late = [late * 1000 for late, _ in self._held]
        busy = [busy * 1000 for _, busy in self._held]
        self._say(
            f"watchdog  {len(late)} times over 50 ms, the longest {max(late, default=0):.0f} ms; "
            f"at work at most {max(busy, default=0):.0f} ms (budget 50)"
        )

    def _typing(self) -> None:
        edit = self._edit()
        echoes: list[float] = []
        for query in self._asked[:12]:
            edit.clear()
            typist = Typist(edit, query)
            over: list[bool] = []
            typist.finished.connect(partial(over.append, True))
            wait_until(partial(bool, over), "the typing", PATIENCE)
            echoes += typist.echoes
        self._tell("echo", [one * 1000 for one in echoes], "p99", 0.99, 16)

    def _searching(self) -> None:
        desk, edit = self._program.window.desk, self._edit()
        took: list[float] = []
        for query in self._asked:
            answers: list[Hits] = []
            desk.searching.answered.connect(answers.append)
            edit.clear()
            began = perf_counter()
            edit.insert(query)
            edit.textEdited.emit(edit.text())
            wait_until(partial(_has_answer, answers, edit), "the rows", PATIENCE)
            desk.results.view.viewport().repaint()
            desk.facets.repaint()
            took.append((perf_counter() - began) * 1000)
            desk.searching.answered.disconnect(answers.append)
        self._tell("rows", took, "p95", 0.95, 100)

    def _opening(self) -> None:
        desk = self._program.window.desk
        took: list[float] = []
        for _ in range(OPENED):
            row = self._chance.randrange(desk.results.model.rowCount())
            self._shown.clear()
            began = perf_counter()
            desk.results.view.choose(row)
            wait_until(lambda: bool(self._shown), "the article", PATIENCE)
            desk.detail.view.viewport().repaint()
            took.append((perf_counter() - began) * 1000)
        self._tell("open", took, "p95", 0.95, 60)

    def _scrolling(self) -> None:
        view = self._program.window.desk.results.view
        edit = self._edit()
        edit.clear()
        edit.textEdited.emit("")
        wait_until(lambda: _is_whole_archive(self._program), "the whole archive", PATIENCE)
        view.setFocus()
        took: list[float] = []
        for _ in range(SCROLLED):
            began = perf_counter()
            press(view, Qt.Key.Key_PageDown)
            view.viewport().repaint()
            took.append((perf_counter() - began) * 1000)
            let_pass(5)
        self._tell("scroll", took, "p95", 0.95, 16)

    def _saving(self) -> None:
        """Leave a field that was changed: until the caret is elsewhere, and until it is kept."""
        program, desk = self._program, self._program.window.desk
        program.session.work_as("LAN")
        program.workplace.work_as("LAN")
        desk.results.view.choose(0)
        program.window.menus.edit.trigger()
        form = program.workplace.form
        wait_until(lambda: form.article_id is not None, "the form", PATIENCE)
        fields = [form.fields[name].line for name in (Name.SECTION, Name.BYLINE)]
        kept: list[object] = []
        desk.cataloguing.applied.connect(kept.append)
        felt: list[float] = []
        whole: list[float] = []
        for number in range(SAVED):
            kept.clear()
            here, there = fields[number % 2], fields[(number + 1) % 2]
            here.setFocus()
            type_text(here, f" {number}")
            began = perf_counter()
            there.setFocus()
            felt.append((perf_counter() - began) * 1000)
            wait_until(partial(bool, kept), "the save", PATIENCE)
            whole.append((perf_counter() - began) * 1000)
            let_pass(20)
        self._tell("save felt", felt, "p95", 0.95, 50)
        self._say(f"          on the disk after {percentile(whole, 0.5):.0f} ms (p50)")

    def _edit(self) -> QLineEdit:
        desk = self._program.window.desk
        desk.take_search_focus()
        edit = desk.bar.findChild(QLineEdit)
        assert isinstance(edit, QLineEdit)
        return edit

    def _tell(
        self, name: str, took: Sequence[float], label: str, share: float, budget: float
    ) -> None:
        self._say(
            f"{name:9} p50 {percentile(took, 0.5):.1f}, {label} {percentile(took, share):.1f} ms "
            f"(budget {budget:g})"
        )


def _has_answer(answers: Sequence[Hits], edit: QLineEdit) -> bool:
    return bool(answers) and answers[-1].request.text == edit.text()


def _is_whole_archive(program: Application) -> bool:
    hits = program.window.desk.searching.hits
    return hits is not None and not hits.request.text


def _starts(path: Path, say: Callable[[str], None]) -> None:
    """Start the program as often as it takes, from the disk and from memory."""
    cold = [_start(path)] if forget(path) else []
    warm = [_start(path) for _ in range(STARTS)]
    if cold:
        say(f"start     cold {cold[0] * 1000:.0f} ms (the archive read from the disk)")
    say(
        f"start     warm p50 {percentile(warm, 0.5) * 1000:.0f}, "
        f"longest {max(warm) * 1000:.0f} ms (budget 1500)"
    )


def _start(path: Path) -> float:
    """Tell how long a new process takes until its first rows are on the screen, in seconds."""
    began = time()
    ended = subprocess.run(  # our own interpreter and module
        [sys.executable, "-m", CHILD, str(path)], check=True, capture_output=True, text=True
    )
    return float(ended.stdout.split()[-1]) - began
