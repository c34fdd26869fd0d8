"""The tray: the articles that wait for a cataloguer, and how the day is going."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from db.records import Status, Tray
from desktop.cataloguing.status_words import status_words
from desktop.dates import shown_date
from desktop.language import number
from desktop.theme import Theme

ARTICLE = Qt.ItemDataRole.UserRole


class TrayPane(QWidget):
    """Owns the list of what waits and the line about the pace; lives on the GUI thread."""

    article_wanted = Signal(int)
    """An article was chosen: its id."""
    form_wanted = Signal()
    """Enter: to the form of the chosen article."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tray: Tray | None = None
        self._current: int | None = None
        self._title, self._pace, self._empty = QLabel(), QLabel(), QLabel()
        self._pace.setProperty("tone", "meta")
        self._empty.setProperty("tone", "meta")
        self._empty.setWordWrap(True)
        self._list = QListWidget()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentItemChanged.connect(self._on_current_changed)
        self._list.installEventFilter(self)
        self._layout = QVBoxLayout(self)
        for part in (self._title, self._pace, self._empty):
            self._layout.addWidget(part)
        self._layout.addWidget(self._list, 1)
        self.setFocusProxy(self._list)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    @property
    def pace(self) -> str:
        """What is said of the day."""
        return self._pace.text()

    @property
    def waiting(self) -> tuple[int, ...]:
        """The articles in the list, from above."""
        return tuple(int(self._list.item(row).data(ARTICLE)) for row in range(self._list.count()))

    def show_tray(self, tray: Tray | None) -> None:
        """Show what waits; the current article stays the current one."""
        self._tray = tray
        self._list.blockSignals(True)
        self._list.clear()
        for row in tray.waiting if tray is not None else ():
            begun = "" if row.status is Status.NEW else status_words(row.status)
            facts = (begun, row.outlet, shown_date(row.published))
            item = QListWidgetItem(f"{row.headline}\n{' · '.join(fact for fact in facts if fact)}")
            item.setData(ARTICLE, row.id)
            item.setToolTip(row.headline)
            self._list.addItem(item)
        self._choose()
        self._list.blockSignals(False)
        self._retranslate()

    def show_current(self, article_id: int | None) -> None:
        """Tick the article that is open."""
        self._current = article_id
        self._list.blockSignals(True)
        self._choose()
        self._list.blockSignals(False)

    def next_after(self, article_id: int) -> int | None:
        """The article to go on with; None when nothing else waits."""
        ids = self.waiting
        others = [one for one in ids if one != article_id]
        if article_id not in ids:
            return others[0] if others else None
        later = ids[ids.index(article_id) + 1 :]
        return later[0] if later else (others[0] if others else None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Go on to the form by Enter."""
        if (
            watched is self._list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.form_wanted.emit()
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_tray(self._tray)

    def _choose(self) -> None:
        ids = self.waiting
        place = ids.index(self._current) if self._current in ids else -1
        self._list.setCurrentRow(place)

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._current = int(item.data(ARTICLE))
            self.article_wanted.emit(self._current)

    def _retranslate(self) -> None:
        tray = self._tray
        waiting = tray.total if tray is not None else 0
        self._title.setText(self.tr("Tray: {count} waiting").format(count=number(waiting)))
        self._list.setAccessibleName(self.tr("Articles that wait"))
        self._empty.setText(self.tr("Nothing waits: everything is catalogued."))
        self._empty.setVisible(tray is not None and not tray.waiting)
        if tray is None:
            self._pace.clear()
            return
        done = self.tr("Today {done}/{all}").format(
            done=number(tray.done_today), all=number(tray.done_today + tray.total)
        )
        each = tray.seconds_each
        pace = self.tr("{seconds} s each").format(seconds=number(each)) if each else ""
        self._pace.setText(" · ".join(part for part in (done, pace) if part))

    def _dress(self) -> None:
        px = self._theme.px
        self._title.setFont(self._theme.interface(14, QFont.Weight.DemiBold))
        self._layout.setContentsMargins(px(12), px(10), px(8), px(8))
        self._layout.setSpacing(px(4))
