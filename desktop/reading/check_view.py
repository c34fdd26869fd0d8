"""One check: what it found as a sentence, and what a person says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records import Check, DecideCheck, Verdict
from desktop.dates import shown_date
from desktop.icons import picture
from desktop.reading.check_words import (
    check_sentence,
    effective_verdict,
    kind_words,
    verdict_tone,
    verdict_words,
)
from desktop.theme import Theme


class CheckView(QWidget):
    """Owns the words of one check and the field for a reason; lives on the GUI thread."""

    decided = Signal(object)
    """A `DecideCheck` to be saved."""

    def __init__(
        self, theme: Theme, check: Check, *, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._check = check
        px = theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(self._head(theme))
        layout.addWidget(_text(check_sentence(check)))
        if check.person_verdict is not None:
            said = _text(self._said())
            said.setProperty("tone", "meta")
            layout.addWidget(said)
        self._reason = QLineEdit(self)
        self._reason.setVisible(writable)
        if writable:
            layout.addLayout(self._choices(theme))

    def _head(self, theme: Theme) -> QHBoxLayout:
        verdict = effective_verdict(self._check)
        tone = verdict_tone(verdict)
        drawing = QLabel()
        name = "caution" if tone == "caution" else "check"
        drawing.setPixmap(picture(theme, name, getattr(theme.colours, tone), 16, 2.0))
        word = QLabel(verdict_words(verdict))
        word.setProperty("tone", tone)
        word.setFont(theme.interface(13, QFont.Weight.DemiBold))
        kind = QLabel(f"· {kind_words(self._check.kind)}")
        kind.setProperty("tone", "meta")
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        for part in (drawing, word, kind):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _choices(self, theme: Theme) -> QHBoxLayout:
        self._reason.setPlaceholderText(self.tr("Why (may stay empty)"))
        self._reason.setAccessibleName(self.tr("Why you judge the check so"))
        self._reason.setText(self._check.person_reason or "")
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self._reason, 1)
        choices: list[tuple[str, Verdict | None]] = [
            (self.tr("Right"), Verdict.AGREES),
            (self.tr("Wrong"), Verdict.DIFFERS),
        ]
        if self._check.person_verdict is not None:
            choices.append((self.tr("Take back"), None))
        for words, verdict in choices:
            row.addWidget(self._button(words, verdict))
        return row

    def _button(self, words: str, verdict: Verdict | None) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        about = self.tr("{choice}: {check}")
        kind = kind_words(self._check.kind)
        button.setAccessibleName(about.format(choice=words, check=kind))
        button.clicked.connect(lambda: self._decide(verdict))
        return button

    def _decide(self, verdict: Verdict | None) -> None:
        check = self._check
        reason = self._reason.text().strip() if verdict is not None else ""
        edit = DecideCheck(check.article_id, check.kind, check.key, verdict, reason or None)
        self.decided.emit(edit)

    def _said(self) -> str:
        """What a person said of it, and when."""
        check = self._check
        assert check.person_verdict is not None
        right = check.person_verdict in {Verdict.AGREES, Verdict.AGREES_ROUNDED}
        who = check.decided_by or self.tr("Somebody")
        judged = self.tr("right") if right else self.tr("wrong")
        parts = [f"{who}: {judged}"]
        if check.person_reason:
            parts.append(f"“{check.person_reason}”")
        if check.decided_at:
            parts.append(shown_date(check.decided_at[:10]))
        return " · ".join(parts)


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
