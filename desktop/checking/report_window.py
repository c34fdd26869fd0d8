"""The window from which the report on an archive goes to the printer, or to a PDF."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from db.records.papers import Paper
from desktop.answering.paper_pane import PaperPane
from desktop.theme import Theme

SIZE = QSize(760, 820)


class ReportWindow(QDialog):
    """Owns the pages of one report; lives on the GUI thread until it is closed."""

    def __init__(self, theme: Theme, paper: Paper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report on the archive"))
        self.pane = PaperPane(theme)
        self.pane.show_paper(paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), 0, 0)
        column.addWidget(self.pane)
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.pane.exits.printing.setDefault(True)
        self.pane.exits.printing.setFocus()
