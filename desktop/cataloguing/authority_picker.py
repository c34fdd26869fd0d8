"""Looking up who or what an article tells of, before anything new is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import AuthorityKind, AuthorityMatch, AuthorityRef, RoleKind
from desktop.cataloguing.authority_words import guess_kind, kind_words, match_words, role_words
from desktop.cataloguing.fields import FieldChoice
from desktop.cataloguing.lookup_line import PAUSE_MS, Candidate, LookupLine
from desktop.theme import Theme

CHOICE_WIDTH = 104


class AuthorityPicker(QWidget):
    """Owns the look-up line, the kind that is looked for and the role that is given; GUI thread."""

    lookup_wanted = Signal(str, object)
    """Look up a text among some kinds (a tuple, empty for all); answer with `offer`."""
    picked = Signal(object, object, str)
    """An `AuthorityRef`, the `RoleKind` it is to have, and the words under which it was found."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        pause_ms: int = PAUSE_MS,
        with_roles: bool = True,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = LookupLine(theme, self, pause_ms=pause_ms)
        self.kinds, self.roles = FieldChoice(theme), FieldChoice(theme)
        self.kinds.addItem("", None)
        for kind in AuthorityKind:
            self.kinds.addItem("", kind.value)
        for role in RoleKind:
            self.roles.addItem("", role.value)
        self.roles.setCurrentIndex(self.roles.findData(RoleKind.MENTIONED.value))
        for choice in (self.kinds, self.roles):
            choice.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            choice.setMinimumWidth(theme.px(CHOICE_WIDTH))
        self.line.lookup_wanted.connect(self._on_lookup_wanted)
        self.line.chosen.connect(self._on_chosen)
        self.line.create_wanted.connect(self._on_create_wanted)
        choices = QHBoxLayout()
        choices.setSpacing(theme.px(6))
        choices.addWidget(self.roles)
        choices.addWidget(self.kinds)
        choices.addStretch(1)
        # Above the line: a name is long, and the rows that are found for it open below.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addLayout(choices)
        layout.addWidget(self.line)
        self.roles.setVisible(with_roles)
        self.setFocusProxy(self.line)
        self._retranslate()

    def offer(self, text: str, matches: Sequence[AuthorityMatch]) -> None:
        """Offer what was found for a text, and to make a new one."""
        candidates = [Candidate(match_words(one), one) for one in matches]
        words = self.tr("New: “{name}” ({kind}) · Shift+Enter")
        create = words.format(name=text, kind=kind_words(self._kind_of(text)))
        self.line.offer(text, candidates, create)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take another kind by F4, another role by Shift+F4; Tab passes both by."""
        if event.key() == Qt.Key.Key_F4:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            choice = self.roles if shifted else self.kinds
            choice.setCurrentIndex((choice.currentIndex() + 1) % choice.count())
            if self.line.wanted:
                self._on_lookup_wanted(self.line.wanted)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _kind_of(self, text: str) -> AuthorityKind:
        chosen = self.kinds.currentData()
        return AuthorityKind(chosen) if chosen else guess_kind(text)

    def _on_lookup_wanted(self, text: str) -> None:
        chosen = self.kinds.currentData()
        self.lookup_wanted.emit(text, (AuthorityKind(chosen),) if chosen else ())

    def _on_chosen(self, match: AuthorityMatch) -> None:
        self._pick(AuthorityRef(id=match.authority.id), match.matched)

    def _on_create_wanted(self, name: str) -> None:
        self._pick(AuthorityRef(kind=self._kind_of(name), name=name), name)

    def _pick(self, authority: AuthorityRef, words: str) -> None:
        self.picked.emit(authority, RoleKind(self.roles.currentData()), words)

    def _retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Person, body or place…"))
        self.line.setAccessibleName(self.tr("Look up a name"))
        self.kinds.setToolTip(self.tr("Kind of name (F4)"))
        self.roles.setToolTip(self.tr("Role in the article (Shift+F4)"))
        self.kinds.setAccessibleName(self.tr("Kind of name"))
        self.roles.setAccessibleName(self.tr("Role in the article"))
        self.kinds.setItemText(0, self.tr("any kind"))
        for place, kind in enumerate(AuthorityKind, 1):
            self.kinds.setItemText(place, kind_words(kind))
        for place, role in enumerate(RoleKind):
            self.roles.setItemText(place, role_words(role))
