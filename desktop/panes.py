"""The panes of the desk: which of filters, list, article, tray and form are in view, how wide."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSplitter, QWidget

from desktop.theme import Theme

NARROW = 1100
"""Below this width the article is a page of its own, in pixels."""

FILTERS_WIDTH = 220
PANES = 3
"""Of a desk without a form: filters, list, article."""

TRAY_WIDTH = 240
FORM_WIDTH = 420
FORM_BESIDE = 860
"""Below this width the form is a page of its own, in pixels."""

RESULTS_SHARE = 0.45
ARTICLE_LEAST = 420
RESULTS_LEAST = 320
FILTERS_LEAST = 160
TRAY_LEAST = 200
FORM_LEAST = 360
HANDLE = 5


class Focus(StrEnum):
    """What F11 gives the whole width to."""

    BOTH = "both"
    ARTICLE = "article"
    LIST = "list"


class Beside(StrEnum):
    """What stands beside the article instead of the list."""

    LIST = "list"
    FORM = "form"
    TRAY = "tray"
    """The form, and the tray of what waits."""


class Panes(QSplitter):
    """Owns which panes are in view and how wide a person left them; lives on the GUI thread."""

    arranged = Signal()
    """Other panes are in view now."""
    beside_changed = Signal()
    """Something else stands beside the article now."""

    def __init__(self, theme: Theme, filters: QWidget, results: QWidget, article: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._panes = (filters, results, article)
        self._cataloguing: tuple[QWidget, ...] = ()
        self._focus = Focus.BOTH
        self._filters_shown = True
        self._page_is_article = False
        self._widths: tuple[int, ...] = ()
        self._arranged: tuple[bool, ...] | None = None
        self._beside = Beside.LIST
        self._alone = False
        for pane in self._panes:
            self.addWidget(pane)
        for place, stretch in enumerate((0, 45, 55)):
            self.setStretchFactor(place, stretch)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(HANDLE)
        self.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def narrow(self) -> bool:
        """Whether there is no room for list and article side by side."""
        return self.width() < self._theme.px(NARROW)

    @property
    def beside(self) -> Beside:
        """What stands beside the article."""
        return self._beside

    @property
    def shows_way_back(self) -> bool:
        """Whether the list is out of view, so that somebody may want to go back to it."""
        alone = self.narrow and self._page_is_article
        return alone or self._beside is not Beside.LIST

    @property
    def in_view(self) -> tuple[QWidget, ...]:
        """The panes that are in view, from the left."""
        every = (self.widget(place) for place in range(self.count()))
        return tuple(one for one in every if one is not None and one.isVisible())

    @property
    def filters_shown(self) -> bool:
        """Whether the left panel is wanted."""
        return self._filters_shown

    @property
    def widths(self) -> tuple[int, ...]:
        """Widths of the three panes when they were last all in view; empty before that."""
        return self._widths

    def restore(self, widths: Sequence[int], *, filters_shown: bool) -> None:
        """Take over how a person left the panes."""
        whole = len(widths) == PANES and min(widths, default=0) > 0
        self._widths = tuple(widths) if whole else ()
        self._filters_shown = filters_shown
        self._arranged = None
        self._arrange()

    def show_filters(self, shown: bool) -> None:
        """Show or hide the left panel."""
        if shown != self._filters_shown:
            self._filters_shown = shown
            self._arrange()

    def place_cataloguing(self, tray: QWidget, form: QWidget) -> None:
        """Give the tray its place at the left and the form its place at the right."""
        self._cataloguing = (tray, form)
        self.insertWidget(0, tray)
        self.addWidget(form)
        self._dress()

    def stand_beside(self, beside: Beside) -> None:
        """Put the form, or form and tray, beside the article; or the list again."""
        if self._cataloguing and beside is not self._beside:
            self._beside = beside
            self._page_is_article = False
            self._arrange()
            self.beside_changed.emit()

    def turn_focus(self) -> None:
        """Give the whole width to the article, then to the list, then to both."""
        if self._beside is not Beside.LIST or self.narrow:
            self.turn_page(to_article=not self._page_is_article)
            return
        turns = [Focus.BOTH, Focus.ARTICLE, Focus.LIST]
        self._focus = turns[(turns.index(self._focus) + 1) % len(turns)]
        self._arrange()

    def leave_alone(self, alone: bool) -> None:
        """Have nothing but the article in view, or again what was there before."""
        if alone != self._alone:
            self._alone = alone
            self._arrange()

    def bring_article(self) -> bool:
        """Have the article in view; True when it took the place of the list."""
        if self.narrow:
            self.turn_page(to_article=True)
            return True
        if self._focus is Focus.LIST:
            self.turn_focus()
        return False

    def bring_list(self) -> None:
        """Have the list in view, where there is room beside the article."""
        self.stand_beside(Beside.LIST)
        if self.narrow:
            self.turn_page(to_article=False)

    def bring_both(self) -> None:
        """Have list and article in view, or the list where there is no room for both."""
        self._focus = Focus.BOTH
        self.stand_beside(Beside.LIST)
        self.turn_page(to_article=False)

    def turn_page(self, *, to_article: bool) -> None:
        """Where one page has room: that of the article, or the other."""
        self._page_is_article = to_article
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part or join the panes as the room allows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Show the panes that are wanted and that there is room for."""
        if self.narrow:
            article, listed = self._page_is_article, not self._page_is_article
        else:
            article, listed = self._focus is not Focus.LIST, self._focus is not Focus.ARTICLE
        wanted: tuple[bool, ...] = (self._filters_shown and listed, listed, article, False, False)
        if self._beside is not Beside.LIST:
            both = self.width() >= self._theme.px(FORM_BESIDE)
            article, listed = both or self._page_is_article, False
            form = both or not self._page_is_article
            wanted = (False, False, article, self._beside is Beside.TRAY and not self.narrow, form)
        if self._alone:
            wanted = (False, False, True, False, False)
        if wanted == self._arranged:
            return
        self._arranged = wanted
        for pane, shown in zip((*self._panes, *self._cataloguing), wanted, strict=False):
            pane.setVisible(shown)
        self.arranged.emit()
        if self._alone:
            return
        if listed and article:
            self._set_widths(self._widths or self._first_widths())
        elif self._beside is not Beside.LIST:
            px, room = self._theme.px, self.width()
            left, right = px(TRAY_WIDTH), px(FORM_WIDTH)
            middle = max(px(ARTICLE_LEAST), room - left - right)
            self.setSizes([left, 0, 0, middle, right])

    def _set_widths(self, widths: Sequence[int]) -> None:
        """Give the filters, the list and the article these widths."""
        if not self._cataloguing:
            self.setSizes(list(widths))
        else:
            self.setSizes([0, *widths, 0])

    def _first_widths(self) -> tuple[int, int, int]:
        left = self._theme.px(FILTERS_WIDTH)
        room = max(1, self.width() - left)
        return (left, round(room * RESULTS_SHARE), round(room * (1 - RESULTS_SHARE)))

    def _dress(self) -> None:
        px = self._theme.px
        least = (FILTERS_LEAST, RESULTS_LEAST, ARTICLE_LEAST, TRAY_LEAST, FORM_LEAST)
        for pane, width in zip((*self._panes, *self._cataloguing), least, strict=False):
            pane.setMinimumWidth(px(width))
        self._arranged = None
        self._arrange()

    def _on_moved(self) -> None:
        if self._arranged is not None and all(self._arranged[:PANES]):
            self._widths = tuple(pane.width() for pane in self._panes)


def step_among(panes: Sequence[QWidget], by: int) -> None:
    """Go from the pane that has the keyboard to the next one that can have it, going round.

    In a pane the keyboard comes to where it was there before, else to the first list or page in it,
    else to the first place for it.
    """
    has = QApplication.focusWidget()
    here = next((at for at, one in enumerate(panes) if has and one.isAncestorOf(has)), -1)
    start = here if here >= 0 or by > 0 else 0
    for step in range(1, len(panes) + 1):
        place = _place_in(panes[(start + by * step) % len(panes)])
        if place is not None:
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _place_in(pane: QWidget) -> QWidget | None:
    """Where in a pane the keyboard can be; the place it was at, if there is one."""
    before = pane.focusWidget()
    if before is not None and _takes_focus(before):
        return before
    places, one = [], pane.nextInFocusChain()
    while one is not None and one is not pane:
        if pane.isAncestorOf(one) and _takes_focus(one):
            places.append(one)
        one = one.nextInFocusChain()
    lists = [place for place in places if isinstance(place, QAbstractScrollArea)]
    return next(iter(lists or places), None)


def _takes_focus(widget: QWidget) -> bool:
    wanted = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return wanted and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
