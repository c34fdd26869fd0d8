"""One row of a question that is put together: a field, what is asked of it, and the value."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from db.records import Asking, QueryRow
from desktop.choice import Choice
from desktop.icons import icon
from desktop.theme import Theme

translate = QCoreApplication.translate

TEXTS = ("", "headline", "standfirst", "body", "caption")
FACTS = (
    "outlet",
    "section",
    "byline",
    "place",
    "person",
    "organisation",
    "award",
    "name",
    "term",
    "status",
)
VALUES = ("date", "number")


class BuilderRow(QWidget):
    """Owns the widgets of one row; lives on the GUI thread."""

    changed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, row: QueryRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = Choice(theme, self)
        self.field.setAccessibleName(translate("Builder", "Field"))
        self.asking = Choice(theme, self)
        self.asking.setAccessibleName(translate("Builder", "What is asked of it"))
        self.value = QLineEdit(self)
        self.until = QLineEdit(self)
        self._dash = QLabel("–", self)
        self._remove = QToolButton(self)
        self._remove.setAutoRaise(True)
        self._remove.setToolTip(translate("Builder", "Take this row away"))
        self._remove.setAccessibleName(translate("Builder", "Take this row away"))
        self._remove.setIcon(icon(theme, "close"))
        self._remove.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._remove.clicked.connect(self.removed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        self.field.setFixedWidth(theme.px(170))
        self.asking.setFixedWidth(theme.px(160))
        for part in (self.field, self.asking, self.value, self._dash, self.until, self._remove):
            line.addWidget(part)
        line.setStretch(2, 2)
        line.setStretch(4, 1)
        self._fill(row)
        self.field.currentIndexChanged.connect(self._on_field_changed)
        self.asking.currentIndexChanged.connect(self._on_asking_changed)
        self.value.textEdited.connect(self.changed)
        self.until.textEdited.connect(self.changed)

    @property
    def row(self) -> QueryRow:
        """What the row says now."""
        asking = Asking(self.asking.currentData())
        until = self.until.text() if asking is Asking.RANGE else ""
        return QueryRow(self.field.currentData(), asking, self.value.text(), until)

    def _fill(self, row: QueryRow) -> None:
        if row.asking is Asking.OTHER:
            self.field.addItem(translate("Builder", "As typed"), "")
            self.asking.addItem(translate("Builder", "stays so"), Asking.OTHER)
            self.field.setEnabled(False)
            self.asking.setEnabled(False)
        else:
            for name in (*TEXTS, *FACTS, *VALUES):
                self.field.addItem(field_name(name), name)
            self.field.setCurrentIndex(self.field.findData(row.field))
            self._offer(row.asking)
        self.value.setText(row.value)
        self.until.setText(row.until)
        self._dress()

    def _offer(self, chosen: Asking) -> None:
        """Offer what can be asked of the field."""
        field = self.field.currentData()
        if field in VALUES:
            ways = (Asking.RANGE, Asking.CONTAINS, Asking.WITHOUT)
        elif field in FACTS:
            ways = (Asking.CONTAINS, Asking.WHOLE, Asking.WITHOUT)
        else:
            ways = (Asking.CONTAINS, Asking.PHRASE, Asking.WITHOUT)
        self.asking.clear()
        for way in ways:
            self.asking.addItem(asking_words(way, is_value=field in VALUES), way)
        self.asking.setCurrentIndex(max(0, self.asking.findData(chosen)))

    def _on_field_changed(self) -> None:
        before = self.asking.currentData()
        self.asking.blockSignals(True)
        self._offer(Asking(before))
        self.asking.blockSignals(False)
        self._dress()
        self.changed.emit()

    def _on_asking_changed(self) -> None:
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        ranged = self.asking.currentData() == Asking.RANGE
        self._dash.setVisible(ranged)
        self.until.setVisible(ranged)
        name = translate("Builder", "From") if ranged else translate("Builder", "Value")
        self.value.setAccessibleName(name)
        self.until.setAccessibleName(translate("Builder", "To"))
        hints = {"date": "2018 · 10/2018 · 24/10/2018", "number": "589.005"}
        self.value.setPlaceholderText(hints.get(self.field.currentData(), ""))


def field_name(field: str) -> str:
    """What a field of a question is called; "" is anywhere."""
    return {
        "": translate("Builder", "Anywhere"),
        "headline": translate("Builder", "Headline"),
        "standfirst": translate("Builder", "Standfirst"),
        "body": translate("Builder", "Body"),
        "caption": translate("Builder", "Caption"),
        "outlet": translate("Builder", "Outlet"),
        "section": translate("Builder", "Section"),
        "byline": translate("Builder", "Author"),
        "place": translate("Builder", "Place"),
        "person": translate("Builder", "Person"),
        "organisation": translate("Builder", "Institution"),
        "award": translate("Builder", "Award"),
        "name": translate("Builder", "Any name"),
        "term": translate("Builder", "Subject"),
        "status": translate("Builder", "State of cataloguing"),
        "date": translate("Builder", "Date"),
        "number": translate("Builder", "Number"),
    }[field]


def asking_words(asking: Asking, *, is_value: bool) -> str:
    """What is asked of a field, in words."""
    if is_value and asking is Asking.CONTAINS:
        return translate("Builder", "is")
    return {
        Asking.CONTAINS: translate("Builder", "contains"),
        Asking.PHRASE: translate("Builder", "has in a row"),
        Asking.WHOLE: translate("Builder", "is exactly"),
        Asking.WITHOUT: translate("Builder", "has not"),
        Asking.RANGE: translate("Builder", "from – to"),
        Asking.OTHER: translate("Builder", "stays so"),
    }[asking]
