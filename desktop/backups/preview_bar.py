"""The line above everything while a backup is looked at: which one, and the ways on from here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.dates import shown_moment
from desktop.icons import picture
from desktop.theme import Theme


class PreviewBar(QFrame):
    """Owns a line and three buttons, there only while a backup is open; GUI thread."""

    article_wanted = Signal()
    """Bring the article in view back into the archive."""
    archive_wanted = Signal()
    """Bring the whole archive back."""
    left = Signal()
    """Go back to the archive as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moment = ""
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._article = QPushButton()
        self._article.clicked.connect(self.article_wanted)
        self._whole = QPushButton()
        self._whole.clicked.connect(self.archive_wanted)
        self._leave = QPushButton()
        self._leave.setProperty("primary", True)
        self._leave.clicked.connect(self.left)
        self._row = QHBoxLayout()
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        for button in (self._article, self._whole, self._leave):
            self._row.addWidget(button)
        line = QFrame()
        line.setProperty("line", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(line)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while nothing is looked at."""
        return self._words.text() if not self.isHidden() else ""

    def show_backup(self, made_at: str) -> None:
        """Say which backup is looked at."""
        self._moment = shown_moment(made_at)
        self._retranslate()
        self.allow_article(there=False)
        self.show()

    def allow_article(self, *, there: bool) -> None:
        """Allow to bring an article back while one is in view."""
        self._article.setEnabled(there)

    def allow(self, *, free: bool) -> None:
        """Allow to bring back while nothing else goes on."""
        self._whole.setEnabled(free)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(8), px(12), px(8))
        self._row.setSpacing(px(8))
        self._words.setFont(self._theme.interface(13, QFont.Weight.Normal))
        colours, ratio = self._theme.colours, self.devicePixelRatioF()
        self._sign.setPixmap(picture(self._theme, "lock", colours.information, 20, ratio))

    def _retranslate(self) -> None:
        words = self.tr("This is the backup of {moment}: you can read it, not change it.")
        self._words.setText(words.format(moment=self._moment))
        self._article.setText(self.tr("Bring this article back"))
        self._whole.setText(self.tr("Restore the archive…"))
        self._leave.setText(self.tr("Back to the archive"))
