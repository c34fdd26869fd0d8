"""A damaged archive: its backup and what the damaged file still gives, side by side, to choose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from db.records.salvage import Unproven
from desktop.backups.salvage_work import SalvageWork, ShownSalvage
from desktop.dates import shown_moment
from desktop.problems import Explanation
from desktop.rows import column_of, plain_button, primary_button, row_of, set_tone
from desktop.theme import Theme

translate = QCoreApplication.translate
"""Under this name `lupdate` finds the words."""

WIDTH, LEAST, HEIGHT = 720, 220, 520
"""In pixels: the last one where articles are listed."""

BAR = 6


class Side(QFrame):
    """Owns one of the two cards: what it is, how many articles, and two lines about them."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._title, self._count = QLabel(title), QLabel()
        self._first, self._second = QLabel(), QLabel()
        self._title.setFont(theme.interface(14, QFont.Weight.DemiBold))
        self._count.setFont(theme.reading(24, QFont.Weight.DemiBold))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        column.setSpacing(theme.px(4))
        for label in (self._title, self._count, self._first, self._second):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch()

    @property
    def words(self) -> str:
        """All that the card says, a line for each part."""
        labels = (self._title, self._count, self._first, self._second)
        return "\n".join(label.text() for label in labels if label.text())

    def say(self, count: str, first: str = "", second: str = "", tone: str = "meta") -> None:
        """Say how many articles there are, something about them, and something of its own tone."""
        self._count.setText(count)
        self._first.setText(first)
        self._second.setText(second)
        set_tone(self._first, "meta")
        set_tone(self._second, tone)


class SalvageDialog(QDialog):
    """Owns the choice between a backup and what a damaged file still gives beyond it; GUI thread.

    It says what was chosen and shows what `work`, which is asked before, tells.
    """

    backup_wanted = Signal(object)
    """Only this backup: a ShownBackup."""
    both_wanted = Signal()
    """The backup and what is left, together."""
    list_wanted = Signal()
    """Show all backups instead."""
    salvaged = Signal()
    """The archive was put together and can be opened."""

    def __init__(
        self, theme: Theme, archive: Path, work: SalvageWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._shown: ShownSalvage | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Damaged archive"))
        self._height = theme.px(HEIGHT)
        self.resize(theme.px(WIDTH), theme.px(LEAST))
        name = archive.name.removesuffix(".khobao")
        self._title = self._line(self.tr("“{name}” is damaged").format(name=name))
        self._title.setFont(theme.interface(18, QFont.Weight.DemiBold))
        words = self.tr(
            "Nothing was changed. Whatever you choose, the damaged files are kept as they are, in "
            "the folder “damaged” of the archive; the backups stay, too."
        )
        self._promise = self._line(words)
        self._said = self._line(self.tr("Reading what is left in the damaged file…"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedHeight(theme.px(BAR))
        self.backup = Side(theme, self.tr("Newest backup"))
        self.more = Side(theme, self.tr("More from the damaged file"))
        self._list = self._new_list()
        self._list_says = self._line(
            self.tr("Not verified, so never put into the archive; kept as files beside it:")
        )
        self._both = primary_button(self.tr("Bring both together"), self._on_both)
        self._only = plain_button(self.tr("Only the backup"), self._on_only)
        self._all = plain_button(self.tr("All backups…"), self._on_all)
        self._leave = plain_button(self.tr("Not now"), self.reject)
        self._lay_out(theme)
        work.progressed.connect(self._on_progressed)
        work.surveyed.connect(self._on_surveyed)
        work.done.connect(self._on_done)
        work.refused.connect(self._on_refused)
        work.ended.connect(self._allow)
        self._allow()
        self._leave.setFocus()

    @property
    def said(self) -> str:
        """What the title and the line under the two cards say."""
        return f"{self._title.text()}\n{self._said.text()}"

    @property
    def unproven(self) -> list[str]:
        """The lines of the list of articles that nothing proves."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _lay_out(self, theme: Theme) -> None:
        column = column_of(self, theme)
        cards = QHBoxLayout()
        cards.setSpacing(theme.px(12))
        cards.addWidget(self.backup, 1)
        cards.addWidget(self.more, 1)
        column.addWidget(self._title)
        column.addWidget(self._promise)
        column.addLayout(cards)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addWidget(self._list_says)
        column.addWidget(self._list, 1)
        column.addStretch()
        column.addLayout(row_of(self._all, None, self._leave, self._only, self._both))
        for part in (self.backup, self.more, self._list, self._list_says):
            part.hide()

    def _line(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _new_list(self) -> QListWidget:
        listed = QListWidget()
        listed.setAccessibleName(self.tr("Articles that could not be verified"))
        listed.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        listed.setTextElideMode(Qt.TextElideMode.ElideRight)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return listed

    def _allow(self) -> None:
        """Allow only what makes sense with what was found."""
        shown, free = self._shown, not self._work.running()
        self._bar.setVisible(not free)
        has_backup = shown is not None and shown.backup is not None
        is_done = shown is not None and shown.damaged is not None
        has_more = shown is not None and bool(shown.salvaged)
        self._both.setVisible(has_more and not is_done)
        self._both.setEnabled(free)
        self._only.setVisible(has_backup and not is_done)
        self._only.setEnabled(free)
        self._all.setVisible(not is_done)
        self._leave.setEnabled(free or not is_done)

    def _on_progressed(self, done: int, total: int | None) -> None:
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)

    def _on_surveyed(self, shown: ShownSalvage) -> None:
        self._shown = shown
        self._show_sides(shown)
        self.more.show()
        self.backup.show()
        self._allow()
        if shown.backup is None and not shown.salvaged:
            said = self.tr(
                "There is no sound backup, and no article could be verified. The archive stays as "
                "it is: look for a copy of it on another disk."
            )
        elif shown.backup is None:
            said = self.tr("Rebuilt, the archive has %Ln article(s).", "", shown.articles)
        elif shown.salvaged:
            said = self.tr("Together the archive has %Ln article(s).", "", shown.articles)
        else:
            said = self.tr("The damaged file has nothing newer than the backup.")
        if shown.backup is None:
            self._both.setText(self.tr("Rebuild from the damaged file"))
        self._said.setText(said)
        self._show_unproven(shown)
        if shown.salvaged or shown.backup is not None:
            (self._both if shown.salvaged else self._only).setFocus()
        self._fit()

    def _show_sides(self, shown: ShownSalvage) -> None:
        held = shown.backup
        if held is None:
            self.backup.say(self.tr("None"), self.tr("There is no backup that can be used."))
        else:
            articles = held.articles if held.articles is not None else 0
            self.backup.say(
                self.tr("%Ln article(s)", "", articles),
                self.tr("Backup of {moment}").format(moment=shown_moment(held.made_at)),
                "✓ " + self.tr("read again, sound"),
                tone="verified",
            )
        parts = []
        if shown.new:
            parts.append(self.tr("%Ln not in the backup", "", shown.new))
        if shown.newer:
            parts.append(self.tr("%Ln newer than in the backup", "", shown.newer))
        alone = self.tr("each verified by its text")
        lost = len(shown.unproven)
        self.more.say(
            self.tr("%Ln article(s)", "", shown.salvaged),
            ", ".join(parts) if held is not None or not shown.new else alone,
            "⚠ " + self.tr("%Ln article(s) could not be verified", "", lost) if lost else "",
            tone="caution",
        )

    def _show_unproven(self, shown: ShownSalvage) -> None:
        self._list.clear()
        for one in shown.unproven:
            name = "  ".join(part for part in (one.name, one.headline) if part)
            self._list.addItem(f"{name}  ({reason_words(one.reason)})")
            self._list.item(self._list.count() - 1).setToolTip(name)
        self._list.setVisible(bool(shown.unproven))
        self._list_says.setVisible(bool(shown.unproven))

    def _on_both(self) -> None:
        self._said.setText(self.tr("Bringing both together…"))
        self._bar.setRange(0, 0)
        self.both_wanted.emit()
        self._allow()

    def _on_only(self) -> None:
        if self._shown is not None and self._shown.backup is not None:
            self._said.setText(self.tr("Restoring…"))
            self.backup_wanted.emit(self._shown.backup)

    def _on_all(self) -> None:
        self.list_wanted.emit()
        self.reject()

    def _on_done(self, shown: ShownSalvage) -> None:
        self._shown = shown
        self._promise.hide()
        self.backup.hide()
        self.more.hide()
        said = self.tr("The archive is open again, with %Ln article(s).", "", shown.articles)
        kept = self.tr("What was damaged is kept in {place}").format(place=shown.damaged or "")
        self._title.setText(said)
        self._said.setText(kept)
        self._leave.setText(self.tr("Close"))
        self._leave.setFocus()
        self._show_unproven(shown)
        self._allow()
        self._fit()
        self.salvaged.emit()

    def _fit(self) -> None:
        """Take the height that is needed."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            least = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(least, self._height if self._list.count() else 0))

    def _on_refused(self, said: Explanation) -> None:
        self._said.setText(str(said))


def reason_words(reason: Unproven) -> str:
    """Why an article could not be verified."""
    return {
        Unproven.TEXT_CHANGED: translate("Salvage", "its text is not as it was stored"),
        Unproven.TEXT_FOREIGN: translate("Salvage", "the text is of another article"),
        Unproven.TEXT_LOST: translate("Salvage", "its text is lost"),
        Unproven.FACTS_LOST: translate("Salvage", "only the text is left"),
        Unproven.FACTS_CHANGED: translate("Salvage", "its facts are not as they were stored"),
        Unproven.NUMBER_TAKEN: translate("Salvage", "its number belongs to another article"),
    }[reason]
