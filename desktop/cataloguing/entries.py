"""What an article has so far: its subjects, names, figures and notes, each with its source dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from db.records import (
    Anchor,
    Catalogue,
    Edit,
    Figure,
    Method,
    Note,
    NoteKind,
    RemoveFigure,
    RemoveNote,
    RemoveRole,
    RemoveTerm,
)
from desktop.cataloguing.authority_words import method_dot, method_words, role_words
from desktop.language import decimal
from desktop.reading.kind_words import note_words
from desktop.searching.chips import FlowLayout
from desktop.theme import Theme


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the catalogue: its words, where it stands in the text, how it is removed."""

    words: str
    method: Method
    removal: Edit
    anchor: Anchor | None = None


class EntryChip(QToolButton):
    """Owns one entry on show; Del takes it out, moving onto it shows its place. GUI thread."""

    removal_wanted = Signal(object)
    place_wanted = Signal(int, int)

    def __init__(self, entry: Entry, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setText(f"{method_dot(entry.method)} {entry.words}".replace("&", "&&"))
        self.setProperty("chip", "true")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setToolTip(f"{method_words(entry.method)}. {hint}")
        self.setAccessibleName(f"{entry.words}, {method_words(entry.method)}")
        self.clicked.connect(self._show_place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove it by Del; go from one to the next by the arrow keys."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removal_wanted.emit(self._entry.removal)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where it stands in the text."""
        super().focusInEvent(event)
        self._show_place()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show where it stands in the text."""
        super().enterEvent(event)
        self._show_place()

    def _show_place(self) -> None:
        anchor = self._entry.anchor
        if anchor is not None and anchor.start is not None and anchor.stop is not None:
            self.place_wanted.emit(anchor.start, anchor.stop)


class Entries(QWidget):
    """Owns a heading, the entries of one kind, and the line that adds another one; GUI thread."""

    removal_wanted = Signal(object)
    """The `Edit` that takes an entry out."""
    place_wanted = Signal(int, int)

    def __init__(self, theme: Theme, adding: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[Entry] = []
        self._chips: list[EntryChip] = []
        self._title = QLabel()
        self._title.setProperty("tone", "meta")
        self._list = QWidget()
        self._flow = FlowLayout(theme.px(6), self._list)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._list.setSizePolicy(policy)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._list)
        self._layout.addWidget(adding)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> tuple[str, ...]:
        """What the entries say."""
        return tuple(chip.text().replace("&&", "&") for chip in self._chips)

    @property
    def chips(self) -> tuple[EntryChip, ...]:
        """The entries themselves."""
        return tuple(self._chips)

    def name(self, title: str) -> None:
        """Say what stands here."""
        self._title.setText(title)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, and no others."""
        if list(entries) == self._shown:
            return
        self._shown = list(entries)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        hint = self.tr("Del takes it out.")
        self._chips = [EntryChip(one, hint, self._list) for one in entries]
        for chip in self._chips:
            chip.removal_wanted.connect(self.removal_wanted)
            chip.place_wanted.connect(self.place_wanted)
            chip.setMaximumWidth(max(self._theme.px(160), self.width()))
            self._flow.addWidget(chip)
            chip.show()
        self._list.setVisible(bool(entries))
        self._list.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            shown, self._shown = self._shown, []
            self.show_entries(shown)

    def _dress(self) -> None:
        self._title.setFont(self._theme.interface(11))
        self._layout.setSpacing(self._theme.px(4))


def subject_entries(catalogue: Catalogue) -> list[Entry]:
    """The subjects of an article."""
    return [Entry(one.term.label, one.method, RemoveTerm(one.id)) for one in catalogue.terms]


def role_entries(catalogue: Catalogue) -> list[Entry]:
    """Whom and what an article tells of."""
    return [
        Entry(
            f"{one.authority.name} · {role_words(one.role)}",
            one.method,
            RemoveRole(one.id),
            one.anchor,
        )
        for one in catalogue.roles
    ]


def figure_entries(catalogue: Catalogue) -> list[Entry]:
    """The figures of an article."""
    return [
        Entry(_figure_words(one), one.method, RemoveFigure(one.id), one.anchor)
        for one in catalogue.figures
    ]


def note_entries(catalogue: Catalogue) -> list[Entry]:
    """The notes on an article."""
    return [
        Entry(_note_said(one), Method.TYPED, RemoveNote(one.id), one.anchor)
        for one in catalogue.notes
    ]


def _note_said(note: Note) -> str:
    """What a note says, and what it is for unless it is a remark; settled ones are ticked."""
    told = note.body if note.kind is NoteKind.NOTE else f"{note_words(note.kind)}: {note.body}"
    return told if note.resolved_at is None else f"✓ {told}"


def _figure_words(figure: Figure) -> str:
    unit = figure.unit.label if figure.unit is not None else ""
    space = "" if unit == "%" else " "
    value = f"{decimal(figure.value)}{space}{unit}".rstrip()
    return f"{value} · {figure.quantity.label}"
