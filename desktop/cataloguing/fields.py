"""The fields of an article, each with its name, its line and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.cataloguing.drafts import State
from desktop.cataloguing.field_line import FieldLine
from desktop.cataloguing.published import read_published, shown_published
from desktop.choice import Choice
from desktop.rows import set_tone
from desktop.theme import Theme


class Name(StrEnum):
    """The fields of the form, by the names that `ArticleEdit` takes, in their order."""

    OUTLET = "outlet"
    ISSUE = "issue"
    PAGE = "page"
    PUBLISHED = "published"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SECTION = "section"
    BYLINE = "byline"
    GENRE = "genre"
    RIGHTS = "rights"


ROWS = (
    (Name.OUTLET,),
    (Name.ISSUE, Name.PAGE, Name.PUBLISHED),
    (Name.HEADLINE,),
    (Name.STANDFIRST,),
    (Name.SECTION, Name.BYLINE),
    (Name.GENRE, Name.RIGHTS),
)
"""How the fields stand in the form."""

RIGHTS = ("unknown", "in_copyright", "licensed", "public_domain", "own")


class Field(QWidget):
    """Owns one field of the form: its label, its line and the word about it; GUI thread."""

    typed = Signal(str)
    """Its name: a person changed what stands in it."""
    left = Signal(str)
    entered = Signal(str)

    def __init__(self, theme: Theme, name: Name, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.name = theme, name
        self._pinned = False
        self._state = State.CLEAN
        self._label = QLabel()
        self._sign = QLabel()
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("tone", "caution")
        self._problem.hide()
        self.line = self._new_line()
        self._label.setBuddy(self.line)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self._sign)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(head)
        self._layout.addWidget(self.line)
        self._layout.addWidget(self._problem)
        self.setFocusProxy(self.line)
        theme.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    @property
    def value(self) -> str | None:
        """What stands in the field, as the archive takes it."""
        if isinstance(self.line, Choice):
            return str(self.line.currentData() or "") or None
        text = " ".join(self.line.typed.split())
        return read_published(text) if self.name is Name.PUBLISHED else text or None

    @property
    def words(self) -> str:
        """What is said about the field: its sign, and its problem."""
        shown = (self._sign.text(), self._problem.text() if not self._problem.isHidden() else "")
        return " ".join(part for part in shown if part)

    @property
    def label(self) -> str:
        """What the field is called."""
        return self._label.text()

    def put(self, value: str | None) -> None:
        """Show a value, unless somebody is writing here at this moment."""
        if isinstance(self.line, Choice):
            self.line.blockSignals(True)
            self.line.setCurrentIndex(max(0, self.line.findData(value or "unknown")))
            self.line.blockSignals(False)
        elif not self.line.composing and self.value != value:
            shown = shown_published(value) if self.name is Name.PUBLISHED else value or ""
            self.line.put(shown)
            self.line.setToolTip(shown)

    def show_state(self, state: State, *, pinned: bool, problem: str = "") -> None:
        """Say how the field stands."""
        self._state, self._pinned = state, pinned
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._say()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self._label.setText(self._names()[self.name])
        self.line.setAccessibleName(self._label.text())
        if self.name is Name.PUBLISHED and isinstance(self.line, FieldLine):
            self.line.setPlaceholderText(self.tr("24/10/2018"))
        if isinstance(self.line, Choice):
            for place, words in enumerate(self._rights()):
                self.line.setItemText(place, words)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _new_line(self) -> FieldLine | Choice:
        if self.name is Name.RIGHTS:
            choice = FieldChoice(self._theme)
            for word in RIGHTS:
                choice.addItem(word, word)
            choice.currentIndexChanged.connect(lambda _place: self._on_chosen())
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            return choice
        line = FieldLine(self)
        line.textEdited.connect(lambda _text: self.typed.emit(self.name))
        line.textChanged.connect(lambda _text: self._on_changed())
        line.left.connect(lambda: self.left.emit(self.name))
        line.entered.connect(lambda: self.entered.emit(self.name))
        return line

    def _on_chosen(self) -> None:
        self.typed.emit(self.name)
        self.left.emit(self.name)

    def _on_changed(self) -> None:
        """Undo within the line is typing too; what is put there is not."""
        if self.line.hasFocus():
            self.typed.emit(self.name)

    def _names(self) -> Mapping[Name, str]:
        return {
            Name.OUTLET: self.tr("Outlet"),
            Name.ISSUE: self.tr("Issue"),
            Name.PAGE: self.tr("Page"),
            Name.PUBLISHED: self.tr("Published"),
            Name.HEADLINE: self.tr("Headline"),
            Name.STANDFIRST: self.tr("Standfirst"),
            Name.SECTION: self.tr("Section"),
            Name.BYLINE: self.tr("Byline"),
            Name.GENRE: self.tr("Genre"),
            Name.RIGHTS: self.tr("Rights"),
        }

    def _rights(self) -> tuple[str, ...]:
        return (
            self.tr("not known"),
            self.tr("in copyright"),
            self.tr("licensed"),
            self.tr("public domain"),
            self.tr("our own"),
        )

    def _say(self) -> None:
        states = {
            State.PROPOSED: self.tr("not saved yet"),
            State.TYPED: self.tr("not saved yet"),
            State.SAVING: self.tr("saving…"),
            State.SAVED: self.tr("✓ saved"),
            State.REFUSED: self.tr("⚠ not saved"),
            State.CONTESTED: self.tr("⚠ not saved"),
        }
        parts = [states.get(self._state, ""), self.tr("pinned") if self._pinned else ""]
        self._sign.setText(" · ".join(part for part in parts if part))
        failed = self._state in {State.REFUSED, State.CONTESTED}
        tone = "caution" if failed else "meta"
        set_tone(self._sign, tone)

    def _dress(self) -> None:
        self._label.setProperty("tone", "meta")
        for label in (self._label, self._sign, self._problem):
            label.setFont(self._theme.interface(11))
        self._layout.setSpacing(self._theme.px(2))


class FieldChoice(Choice):
    """A choice of the form: Enter goes on to the next field, as everywhere; GUI thread."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that move on to the form, and letters with Ctrl too."""
        goes_on = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        if goes_on or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
