"""A picture with its name, its words, its table, and the way into a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.charts.chart import Chart
from desktop.charts.drawing import Drawing
from desktop.charts.pictures import Kind, picture
from desktop.ledger_table import LedgerTable
from desktop.problems import explain_unwritable
from desktop.reading.parts import heading, words
from desktop.theme import Theme

MARGIN = 96
"""How much of its surroundings is seen of the thing that is scrolled to."""


class ChartFrame(QWidget):
    """Owns a chart, its table twin and what is said below them; lives on the GUI thread.

    What is chosen in the picture and what is chosen in the table is told alike.
    """

    moved = Signal(int)
    chosen = Signal(int)
    brush_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        drawing: Drawing,
        archive: str,
        parent: QWidget | None = None,
        *,
        titled: bool = True,
    ) -> None:
        """Show a drawing; without `titled` its name stands above already."""
        super().__init__(parent)
        self._theme = theme
        self._archive = archive
        self.chart = Chart(theme, drawing)
        self.table = LedgerTable(theme)
        self._title = heading(theme, "")
        self._is_titled = titled
        self._summary = words("", "meta")
        self._at = words("", "meta")
        self._top = QHBoxLayout()
        self._sideways = _sideways(self.chart)
        self._twin = _quiet_button()
        self._twin.setCheckable(True)
        self._save = _quiet_button()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._scroll_to_cursor)
        self._copies = [QAction(self) for _ in range(2)]
        self._wire()
        self._lay_out()
        self._on_renewed()

    @property
    def drawing(self) -> Drawing:
        """What is painted."""
        return self.chart.drawing

    @property
    def said(self) -> str:
        """The sentences above and below the picture."""
        return f"{self._summary.text()}\n{self._at.text()}"

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another picture, with its table."""
        self.chart.show_drawing(drawing)

    def add_choice(self, choice: QWidget) -> None:
        """Put a choice of what is painted beside the name."""
        self._top.insertWidget(1, choice)

    def show_as_table(self, shown: bool) -> None:
        """Show the table in the place of the picture, or the picture again."""
        self._twin.setChecked(shown)

    def save(self, path: Path) -> None:
        """Save the picture in the kind that the name of the file says, and say that it is there."""
        kind = Kind(path.suffix.removeprefix(".").casefold())
        made = picture(self.drawing, kind, self._foot())
        try:
            path.write_bytes(made)
            whole = path.read_bytes() == made
        except OSError:
            whole = False
        if whole:
            self._at.setText(self.tr("Saved as {name}").format(name=path.name))
        else:
            self._at.setText(str(explain_unwritable(str(path))))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what the cursor stands on into view."""
        super().showEvent(event)
        self._settling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what the cursor stands on in view."""
        super().resizeEvent(event)
        self._settling.start()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._on_renewed()

    def _wire(self) -> None:
        self.chart.moved.connect(self._on_moved)
        self.chart.chosen.connect(self.chosen)
        self.chart.brush_changed.connect(self.brush_changed)
        self.chart.renewed.connect(self._on_renewed)
        self.table.activated.connect(self._on_cell_activated)
        self._twin.toggled.connect(self._on_twin_toggled)
        self._save.clicked.connect(self._on_save_wanted)
        turn, save = self._copies
        turn.triggered.connect(self._twin.toggle)
        save.triggered.connect(self._on_save_wanted)
        for one in (self.chart, self.table):
            one.addActions(self._copies)
            one.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        px = self._theme.px
        self._top.setSpacing(px(4))
        self._top.addWidget(self._title, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(4))
        bottom.addWidget(self._at, 1)
        bottom.addWidget(self._twin)
        bottom.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(self._top)
        layout.addWidget(self._summary)
        layout.addWidget(self._sideways)
        layout.addWidget(self.table)
        layout.addLayout(bottom)
        self.table.hide()

    def _foot(self) -> str:
        return self.tr("From the archive “{name}” – Kho Báo").format(name=self._archive)

    def _on_renewed(self) -> None:
        """Word everything anew, and measure the room of the picture."""
        self._title.setText(self.drawing.title())
        self._title.setVisible(self._is_titled)
        self._summary.setText(self.drawing.summary())
        self._summary.setVisible(bool(self.drawing.summary()))
        self._at.setText(self.chart.words)
        shown = self._twin.isChecked()
        self._twin.setText(self.tr("As a picture") if shown else self.tr("As a table"))
        self._save.setText(self.tr("Save the picture…"))
        for action, button in zip(self._copies, (self._twin, self._save), strict=True):
            action.setText(button.text())
        if shown:
            self._fill_table()
        bar = self._sideways.horizontalScrollBar().sizeHint().height()
        self._sideways.setFixedHeight(self.chart.sizeHint().height() + bar)
        self._settling.start()  # the picture has its width only once it is laid out

    def _fill_table(self) -> None:
        """Say in the table what is painted; only who looks at it waits for its cells."""
        twin = self.drawing.table()
        self.table.setAccessibleName(self.drawing.title())
        behavior = QAbstractItemView.SelectionBehavior
        by_cell = behavior.SelectItems if twin.by_cell else behavior.SelectRows
        self.table.setSelectionBehavior(by_cell)
        self.table.show_cells(twin.headings, twin.rows, twin.numbers)
        self.table.stretch(0)

    def _on_twin_toggled(self, shown: bool) -> None:
        had_focus = self.chart.hasFocus() or self.table.hasFocus()
        self.table.setVisible(shown)
        self._sideways.setVisible(not shown)
        self._on_renewed()
        if had_focus:
            (self.table if shown else self.chart).setFocus()

    def _on_moved(self, item: int) -> None:
        self._at.setText(self.chart.words)
        self._scroll_to_cursor()
        self.moved.emit(item)

    def _scroll_to_cursor(self) -> None:
        middle = self.chart.room.center().toPoint()
        self._sideways.ensureVisible(middle.x(), 0, self._theme.px(MARGIN), 0)

    def _on_cell_activated(self, index: QModelIndex) -> None:
        item = self.drawing.table().item_at(index.row(), index.column())
        if item is not None:
            self.chosen.emit(item)

    def _on_save_wanted(self) -> None:
        kinds = {
            self.tr("Drawing (*.svg)"): Kind.SVG,
            self.tr("Picture (*.png)"): Kind.PNG,
            self.tr("PDF page (*.pdf)"): Kind.PDF,
        }
        title = self.tr("Save the picture")
        name, kind = QFileDialog.getSaveFileName(self, title, "", ";;".join(kinds))
        if not name:
            return
        path = Path(name)
        if path.suffix.removeprefix(".").casefold() not in set(Kind):
            path = path.with_name(f"{path.name}.{kinds.get(kind, Kind.SVG)}")
        self.save(path)


def _sideways(chart: Chart) -> QScrollArea:
    """Let a wide picture be scrolled from the left to the right."""
    area = QScrollArea()
    area.setWidget(chart)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return area


def _quiet_button() -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setProperty("tone", "meta")
    return button
