"""Whether the archive is sound, part by part, and what to do about a part that is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.child import CANCELLED, KhoChild
from desktop.icons import picture
from desktop.problems import explain_kind
from desktop.theme import Theme

PARTS = ("database", "foreign_keys", "journal", "index", "files")


class CheckDialog(QDialog):
    """Owns one look at an archive, done by a child process; lives on the GUI thread."""

    broke = Signal(object)
    """An exception that is our bug."""

    def __init__(self, theme: Theme, archive: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._archive = archive
        self._child: KhoChild | None = None
        self._refused = False
        self.findings: dict[str, bool] = {}
        """What was found: whether each part is sound."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check the archive"))
        self.setMinimumWidth(theme.px(460))
        self._title = QLabel()
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        self._title.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._lines: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self._full = QPushButton(self.tr("Check thoroughly"))
        self._full.setToolTip(self.tr("Reads every page and every file; may take minutes"))
        self._full.clicked.connect(lambda: self.begin(full=True))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self._full)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        layout.setSpacing(theme.px(16))
        layout.addWidget(self._title)
        layout.addWidget(self._bar)
        layout.addLayout(self._grid())
        layout.addStretch()
        layout.addLayout(buttons)
        self.finished.connect(self._on_finished)
        self.begin(full=False)

    def begin(self, *, full: bool) -> None:
        """Look at the archive anew."""
        self.findings.clear()
        self._refused = False
        self._title.setText(self.tr("Looking the archive over…"))
        self._bar.setRange(0, 0)
        self._bar.show()
        self._full.setEnabled(False)
        for sign, _name, words in self._lines.values():
            sign.clear()
            words.clear()
        self._child = KhoChild(self)
        self._child.event_arrived.connect(self._on_event)
        self._child.ended.connect(self._on_ended)
        self._child.start(["check", str(self._archive), *(["--full"] if full else [])])

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(12))
        grid.setVerticalSpacing(self._theme.px(8))
        grid.setColumnStretch(2, 1)
        names = (
            self.tr("Database"),
            self.tr("Links between records"),
            self.tr("Journal of changes"),
            self.tr("Search index"),
            self.tr("Original files and texts"),
        )
        for row, (part, name) in enumerate(zip(PARTS, names, strict=True)):
            labels = (QLabel(), QLabel(name), QLabel())
            labels[0].setFixedWidth(self._theme.px(20))
            labels[2].setWordWrap(True)
            labels[2].setProperty("tone", "meta")
            for column, label in enumerate(labels):
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
            self._lines[part] = labels
        return grid

    def _on_event(self, event: Mapping[str, object]) -> None:
        done, total = event.get("done"), event.get("total")
        findings = event.get("findings")
        if isinstance(findings, list):
            for finding in findings:
                self._show_finding(finding)
        elif event.get("event") == "error":
            self._refused = True
            self._title.setText(str(explain_kind(str(event.get("kind")), event)))
        elif isinstance(done, int) and isinstance(total, int):
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _show_finding(self, finding: Mapping[str, object]) -> None:
        part, sound = str(finding.get("part")), bool(finding.get("ok"))
        if part not in self._lines:
            return
        self.findings[part] = sound
        sign, _name, words = self._lines[part]
        colours = self._theme.colours
        name, colour = ("check", colours.verified) if sound else ("caution", colours.caution)
        sign.setPixmap(picture(self._theme, name, colour, 20, self.devicePixelRatioF()))
        words.setText(self.tr("sound") if sound else self._advice(part))

    def _advice(self, part: str) -> str:
        if part == "index":
            return self.tr("Not whole. It is rebuilt when the archive is opened again.")
        if part == "files":
            return self.tr("Files are missing or changed. Bring them back from your latest copy.")
        return self.tr("Damaged. Restore the newest backup: the damaged files are kept.")

    def _on_ended(self, code: int) -> None:
        self._bar.hide()
        self._full.setEnabled(True)
        if self._child is not None:
            self._child.deleteLater()
            self._child = None
        if self._refused:
            return
        if not self.findings:
            self._title.setText(self.tr("The archive could not be checked"))
            if code not in {0, 1, CANCELLED}:
                self.broke.emit(RuntimeError(f"kho check ended with {code}"))
        elif all(self.findings.values()):
            self._title.setText(self.tr("The archive is sound"))
        else:
            self._title.setText(self.tr("The archive needs attention"))

    def _on_finished(self) -> None:
        if self._child is not None:
            self._child.end(0)  # it only reads: there is nothing to wait for
            self._child = None
