"""Everything that an article can be given in the form besides its fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import (
    AddNote,
    AddRole,
    AddTerm,
    AuthorityMatch,
    AuthorityRef,
    Catalogue,
    Edit,
    NoteKind,
    RoleKind,
    Term,
)
from desktop.cataloguing.authority_picker import AuthorityPicker
from desktop.cataloguing.entries import (
    Entries,
    figure_entries,
    note_entries,
    role_entries,
    subject_entries,
)
from desktop.cataloguing.field_line import FieldLine
from desktop.cataloguing.lookup_line import PAUSE_MS, Candidate, LookupLine
from desktop.cataloguing.typed_figure import find_first, read_figure
from desktop.theme import Theme


class Additions(QWidget):
    """Owns the subjects, names, figures and notes of the form; lives on the GUI thread.

    What is typed into one of its lines becomes an entry by Enter; a figure or note that is left
    half typed stays in its line and is added when the article is left.
    """

    edits_wanted = Signal(object)
    """Edits (a tuple) to be saved as one change."""
    names_wanted = Signal(str, object)
    """Look up a name among kinds; answer with `offer_names`."""
    subjects_wanted = Signal(str)
    """Look up a subject; answer with `offer_subjects`."""
    place_wanted = Signal(int, int)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._article_id, self._text = 0, ""
        self._handed: list[tuple[Edit, FieldLine, str]] = []
        self.subject = LookupLine(theme, pause_ms=pause_ms)
        self.picker = AuthorityPicker(theme, pause_ms=pause_ms)
        self.figure, self.note = FieldLine(), FieldLine()
        self.subjects = Entries(theme, self.subject)
        self.names = Entries(theme, self.picker)
        self.figures = Entries(theme, self.figure)
        self.notes = Entries(theme, self.note)
        self.subject.lookup_wanted.connect(self.subjects_wanted)
        self.subject.chosen.connect(self._on_subject_chosen)
        self.picker.lookup_wanted.connect(self.names_wanted)
        self.picker.picked.connect(self._on_picked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        for group in (self.subjects, self.names, self.figures, self.notes):
            group.removal_wanted.connect(lambda edit: self.edits_wanted.emit((edit,)))
            group.place_wanted.connect(self.place_wanted)
            layout.addWidget(group)
        self._retranslate()

    @property
    def lines(self) -> tuple[FieldLine, ...]:
        """The lines, from above."""
        return (self.subject, self.picker.line, self.figure, self.note)

    def show_catalogue(self, catalogue: Catalogue, text: str) -> None:
        """Show what an article has; `text` is there to quote from."""
        if catalogue.article_id != self._article_id:
            self._handed.clear()
            for line in self.lines:
                line.put("")
        self._article_id, self._text = catalogue.article_id, text
        self.subjects.show_entries(subject_entries(catalogue))
        self.names.show_entries(role_entries(catalogue))
        self.figures.show_entries(figure_entries(catalogue))
        self.notes.show_entries(note_entries(catalogue))

    def take(self, line: FieldLine) -> tuple[Edit, ...]:
        """Hand out what is typed in a line that needs no look-up, and empty it."""
        typed = " ".join(line.typed.split())
        if not typed or not self._article_id:
            return ()
        edit: Edit | None = None
        if line is self.figure:
            edit = read_figure(self._article_id, typed, self._text)
        elif line is self.note:
            edit = AddNote(self._article_id, NoteKind.NOTE, typed)
        return self._hand_out(edit, line, typed) if edit is not None else ()

    def take_all(self) -> tuple[Edit, ...]:
        """Hand out all that is typed and would be lost; a figure without sense becomes a note."""
        edits = [*self.take(self.figure), *self.take(self.note)]
        typed = " ".join(self.figure.typed.split())
        if typed and self._article_id:
            question = AddNote(self._article_id, NoteKind.QUERY, typed)
            edits += self._hand_out(question, self.figure, typed)
        return tuple(edits)

    def give_back(self, edits: Sequence[Edit]) -> None:
        """Put what was typed back into its line: it was not saved."""
        for edit, line, typed in self._handed:
            if edit in edits and not line.text():
                line.put(typed)

    def offer_names(self, text: str, matches: Sequence[AuthorityMatch]) -> None:
        """Offer what was found for a name."""
        self.picker.offer(text, matches)

    def offer_subjects(self, text: str, terms: Sequence[Term]) -> None:
        """Offer what was found for a subject."""
        self.subject.offer(text, [Candidate(one.path, one) for one in terms])

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _hand_out(self, edit: Edit, line: FieldLine, typed: str) -> tuple[Edit, ...]:
        self._handed = [*self._handed, (edit, line, typed)][-len(self.lines) :]
        line.put("")
        return (edit,)

    def _on_subject_chosen(self, term: Term) -> None:
        self.edits_wanted.emit((AddTerm(self._article_id, term.vocabulary, term.notation),))

    def _on_picked(self, authority: AuthorityRef, role: RoleKind, words: str) -> None:
        quote = find_first(self._text, words)
        self.edits_wanted.emit((AddRole(self._article_id, authority, role, quote),))

    def _retranslate(self) -> None:
        self.subjects.name(self.tr("Subjects"))
        self.names.name(self.tr("People, bodies, places"))
        self.figures.name(self.tr("Figures"))
        self.notes.name(self.tr("Notes"))
        self.subject.setPlaceholderText(self.tr("Look up a subject…"))
        self.figure.setPlaceholderText(self.tr("Number, then what it counts"))
        self.note.setPlaceholderText(self.tr("A note on the article"))
        self.subject.setAccessibleName(self.tr("Look up a subject"))
        self.figure.setAccessibleName(self.tr("Add a figure"))
        self.note.setAccessibleName(self.tr("Add a note"))
