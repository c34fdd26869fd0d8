"""The search box: it waits for a short pause in the typing, and remembers what was asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from db.records import Problem
from desktop.icons import icon, picture
from desktop.searching.query_edit import QueryEdit
from desktop.theme import Theme

_REMEMBERED = 30
_ICON = 18


class SearchBar(QWidget):
    """Owns the typed question, the pause after it and the questions before; GUI thread.

    What it tells is NFC; what stands in the box stays as it was typed. Text that an input method
    is still composing is no text yet.
    """

    edited = Signal()
    """The text changed: whatever is being searched for now is out of date."""
    query_changed = Signal(str, bool)
    """A question: its text, and whether it may still be unfinished."""
    results_wanted = Signal()
    """Arrow down: go to the list."""
    escape_pressed = Signal()
    """Escape in an empty box."""

    def __init__(
        self, theme: Theme, *, debounce_ms: int = 100, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history: list[str] = []
        self._edit = QueryEdit(theme, self)
        self._magnifier = QLabel(self._edit)
        self._clear = QToolButton(self._edit)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self._on_clear)
        self._clear.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(debounce_ms)
        self._pause.timeout.connect(self._on_pause)
        self._edit.textChanged.connect(self._on_text_changed)
        self._edit.entered.connect(self._on_entered)
        self._edit.down_pressed.connect(self.results_wanted)
        self._edit.escape_pressed.connect(self._on_escape)
        self._edit.history_wanted.connect(self._on_history_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._edit)
        self._inside = QHBoxLayout(self._edit)
        self._inside.addWidget(self._magnifier)
        self._inside.addStretch(1)
        self._inside.addWidget(self._clear)
        self.setFocusProxy(self._edit)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def text(self) -> str:
        """The question as it stands in the box, NFC."""
        return unicodedata.normalize("NFC", self._edit.text())

    def ask(self, text: str) -> None:
        """Put a question into the box and ask it at once."""
        self._edit.setText(text)
        self._speak(typing=False)

    def take_focus(self) -> None:
        """Put the caret into the box, with the text selected, ready for the next question."""
        self._edit.setFocus()
        self._edit.selectAll()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline the parts of the question that could not be used.

        Their places count NFC text; a box that holds anything else shows no lines.
        """
        same = self._edit.text() == self.text
        self._edit.underline([(one.start, one.stop) for one in problems] if same else [])

    def remember(self) -> None:
        """Keep the question for Alt+Down, because it was of use."""
        text = self.text.strip()
        if text:
            others = [one for one in self._history if one != text]
            self._history = [text, *others][:_REMEMBERED]

    def remembered(self) -> tuple[str, ...]:
        """Give the questions kept, the latest first."""
        return tuple(self._history)

    def recall(self, texts: Sequence[str]) -> None:
        """Take over the questions that were kept by an earlier run."""
        self._history = list(texts[:_REMEMBERED])

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._edit.setPlaceholderText(self.tr("Search the archive"))
        self._edit.setAccessibleName(self.tr("Search box"))
        self._clear.setAccessibleName(self.tr("Clear the search"))
        self._clear.setToolTip(self.tr("Clear the search (Esc)"))

    def _dress(self) -> None:
        px, density = self._theme.px, self.devicePixelRatioF()
        self._magnifier.setPixmap(picture(self._theme, "search", None, _ICON, density))
        self._clear.setIcon(icon(self._theme, "close"))
        self._clear.setIconSize(QSize(px(_ICON), px(_ICON)))
        self._inside.setContentsMargins(px(10), 0, px(4), 0)
        self._edit.setTextMargins(px(28), 0, px(28), 0)
        self._edit.setFont(self._theme.interface(14))
        self._edit.updateGeometry()

    def _on_text_changed(self) -> None:
        self._clear.setVisible(bool(self._edit.text()))
        self._edit.underline([])
        self._pause.start()
        self.edited.emit()

    def _on_pause(self) -> None:
        self._speak(typing=not self._edit.text().endswith(" "))

    def _on_entered(self) -> None:
        self.remember()
        self._speak(typing=False)

    def _on_clear(self) -> None:
        self._edit.clear()
        self._speak(typing=False)

    def _on_escape(self) -> None:
        if self._edit.text():
            self._on_clear()
        else:
            self.escape_pressed.emit()

    def _on_history_wanted(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("history")
        for text in self._history:
            menu.addAction(text.replace("&", "&&")).setData(text)
        if not self._history:
            menu.addAction(self.tr("Nothing was searched for yet")).setEnabled(False)
        menu.triggered.connect(lambda action: self.ask(str(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setMinimumWidth(self.width())
        menu.popup(self._edit.mapToGlobal(QPoint(0, self._edit.height())))

    def _speak(self, *, typing: bool) -> None:
        self._pause.stop()
        self.query_changed.emit(self.text, typing)
