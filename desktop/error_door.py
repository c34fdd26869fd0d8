"""The one door for all that goes wrong: what a user can mend is said, the rest is our bug."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import ArchiveError, Cancelled
from db.logs import LogFormatter
from desktop.problems import Explanation, explain

LOG_BYTES = 1_000_000
log = logging.getLogger("desktop")


class ErrorDoor(QObject):
    """Owns the log of our bugs and the one dialog that admits them; GUI thread.

    `told` carries what the user can do something about, as an `Explanation`: the window shows it
    without stopping anybody's work. Errors that nobody caught may come from any thread.
    """

    told = Signal(object)
    bug_met = Signal(object)
    _raised = Signal(object)

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_file = log_file
        self._dialog: BugDialog | None = None
        self._raised.connect(self.receive, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take in from now on what nobody catches, on any thread; log to the file."""
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            self.log_file, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
        handler.setFormatter(LogFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(handler)
        logging.getLogger().setLevel(logging.INFO)
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def leave(self) -> None:
        """Give the hooks back and close the log."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        root = logging.getLogger()
        for handler in list(root.handlers):
            if isinstance(handler, RotatingFileHandler):
                root.removeHandler(handler)
                handler.close()

    def receive(self, error: object) -> None:
        """Say an error of the archive, be silent about `Cancelled`, admit all else as our bug."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, ArchiveError):
            log.warning("%s", type(error).__name__)
            self.told.emit(explain(error))
            return
        self._admit(error)

    def tell(self, said: Explanation) -> None:
        """Pass on what is in words already, such as an error of a child process."""
        self.told.emit(said)

    def _admit(self, error: object) -> None:
        facts = error if isinstance(error, BaseException) else None
        log.error("a bug of ours: %s", facts or type(error).__name__, exc_info=facts)
        self.bug_met.emit(error)
        if self._dialog is None:
            self._dialog = BugDialog(self.log_file, QApplication.activeWindow())
            self._dialog.finished.connect(self._on_dialog_finished)
        self._dialog.count_one()
        self._dialog.show()

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            self._raised.emit(error)
        else:  # Ctrl+C in the terminal is no bug
            sys.__excepthook__(kind, error, trace)

    def _on_uncaught_in_thread(self, facts: threading.ExceptHookArgs) -> None:
        if isinstance(facts.exc_value, Exception):
            self._raised.emit(facts.exc_value)


class BugDialog(QDialog):
    """Owns the words about a bug of ours; one for all of them, and nothing waits for it."""

    def __init__(self, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._count = 0
        self.setWindowTitle(self.tr("A fault in Kho Báo"))
        self.setModal(False)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setMinimumWidth(420)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        folder = QPushButton(self.tr("Open the log folder"))
        folder.clicked.connect(self._on_folder_wanted)
        close = QPushButton(self.tr("Go on working"))
        close.setProperty("primary", True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(folder)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(20)
        layout.addWidget(self._words)
        layout.addLayout(buttons)

    def count_one(self) -> None:
        """Say that it happened (again)."""
        self._count += 1
        self._words.setText(
            self.tr(
                "Something went wrong that is our fault, not yours. What you saved is safe, and "
                "the window and your drafts are still there."
            )
            + "\n\n"
            + self.tr("%Ln fault(s) noted in the log: {file}", "", self._count).format(
                file=self._log_file
            )
        )

    def _on_folder_wanted(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))
