"""Whether this installation works: each part that can be missing is used once, unseen."""

from __future__ import annotations

import json
import logging
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from datetime import date
from importlib import metadata
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QApplication

from db import __version__, answer_paper, create_archive, open_archive
from db.records import SearchRequest
from db.records.answers import AnswerSheet, AnswerSheetRow
from desktop.application import Application, Start
from desktop.charts.bins import Grain, sorted_by
from desktop.charts.histogram import Histogram
from desktop.charts.pictures import Kind
from desktop.charts.pictures import picture as saved
from desktop.child import KhoChild
from desktop.driving import colours_in, wait_until
from desktop.language import Language
from desktop.places import Places
from desktop.running import dressed_application
from desktop.theme import INTERFACE_FAMILY, READING_FAMILY, Scheme, load_fonts
from resources import path

LEAST_COLOURS = 60
"""An empty window has about ten colours; letters alone, smoothed at their edges, bring more."""

CALLS = 500
MOST_LOST = 50
"""References to None that `CALLS` calls may lose or gain; PySide6 6.12.0 loses one at each."""

LIBRARIES = ("SQLAlchemy", "alembic", "whoosh3", "pysqlite3", "numpy")

ARTICLE = """Thư viện huyện mở phòng đọc báo cũ

Từ sáng thứ hai, bạn đọc có thể tới xem những tờ báo đã đóng tập từ nhiều năm trước.

Người giữ kho cho biết ai cũng được mượn, miễn là rửa tay trước khi lật trang.
"""
SAMPLES = 6
"""Files in `resources/samples`: Word, OpenDocument, PDF, a workbook, a web page, MARC."""

QUESTION = "bao cu dong tap"
FOUND = "đóng tập"

Facts = dict[str, object]


def run_self_check() -> int:
    """Check everything and print the findings as JSON; 0 when all is well, else 1."""
    logging.getLogger().addHandler(logging.NullHandler())
    facts: Facts = {"ok": False}
    with tempfile.TemporaryDirectory(prefix="khobao-check-") as folder:
        application = dressed_application()
        check = SelfCheck(application, Path(folder))
        for name, look in check.parts():
            try:
                facts[name] = look()
            except Exception as error:  # noqa: BLE001  # a check names what fails, whatever it is
                check.failures.append(f"{name}: {type(error).__name__}: {error}")
                facts[name] = traceback.format_exc()
        facts["failures"] = check.failures
        facts["ok"] = not check.failures
        check.close()
    if sys.stdout is not None:  # a windowed program on Windows has none
        sys.stdout.write(json.dumps(facts, ensure_ascii=True, indent=2) + "\n")
        sys.stdout.flush()
    return 0 if facts["ok"] else 1


class SelfCheck:
    """Owns a temporary archive and a window on it; lives on the GUI thread."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.failures: list[str] = []
        self._application = application
        self._folder = folder
        self._archive = folder / "check.khobao"
        self._program: Application | None = None

    def parts(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """The parts, each with the call that looks at it."""
        return (
            ("versions", self._versions),
            ("fonts", self._fonts),
            ("archive", self._round_trip),
            ("kho", self._child),
            ("readers", self._readers),
            ("window", self._window),
            ("paper", self._paper),
            ("pictures", self._pictures),
            ("none_refcount_delta", self._references_to_none),
        )

    def close(self) -> None:
        """Close the window; the folder can go then."""
        if self._program is not None:
            self._program.window.close()

    def _expect(self, what: str, holds: object) -> None:
        if not holds:
            self.failures.append(what)

    def _versions(self) -> Facts:
        versions: Facts = {
            "khobao": __version__,
            "python": platform.python_version(),
            "pyside6": pyside_version,
            "qt": qVersion(),
            "system": platform.platform(),
            "frozen": bool(getattr(sys, "frozen", False)),
        }
        for library in LIBRARIES:
            try:
                versions[library] = metadata.version(library)
            except metadata.PackageNotFoundError:
                versions[library] = None  # a frozen program need not carry the metadata
        return versions

    def _fonts(self) -> list[str]:
        families = load_fonts()
        self._expect("fonts", {INTERFACE_FAMILY, READING_FAMILY} <= set(families))
        return list(families)

    def _round_trip(self) -> Facts:
        """Create an archive, take a text in, find it without accents, show it."""
        text = self._folder / "bài.txt"
        text.write_text(ARTICLE, encoding="utf-8")
        archive = create_archive(self._archive, name="Kho thử")
        report = archive.ingest([text], lambda _event: None)
        indexer = archive.indexer()
        state = indexer.sync()
        indexer.close()
        searcher, reader = archive.searcher(), archive.reader()
        hits = searcher.search(SearchRequest(QUESTION))
        rows = searcher.page(hits, 0, 1)
        marked = [
            passage.text[start:stop]
            for row in rows
            for passage in row.passages
            for start, stop in passage.marks
        ]
        detail = reader.article(hits.ids[0]) if hits.ids else None
        searcher.close()
        reader.close()
        checked = archive.check(full=True)
        archive.close()
        self._expect("archive: ingest", report.added == 1)
        self._expect("archive: search", hits.total == 1)
        self._expect("archive: marks", set(FOUND.split()) <= set(" ".join(marked).split()))
        self._expect("archive: show", detail is not None and FOUND in detail.text)
        self._expect("archive: check", checked.ok)
        return {
            "added": report.added,
            "index": state.health.value,
            "hits": hits.total,
            "marked": marked,
            "blocks": len(detail.blocks) if detail is not None else 0,
            "sound": checked.ok,
            "sqlite": next(
                (one.detail["version"] for one in checked.findings if one.part == "sqlite"), None
            ),
        }

    def _child(self) -> Facts:
        """Run `kho`, the way an ingest does."""
        events: list[object] = []
        codes: list[int] = []
        child = KhoChild()
        child.event_arrived.connect(events.append)
        child.ended.connect(codes.append)
        child.start(["check", str(self._archive)])
        wait_until(lambda: bool(codes), "kho check")
        self._expect("kho", codes == [0] and events)
        return {"code": codes[0], "lines": len(events)}

    def _readers(self) -> Facts:
        """Take in a file of each format that is read by a library of its own."""
        events: list[Mapping[str, object]] = []
        codes: list[int] = []
        child = KhoChild()
        child.event_arrived.connect(events.append)
        child.ended.connect(codes.append)
        child.start(["ingest", str(self._archive), str(path("samples")), "--dry-run"])
        wait_until(lambda: bool(codes), "kho ingest")
        failed = [event["path"] for event in events if event.get("outcome") == "failed"]
        read = {str(event["path"]) for event in events if event.get("event") == "item"}
        self._expect("readers", codes == [0] and not failed and len(read) == SAMPLES)
        return {"code": codes[0], "read": len(read), "failed": failed}

    def _window(self) -> Facts:
        """Open the window on the archive, and look whether anything was painted."""
        self._program = Application(
            self._application,
            Places.inside(self._folder / "home"),
            Start(archive=self._archive, language=Language.VIETNAMESE, scheme=Scheme.LIGHT),
        )
        window = self._program.window
        shown: list[object] = []
        window.desk.article_shown.connect(shown.append)
        self._program.begin()
        wait_until(lambda: window.desk.searching.hits is not None, "the list")
        window.desk.searching.step(1)
        wait_until(lambda: bool(shown), "the article")
        picture = window.grab().toImage()
        colours = colours_in(picture)
        self._expect("window: painted", colours >= LEAST_COLOURS)
        return {"size": [picture.width(), picture.height()], "colours": colours}

    def _paper(self) -> Facts:
        """Write an empty answer sheet as PDF, and have a printer without one."""
        from PySide6.QtPrintSupport import QPrinter

        from desktop.answering.paper_document import PaperDocument
        from desktop.answering.paper_exits import write_docx, write_pdf

        archive = open_archive(self._archive, read_only=True)
        row = AnswerSheetRow(1, "", QUESTION, FOUND, None, "", 0)
        day = date(2026, 1, 1)
        document = PaperDocument(answer_paper(AnswerSheet(row, ()), archive.info(), day))
        files = {"pdf": self._folder / "check.pdf", "docx": self._folder / "check.docx"}
        self._expect("paper: PDF", write_pdf(document, files["pdf"]))
        self._expect("paper: DOCX", write_docx(document, files["docx"]))
        printer = QPrinter()
        printer.setOutputFileName(str(self._folder / "printed.pdf"))
        self._expect("paper: printer", printer.isValid())
        return {name: file.stat().st_size for name, file in files.items()}

    def _pictures(self) -> Facts:
        """Make a file of each kind that a picture can be saved as."""
        picture = Histogram(sorted_by((), Grain.YEAR))
        made = {kind: saved(picture, kind, FOUND) for kind in Kind}
        starts = {Kind.SVG: b"<?xml", Kind.PNG: b"\x89PNG", Kind.PDF: b"%PDF-"}
        self._expect(
            "pictures", all(made[kind].startswith(start) for kind, start in starts.items())
        )
        self._expect("pictures: words", FOUND.encode() in made[Kind.SVG])
        return {kind.value: len(held) for kind, held in made.items()}

    def _references_to_none(self) -> int:
        """How many references to None some void calls gained; about 0 when Qt is sound."""
        thing = QObject()
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            thing.setObjectName("x")
        delta = sys.getrefcount(None) - before
        self._expect("references to None", abs(delta) <= MOST_LOST)
        return delta
