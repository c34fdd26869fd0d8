"""The menu in which whoever reads chooses how the text of articles is set."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.typography import Face, Leading, LineWidth, Typography


class TypeMenu(QMenu):
    """Owns three choices, one each of width, type and leading; lives on the GUI thread."""

    chosen = Signal(object)
    """The `Typography` that is ticked now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups = tuple(self._group(one) for one in (LineWidth, Face, Leading))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _group(self, choices: type[StrEnum]) -> QActionGroup:
        """Put one action a choice into the menu, of which one is ticked."""
        group = QActionGroup(self)
        for choice in choices:
            action = QAction(self)
            action.setCheckable(True)
            action.setData(choice.value)
            group.addAction(action)
            self.addAction(action)
        self.addSeparator()
        group.triggered.connect(lambda _one: self._on_chosen())
        return group

    def _on_chosen(self) -> None:
        width, face, leading = (group.checkedAction().data() for group in self.groups)
        self.chosen.emit(Typography(LineWidth(width), Face(face), Leading(leading)))

    def _retranslate(self) -> None:
        self.setTitle(self.tr("Text of articles"))
        names = (
            (self.tr("&Narrow column"), self.tr("&Usual column"), self.tr("&Wide column")),
            (self.tr("Type with s&erifs"), self.tr("Type with&out serifs")),
            (self.tr("Lines &close together"), self.tr("&Lines as usual"), self.tr("Lines &apart")),
        )
        for group, words in zip(self.groups, names, strict=True):
            for action, word in zip(group.actions(), words, strict=True):
                action.setText(word)
