"""What the text suggests, as chips with their evidence; one key takes one, or all on show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

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

from db.records import Edit, Suggestion, SuggestionKind, unread
from desktop.cataloguing.offered import AT_ONCE, Became, Offered
from desktop.language import number
from desktop.reading.relation_words import dossier_reason
from desktop.theme import Theme

LEAST_AT_ONCE = 3
LEAST_WIDTH = 200
BEFORE = 24
"""Letters of a sentence before the words that are shown as evidence."""


class Evidence(NamedTuple):
    """The words that a suggestion comes from: the whole sentence, and what stands near them."""

    sentence: str
    near: str


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
        self._flat = False
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
        self, suggestion: Suggestion, label: str, evidence: Evidence, *, taken: bool
    ) -> None:
        """Show this one; `taken` when it is in the catalogue by now."""
        self._key, self._label, self._evidence = suggestion.key, label, evidence.near
        quote = suggestion.quote
        self._quoted = suggestion.sentence or ((quote.start, quote.stop) if quote else None)
        self._taken = taken
        no = self.tr("Del: no, and never again") if suggestion.refusal else ""
        self.setToolTip("\n".join(line for line in (evidence.sentence, no) if line))
        self.setAccessibleName(label)
        self.setAccessibleDescription(evidence.sentence)
        self.setVisible(True)
        self.updateGeometry()
        self.update()

    def lie_flat(self, flat: bool) -> None:
        """Say everything in one line, where there is little room for all of them."""
        if flat != self._flat:
            self._flat = flat
            self.updateGeometry()
            self.update()

    def height_of(self, flat: bool) -> int:
        """How high it is in one line, or in two."""
        bold, plain = self._letters()
        lines = bold.height() if flat else bold.height() + plain.height()
        return lines + self._theme.px(6 if flat else 12)

    def sizeHint(self) -> QSize:
        """Room for its lines."""
        return QSize(self._theme.px(240), self.height_of(self._flat))

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
        top = px(3 if self._flat else 6) + bold.ascent()
        label = self._elided(bold, self._label, width)
        painter.drawText(left, top, label)
        painter.setFont(theme.interface(11))
        painter.setPen(QColor(colours.meta))
        if self._flat:
            used = bold.horizontalAdvance(label) + px(10)
            rest = self._elided(plain, self._evidence, width - used)
            painter.drawText(left + used, top, rest if width - used > px(60) else "")
        else:
            below = px(6) + bold.height() + plain.ascent()
            painter.drawText(left, below, self._elided(plain, self._evidence, width))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it by Enter or Space, put it away by Esc, say no by Del; else the form acts."""
        if event.modifiers() & (
            Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
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
    """Owns the chips and what is offered in them; lives on the GUI thread."""

    accepted = Signal(object)
    """Some suggestions (a tuple) are to be recorded; answer with `keep` or `refuse`."""
    given_back = Signal(object, object)
    """A suggestion is to be taken out of the article again: its key, and the edits (a tuple)."""
    denied = Signal(object)
    """The no to a `Suggestion` is to be remembered."""
    place_wanted = Signal(int, int)
    """The place of the text that a suggestion comes from, in code points."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._tall = AT_ONCE
        self._offered = Offered()
        self._title = QLabel()
        self._title.setProperty("tone", "meta")
        self._title.setWordWrap(True)
        self._chips = [SuggestionChip(theme, place + 1, self) for place in range(AT_ONCE)]
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._title)
        for chip in self._chips:
            chip.accepted.connect(self._on_chosen)
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
        return self._offered.page

    @property
    def waiting(self) -> tuple[Suggestion, ...]:
        """What is on show and was not taken yet."""
        return self._offered.waiting()

    @property
    def more(self) -> int:
        """How many there are besides those on show."""
        return self._offered.more

    def clear(self) -> None:
        """Show nothing: another article is to come."""
        self._text = ""
        self._offered.clear()
        self._say()

    def show_suggestions(self, suggestions: Sequence[Suggestion], text: str) -> None:
        """Show what is suggested for a text; those that were on show stay where they are."""
        self._text = text
        self._offered.renew(suggestions)
        self._say()

    def fit(self, height: int) -> None:
        """Show as many as this height has room for, in two lines each where all of them have."""
        gap = self._layout.spacing()
        room = height - self._title.heightForWidth(max(LEAST_WIDTH, self.width())) - gap
        flat, tall = (self._chips[0].height_of(flat) + gap for flat in (True, False))
        self._offered.room = max(LEAST_AT_ONCE, min(AT_ONCE, room // flat))
        self._tall = room // tall
        self._say()

    def accept(self, place: int) -> None:
        """Take what stands under a key, 1 to 9; give it back when it was taken before."""
        one = self._offered.at(place)
        if one is not None:
            self._on_chosen(one.key)

    def accept_all(self) -> None:
        """Take everything on show; when all of it was taken, show the next nine."""
        waiting = self._offered.waiting()
        if waiting:
            self._take([one.key for one in waiting])
        else:
            self.show_more()

    def show_more(self) -> None:
        """Show the next nine; after the last ones the first again."""
        self._offered.turn()
        self._say()

    def keep(self, back: Mapping[str, tuple[Edit, ...]]) -> None:
        """Note that some are on the disk, each with what takes it out again."""
        recalled = self._offered.keep(back)
        self._say()
        for key in recalled:
            self._give_back(key)

    def refuse(self, keys: Sequence[str]) -> None:
        """Offer some again that could not be saved."""
        self._offered.refuse(keys)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _take(self, keys: Sequence[str]) -> None:
        taken = self._offered.take(keys)
        self._say()
        if taken:
            self.accepted.emit(taken)

    def _on_chosen(self, key: str) -> None:
        if self._offered.became(key) is Became.OPEN:
            self._take([key])
        else:
            self._give_back(key)

    def _give_back(self, key: str) -> None:
        edits = self._offered.give_back(key)
        self._say()
        if edits:
            self.given_back.emit(key, edits)

    def _on_dismissed(self, key: str) -> None:
        self._offered.put_away(key)
        self._say()

    def _on_denied(self, key: str) -> None:
        if self._offered.became(key) is not Became.OPEN:
            return
        one = next((one for one in self._offered.page if one.key == key), None)
        self._on_dismissed(key)
        if one is not None and one.refusal:
            self.denied.emit(one)

    def _say(self) -> None:
        page = self._offered.page
        for chip, one in zip(self._chips, page, strict=False):
            label = f"{one.label} · {self._kinds()[one.kind]}"
            taken = self._offered.became(one.key) in {Became.SENT, Became.TAKEN}
            chip.lie_flat(len(page) > self._tall)
            chip.show_suggestion(one, label, self._evidence(one), taken=taken)
        for chip in self._chips[len(page) :]:
            chip.hide()
        title = self.tr("Suggestions: Ctrl+1…9 one, Ctrl+Enter all of these")
        more = self._offered.more
        if more > 0:
            more_words = self.tr("Ctrl+0: {count} more")
            title = f"{title} · {more_words.format(count=number(more))}"
        title = title if page else self.tr("No suggestions")
        left = unread(self._text)
        if left:
            only = self.tr("Only the first {count} letters of the text were read")
            title = f"{title}\n{only.format(count=number(len(self._text) - left))}"
        self._title.setText(title)

    def _evidence(self, one: Suggestion) -> Evidence:
        quote = one.quote
        if one.sentence is None:
            is_dossier = one.kind is SuggestionKind.DOSSIER
            words = dossier_reason(one) if is_dossier else quote.exact if quote is not None else ""
            return Evidence(words, words)
        start, stop = one.sentence
        sentence = " ".join(self._text[start:stop].split())
        if quote is None or quote.start - start <= BEFORE:
            return Evidence(sentence, sentence)
        near = self._text[quote.start - BEFORE : stop].split(maxsplit=1)[-1]
        return Evidence(sentence, "…" + " ".join(near.split()))

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
