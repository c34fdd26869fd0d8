"""The right side of the window: one article to read, and beside it what is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from db.records import ArticleDetail, Mark
from desktop.message import Message
from desktop.reading.article_view import ArticleView
from desktop.reading.finding import FoldedText
from desktop.reading.hit_bar import HitBar
from desktop.reading.sentence_bar import Deed
from desktop.reading.tabs import Tab, TabRow
from desktop.theme import Theme


class DetailPane(QWidget):
    """Owns the tabs, the page and the line above it, and which marks are on it; GUI thread.

    While the find field is open its finds are marked; otherwise what was searched for. Other tabs
    than the page are widgets of their own: `add_tab` gives them a place.
    """

    tab_shown = Signal(object)
    """The `Tab` that is in view now."""

    told = Signal(str)
    """A sentence about what became of a key."""
    hits_exhausted = Signal(int)
    """F3 went past the last hit (1), or Shift+F3 before the first (-1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._searched: Sequence[Sequence[Mark]] = ()
        self._folded: list[FoldedText] | None = None
        self._bar = HitBar(theme, self)
        self._bar.moved.connect(self._on_moved)
        self._bar.find_changed.connect(self._on_find_changed)
        self._bar.find_closed.connect(self._on_find_closed)
        self._view = ArticleView(theme, self)
        self._view.hit_changed.connect(self._on_hit_changed)
        self._view.citation_wanted.connect(self.copy_with_citation)
        self._view.sentences.wanted.connect(self._on_deed_wanted)
        self._message = Message(theme, self)
        self._problem = ""
        self._tabs = TabRow(theme, self)
        self._tabs.add(Tab.READ)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._pages = QStackedWidget(self)
        self._widgets: dict[Tab, QWidget] = {}
        self._read = _column(self._bar, _hairline(self), self._view)
        self._place_tab(Tab.READ, self._read)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(_column(self._tabs, _hairline(self), self._pages))
        self._stack.addWidget(self._message)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack)
        self.show_nothing()

    @property
    def article(self) -> ArticleDetail | None:
        """The article on the page."""
        return self._view.article

    @property
    def view(self) -> ArticleView:
        """The page itself."""
        return self._view

    @property
    def marks(self) -> Sequence[Sequence[Mark]]:
        """What is marked on the page, for each block of the article."""
        return self._found() if self._bar.finding else self._searched

    @property
    def hit_place(self) -> str:
        """Which hit of how many, such as `3/12`; empty when there are none."""
        return self._bar.counted

    @property
    def tab(self) -> Tab:
        """The tab in front."""
        return self._tabs.tabs[self._tabs.currentIndex()]

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs that are there, from the left."""
        return self._tabs.tabs

    def add_tab(self, tab: Tab, widget: QWidget) -> None:
        """Give a widget its place among the tabs; the pane owns it from now on."""
        self._place_tab(tab, widget)
        self._tabs.add(tab)

    def place_banner(self, banner: QWidget) -> None:
        """Give a widget its place above the text; the pane owns it from now on."""
        column = self._read.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self._view), banner)

    def give_room(self, wanted: bool) -> None:
        """Give the banner the room of the text, or the text its own again."""
        self._view.setVisible(not wanted)

    def count_tab(self, tab: Tab, count: int) -> None:
        """Say how many things a tab holds."""
        self._tabs.count_tab(tab, count)

    def choose_tab(self, tab: Tab) -> None:
        """Bring a tab to the front, and the keyboard to it; nothing where it is not there."""
        if tab in self._widgets and self.article is not None:
            self._tabs.choose(tab)
            (self._view if tab is Tab.READ else self._widgets[tab]).setFocus()

    def show_place(self, start: int, stop: int) -> None:
        """Turn to the page at a place of the text (code points), and point it out."""
        self.choose_tab(Tab.READ)
        self._view.show_place(start, stop)

    def show_article(self, article: ArticleDetail, marks: Sequence[Sequence[Mark]]) -> None:
        """Put an article on the page at its first hit; `marks` are for each of its blocks."""
        self._searched, self._folded = marks, None
        self._problem = ""
        self._bar.show_name(article.row.accession)
        self._view.show_article(article, self._found() if self._bar.finding else marks)
        self._stack.setCurrentIndex(0)

    def place_open_articles(self, row: QWidget) -> None:
        """Give the row of open articles its place above everything."""
        self._column.insertWidget(0, row)

    def show_tabs(self, shown: bool) -> None:
        """Show or hide the row of tabs above the text."""
        self._tabs.setVisible(shown)

    def show_pinned(self, pinned: bool) -> None:
        """Say whether the article on the page is the pinned one."""
        self._bar.show_pinned(pinned)

    def mark(self, marks: Sequence[Sequence[Mark]]) -> None:
        """Mark what was searched for now, and leave the page where it is."""
        self._searched = marks
        if not self._bar.finding:
            self._view.mark(marks)

    def show_nothing(self) -> None:
        """Say that no article is chosen."""
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why the article is not there; it is no longer on the page then."""
        self._searched, self._folded, self._problem = (), None, sentence
        self._view.show_nothing()
        hint = "" if sentence else self.tr("Choose an article to read it here.")
        self._message.say(sentence, hint)
        self._stack.setCurrentIndex(1)

    def next_hit(self) -> None:
        """Go to the next hit."""
        self._on_moved(1)

    def previous_hit(self) -> None:
        """Go to the previous hit."""
        self._on_moved(-1)

    def find_in_article(self) -> None:
        """Open the find field."""
        if self.article is not None:
            self._tabs.choose(Tab.READ)
            self._bar.open_find()

    def copy(self) -> None:
        """Copy the chosen text, as the article has it."""
        self._view.copy()

    def copy_with_citation(self) -> None:
        """Copy the chosen text, or the sentence that is meant, as a quotation with its citation."""
        words = self._view.citation_of_selection()
        if words:
            QApplication.clipboard().setText(words)
            self.told.emit(self.tr("Copied with its citation."))
        elif self.article is not None:
            self.told.emit(self.tr("Choose some words first, or rest on a sentence."))

    def scroll_page(self) -> bool:
        """Read on by a page; False at the end, or when there is no article."""
        return self.article is not None and self.tab is Tab.READ and self._view.scroll_page()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the page; a proxy would keep Tab from the tabs above it."""
        self._view.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.article is None:
            self.show_problem(self._problem)

    def _place_tab(self, tab: Tab, widget: QWidget) -> None:
        self._widgets[tab] = widget
        self._pages.addWidget(widget)

    def _on_tab_chosen(self, tab: Tab) -> None:
        self._pages.setCurrentWidget(self._widgets[tab])
        self.tab_shown.emit(tab)

    def _on_deed_wanted(self, deed: Deed) -> None:
        if deed is Deed.QUOTE:
            self.copy_with_citation()

    def _on_moved(self, by: int) -> None:
        self._tabs.choose(Tab.READ)
        count = len(self._view.hits)
        place = self._view.current + by
        if 0 <= place < count:
            self._view.go_to_hit(place)
        elif self._bar.finding and count:
            self._view.go_to_hit(place % count)
        elif not self._bar.finding:
            self.hits_exhausted.emit(by)

    def _on_hit_changed(self) -> None:
        self._bar.show_hits(self._view.current, len(self._view.hits))

    def _on_find_changed(self) -> None:
        if self._bar.finding:
            self._view.mark(self._found())
            if self._view.hits:
                self._view.go_to_hit(0)

    def _on_find_closed(self) -> None:
        self._view.mark(self._searched)
        self._view.setFocus()

    def _found(self) -> list[list[Mark]]:
        """Find the letters of the find field in each block."""
        if self.article is None:
            return []
        if self._folded is None:
            self._folded = [FoldedText(block.text) for block in self.article.blocks]
        return [folded.find(self._bar.wanted) for folded in self._folded]


def _column(*parts: QWidget) -> QWidget:
    """Widgets below each other, without room between them."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return whole


def _hairline(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("line", True)
    line.setFixedHeight(1)
    return line
