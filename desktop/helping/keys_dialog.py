"""Where a person gives the commands other keys, and is told which keys cannot be had."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.helping.shortcuts import MODIFIERS, Shortcuts, Trouble
from desktop.menus import plain_words
from desktop.row_table import choose_rows
from desktop.rows import column_of, plain_button, primary_button, row_of
from desktop.theme import Theme

SIZE = QSize(560, 520)
ROW = 30
WORDS, KEY = range(2)
NATIVE = QKeySequence.SequenceFormat.NativeText
LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}


class KeyField(QLineEdit):
    """Takes one key as it is pressed, whatever that key does elsewhere; GUI thread."""

    pressed = Signal(object)
    """A `QKeyCombination`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._held = False

    def event(self, event: QEvent) -> bool:
        """Keep a key from doing what it is the shortcut of."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the key; Tab and Esc leave as everywhere."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        self._held = event.key() in MODIFIERS
        if plain and event.key() in LEAVING:
            super().keyPressEvent(event)
        elif not self._held:
            self.pressed.emit(event.keyCombination())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell Ctrl, Shift or Alt that were pressed and let go alone."""
        if self._held and event.key() in MODIFIERS:
            self.pressed.emit(event.keyCombination())
        self._held = False


class KeysDialog(QDialog):
    """Owns the list of commands with their keys; lives on the GUI thread."""

    def __init__(self, theme: Theme, keys: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._names = list(keys.actions)
        self.setWindowTitle(self.tr("Change keys"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        title = QLabel(self.tr("Choose a command, then press its new key"))
        title.setFont(theme.interface(16, QFont.Weight.DemiBold))
        title.setWordWrap(True)
        self.table = self._new_table(theme)
        self.field = KeyField()
        self.field.setAccessibleName(self.tr("New key"))
        self.field.setPlaceholderText(self.tr("Press the new key here"))
        self.field.pressed.connect(lambda pressed: self.press(QKeySequence(pressed)))
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setAccessibleName(self.tr("What became of it"))
        one = plain_button(self.tr("&Put this key back"), self._on_put_back)
        every = plain_button(self.tr("Put &all keys back"), self._on_put_all_back)
        close = primary_button(self.tr("Close"), self.accept)
        column = column_of(self, theme)
        for part in (title, self.table, self.field, self._said):
            column.addWidget(part)
        column.addLayout(row_of(one, every, None, close))
        self._show()
        self.table.setCurrentCell(0, WORDS)
        self.table.activated.connect(lambda _index: self.field.setFocus())
        self.table.currentCellChanged.connect(lambda *_cells: self._say(""))
        keys.changed.connect(self._show)

    @property
    def said(self) -> str:
        """What became of the last key."""
        return self._said.text()

    def choose(self, name: str) -> None:
        """Choose a command by its name."""
        self.table.setCurrentCell(self._names.index(name), WORDS)

    def press(self, keys: QKeySequence) -> None:
        """Give the chosen command a key, or say why it cannot have it."""
        name, shown = self._name(), keys.toString(NATIVE)
        refusal = self._keys.refusal(name, keys)
        if isinstance(refusal, Trouble):
            self._say(f"{shown}: {self._sentence(refusal)}" if shown else self._sentence(refusal))
        elif refusal is not None:
            said = self.tr("{key} is the key of “{command}”. Give that one another key first.")
            self._say(said.format(key=shown, command=self._words(refusal)))
        else:
            self._keys.choose(name, keys)
            said = self.tr("“{command}” has the key {key} now.")
            self._say(said.format(key=shown, command=self._words(name)), "verified")

    def _new_table(self, theme: Theme) -> QTableWidget:
        table = QTableWidget(len(self._names), 2)
        table.setAccessibleName(self.tr("Commands and their keys"))
        table.setHorizontalHeaderLabels([self.tr("Command"), self.tr("Key")])
        choose_rows(theme, table)
        table.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(KEY, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        return table

    def _show(self) -> None:
        for row, name in enumerate(self._names):
            key = self._keys.actions[name].shortcut().toString(NATIVE)
            mark = " ●" if self._keys.is_own(name) else ""
            self.table.setItem(row, WORDS, QTableWidgetItem(self._words(name)))
            cell = QTableWidgetItem(f"{key}{mark}")
            cell.setToolTip(self.tr("Changed by you") if mark else "")
            self.table.setItem(row, KEY, cell)

    def _name(self) -> str:
        return self._names[max(0, self.table.currentRow())]

    def _words(self, name: str) -> str:
        return plain_words(self._keys.actions[name].text())

    def _on_put_back(self) -> None:
        name = self._name()
        owner = self._keys.put_back(name)
        if owner is None:
            self._say(
                self.tr("“{command}” has its first key again.").format(command=self._words(name)),
                "verified",
            )
        else:
            said = self.tr("Its first key is the key of “{command}” now. Put that one back first.")
            self._say(said.format(command=self._words(owner)))

    def _on_put_all_back(self) -> None:
        self._keys.put_all_back()
        self._say(self.tr("Every command has its first key again."), "verified")

    def _say(self, words: str, tone: str = "caution") -> None:
        self._said.setText(words)
        self._said.setProperty("tone", tone)
        self._said.style().polish(self._said)

    def _sentence(self, refusal: Trouble) -> str:
        return {
            Trouble.TYPING: self.tr(
                "this key is for typing. Take it with Ctrl or Alt, or an F key."
            ),
            Trouble.ALT_GR: self.tr("Ctrl with Alt writes letters on some keyboards."),
            Trouble.INPUT_METHOD: self.tr("Vietnamese keyboards are switched on and off by this."),
            Trouble.EDITING: self.tr("this key copies, cuts or pastes text."),
            Trouble.FORM: self.tr("the form and its banners need this key."),
        }[refusal]
