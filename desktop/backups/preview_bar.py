"""The line above everything while a backup is looked at: which one, and the ways on from here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.dates import shown_moment
from desktop.line_bar import LineBar
from desktop.theme import Theme


class PreviewBar(LineBar):
    """Owns a line and three buttons, there only while a backup is open; GUI thread."""

    article_wanted = Signal()
    """Bring the article in view back into the archive."""
    archive_wanted = Signal()
    """Bring the whole archive back."""
    left = Signal()
    """Go back to the archive as it is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._article = QPushButton()
        self._whole = QPushButton()
        self._leave = QPushButton()
        self._leave.setProperty("primary", True)
        super().__init__(theme, (self._article, self._whole, self._leave), parent)
        self._moment = ""
        self._article.clicked.connect(self.article_wanted)
        self._whole.clicked.connect(self.archive_wanted)
        self._leave.clicked.connect(self.left)
        self._dress()
        self.hide()

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

    def _retranslate(self) -> None:
        words = self.tr("This is the backup of {moment}: you can read it, not change it.")
        self._words.setText(words.format(moment=self._moment))
        self._article.setText(self.tr("Bring this article back"))
        self._whole.setText(self.tr("Restore the archive…"))
        self._leave.setText(self.tr("Back to the archive"))
