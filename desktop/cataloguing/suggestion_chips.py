"""What the text suggests, as chips with their evidence; each is taken or left by one key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from db.records import Suggestion, SuggestionKind
from desktop.language import number
from desktop.reading.relation_words import dossier_reason
from desktop.theme import Theme

AT_ONCE = 9
"""One for each of the keys Ctrl+1 to Ctrl+9."""


class SuggestionChip(QWidget):
    """Owns one suggestion on show; lives on the GUI thread."""

    accepted = Signal(str)
    dismissed = Signal(str)
    """It is put away until the article is opened again."""
    denied = Signal(str)
    """It is not so."""
    place_wanted = Signal(int, int)

    def __init__(self, theme: Theme, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._place = theme, place
        self._key, self._label, self._evidence = "", "", ""
        self._quoted: tuple[int, int] | None = None
        self._taken = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """Everything that the chip says."""
        return f"{self._label} {self._evidence}"

    def show_suggestion(
        self, suggestion: Suggestion, label: str, evidence: str, *, taken: bool
    ) -> None:
        """Show this one; `taken` when it is in the catalogue by now."""
        self._key, self._label, self._evidence = suggestion.key, label, evidence
        quote = suggestion.quote
        self._quoted = suggestion.sentence or ((quote.start, quote.stop) if quote else None)
        self._taken = taken
        no = self.tr("Del: no, and never again") if suggestion.refusal else ""
        self.setToolTip("\n".join(line for line in (evidence, no) if line))
        self.setAccessibleName(label)
        self.setAccessibleDescription(evidence)
        self.setVisible(True)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        bold, plain = self._letters()
        return QSize(self._theme.px(240), bold.height() + plain.height() + self._theme.px(12))

    def minimumSizeHint(self) -> QSize:
        """Keep both lines in a narrow form."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the key, the label, and the sentence below."""
        theme, colours, px = self._theme, self._theme.colours, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.hairline), 1))
        painter.setBrush(QColor(colours.selection if self.underMouse() else colours.panel))
        painter.drawRoundedRect(area, px(6), px(6))
        bold, plain = self._letters()
        key_width = px(26)
        painter.setFont(theme.interface(11, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.verified if self._taken else colours.meta))
        key = area.adjusted(px(8), 0, 0, 0)
        key.setWidth(key_width)
        sign = "✓" if self._taken else str(self._place)
        painter.drawText(key, int(Qt.AlignmentFlag.AlignVCenter), sign)
        left, width = px(8) + key_width, area.width() - px(16) - key_width
        painter.setFont(theme.interface(13))
        painter.setPen(QColor(colours.meta if self._taken else colours.ink))
        top = px(6) + bold.ascent()
        painter.drawText(left, top, self._elided(bold, self._label, width))
        painter.setFont(theme.interface(11))
        painter.setPen(QColor(colours.meta))
        below = px(6) + bold.height() + plain.ascent()
        painter.drawText(left, below, self._elided(plain, self._evidence, width))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it by Enter or Space, put it away by Esc, say no to it by Del."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                event.ignore()
                return
            self.accepted.emit(self._key)
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit(self._key)
        elif event.key() == Qt.Key.Key_Delete:
            self.denied.emit(self._key)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, _event: object) -> None:
        """Take it by a click, too."""
        self.accepted.emit(self._key)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the place that it comes from."""
        super().enterEvent(event)
        self._show_place()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the place that it comes from."""
        super().focusInEvent(event)
        self._show_place()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be quiet again."""
        super().focusOutEvent(event)
        self.update()

    def _show_place(self) -> None:
        if self._quoted is not None:
            self.place_wanted.emit(*self._quoted)

    def _letters(self) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(self._theme.interface(13)), QFontMetrics(self._theme.interface(11))

    def _elided(self, letters: QFontMetrics, words: str, width: int) -> str:
        return letters.elidedText(words, Qt.TextElideMode.ElideRight, width)


class SuggestionChips(QWidget):
    """Owns which suggestions are on show and under which key; lives on the GUI thread.

    A suggestion keeps its key until the article changes, whatever is taken before it: a hand that
    types Ctrl+1 Ctrl+2 must get the two that it saw.
    """

    accepted = Signal(object)
    """A `Suggestion` is to be recorded."""
    denied = Signal(object)
    """The no to a `Suggestion` is to be remembered."""
    place_wanted = Signal(int, int)
    """The place of the text that a suggestion comes from, in code points."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._order: list[str] = []
        self._known: dict[str, Suggestion] = {}
        self._taken: set[str] = set()
        self._first = 0
        self._title = QLabel()
        self._title.setProperty("tone", "meta")
        self._chips = [SuggestionChip(theme, place + 1, self) for place in range(AT_ONCE)]
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._title)
        for chip in self._chips:
            chip.accepted.connect(self._on_accepted)
            chip.dismissed.connect(self._on_dismissed)
            chip.denied.connect(self._on_denied)
            chip.place_wanted.connect(self.place_wanted)
            self._layout.addWidget(chip)
        self._layout.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()
        self.clear()

    @property
    def shown(self) -> tuple[Suggestion, ...]:
        """What is on show, in the order of its keys."""
        return tuple(self._known[key] for key in self._page())

    def clear(self) -> None:
        """Show nothing: another article is to come."""
        self._order, self._known, self._first = [], {}, 0
        self._taken.clear()
        self._say()

    def show_suggestions(self, suggestions: Sequence[Suggestion], text: str) -> None:
        """Show what is suggested for a text; those that were on show stay where they are."""
        self._text = text
        found = {one.key: one for one in suggestions}
        self._taken |= {key for key in self._order if key in found and found[key].done}
        held = [key for key in self._order if key in found or key in self._taken]
        offered = sorted(
            (one for one in suggestions if one.edits and not one.done and one.key not in held),
            key=lambda one: -one.confidence,
        )
        self._known = {**{key: self._known[key] for key in held}, **found}
        self._order = [*held, *(one.key for one in offered)]
        self._say()

    def accept(self, place: int) -> None:
        """Take what stands under a key, 1 to 9."""
        page = self._page()
        if 1 <= place <= len(page):
            self._on_accepted(page[place - 1])

    def show_more(self) -> None:
        """Show the next nine; after the last ones the first again."""
        self._first = self._first + AT_ONCE if self._first + AT_ONCE < len(self._order) else 0
        self._say()

    def refuse(self, key: str) -> None:
        """Offer one again that could not be saved."""
        self._taken.discard(key)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _page(self) -> list[str]:
        return self._order[self._first : self._first + AT_ONCE]

    def _on_accepted(self, key: str) -> None:
        if key in self._known and key not in self._taken:
            self._taken.add(key)
            self._say()
            self.accepted.emit(self._known[key])

    def _on_dismissed(self, key: str) -> None:
        if key in self._order:
            self._order.remove(key)
            self._say()

    def _on_denied(self, key: str) -> None:
        one = self._known.get(key)
        if key in self._taken:
            return
        self._on_dismissed(key)
        if one is not None and one.refusal:
            self.denied.emit(one)

    def _say(self) -> None:
        page = self._page()
        for chip, key in zip(self._chips, page, strict=False):
            one = self._known[key]
            label = f"{one.label} · {self._kinds()[one.kind]}"
            chip.show_suggestion(one, label, self._sentence(one), taken=key in self._taken)
        for chip in self._chips[len(page) :]:
            chip.hide()
        more = len(self._order) - AT_ONCE
        title = self.tr("Suggestions: Ctrl+1…9 takes one")
        if more > 0:
            more_words = self.tr("Ctrl+0: {count} more")
            title = f"{title} · {more_words.format(count=number(more))}"
        self._title.setText(title if page else self.tr("No suggestions"))

    def _sentence(self, one: Suggestion) -> str:
        if one.sentence is not None:
            return " ".join(self._text[slice(*one.sentence)].split())
        if one.kind is SuggestionKind.DOSSIER:
            return dossier_reason(one)
        return one.quote.exact if one.quote is not None else ""

    def _kinds(self) -> Mapping[SuggestionKind, str]:
        return {
            SuggestionKind.PERSON: self.tr("person"),
            SuggestionKind.ORGANISATION: self.tr("body"),
            SuggestionKind.PLACE: self.tr("place"),
            SuggestionKind.AWARD: self.tr("award"),
            SuggestionKind.EVENT: self.tr("event"),
            SuggestionKind.INDEX: self.tr("index"),
            SuggestionKind.DATE: self.tr("day"),
            SuggestionKind.FIGURE: self.tr("figure"),
            SuggestionKind.MISSPELLING: self.tr("misprint"),
            SuggestionKind.PUBLISHED: self.tr("published"),
            SuggestionKind.SUBJECT: self.tr("subject"),
            SuggestionKind.DECISION: self.tr("award decision"),
            SuggestionKind.RELATION: self.tr("related article"),
            SuggestionKind.DOSSIER: self.tr("dossier"),
        }

    def _dress(self) -> None:
        self._title.setFont(self._theme.interface(11))
        self._layout.setSpacing(self._theme.px(4))
