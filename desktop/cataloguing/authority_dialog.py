"""Names: what an authority is called, what it belongs to, what was changed, and merging two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records import (
    AuthorityDetail,
    AuthorityKind,
    AuthorityMatch,
    ChangeSet,
    Edit,
    MergeAuthorities,
    MergePreview,
    NameForm,
    NameKind,
    Predicate,
)
from desktop.cataloguing.authority_words import kind_words, match_words
from desktop.cataloguing.form_page import scrolled
from desktop.cataloguing.lookup_line import PAUSE_MS, Candidate, LookupLine
from desktop.cataloguing.undo_words import change_label
from desktop.dates import shown_date
from desktop.language import number
from desktop.rows import row_of
from desktop.theme import Theme

SIZE = QSize(820, 560)
HISTORY = 12
"""Changes that are listed."""


class AuthorityDialog(QDialog):
    """Owns the authority on show and the one that it may be merged with; GUI thread."""

    names_wanted = Signal(str, object, bool)
    """Look up a text among kinds; the last says whether it is for a merge. Answer: `offer`."""
    authority_wanted = Signal(int)
    """Read an authority, and what was changed in it; answer with `show_authority`."""
    preview_wanted = Signal(int, int)
    """What would a merge do: the one that stays, the one that goes. Answer: `show_preview`."""
    edits_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, pause_ms: int = PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: AuthorityDetail | None = None
        self._preview: MergePreview | None = None
        self._fields: list[QCheckBox] = []
        self.setWindowTitle(self.tr("Names"))
        self.resize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.line = LookupLine(theme, pause_ms=pause_ms)
        self.other = LookupLine(theme, pause_ms=pause_ms)
        self._facts, self._history, self._effect = (self._label() for _ in range(3))
        self._history.setProperty("tone", "meta")
        self._said = self._label()
        self._choices = QVBoxLayout()
        self.merge = QPushButton(self.tr("Merge"))
        self.merge.setProperty("primary", True)
        self.merge.setAutoDefault(False)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setAutoDefault(False)
        self._wire()
        self._lay_out()
        self._show_merge()

    @property
    def authority_id(self) -> int:
        """The authority on show; 0 for none."""
        return self._shown.row.id if self._shown is not None else 0

    def offer(self, text: str, matches: Sequence[AuthorityMatch], *, merging: bool) -> None:
        """Offer what was found."""
        shown = self._shown.row.id if self._shown is not None else None
        fit = [one for one in matches if not merging or one.authority.id != shown]
        candidates = [Candidate(match_words(one), one.authority.id) for one in fit]
        (self.other if merging else self.line).offer(text, candidates)

    def show_authority(self, detail: AuthorityDetail, history: Sequence[ChangeSet]) -> None:
        """Show one authority whole."""
        self._shown, self._preview = detail, None
        self._facts.setText("\n".join(self._lines(detail)))
        told = [
            f"{shown_date(one.at[:10])} · {one.by or ''} · {change_label(one)}"
            for one in history[:HISTORY]
        ]
        self._history.setText("\n".join(told))
        self.other.put("")
        self._show_merge()
        self.other.setFocus()

    def show_preview(self, preview: MergePreview) -> None:
        """Show what a merge would do; nothing is done yet."""
        self._preview = preview
        self._show_merge()
        self.merge.setFocus()

    def say(self, words: str) -> None:
        """Say what became of it."""
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def edits(self) -> tuple[Edit, ...]:
        """The merge that is on show, with the fields that were chosen."""
        if self._preview is None:
            return ()
        take = tuple(box.objectName() for box in self._fields if box.isChecked())
        held = self._preview
        return (MergeAuthorities(held.kept.row.id, held.gone.row.id, take),)

    def _on_merge(self) -> None:
        if self._preview is not None:
            self.edits_wanted.emit(self.edits())

    def _lines(self, detail: AuthorityDetail) -> list[str]:
        row = detail.row
        about = f" ({row.disambiguation})" if row.disambiguation else ""
        articles = self.tr("articles: {count}").format(count=number(row.articles))
        lines = [f"{row.name}{about}", f"{kind_words(row.kind)} · {articles}"]
        if detail.scope_note:
            lines.append(detail.scope_note)
        lines += [f"– {self._form(form)}" for form in detail.names]
        for link in detail.links:
            words = self._predicates()[link.predicate]
            pair = (row.name, link.other.name) if link.is_subject else (link.other.name, row.name)
            lines.append(f"– {pair[0]} {words} {pair[1]}{_years(link.valid_from, link.valid_to)}")
        return lines

    def _form(self, form: NameForm) -> str:
        return f"{form.name} · {self._forms()[form.kind]}{_years(form.valid_from, form.valid_to)}"

    def _show_merge(self) -> None:
        """Show the other one, and for each field in which both differ whose value stays."""
        for box in self._fields:
            self._choices.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._fields = []
        held = self._preview
        self.merge.setVisible(held is not None)
        self.other.setEnabled(self._shown is not None)
        if held is None:
            self._effect.clear()
            return
        words = self.tr("“{gone}” becomes “{kept}”: {count} articles come over.").format(
            gone=held.gone.row.name, kept=held.kept.row.name, count=number(held.articles)
        )
        gained = ", ".join(held.names)
        told = [words, self.tr("New name forms: {names}").format(names=gained) if gained else ""]
        self._effect.setText("\n".join(one for one in told if one))
        for name in held.differing:
            box = QCheckBox(self._difference(name, held))
            box.setObjectName(name)
            self._choices.addWidget(box)
            self._fields.append(box)

    def _difference(self, name: str, held: MergePreview) -> str:
        """Say of a field which value would come from the one that goes."""
        kept, gone = (
            getattr(one, name, None) or getattr(one.row, name, None) or "–"
            for one in (held.kept, held.gone)
        )
        words = self.tr("{field}: “{gone}” instead of “{kept}”")
        return words.format(field=self._names().get(name, name), gone=gone, kept=kept)

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

    def _forms(self) -> dict[NameKind, str]:
        return {
            NameKind.PREFERRED: self.tr("preferred"),
            NameKind.VARIANT: self.tr("variant"),
            NameKind.ACRONYM: self.tr("acronym"),
            NameKind.FORMER: self.tr("former name"),
            NameKind.TRANSLATION: self.tr("translation"),
            NameKind.MISSPELLING: self.tr("misprint"),
        }

    def _predicates(self) -> dict[Predicate, str]:
        return {
            Predicate.PART_OF: self.tr("is part of"),
            Predicate.LOCATED_IN: self.tr("lies in"),
            Predicate.GOVERNS: self.tr("governs"),
            Predicate.MEMBER_OF: self.tr("is a member of"),
            Predicate.OFFICER_OF: self.tr("holds office in"),
            Predicate.SUCCESSOR_OF: self.tr("follows"),
            Predicate.ORGANISES: self.tr("organises"),
            Predicate.SAME_SERIES: self.tr("belongs to the series of"),
        }

    def _wire(self) -> None:
        none: tuple[AuthorityKind, ...] = ()
        self.line.lookup_wanted.connect(lambda text: self.names_wanted.emit(text, none, False))
        self.other.lookup_wanted.connect(self._on_other_wanted)
        self.line.chosen.connect(self.authority_wanted)
        self.other.chosen.connect(self._on_other_chosen)
        self.merge.clicked.connect(lambda _checked: self._on_merge())
        self.undo.clicked.connect(lambda _checked: self.undo_wanted.emit())

    def _on_other_wanted(self, text: str) -> None:
        if self._shown is not None:
            self.names_wanted.emit(text, (self._shown.row.kind,), True)

    def _on_other_chosen(self, authority_id: int) -> None:
        if self._shown is not None:
            self.preview_wanted.emit(self._shown.row.id, authority_id)

    def _lay_out(self) -> None:
        px = self._theme.px
        self.line.setPlaceholderText(self.tr("Look up a name…"))
        self.line.setAccessibleName(self.tr("Look up a name"))
        self.other.setPlaceholderText(self.tr("Another name for the same: it is merged into this"))
        self.other.setAccessibleName(self.tr("The name to merge"))
        self._facts.setFont(self._theme.interface(13))
        self._said.hide()
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.line)
        left.addWidget(scrolled(self._facts), 2)
        left.addWidget(self._title(self.tr("What was changed")))
        left.addWidget(scrolled(self._history), 1)
        right.addWidget(self._title(self.tr("Merge")))
        right.addWidget(self.other)
        right.addWidget(self._effect)
        right.addLayout(self._choices)
        right.addStretch(1)
        right.addWidget(self.merge)
        columns = QHBoxLayout()
        columns.setSpacing(px(24))
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(20))
        layout.setSpacing(px(12))
        layout.addLayout(columns, 1)
        layout.addWidget(self._said)
        layout.addLayout(row_of(None, self.undo, close))

    def _title(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setFont(self._theme.interface(14, QFont.Weight.DemiBold))
        return label

    def _label(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        return label


def _years(start: str | None, end: str | None) -> str:
    """Between which days something held, in parentheses; empty when nothing is known."""
    if not start and not end:
        return ""
    return f" ({shown_date(start) or '…'} – {shown_date(end) or '…'})"
