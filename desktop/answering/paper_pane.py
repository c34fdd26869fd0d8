"""The right side of a window that makes a paper: its pages, and the ways it leaves by."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.records.papers import Paper
from desktop.answering.paper_document import PaperDocument
from desktop.answering.paper_exits import PaperExits
from desktop.answering.paper_view import PaperView
from desktop.reading.parts import words
from desktop.rows import row_of
from desktop.theme import Theme


class PaperPane(QWidget):
    """Owns the pages that are on show; lives on the GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document: PaperDocument | None = None
        self.view, self.exits = PaperView(theme), PaperExits(theme)
        self.said = words("", "meta")
        self.exits.told.connect(self.said.setText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(self.view, 1)
        foot = row_of(self.said, self.exits)
        foot.setStretch(0, 1)
        column.addLayout(foot)

    def show_paper(self, paper: Paper | None) -> None:
        """Lay a paper out and show its pages; the former ones go."""
        gone = self.document
        self.document = PaperDocument(paper, self) if paper is not None else None
        self.view.show_document(self.document)
        self.exits.show_document(self.document)
        self.said.clear()
        if gone is not None:
            gone.deleteLater()

    def say(self, sentence: str) -> None:
        """Say something below the pages."""
        self.said.setText(sentence)


def put_beside(window: QWidget, left: QWidget, pane: PaperPane, width: int, size: QSize) -> None:
    """Lay a window out: what the paper is made of at the left, this wide, and the paper itself."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.addWidget(left)
    splitter.addWidget(pane)
    splitter.setSizes([width, size.width() - width])
    splitter.setStretchFactor(1, 1)
    splitter.setChildrenCollapsible(False)
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(splitter)
    window.resize(size)
