"""The window at work on an archive, with one job of every kind, to be closed or killed during it.

Run: python -m tests.reliability.windowed ARCHIVE HOME JOB DIARY. The diary says when the job has
begun (`J`), which section an article is about to get (`I`), and that the archive has it (`A`).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinter

from db.records import ArticleEdit, SearchRequest
from db.records.backups import BackupReason
from desktop.answering.article_window import ArticleWindow
from desktop.answering.paper_exits import print_pages, write_docx, write_pdf
from desktop.application import Application, Start
from desktop.checking.check_dialog import CheckDialog
from desktop.driving import wait_until
from desktop.ending import Ending
from desktop.ingesting.job import Wish
from desktop.language import Language
from desktop.places import Places
from desktop.running import SWITCH_SECONDS, dressed_application
from desktop.theme import Scheme

OPENING = "open"
"""The job of coming up."""

INBOX = "đến.jsonl"
OFTEN_MS = 15
"""How soon after one save, question or print the next one comes."""


class Desk(QObject):
    """Owns one job of the window, done on and on; lives on the GUI thread."""

    def __init__(self, program: Application, archive: Path, diary: Path) -> None:
        super().__init__(program)
        self.program, self.archive = program, archive
        self._line = os.open(diary, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._folder = diary.parent
        self._count = 0
        self._again = QTimer(self)
        self._again.setInterval(OFTEN_MS)

    def note(self, sign: str, section: str = "") -> None:
        """Write a line of the diary."""
        os.write(self._line, f"{json.dumps([sign, section])}\n".encode())

    def begin(self, job: str) -> None:
        """Wait until the archive is on show, begin the job and say so."""
        if job == OPENING:
            self.note("J")
            return
        desk = self.program.window.desk
        wait_until(lambda: desk.searching.hits is not None, "the archive", 60)
        wait_until(lambda: bool(self.program.window.status.words), "its standing", 60)
        desk.open_article(1)
        wait_until(lambda: desk.cataloguing.catalogue is not None, "an article", 60)
        JOBS[job](self)
        self.note("J")

    # ---- the jobs -------------------------------------------------------------------------

    def ingest(self) -> None:
        """Take a file in, as the dialog wants it."""
        window = self.program.window
        window.open_ingest_dialog([])
        window.ingest_wanted.emit(Wish((self.archive.parent / INBOX,)))

    def reindex(self) -> None:
        """Make the index anew."""
        self.program.window.desk.rebuild_wanted.emit()

    def back_up(self) -> None:
        """Make a backup."""
        work = self.program.backups.work
        assert work.make(self.archive, BackupReason.ASKED, if_changed=False)

    def put_back(self) -> None:
        """Put the archive back to a backup."""
        assert self.program.backups.work.restore(self.archive, "1")

    def bring_article(self) -> None:
        """Bring one article back from a backup."""
        assert self.program.backups.work.bring(self.archive, "1", 2, "thu")

    def undo_batch(self) -> None:
        """Take out what a run brought."""
        assert self.program.batches.undo(self.archive, 1)

    def check(self) -> None:
        """Have everything read again."""
        self.program.window.check_wanted.emit()
        dialog = self.program.window.findChild(CheckDialog)
        assert dialog is not None
        wait_until(lambda: dialog.report is not None, "the quick look", 60)
        dialog.begin(full=True)

    def suggest(self) -> None:
        """Read one article after the other, with what it suggests."""
        self.program.workplace.work_as("thu")
        self.program.workplace.edit()
        self._do_often(lambda: self.program.window.desk.open_article(1 + self._count % 27))

    def search(self) -> None:
        """Ask one question after the other."""
        words = ("giải thưởng", "quảng ninh", '"chuyển đổi số"', "b*", "thư viện -báo")
        searching = self.program.window.desk.searching
        self._do_often(lambda: searching.ask(SearchRequest(words[self._count % len(words)])))

    def save(self) -> None:
        """Save one article again and again."""
        cataloguing = self.program.window.desk.cataloguing
        assert cataloguing.catalogue is not None
        version = cataloguing.catalogue.row_version

        def change() -> None:
            if not cataloguing.writable:
                return
            section = f"mục {self._count}"
            self.note("I", section)
            edit = ArticleEdit(1, version, {"section": section})
            cataloguing.apply([edit], lambda _applied: self.note("A", section))

        self._do_often(change)

    def print(self) -> None:
        """Show an article as pages, and save them."""
        self.program.answers.print_article()
        shown = self.program.window.findChild(ArticleWindow)
        assert shown is not None
        document = shown.pane.document
        assert document is not None
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFileName(str(self._folder / "in.pdf"))

        def write() -> None:
            write_pdf(document, self._folder / "bài.pdf")
            write_docx(document, self._folder / "bài.docx")
            print_pages(document, printer)

        self._do_often(write)

    def _do_often(self, deed: Callable[[], object]) -> None:
        def again() -> None:
            self._count += 1
            deed()

        self._again.timeout.connect(again)
        self._again.start()
        again()


JOBS: Mapping[str, Callable[[Desk], None]] = {
    OPENING: lambda _desk: None,
    "ingest": Desk.ingest,
    "reindex": Desk.reindex,
    "back up": Desk.back_up,
    "put back": Desk.put_back,
    "bring an article": Desk.bring_article,
    "undo a run": Desk.undo_batch,
    "check": Desk.check,
    "suggest": Desk.suggest,
    "search": Desk.search,
    "save": Desk.save,
    "print": Desk.print,
}


def main(archive: Path, home: Path, job: str, diary: Path) -> int:
    """Run the window as the program does, until it is closed."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = dressed_application()
    start = Start(archive=archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT)
    program = Application(application, Places.inside(home), start)
    assert program.begin()
    ending = Ending(program)
    ending.asked.connect(program.window.close)
    ending.watch()
    desk = Desk(program, archive, diary)
    QTimer.singleShot(0, lambda: desk.begin(job))
    code = application.exec()
    ending.leave()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4])))
