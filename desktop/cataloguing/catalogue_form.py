"""The form of one article: everything a librarian records of it, without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.errors import ArchiveError, ArticleChanged, FieldInvalid, NotAllowed
from db.records import (
    Applied,
    ArticleDetail,
    ArticleEdit,
    Catalogue,
    Edit,
    Status,
    Suggestion,
)
from desktop.cataloguing.acceptance import Acceptance
from desktop.cataloguing.drafts import Drafts, State
from desktop.cataloguing.field_line import FieldLine
from desktop.cataloguing.fields import Name
from desktop.cataloguing.form_keys import ENTER, Deed, deed_of, place_of
from desktop.cataloguing.form_page import FormPage
from desktop.cataloguing.lookup_line import PAUSE_MS
from desktop.cataloguing.pins import Pins
from desktop.cataloguing.standing import status_after
from desktop.problems import explain
from desktop.theme import Theme

Save = Callable[[Sequence[Edit], Callable[[Applied], None], Callable[[Exception], None]], None]
"""Saves edits as one change, and tells what became of this very save."""


class CatalogueForm(FormPage):
    """Owns the drafts of the article on show and the pins; lives on the GUI thread.

    A field is saved when it is left, and says so only when the archive has answered. `flush` saves
    whatever is left; whoever takes the article or the archive away calls it first.
    """

    finished = Signal(int)
    """An article was saved as catalogued: its id. The next one may come."""
    place_wanted = Signal(int, int)
    """A place of the text is to be pointed out, in code points."""
    renew_wanted = Signal()
    """Somebody else saved the article: it is to be read again."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    return_wanted = Signal()
    """Ask why the article is to be returned; answer with `finish`."""
    note_wanted = Signal()
    """A note on the chosen words of the text is to be written."""
    closed = Signal()
    """Esc: back to the list."""
    failed = Signal(object)
    """What went wrong that is said nowhere in the form."""

    def __init__(
        self, theme: Theme, save: Save, parent: QWidget | None = None, *, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(theme, pause_ms, parent)
        self._save = save
        self._catalogue: Catalogue | None = None
        self._text = ""
        self._problems: dict[str, str] = {}
        self.drafts, self.pins = Drafts(), Pins()
        self.user = ""
        """Who works here: nobody checks what is their own."""
        self._wire()
        self._retranslate()
        self.show_nothing()

    # ---- what is on show ------------------------------------------------------------------

    @property
    def article_id(self) -> int | None:
        """The article on show."""
        return self.drafts.article_id

    def show_catalogue(self, catalogue: Catalogue, article: ArticleDetail | None) -> None:
        """Show an article, or anew the one that is on show; its drafts stay."""
        text = article.text if article is not None else self._text
        inside = self.isVisible() and self.isAncestorOf(QApplication.focusWidget() or self.window())
        fresh = catalogue.article_id != self.drafts.article_id
        if fresh:
            self._leave()
            self._begin(catalogue)
        else:
            again = self.drafts.renew(catalogue.row_version, catalogue.fields)
            self._contest()
            if again:
                self._save_fields()
        self._catalogue, self._text = catalogue, text
        self.additions.show_catalogue(catalogue, text)
        self.setEnabled(True)
        self._show_values()
        if fresh and inside:
            self.take_focus()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show what the text of the article on show suggests, but for fields that are filled in."""
        filled = partial(self.drafts.writes_over, self.fields)
        fresh = [one for one in suggestions if not any(map(filled, one.edits))]
        self.suggestions.show_suggestions(fresh, self._text)

    def show_nothing(self) -> None:
        """Show no article; what is typed is saved first."""
        self._leave()
        self.drafts.close()
        self._catalogue, self._text = None, ""
        self.suggestions.clear()
        for field in self.fields.values():
            field.put(None)
        self.said.clear()
        self._show_values()
        self.setEnabled(False)

    def take_focus(self) -> None:
        """Put the caret into the first empty field."""
        self.first_empty().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_empty(self) -> QWidget:
        """The first field without a value, or the line below the fields when all have one."""
        names = list(self.fields)
        empty = [name for name in names[:-1] if not self.drafts.value(name)]
        return self.fields[empty[0]].line if empty else self.additions.subject

    def flush(self) -> None:
        """Save everything that is typed and not saved yet; it may be the last chance."""
        more = self.additions.take_all()
        if more:
            self._apply(more)
        if self.drafts.touched() or more:
            self._save_fields(last=True)

    # ---- what a person does ----------------------------------------------------------------

    def go_on(self) -> None:
        """Save everything as catalogued, or as checked what somebody else catalogued; then next."""
        status = status_after(self._catalogue, self.drafts.read("status"), self.user)
        if status is not None:
            self.finish(status)
        elif self.article_id is not None:
            self.flush()
            self.finished.emit(self.article_id)

    def finish(self, status: Status = Status.CATALOGUED, also: Sequence[Edit] = ()) -> None:
        """Save everything with another status, and go on to the next article."""
        article_id = self.drafts.article_id
        if article_id is None:
            return
        more = [*self.additions.take_all(), *also]
        edit = self.drafts.take({"status": status.value})
        if edit is None:
            return
        self._show_values()

        def kept(_applied: Applied) -> None:
            self._on_kept(edit)
            self.finished.emit(article_id)

        self.said.setText(self.tr("Saving…"))

        def refused(error: Exception) -> None:
            self.additions.give_back(more)
            self._on_refused(edit, error)

        self._save([*more, edit], kept, refused)

    def toggle_pin(self) -> None:
        """Pin the field with the caret, or unpin it."""
        name = self._current()
        if name is not None:
            self.pins.toggle(name)
            self._show_values()

    def copy_previous(self) -> None:
        """Fill the field with the caret from the previous article."""
        name = self._current()
        if name is not None and self.pins.previous(name):
            self.drafts.type(name, self.pins.previous(name))
            self.fields[name].put(self.pins.previous(name))
            self._show_values()

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the form before any menu gets them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._deed(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the form mean; Enter goes on to the next field."""
        deed = self._deed(event)
        if deed is not None:
            deed()
        elif event.key() in ENTER:
            self._on_enter()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        deed = deed_of(event)
        if deed is Deed.TAKE:
            return partial(self.suggestions.accept, place_of(event))
        deeds: Mapping[Deed, Callable[[], object]] = {
            Deed.FINISH: self.go_on,
            Deed.UNDO: self.undo_wanted.emit,
            Deed.REDO: self.redo_wanted.emit,
            Deed.TAKE_ALL: self.suggestions.accept_all,
            Deed.MORE: self.suggestions.show_more,
            Deed.COPY: self.copy_previous,
            Deed.PIN: self.toggle_pin,
            Deed.NOTE: self.note_wanted.emit,
            Deed.NEXT_PART: partial(self.go_to_part, 1),
            Deed.PREVIOUS_PART: partial(self.go_to_part, -1),
        }
        return deeds[deed] if deed is not None else None

    def _current(self) -> Name | None:
        focused = QApplication.focusWidget()
        return next((name for name, one in self.fields.items() if one.line is focused), None)

    def _on_enter(self) -> None:
        focused = QApplication.focusWidget()
        name = self._current()
        if name is not None and self.drafts.state(name) is State.CONTESTED:
            self.drafts.insist(name)
            self._save_fields()
        elif isinstance(focused, FieldLine) and focused.text() and name is None:
            edits = self.additions.take(focused)
            if edits:
                self._apply(edits)
        else:
            self.focusNextChild()

    def _on_escape(self) -> None:
        name = self._current()
        if name is not None and self.drafts.state(name) in {State.CONTESTED, State.REFUSED}:
            self.drafts.give_up(name)
            self.fields[name].put(self.drafts.value(name))
            self._problems.pop(name, None)
            self._show_values()
        else:
            self.closed.emit()

    # ---- drafts and saves -------------------------------------------------------------------

    def _begin(self, catalogue: Catalogue) -> None:
        self.drafts.open(catalogue.article_id, catalogue.row_version, catalogue.fields)
        self._problems.clear()
        self.said.clear()
        self.suggestions.clear()
        for name, value in self.pins.proposals().items():
            self.drafts.propose(name, value)
        for name, field in self.fields.items():
            field.put(self.drafts.value(name))

    def _leave(self) -> None:
        """Save the article that is left, and remember its fields for the next one."""
        if self.drafts.article_id is not None:
            self.flush()
            self.pins.leave({name: self.drafts.value(name) for name in self.fields})

    def _on_typed(self, name: str) -> None:
        self._problems.pop(name, None)
        self.drafts.type(name, self.fields[Name(name)].value)
        self._show_state(name)

    def _on_left(self, name: str) -> None:
        self.drafts.type(name, self.fields[Name(name)].value)
        if self.drafts.touched():
            self._save_fields()

    def _save_fields(self, *, last: bool = False) -> None:
        edit = self.drafts.take(also_contested=last)
        if edit is not None:
            self._show_values()
            self._save(
                [edit], lambda _applied: self._on_kept(edit), partial(self._on_refused, edit)
            )

    def _apply(
        self,
        edits: Sequence[Edit],
        refused: Callable[[], None] | None = None,
        kept: Callable[[Applied], None] | None = None,
    ) -> None:
        """Save edits beside the fields; what a pin proposed goes along with the first of them."""

        def saved(applied: Applied) -> None:
            if kept is not None:
                kept(applied)
            self._on_kept(None)

        def failed(error: Exception) -> None:
            if refused is not None:
                refused()
            self.additions.give_back(edits)
            self._say(error)

        self._save(edits, saved, failed)
        self._save_fields()

    def _on_kept(self, edit: ArticleEdit | None) -> None:
        self.said.clear()
        if edit is not None:
            self.drafts.kept(edit)
            for name in edit.fields:
                self._problems.pop(name, None)
        self._show_values()

    def _on_refused(self, edit: ArticleEdit, error: Exception) -> None:
        if edit.article_id != self.drafts.article_id:
            self.failed.emit(error)
        elif isinstance(error, ArticleChanged):
            self.drafts.overtaken(edit)
            self.renew_wanted.emit()
        elif isinstance(error, FieldInvalid) and error.field in self.fields:
            self.drafts.refused(edit, [error.field])
            self._problems[error.field] = str(explain(error))
            self._save_fields()
        elif isinstance(error, NotAllowed | FieldInvalid):
            self.drafts.refused(edit, ())
            self._save_fields()
        else:
            self.drafts.refused(edit)
        self._say(error)
        self._show_values()

    def _say(self, error: Exception) -> None:
        if isinstance(error, ArchiveError):
            self.said.setText(f"⚠ {explain(error)}")
        else:
            self.said.setText(self.tr("⚠ It was not saved. What you typed is still here."))
            self.failed.emit(error)
        self.said.setVisible(True)

    def _contest(self) -> None:
        for name in self.fields:
            if self.drafts.state(name) is State.CONTESTED:
                words = self.tr("Somebody else saved “{value}”. Enter keeps yours, Esc theirs.")
                self._problems[name] = words.format(value=self.drafts.read(name) or "–")

    # ---- looks ------------------------------------------------------------------------------

    def _show_values(self) -> None:
        for name, field in self.fields.items():
            field.put(self.drafts.value(name))
            self._show_state(name)
        self.show_standing(self._catalogue, self.drafts.read("status"))

    def _show_state(self, name: str) -> None:
        self.fields[Name(name)].show_state(
            self.drafts.state(name),
            pinned=self.pins.pinned(name),
            problem=self._problems.get(name, ""),
        )

    def _wire(self) -> None:
        for field in self.fields.values():
            field.typed.connect(self._on_typed)
            field.left.connect(self._on_left)
        self.additions.edits_wanted.connect(self._apply)
        self.additions.place_wanted.connect(self.place_wanted)
        Acceptance(self.suggestions, self._apply, lambda: self.article_id)
        self.suggestions.place_wanted.connect(self.place_wanted)
        self.done.clicked.connect(lambda _checked: self.finish())
        self.check.clicked.connect(lambda: self.finish(Status.CHECKED))
        self.send_back.clicked.connect(self.return_wanted)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Form of the article"))
        self.done.setText(self.tr("Catalogued, next (Alt+Enter)"))
        self.check.setText(self.tr("Checked"))
        self.send_back.setText(self.tr("Return"))
        self._show_values()
