"""What is typed into the form of an article and is not saved yet: nothing of it may get lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from db.records import ArticleEdit, Edit

Value = str | None


class State(StrEnum):
    """How a field stands between the keyboard and the disk."""

    CLEAN = "clean"
    """It says what was read."""
    PROPOSED = "proposed"
    """The program filled it in (a pin); nobody typed anything here yet."""
    TYPED = "typed"
    SAVING = "saving"
    SAVED = "saved"
    """The archive answered that it is on the disk."""
    REFUSED = "refused"
    """The archive said no; the text is still here."""
    CONTESTED = "contested"
    """Somebody else saved another value meanwhile; a person decides."""


class Drafts:
    """Owns the drafts of one article at a time; knows nothing of widgets.

    A value travels typed -> sent -> kept, and is dropped at none of these steps: when the article
    changes, `take` is asked first for what is still to be saved.
    """

    def __init__(self) -> None:
        self.article_id: int | None = None
        self._version = 0
        self._read: dict[str, Value] = {}
        self._drafts: dict[str, Value] = {}
        self._sent: dict[str, Value] = {}
        self._states: dict[str, State] = {}
        self._overtaken: dict[str, Value] = {}
        """Fields of a save that came too late, with what was read before it."""
        self._blameless: set[str] = set()
        """Refused for no fault of the field: to be tried again with the next save."""

    def open(self, article_id: int, version: int, fields: Mapping[str, Value]) -> None:
        """Begin with another article."""
        self.article_id, self._version = article_id, version
        self._read = dict(fields)
        self._drafts.clear()
        self._sent.clear()
        self._states.clear()
        self._overtaken.clear()
        self._blameless.clear()

    def close(self) -> None:
        """Have no article any more."""
        self.open(0, 0, {})
        self.article_id = None

    def renew(self, version: int, fields: Mapping[str, Value]) -> tuple[str, ...]:
        """Take in what was read again of the same article; drafts stay.

        The answer names the fields whose overtaken save may be tried again, because nobody else
        changed these. The others are contested.
        """
        before, self._read, self._version = self._read, dict(fields), version
        again = []
        for name in list(self._overtaken):
            expected = self._overtaken.pop(name)
            if self._read.get(name) in {expected, self._drafts.get(name)}:
                self._states[name] = State.TYPED
                again.append(name)
            else:
                self._states[name] = State.CONTESTED
        for name in list(self._drafts):
            if self._drafts[name] == self._read.get(name) and name not in self._sent:
                self._settle(name, State.SAVED if name in again else State.CLEAN)
        for name, value in self._read.items():
            if name not in self._drafts and value != before.get(name):
                self._states.pop(name, None)
        return tuple(name for name in again if name in self._drafts)

    def type(self, name: str, value: Value) -> None:
        """Note what stands in a field now."""
        if value == self._read.get(name) and name not in self._sent:
            self._settle(name, State.CLEAN)
        elif value != self.value(name) or self._states.get(name) is State.PROPOSED:
            self._drafts[name] = value
            self._states[name] = State.TYPED

    def propose(self, name: str, value: Value) -> None:
        """Fill in an empty field; it is saved along with the first thing that a person does."""
        if value and not self.value(name):
            self._drafts[name] = value
            self._states[name] = State.PROPOSED

    def value(self, name: str) -> Value:
        """What stands in a field."""
        return self._drafts[name] if name in self._drafts else self._read.get(name)

    def writes_over(self, fields: Collection[str], edit: Edit) -> bool:
        """Whether an edit would write over what stands in one of these fields by now."""
        return isinstance(edit, ArticleEdit) and any(
            name in fields and self.value(name) not in {None, "", value}
            for name, value in edit.fields.items()
        )

    def read(self, name: str) -> Value:
        """What the archive has, as far as was read."""
        return self._read.get(name)

    def state(self, name: str) -> State:
        """How a field stands."""
        return self._states.get(name, State.CLEAN)

    def touched(self) -> bool:
        """Whether a person typed anything that is not saved."""
        return any(
            self.state(name) not in {State.PROPOSED, State.SAVING}
            for name in self._drafts
            if name not in self._sent or self._sent[name] != self._drafts[name]
        )

    def take(
        self, more: Mapping[str, Value] | None = None, *, also_contested: bool = False
    ) -> ArticleEdit | None:
        """Hand out one edit with all that is to be saved, and `more`; None for nothing.

        What was refused for its value is handed out again only after it was typed again. A
        contested field waits for a person, unless nothing can wait any more.
        """
        waiting = {State.TYPED, State.PROPOSED}
        if also_contested:
            waiting.add(State.CONTESTED)
        fields = {
            name: value
            for name, value in self._drafts.items()
            if self.state(name) in waiting or name in self._blameless
        }
        self._blameless.clear()
        if self.article_id is None or not (fields or more):
            return None
        for name, value in fields.items():
            self._sent[name] = value
            self._states[name] = State.SAVING
        return ArticleEdit(self.article_id, self._version, {**fields, **(more or {})})

    def kept(self, edit: ArticleEdit) -> None:
        """Note that an edit is on the disk."""
        if edit.article_id != self.article_id:
            return
        for name, value in edit.fields.items():
            self._sent.pop(name, None)
            self._read[name] = value
            if name not in self._drafts or self._drafts[name] == value:
                self._settle(name, State.SAVED)

    def refused(self, edit: ArticleEdit, names: Iterable[str] | None = None) -> None:
        """Note that an edit was not saved; `names` are the fields that are to blame, if known.

        The others are to be saved again: at once when some are to blame, else with the next save.
        """
        if edit.article_id != self.article_id:
            return
        blamed = set(edit.fields if names is None else names)
        if names is None:
            self._blameless = blamed & self._drafts.keys()
        for name in edit.fields:
            self._sent.pop(name, None)
            if name in self._drafts and self.state(name) is State.SAVING:
                self._states[name] = State.REFUSED if name in blamed else State.TYPED

    def overtaken(self, edit: ArticleEdit) -> None:
        """Note that somebody else saved the article first: it has to be read again."""
        if edit.article_id != self.article_id:
            return
        for name in edit.fields:
            self._sent.pop(name, None)
            if name in self._drafts:
                self._overtaken[name] = self._read.get(name)
                self._states[name] = State.TYPED

    def give_up(self, name: str) -> None:
        """Take what the archive has instead of the draft."""
        self._settle(name, State.CLEAN)

    def insist(self, name: str) -> None:
        """Save the draft although somebody else saved another value."""
        if name in self._drafts:
            self._states[name] = State.TYPED

    def _settle(self, name: str, state: State) -> None:
        self._drafts.pop(name, None)
        self._states[name] = state
