"""A list of things at the left, and the page of the one that is chosen at the right."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.records import Anchor
from desktop.message import Message
from desktop.reading.parts import button, words
from desktop.reading.scrolled import Scrolled
from desktop.theme import Theme

SIZE = QSize(1040, 720)
LIST_WIDTH = 240
LIST_MOST = 0.35
"""How much of the width the list may take, in parts of it."""
PAUSE_MS = 150
"""How long nothing must have been typed before the list is narrowed."""
KEY = Qt.ItemDataRole.UserRole

Line = tuple[Hashable, str]
"""What a line of the list stands for, and its words."""


class Shelf(QDialog):
    """Owns the list and the page; lives on the GUI thread.

    It asks for a page by `one_wanted`, and for sources by the other signals: they open in the
    main window, and the shelf stays. What kind of things it holds is said by who inherits it.
    """

    one_wanted = Signal(object)
    """The page of a thing is wanted: the key of its line."""
    find_wanted = Signal(str)
    """Only things with these words are wanted in the list."""
    article_wanted = Signal(int)
    quote_wanted = Signal(int, int, int)
    """An article is to be opened at a place of its text: its id, and code points."""
    series_wanted = Signal(object)
    """A quantity through time: the ids of quantity and subject."""

    def __init__(
        self, theme: Theme, archive: str, parent: QWidget | None = None, *, finds: bool = False
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.archive = archive
        self._shown: Any = None
        self._rows: Sequence[Any] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_typed_enough)
        self._find = QLineEdit()
        self._find.setClearButtonEnabled(True)
        if not finds:
            self._find.hide()
        self._find.textChanged.connect(self._on_typed)
        self._find.installEventFilter(self)
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(self._on_line_chosen)
        self._page = Scrolled(theme)
        self._message = Message(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._message)
        close = self.tr("Close")
        self._close = button(close, close, self.reject)
        self._lay_out()
        self._list.setFocus()  # from the first moment, not only once the lines have come
        self._fit()
        self._retranslate()
        theme.changed.connect(self._show_again)

    def lines(self, rows: Sequence[Any]) -> list[Line]:
        """The lines of the list for what was read."""
        raise NotImplementedError

    def page(self, detail: Any) -> list[QWidget]:
        """The parts of the page of one thing."""
        raise NotImplementedError

    def names(self) -> tuple[str, str, str]:
        """The name of the window, of its list, and of its page."""
        raise NotImplementedError

    def nothing(self) -> tuple[str, str]:
        """What is said when there is nothing on the shelf, and what can be done."""
        raise NotImplementedError

    def arranged(self) -> None:
        """Do what needs the whole page, once it is laid out."""

    def show_rows(self, rows: Sequence[Any], chosen: Hashable | None = None) -> None:
        """List the things, and choose one of them, else the one before, else the first."""
        before = self.key
        self._rows = rows
        lines = self.lines(rows)
        self._list.blockSignals(True)
        self._list.clear()
        for key, said in lines:
            item = QListWidgetItem(said)
            item.setData(KEY, key)
            self._list.addItem(item)
        self._list.blockSignals(False)
        if not lines:
            self.say(*self.nothing())
            return
        keys = [key for key, _ in lines]
        if not self._find.hasFocus():
            self._list.setFocus()
        if chosen is not None:
            self.choose(chosen)
        else:
            self._list.setCurrentRow(keys.index(before) if before in keys else 0)

    @property
    def key(self) -> Hashable | None:
        """What the chosen line stands for."""
        item = self._list.currentItem()
        key: Hashable | None = item.data(KEY) if item is not None else None
        return key

    def choose(self, key: Hashable) -> None:
        """Choose a line by what it stands for; its page is asked for even without one."""
        for row in range(self._list.count()):
            if self._list.item(row).data(KEY) == key:
                self._list.setCurrentRow(row)
                return
        self.one_wanted.emit(key)

    def show_one(self, detail: Any) -> None:
        """Show the page of a thing, from its beginning."""
        self._shown = detail
        self._page.show_parts(self.page(detail))
        self._page.verticalScrollBar().setValue(0)
        self._stack.setCurrentWidget(self._page)
        self.arranged()

    def say(self, sentence: str, advice: str = "") -> None:
        """Say one sentence in the place of the page."""
        self._shown = None
        self._message.say(sentence, advice)
        self._stack.setCurrentWidget(self._message)

    def open_place(self, article_id: int, anchor: Anchor | None) -> None:
        """Open an article at a place of its text; at its beginning where that is not known."""
        if anchor is None or anchor.start is None or anchor.stop is None:
            self.article_wanted.emit(article_id)
        else:
            self.quote_wanted.emit(article_id, anchor.start, anchor.stop)

    def title_of(self, words_of_it: str) -> QLabel:
        """The name of the thing above its page."""
        title = words(words_of_it)
        title.setFont(self.theme.reading(22, QFont.Weight.DemiBold))
        return title

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the words that narrow the list down into it."""
        if (
            watched is self._find
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self._list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            for row, (_, said) in enumerate(self.lines(self._rows)):
                self._list.item(row).setText(said)
            self._show_again()

    def _lay_out(self) -> None:
        px = self.theme.px
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(px(4), px(8), px(4), 0)
        column.setSpacing(px(8))
        column.addWidget(self._find)
        column.addWidget(self._list, 1)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(left)
        whole.addWidget(self._stack)
        whole.setStretchFactor(1, 1)
        whole.setChildrenCollapsible(False)
        self._parts = whole
        bottom = QHBoxLayout()
        bottom.setContentsMargins(px(16), px(8), px(16), px(12))
        bottom.addStretch(1)
        bottom.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(whole, 1)
        layout.addLayout(bottom)

    def _fit(self) -> None:
        """Be as large as is pleasant, and never larger than the window behind."""
        wanted = QSize(self.theme.px(SIZE.width()), self.theme.px(SIZE.height()))
        behind = self.parentWidget()
        self.resize(wanted.boundedTo(behind.window().size()) if behind is not None else wanted)
        listed = min(self.theme.px(LIST_WIDTH), round(self.width() * LIST_MOST))
        self._parts.setSizes([listed, self.width() - listed])

    def _retranslate(self) -> None:
        window, listed, page = self.names()
        self.setWindowTitle(window)
        self._list.setAccessibleName(listed)
        self._page.setAccessibleName(page)
        find = self.tr("Narrow the list")
        self._find.setPlaceholderText(find)
        self._find.setAccessibleName(find)
        close = self.tr("Close")
        self._close.setText(close)
        self._close.setAccessibleName(close)

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_one(self._shown)
        elif not self._rows:
            self.say(*self.nothing())

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_typed_enough(self) -> None:
        self.find_wanted.emit(self._find.text().strip())

    def _on_line_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.one_wanted.emit(item.data(KEY))
