"""How each kind of block is set on the page: its type, its room, its place in the column."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from db.records import BlockKind
from desktop.theme import Theme

READING_SIZE = 17
_USUAL = "Những trang báo cũ được giữ lại cho người đọc hôm nay và cho cả những người đến sau. "
"""A sentence of usual letters, to measure how wide one is."""
_WIDEST_LINE = 0.94
"""Lines of narrow letters hold more than the usual number: leave room for them."""


@dataclass(frozen=True, slots=True)
class Style:
    """The formats of one kind of block."""

    paragraph: QTextBlockFormat
    letters: QTextCharFormat


class Look:
    """Owns the formats of a page, drawn from the theme of the moment; GUI thread."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        colours = theme.colours
        self.font = theme.reading(READING_SIZE)
        self.mark = theme.mark_format()
        self.facts = self._small(colours.meta, after=20)
        self.gap = self._style(theme.reading(8), colours.meta, after=0, height=1.0)
        self._body = self._style(self.font, colours.ink)
        self._last_item = self._style(self.font, colours.ink, indent=16)
        self._styles = self._all_styles()

    @property
    def column(self) -> int:
        """The width of the column of type, in pixels."""
        usual = QFontMetricsF(self.font).horizontalAdvance(_USUAL) / len(_USUAL)
        return round(usual * int(self._theme.typography.width) * _WIDEST_LINE)

    def of(self, kind: BlockKind, before: BlockKind | None = None) -> Style:
        """The formats of a kind of block; `before` is the kind of the next one."""
        if kind is BlockKind.LIST_ITEM and before is not BlockKind.LIST_ITEM:
            return self._last_item
        return self._styles.get(kind, self._body)

    def _all_styles(self) -> dict[BlockKind, Style]:
        theme, colours = self._theme, self._theme.colours
        semibold = QFont.Weight.DemiBold
        italic = theme.reading(15)
        italic.setItalic(True)
        caption = self._style(italic, colours.meta, after=20, indent=24)
        quote_type = theme.reading(READING_SIZE)
        quote_type.setItalic(True)
        byline = self._style(theme.reading(16, semibold), colours.ink, before=4)
        byline.paragraph.setAlignment(Qt.AlignmentFlag.AlignRight)
        separator = self._style(self.font, colours.meta)
        separator.paragraph.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        small, quiet = self._small(colours.meta), self._small(colours.meta, after=20)
        kicker = self._style(theme.interface(13, semibold), colours.accent, after=4, height=1.5)
        return {
            BlockKind.MASTHEAD: quiet,
            BlockKind.KICKER: kicker,
            BlockKind.HEADLINE: self._style(
                theme.reading(24, semibold), colours.ink, after=8, height=1.35
            ),
            BlockKind.STANDFIRST: self._style(
                theme.reading(READING_SIZE, semibold), colours.ink, after=20
            ),
            BlockKind.SUBHEAD: self._style(
                theme.reading(18, semibold), colours.ink, before=12, after=8, height=1.45
            ),
            BlockKind.CAPTION: caption,
            BlockKind.CREDIT: self._small(colours.meta, indent=24, after=20),
            BlockKind.QUOTE: self._style(quote_type, colours.ink, indent=24),
            BlockKind.LIST_ITEM: self._style(self.font, colours.ink, after=8, indent=16),
            BlockKind.TABLE: self._style(theme.interface(14), colours.ink, height=1.6),
            BlockKind.DATELINE: small,
            BlockKind.PUBDATE: small,
            BlockKind.BYLINE: byline,
            BlockKind.RELATED: small,
            BlockKind.BOILERPLATE: small,
            BlockKind.SEPARATOR: separator,
        }

    def _small(self, colour: str, *, indent: float = 0, after: float = 8) -> Style:
        font = self._theme.interface(13)
        return self._style(font, colour, after=after, indent=indent, height=1.5)

    def _style(
        self,
        font: QFont,
        colour: str,
        *,
        before: float = 0,
        after: float = 16,
        indent: float = 0,
        height: float | None = None,
    ) -> Style:
        """Set a type in a colour, with this room around it, in pixels of the design.

        `height` is from line to line, in sizes of the type; that of reading text without it.
        """
        leading = height or float(self._theme.typography.leading)
        px = self._theme.px
        paragraph = QTextBlockFormat()
        paragraph.setTopMargin(px(before))
        paragraph.setBottomMargin(px(after))
        paragraph.setLeftMargin(px(indent))
        paragraph.setRightMargin(px(indent))
        at_least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        paragraph.setLineHeight(font.pixelSize() * leading, at_least)
        letters = QTextCharFormat()
        letters.setFont(font)
        letters.setForeground(QColor(colour))
        return Style(paragraph, letters)
