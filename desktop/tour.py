"""The tour: the main job of the window, done offscreen as a person would do it, with pictures."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QSize, Qt

from db.records import ArticleDetail, HitRow, Hits
from desktop.application import Application, Start
from desktop.driving import TookTooLong, let_pass, press, save_picture, type_letter, wait_until
from desktop.language import Language
from desktop.main_window import MainWindow
from desktop.places import Places
from desktop.running import dressed_application
from desktop.searching.results_model import Role
from desktop.theme import Scheme

QUERY = "quang ninh giai thuong"
WIDE = QSize(1440, 900)
SMALL = QSize(960, 600)
SHOWN = 3
PAUSE_MS = 120
"""Long enough for a last row to be painted before a picture is taken."""


def run_tour(folder: Path, language: str | None = None, scheme: str | None = None) -> int:
    """Make the tour and save its pictures; 0 when everything was found, else 1."""
    start = Start(
        starter=True,
        language=Language(language) if language else Language.VIETNAMESE,
        scheme=Scheme(scheme) if scheme else Scheme.LIGHT,
    )
    application = dressed_application()
    with tempfile.TemporaryDirectory(prefix="khobao-tour-") as home:
        program = Application(application, Places.inside(Path(home)), start)
        tour = Tour(program, folder)
        try:
            tour.make()
        except (TookTooLong, OSError) as error:
            _say(f"The tour could not be finished: {type(error).__name__}: {error}")
            return 1
        finally:
            program.window.close()
    return 0


class Tour:
    """Owns the steps; lives on the GUI thread, like the person it stands for."""

    def __init__(self, program: Application, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._articles: list[ArticleDetail] = []
        self._pictures = 0

    @property
    def window(self) -> MainWindow:
        """The real window."""
        return self._program.window

    def make(self) -> None:
        """Do every step; TookTooLong says which one failed."""
        self._open()
        hits = self._type()
        self._list(hits)
        self._read()
        self._show_other_looks()
        _say(f"The pictures are in {self._folder}")

    def _open(self) -> None:
        begun = perf_counter()
        self.window.resize(WIDE)
        self.window.desk.article_shown.connect(self._articles.append)
        self._program.begin()
        wait_until(lambda: self._hits() is not None, "the starter archive")
        wait_until(lambda: bool(self.window.status.words), "the words about the archive")
        hits = self._hits()
        assert hits is not None
        _say(f"Opened the starter archive: {hits.total} articles, {_since(begun)}")
        self._picture("archive")

    def _type(self) -> Hits:
        box = self.window.focusWidget()
        assert box is not None
        answers: list[Hits] = []
        self.window.desk.searching.answered.connect(answers.append)
        for count, letter in enumerate(QUERY, start=1):
            typed = QUERY[:count]
            begun = perf_counter()
            type_letter(box, letter)
            wait_until(partial(_answers_to, typed, answers), f"the answer to “{typed}”")
            _say(f"  {typed:<24} {answers[-1].total:>3} hits, {_since(begun)} after the key")
        self._picture("results")
        return answers[-1]

    def _list(self, hits: Hits) -> None:
        if not hits.total:
            raise TookTooLong("a hit")
        model = self.window.desk.results.model
        for row in range(min(SHOWN, hits.total)):
            line = model.data(model.index(row, 0), Role.ROW)
            if not isinstance(line, HitRow) or not line.passages:
                raise TookTooLong(f"the passages of hit {row + 1}")
            passage = line.passages[0]
            marked = sorted({passage.text[start:stop] for start, stop in passage.marks})
            _say(f"{row + 1}. {line.article.headline}")
            _say(f"   {passage.text.strip()[:110]}…")
            _say(f"   marked: {', '.join(marked)}")

    def _read(self) -> None:
        box = self.window.focusWidget()
        assert box is not None
        press(box, Qt.Key.Key_Down)
        wait_until(lambda: bool(self._articles), "the article")
        let_pass(PAUSE_MS)
        detail = self.window.desk.detail
        if not detail.hit_place:
            raise TookTooLong("a hit in the article")
        _say(f"↓ opened “{self._articles[-1].row.headline}” at hit {detail.hit_place}")
        self._picture("article")

    def _show_other_looks(self) -> None:
        chosen = self._program.theme.scheme
        self._program.theme.choose(Scheme.LIGHT if chosen is Scheme.DARK else Scheme.DARK)
        self._picture("other-colours")
        self._program.theme.choose(chosen)
        self.window.resize(SMALL)
        self._picture("small")
        view = self.window.desk.results.view
        press(view, Qt.Key.Key_Return)
        self._picture("small-article")

    def _hits(self) -> Hits | None:
        return self.window.desk.searching.hits

    def _picture(self, name: str) -> None:
        let_pass(PAUSE_MS)
        self._pictures += 1
        save_picture(self.window, self._folder / f"{self._pictures}-{name}.png")


def _answers_to(typed: str, answers: Sequence[Hits]) -> bool:
    """Whether the last answer is to what is in the box; a blank at its end asks nothing new."""
    return bool(answers) and answers[-1].request.text == typed


def _since(begun: float) -> str:
    return f"{(perf_counter() - begun) * 1000:.0f} ms"


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
