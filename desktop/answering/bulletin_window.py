"""The window in which a bulletin is composed: what goes in, how it is parted, and its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from db.records.papers import BulletinKind, BulletinWish, Content, Paper, Sectioning
from desktop.answering.paper_pane import PaperPane, put_beside
from desktop.answering.sources import Source, most_of
from desktop.cataloguing.field_line import FieldLine
from desktop.choice import Choice
from desktop.language import number
from desktop.reading.parts import words
from desktop.theme import Theme

SIZE = QSize(1120, 760)
LEFT = 340
PAUSE_MS = 300
"""After the last letter of a field, before the pages are laid out again."""
LONGEST = 60

_CONTENT_OF = {
    BulletinKind.BIBLIOGRAPHY: (Content.ABSTRACT, Sectioning.SUBJECT),
    BulletinKind.REVIEW: (Content.PASSAGE, Sectioning.OUTLET),
    BulletinKind.TOPIC: (Content.FULL, Sectioning.NONE),
}
"""What each kind usually gives, and how it is parted."""


class BulletinWindow(QDialog):
    """Owns the choices and the preview; lives on the GUI thread.

    It asks for articles by `source_chosen`, and for other pages by `wish_changed`.
    """

    source_chosen = Signal(object)
    """A `Source`."""
    wish_changed = Signal(object)
    """A `BulletinWish`."""

    def __init__(self, theme: Theme, library: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sources: list[Source] = []
        self.source, self.kind = Choice(theme), Choice(theme)
        self.sectioning, self.content = Choice(theme), Choice(theme)
        self.title, self.library, self.period = FieldLine(), FieldLine(), FieldLine()
        self.library.put(library)
        self.indexes = QCheckBox()
        self.indexes.setChecked(True)
        self.pane = PaperPane(theme)
        self._count = words("", "meta")
        self._labels = [words("", "meta") for _ in self._fields()]
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE_MS)
        self._typing.timeout.connect(self._on_changed)
        self._lay_out()
        self._retranslate()
        self.source.activated.connect(self._on_source_chosen)
        self.kind.activated.connect(self._on_kind_chosen)
        for choice in (self.sectioning, self.content):
            choice.activated.connect(self._on_changed)
        for line in (self.title, self.library, self.period):
            line.textEdited.connect(lambda _text: self._typing.start())
        self.indexes.toggled.connect(self._on_changed)

    def offer(self, sources: Sequence[Source]) -> None:
        """Offer where articles may come from, and take the first."""
        self._sources = list(sources)
        self.source.clear()
        for source in sources:
            self.source.addItem(self._name_of(source))
        if not sources:
            self._count.setText(self.tr("Search for something first, or fill a dossier."))
            return
        self.source.setCurrentIndex(0)
        self._on_source_chosen()

    def wish(self) -> BulletinWish:
        """How the bulletin is to be."""
        return BulletinWish(
            kind=BulletinKind(self.kind.currentData()),
            title=self.title.typed,
            library=self.library.typed,
            period=self.period.typed,
            sectioning=Sectioning(self.sectioning.currentData()),
            content=Content(self.content.currentData()),
            indexes=self.indexes.isChecked(),
        )

    def show_paper(self, paper: Paper, articles: int) -> None:
        """Show the pages; so many articles were read for them."""
        self.pane.show_paper(paper)
        source = self._sources[self.source.currentIndex()]
        most = most_of(self.wish().content)
        said = self.tr("%Ln article(s)", "", articles)
        if max(articles, source.articles or 0) > most:
            said = self.tr("The first {count} articles: a bulletin holds no more.").format(
                count=number(most)
            )
        self._count.setText(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field leaves the window open."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_changed()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fields(self) -> tuple[QWidget, ...]:
        lines = (self.title, self.library, self.period)
        return (self.source, self.kind, *lines, self.sectioning, self.content)

    def _lay_out(self) -> None:
        px = self._theme.px
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(px(20), px(16), px(16), px(16))
        column.setSpacing(px(6))
        for label, field in zip(self._labels, self._fields(), strict=True):
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.source:
                field.setSizePolicy(self.title.sizePolicy())
                self.source.setMinimumContentsLength(1)
                column.addWidget(self._count)
        column.addWidget(self.indexes)
        column.addStretch()
        put_beside(self, left, self.pane, px(LEFT), QSize(px(SIZE.width()), px(SIZE.height())))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Bulletin of articles"))
        names = (
            *(self.tr("Articles from"), self.tr("Kind"), self.tr("Title"), self.tr("Library")),
            *(self.tr("Period"), self.tr("Sections by"), self.tr("Of each article")),
        )
        for label, field, name in zip(self._labels, self._fields(), names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.period.setPlaceholderText(self.tr("As the dates of the articles say"))
        self.title.setPlaceholderText(self.tr("What it is about"))
        self.indexes.setText(self.tr("With indexes of authors, titles and places"))
        _fill(self.kind, self._kinds())
        _fill(self.sectioning, self._sectionings())
        _fill(self.content, self._contents())

    def _kinds(self) -> Mapping[StrEnum, str]:
        return {
            BulletinKind.BIBLIOGRAPHY: self.tr("Bibliography of articles"),
            BulletinKind.REVIEW: self.tr("Press review"),
            BulletinKind.TOPIC: self.tr("Articles on one topic"),
        }

    def _sectionings(self) -> Mapping[StrEnum, str]:
        return {
            Sectioning.SUBJECT: self.tr("Subject"),
            Sectioning.OUTLET: self.tr("Outlet"),
            Sectioning.MONTH: self.tr("Month"),
            Sectioning.NONE: self.tr("No sections"),
        }

    def _contents(self) -> Mapping[StrEnum, str]:
        return {
            Content.ABSTRACT: self.tr("Citation and abstract"),
            Content.PASSAGE: self.tr("Citation and a passage"),
            Content.FULL: self.tr("Citation and the whole text"),
            Content.CITATION: self.tr("Citation alone"),
        }

    def _name_of(self, source: Source) -> str:
        name = source.name if len(source.name) <= LONGEST else source.name[:LONGEST] + "…"
        count = f" ({number(source.articles)})" if source.articles is not None else ""
        if source.kind == "search" and not name:
            return self.tr("All that is listed") + count
        said = {
            "search": self.tr("The present search: {name}"),
            "article": self.tr("The article on show: {name}"),
            "dossier": self.tr("Dossier: {name}"),
            "saved": self.tr("Saved search: {name}"),
        }[source.kind]
        return said.format(name=name) + count

    def _on_source_chosen(self) -> None:
        source = self._sources[self.source.currentIndex()]
        if source.kind in {"dossier", "saved"} and not self.title.typed:
            self.title.put(source.name)
        self.source_chosen.emit(source)

    def _on_kind_chosen(self) -> None:
        """A kind brings what it usually gives, and how it is usually parted."""
        content, sectioning = _CONTENT_OF[BulletinKind(self.kind.currentData())]
        self.content.setCurrentIndex(self.content.findData(content.value))
        self.sectioning.setCurrentIndex(self.sectioning.findData(sectioning.value))
        self._on_changed()

    def _on_changed(self) -> None:
        self._typing.stop()
        self.wish_changed.emit(self.wish())


def _fill(choice: Choice, words_of: Mapping[StrEnum, str]) -> None:
    """Name what can be chosen, and leave chosen what was."""
    chosen = max(0, choice.currentIndex())
    choice.clear()
    for value, name in words_of.items():
        choice.addItem(name, value.value)
    choice.setCurrentIndex(chosen)
