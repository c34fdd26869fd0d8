"""Writing a note on chosen words: what is meant there, a question, or just a remark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from db.records import AddNote, NoteKind, Quote
from desktop.cataloguing.field_line import FieldLine
from desktop.choice import Choice
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme


class NoteDialog(QDialog):
    """Owns the kind and the words of one note; lives on the GUI thread."""

    wanted = Signal(object)
    """The `AddNote` to be saved; answer with `accept` or `say`."""

    def __init__(
        self, theme: Theme, article_id: int, quote: Quote | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._article_id, self._quote = article_id, quote
        self.setWindowTitle(self.tr("Note"))
        words = f"“{quote.exact}”" if quote is not None else self.tr("On the whole article")
        title = QLabel(words if len(words) < 200 else words[:200] + "…")  # noqa: PLR2004 - 3 lines
        title.setWordWrap(True)
        title.setFont(theme.reading(15, QFont.Weight.DemiBold))
        self.kind = Choice(theme)
        kinds = {
            NoteKind.SIC: self.tr("[sic]: printed so; meant is"),
            NoteKind.NOTE: self.tr("Remark"),
            NoteKind.QUERY: self.tr("Question"),
            NoteKind.INCONSISTENCY: self.tr("Inconsistency"),
            NoteKind.RIGHTS: self.tr("Rights"),
        }
        for kind, said in kinds.items():
            if kind is not NoteKind.SIC or quote is not None:
                self.kind.addItem(said, kind.value)
        self.line = FieldLine()
        self.line.setAccessibleName(self.tr("What the note says"))
        self.kind.setAccessibleName(self.tr("Kind of note"))
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setProperty("tone", "caution")
        self._said.hide()
        self._keep = primary_button(self.tr("Save the note"), self._on_keep)
        self.line.textChanged.connect(lambda _text: self._on_changed())
        close = plain_button(self.tr("Close"), self.reject)
        layout = column_of(self, theme)
        for part in (title, self.kind, self.line, self._said):
            layout.addWidget(part)
        layout.addLayout(row_of(None, close, self._keep))
        self.setMinimumWidth(theme.px(440))
        self._on_changed()
        self.line.setFocus()

    def say(self, words: str) -> None:
        """Say why it was not saved; what is written stays."""
        self._said.setText(words)
        self._said.show()
        self._keep.setEnabled(True)

    def _on_changed(self) -> None:
        self._keep.setEnabled(bool(self.line.typed.strip()))

    def _on_keep(self) -> None:
        body = " ".join(self.line.typed.split())
        if body:
            kind = NoteKind(self.kind.currentData())
            self._keep.setEnabled(False)
            self.wanted.emit(AddNote(self._article_id, kind, body, self._quote))
