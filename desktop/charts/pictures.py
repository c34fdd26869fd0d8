"""Pictures as files for others: SVG, PNG and PDF, with their title and where they come from."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from desktop.charts.drawing import NOWHERE, Drawing
from desktop.charts.looks import SMALL, Looks, on_paper

DOTS = 96
"""Dots an inch that a picture is measured in."""
DENSITY = 2
"""Dots of a PNG for each of them, so that it can be printed."""
POINTS = 72 / DOTS
MARGIN = 20
TITLE = 16
NARROWEST = 480


class Kind(StrEnum):
    """What a picture can be saved as: the ending of its file."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


def picture(drawing: Drawing, kind: Kind, foot: str) -> bytes:
    """Make a file of a drawing, light and at its own size; `foot` says where it comes from."""
    page = _Page(drawing, foot)
    if kind is Kind.SVG:
        return page.svg()
    return page.png() if kind is Kind.PNG else page.pdf()


class _Page:
    """Owns the parts of one picture and where they stand; lives on the GUI thread."""

    def __init__(self, drawing: Drawing, foot: str) -> None:
        self._drawing = drawing
        self._foot = foot
        self._looks: Looks = on_paper()
        wanted = drawing.wanted(self._looks)
        self._width = max(float(NARROWEST), wanted.width())
        self._body = QSizeF(self._width, wanted.height())
        self._title = self._height_of(drawing.title(), TITLE, QFont.Weight.DemiBold)
        self._summary = self._height_of(drawing.summary(), SMALL)
        self._source = self._height_of(foot, SMALL)

    def svg(self) -> bytes:
        """As lines and words that can be searched and scaled."""
        held = QByteArray()
        size = self._size()
        generator = QSvgGenerator()
        buffer = _buffer(held)
        generator.setOutputDevice(buffer)
        generator.setResolution(DOTS)
        generator.setSize(size.toSize())
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(self._drawing.title())
        generator.setDescription(f"{self._drawing.summary()} {self._foot}")
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        buffer.close()
        return bytes(held.data())

    def png(self) -> bytes:
        """As dots, twice as fine as the screen."""
        held = QByteArray()
        image = QImage((self._size() * DENSITY).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(DENSITY)
        image.fill(QColor(self._looks.colours.paper))
        painter = QPainter(image)
        self._paint(painter)
        painter.end()
        buffer = _buffer(held)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
        buffer.close()
        return bytes(held.data())

    def pdf(self) -> bytes:
        """As one page of its own size, with words that can be searched."""
        held = QByteArray()
        buffer = _buffer(held)
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS)
        writer.setTitle(self._drawing.title())
        paper = QPageSize(
            self._size() * POINTS, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
        )
        writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
        painter = QPainter(writer)
        self._paint(painter)
        painter.end()
        buffer.close()
        return bytes(held.data())

    def _size(self) -> QSizeF:
        height = self._title + self._summary + self._body.height() + self._source + 5 * MARGIN
        return QSizeF(self._width + 2 * MARGIN, height)

    def _paint(self, painter: QPainter) -> None:
        colours = self._looks.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, *self._size().toTuple()), QColor(colours.paper))
        top = float(MARGIN)
        self._write(painter, top, self._drawing.title(), TITLE, colours.ink)
        top += self._title + MARGIN / 2
        self._write(painter, top, self._drawing.summary(), SMALL, colours.meta)
        top += self._summary + MARGIN
        painter.save()
        painter.translate(MARGIN, top)
        self._drawing.paint(painter, self._looks, self._body, NOWHERE)
        painter.restore()
        top += self._body.height() + MARGIN
        self._write(painter, top, self._foot, SMALL, colours.meta)

    def _write(self, painter: QPainter, top: float, words: str, size: float, colour: str) -> None:
        weight = QFont.Weight.DemiBold if size == TITLE else QFont.Weight.Normal
        painter.setFont(self._looks.font(size, weight))
        painter.setPen(QColor(colour))
        room = QRectF(MARGIN, top, self._width, self._height_of(words, size, weight))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, words)

    def _height_of(
        self, words: str, size: float, weight: QFont.Weight = QFont.Weight.Normal
    ) -> float:
        letters = self._looks.letters(size, weight)
        room = QRectF(0, 0, self._width, 10_000)
        return letters.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()


def _buffer(held: QByteArray) -> QBuffer:
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
