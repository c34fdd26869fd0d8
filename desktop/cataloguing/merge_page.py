"""Merging two names of the same: what would become of both is seen before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from db.records import AuthorityDetail, AuthorityMatch, Edit, MergeAuthorities, MergePreview
from desktop.cataloguing.authority_words import match_words, standing_words
from desktop.cataloguing.lookup_line import Candidate, LookupLine
from desktop.cataloguing.name_forms_page import ENTER
from desktop.dates import shown_date
from desktop.language import number
from desktop.reading.parts import words
from desktop.rows import plain_button, row_of
from desktop.theme import Theme

LONGEST = 48
"""Letters of a value that stand beside its box."""


class MergePage(QWidget):
    """Owns the name that may go, and the choice of what is taken from it; GUI thread."""

    edits_wanted = Signal(object)
    names_wanted = Signal(str)
    """Look up the one that goes; answer with `offer`."""
    preview_wanted = Signal(int)
    """What would a merge with this one do? Answer with `show_preview`."""

    def __init__(self, theme: Theme, pause_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: AuthorityDetail | None = None
        self._preview: MergePreview | None = None
        self._fields: list[QCheckBox] = []
        self.line = LookupLine(theme, pause_ms=pause_ms)
        self.line.setPlaceholderText(self.tr("Another name for the same: it is merged into this"))
        self.line.setAccessibleName(self.tr("The name to merge"))
        self.line.lookup_wanted.connect(self.names_wanted)
        self.line.chosen.connect(self.preview_wanted.emit)
        self._effect = words("")
        self._choices = QVBoxLayout()
        self.keep = plain_button(self.tr("Merge"), self._on_keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.line)
        column.addWidget(self._effect)
        column.addLayout(self._choices)
        column.addStretch(1)
        column.addLayout(row_of(None, self.keep))
        self.setFocusProxy(self.line)
        self._show()

    @property
    def effect(self) -> str:
        """What is said of the merge on show."""
        return self._effect.text()

    @property
    def fields(self) -> tuple[QCheckBox, ...]:
        """A box for each field in which both differ: ticked, the value of the one that goes."""
        return tuple(self._fields)

    def show_authority(self, detail: AuthorityDetail) -> None:
        """Have another one that stays."""
        self._shown, self._preview = detail, None
        self.line.put("")
        self._show()

    def offer(self, text: str, matches: Sequence[AuthorityMatch]) -> None:
        """Offer what was found of the same kind."""
        shown = self._shown.row if self._shown is not None else None
        rows = [
            Candidate(match_words(one), one.authority.id)
            for one in matches
            if shown is not None
            and one.authority.id != shown.id
            and one.authority.kind is shown.kind
        ]
        self.line.offer(text, rows)

    def show_preview(self, preview: MergePreview) -> None:
        """Show what a merge would do; nothing is done yet."""
        if self._shown is not None and preview.kept.row.id == self._shown.row.id:
            self._preview = preview
            self._show()
            (self._fields[0] if self._fields else self.keep).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Merge by Enter once the preview is seen; let go of it by Esc."""
        if event.key() in ENTER and not self.line.hasFocus():
            self._on_keep()
        elif event.key() == Qt.Key.Key_Escape and self._preview is not None:
            self._preview = None
            self._show()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() not in ENTER:
            super().keyPressEvent(event)

    def edits(self) -> tuple[Edit, ...]:
        """The merge that is on show, with the fields that were chosen."""
        held = self._preview
        if held is None:
            return ()
        take = tuple(box.objectName() for box in self._fields if box.isChecked())
        return (MergeAuthorities(held.kept.row.id, held.gone.row.id, take),)

    def _on_keep(self) -> None:
        if edits := self.edits():
            self.edits_wanted.emit(edits)

    def _show(self) -> None:
        """Say what becomes of both, and for each field in which they differ whose value stays."""
        for box in self._fields:
            self._choices.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._fields = []
        held = self._preview
        self.keep.setEnabled(held is not None)
        if held is None:
            self._effect.setText(
                self.tr("Everything that names the other one names this one then.")
            )
            return
        told = self.tr("“{gone}” becomes “{kept}”: {count} articles come over.").format(
            gone=held.gone.row.name, kept=held.kept.row.name, count=number(held.articles)
        )
        if held.names:
            gained = self.tr("New name forms: {names}").format(names=", ".join(held.names))
            told = f"{told}\n{gained}"
        self._effect.setText(told)
        for name in held.differing:
            box = QCheckBox(self._difference(name, held))
            box.setObjectName(name)
            self._choices.addWidget(box)
            # A layout shows it only later, and what is hidden takes no focus.
            box.show()
            self._fields.append(box)

    def _difference(self, field: str, held: MergePreview) -> str:
        """Say of a field which value would come from the one that goes."""
        kept, gone = (_value(one, field) for one in (held.kept, held.gone))
        told = self.tr("{field}: “{gone}” instead of “{kept}”")
        return told.format(field=self._names().get(field, field), gone=gone, kept=kept)

    def _names(self) -> dict[str, str]:
        return {
            "name": self.tr("Name"),
            "disambiguation": self.tr("Distinction"),
            "scope_note": self.tr("Scope note"),
            "language": self.tr("Language"),
            "start": self.tr("Begins"),
            "end": self.tr("Ends"),
            "status": self.tr("Status"),
        }


def _value(detail: AuthorityDetail, field: str) -> str:
    """A fact of an authority in words; a dash where there is none."""
    if field == "status":
        return standing_words(detail.row.status)
    told = getattr(detail, field, None) or getattr(detail.row, field, None) or ""
    told = shown_date(told) if field in {"start", "end"} else told
    told = told if len(told) <= LONGEST else told[:LONGEST].rstrip() + "…"
    return told.replace("&", "&&") or "–"
