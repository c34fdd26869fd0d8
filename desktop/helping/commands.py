"""The commands of the window: their sheet of keys, other keys for them, and the palette."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from desktop.helping.keys_dialog import KeysDialog
from desktop.helping.keys_sheet import KeysSheet
from desktop.helping.palette import Command, Palette
from desktop.helping.shortcuts import Shortcuts
from desktop.menus import Menus, plain_words
from desktop.searching.shelf import GROUPS, Shelf, ShelfLine
from desktop.theme import Theme


class Commands(QObject):
    """Owns the keys of all commands and opens what shows them; lives on the GUI thread."""

    keys_changed = Signal(object)
    """Keep them: a tuple of names, each followed by its key."""

    def __init__(self, theme: Theme, menus: Menus, shelf: Shelf, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._menus, self._shelf, self._window = theme, menus, shelf, window
        self.keys = Shortcuts(menus.named(), self)
        self.keys.changed.connect(lambda: self.keys_changed.emit(self.keys.kept))
        menus.keys.triggered.connect(self._on_sheet_wanted)
        menus.commands.triggered.connect(self._on_palette_wanted)

    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done now: what the menus allow, then what is on the shelf."""
        found = [
            Command(plain_words(action.text()), way, _key(action), action.trigger)
            for way, action in self._menus.entries()
            if action.isEnabled() and action.isVisible()
        ]
        return (*found, *self._on_shelf(self._shelf.lines, ""))

    def _on_shelf(self, lines: Sequence[ShelfLine], place: str) -> Iterator[Command]:
        for line in lines:
            if line.kind not in GROUPS:
                yield Command(line.words, place, "", partial(self._shelf.opened.emit, line))
            yield from self._on_shelf(line.inside, line.words)

    def _on_sheet_wanted(self) -> None:
        sheet = KeysSheet(self._theme, list(self._menus.by_menu()), self._window)
        sheet.change_wanted.connect(lambda: self._open(self._new_dialog()))
        self._open(sheet)

    def _new_dialog(self) -> KeysDialog:
        return KeysDialog(self._theme, self.keys, self._window)

    def _on_palette_wanted(self) -> None:
        self._open(Palette(self._theme, self.commands(), self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _key(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
