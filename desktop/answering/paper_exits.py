"""The ways that a paper leaves the program: printer, PDF, DOCX."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QIODevice, QMarginsF, QSaveFile, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from db import docx_bytes, file_name
from desktop.answering.paper_document import DOTS, PaperDocument
from desktop.rows import plain_button
from desktop.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PaperExits(QWidget):
    """Owns the three buttons, and which folder was used last; lives on the GUI thread."""

    told = Signal(str)
    """A sentence about what became of it: only what is on the disk is called saved."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: PaperDocument | None = None
        self._folder = ""
        self.printing = self._button(self._on_print_wanted)
        self.pdf = self._button(self._on_pdf_wanted)
        self.docx = self._button(self._on_docx_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for button in (self.docx, self.pdf, self.printing):
            row.addWidget(button)
        self.show_document(None)
        self._retranslate()

    def show_document(self, document: PaperDocument | None) -> None:
        """Let this paper out, if there is one."""
        self._document = document
        for button in (self.printing, self.pdf, self.docx):
            button.setEnabled(document is not None)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _button(self, clicked: object) -> QPushButton:
        assert callable(clicked)
        return plain_button("", clicked)

    def _retranslate(self) -> None:
        self.printing.setText(self.tr("&Print…"))
        self.pdf.setText(self.tr("Save as P&DF…"))
        self.docx.setText(self.tr("Save as &Word…"))

    def _on_print_wanted(self) -> None:
        if self._document is None:
            return
        # Loaded by whoever prints: it asks the system for its printers.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self._document.pageCount())
        dialog.accepted.connect(lambda: self._on_printer_chosen(printer))
        dialog.setModal(True)
        dialog.show()

    def _on_printer_chosen(self, printer: QPrinter) -> None:
        if self._document is not None:
            print_pages(self._document, printer)
            self.told.emit(self.tr("Sent to the printer."))

    def _on_pdf_wanted(self) -> None:
        self._save(".pdf", self.tr("PDF (*.pdf)"))

    def _on_docx_wanted(self) -> None:
        self._save(".docx", self.tr("Word document (*.docx)"))

    def _save(self, ending: str, kinds: str) -> None:
        """Ask for a file, and write the paper to it whole or not at all."""
        document = self._document
        if document is None:
            return
        proposed = Path(self._folder) / file_name(document.paper.title, ending)
        title = self.tr("Save the paper")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, str(proposed), kinds)
        if not chosen:
            return
        path = Path(chosen) if chosen.lower().endswith(ending) else Path(chosen + ending)
        self._folder = str(path.parent)
        saved = write_pdf(document, path) if ending == ".pdf" else write_docx(document, path)
        if saved:
            self.told.emit(self.tr("Saved: {path}").format(path=path))
        else:
            words = self.tr("It could not be saved to {path}. Choose another folder.")
            self.told.emit(words.format(path=path))


def write_pdf(document: PaperDocument, path: Path) -> bool:
    """Write the pages as a PDF; False when it is not on the disk, and nothing was changed then."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    writer = QPdfWriter(file)
    writer.setResolution(DOTS)
    writer.setTitle(document.paper.title)
    writer.setCreator("Kho Báo")
    _paint_all(document, writer, range(document.pageCount()), DOTS)
    del writer  # it ends the file when it goes
    return file.commit() and path.stat().st_size > 0


def write_docx(document: PaperDocument, path: Path) -> bool:
    """Write the paper as DOCX; False when it is not on the disk, and nothing was changed then."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    held = docx_bytes(document.paper)
    file.write(held)
    return file.commit() and path.stat().st_size == len(held)


def print_pages(document: PaperDocument, printer: QPrinter) -> None:
    """Print the pages that were chosen in the dialog, or all."""
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    _paint_all(document, printer, range(first - 1, last), printer.resolution())


def _paint_all(
    document: PaperDocument, device: QPagedPaintDevice, pages: range, resolution: int
) -> None:
    """Paint pages on A4 without margins: the room around the type is part of the page."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    painter = QPainter(device)
    scale = resolution / DOTS
    for page in pages:
        if page != pages.start:
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        document.paint_page(painter, page)
        painter.restore()
    painter.end()
