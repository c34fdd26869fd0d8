"""Text tables row by row: their encoding, the sign between cells, and no row without end."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final, NamedTuple, TextIO

from db.errors import Cancelled
from db.ingest.columns import ColumnProfile
from db.ingest.encodings import decode
from db.ingest.guessing import matching
from db.ingest.sheets import MOST_COLUMNS, Row
from db.ingest.source import MOST_BYTES, Code, Original, Refused
from db.records import ShouldStop

DELIMITERS: Final = ",;\t|"

_MARKED: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 1 << 16
_MOST_PLAIN: Final = 16 << 20
"""How far letters beyond ASCII are looked for, which alone tell an encoding."""
_MOST_LEGACY: Final = 64 << 20
"""The longest file in an encoding that can only be read as a whole."""
_ASKED_EVERY: Final = 64
_SNIFFED_ROWS: Final = 50
_HEADER_ROWS: Final = 20
_END: Final = "\x1a"
"""Stands for the end of the table: within a cell when a quotation mark is never closed."""
_PIECE: Final = 1 << 20


class Dialect(NamedTuple):
    """How cells are parted and quoted."""

    delimiter: str
    quote: str
    """Empty when quotation marks are text."""
    escape: str | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """How a text table is written."""

    encoding: str
    dialect: Dialect
    skips_first: bool
    """Whether the first line is `sep=;`: a word to the spreadsheet, which does not show it."""


def writing(original: Original, profile: ColumnProfile | None, encoding: str | None) -> Writing:
    """Find out how a text table is written; `encoding` is the one that a person chose.

    Raises Refused and OSError.
    """
    if original.size == 0:
        raise Refused(Code.EMPTY)
    name = _encoding(original, encoding or (profile.encoding if profile else None))
    with _text(original, name) as stream:
        try:
            sample = stream.read(_SAMPLE).removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise Refused(Code.ENCODING, f"the beginning is not {name}") from None
    first = sample.split("\n", 1)[0].strip("\r\"' ").lower()
    told = None
    if first.startswith("sep=") and len(first) <= len("sep=;"):
        told = first[4:] or "\t"
        sample = sample.partition("\n")[2]
    delimiter = (profile and profile.delimiter) or told
    quote = '"' if profile is None or profile.quote is None else profile.quote
    escape = profile.escape if profile else None
    if not delimiter:
        usual = "\t" if original.name.lower().endswith((".tsv", ".tab")) else ","
        delimiter = _sniffed(sample, quote, escape, usual)
    return Writing(name, Dialect(delimiter, quote, escape), told is not None)


def _encoding(original: Original, wanted: str | None) -> str:
    """Tell the encoding of a table from its mark, a person's word or a sample of it."""
    with original.open() as stored:
        sample = stored.read(_SAMPLE)
        for mark, name in _MARKED:
            if sample.startswith(mark):
                return name
        if wanted:
            return wanted
        if sample.isascii():
            sample += _beyond_ascii(stored)
    if original.size > len(sample):
        cut = sample.rfind(b"\n") + 1
        sample = sample[:cut] if cut else sample.rstrip(bytes(range(0x80, 0x100)))
    return decode(sample, declared=original.hints.charset).encoding


def _beyond_ascii(stored: BinaryIO) -> bytes:
    """Read on to where letters beyond ASCII begin; nothing when they are too far away."""
    for _ in range(_MOST_PLAIN // _SAMPLE):
        piece = stored.read(_SAMPLE)
        if not piece.isascii():
            return b"\n" + piece.partition(b"\n")[2] if b"\n" in piece else piece
        if not piece:
            break
    return b""


@contextmanager
def _text(original: Original, encoding: str, errors: str = "strict") -> Iterator[TextIO]:
    """Open a table as text whose line ends are as they are written."""
    if _streams(encoding):
        with (
            original.open() as stored,
            io.TextIOWrapper(stored, encoding=encoding, errors=errors, newline="") as text,
        ):
            yield text
        return
    if original.size > _MOST_LEGACY:
        raise Refused(Code.TOO_BIG, f"longer than {_MOST_LEGACY >> 20} MiB in {encoding}")
    whole = decode(original.read(), encoding=encoding).text
    with io.StringIO(whole, newline="") as text:
        yield text


def _streams(encoding: str) -> bool:
    """Whether an encoding can be read piece by piece."""
    try:
        b" ".decode(encoding)
    except UnicodeDecodeError:
        return True  # a character of UTF-16 takes more than a byte
    except (LookupError, ValueError):
        return False
    return True


def _sniffed(sample: str, quote: str, escape: str | None, usual: str) -> str:
    """Tell the sign between cells: the one that parts a header and rows of equal length."""

    def weight(delimiter: str) -> tuple[int, float, int, bool]:
        parsed = _reader(io.StringIO(sample, newline=""), Dialect(delimiter, quote, escape))
        try:
            found = [row for row in islice(parsed, _SNIFFED_ROWS + 1) if any(row)]
        except csv.Error:
            return 0, 0.0, 0, False
        whole = found[:-1] or found  # the sample may end within the last one
        widths = Counter(map(len, whole)) or Counter([0])
        width, times = widths.most_common(1)[0]
        share = times / max(1, len(whole)) if width > 1 else 0.0
        known = max((len(matching(row)) for row in found[:_HEADER_ROWS]), default=0)
        return known, share, width, delimiter == usual

    return max(DELIMITERS, key=weight)


def _reader(lines: Iterator[str] | TextIO, dialect: Dialect) -> Iterator[list[str]]:
    if not dialect.quote:
        return csv.reader(
            lines,
            delimiter=dialect.delimiter,
            quoting=csv.QUOTE_NONE,
            escapechar=dialect.escape,
        )
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape,
    )


# ---- rows ---------------------------------------------------------------------------------------


class _TooLong(Exception):
    """The row at hand goes on beyond what a row may hold."""


class _Lines:
    """Hands lines to the parser of rows, and knows how long the row at hand is."""

    def __init__(self, stream: TextIO, quote: str, should_stop: ShouldStop) -> None:
        self._stream = stream
        self._quote = quote
        self._should_stop = should_stop
        self._taken = 0
        self._length = 0
        self._quotes = 0
        self._line_ended = False
        self.ended = False
        self.has_nul = False

    def begin(self) -> None:
        """Take what comes next for a new row."""
        self._length = self._quotes = 0
        self.has_nul = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.ended:
            raise StopIteration
        line = self._read(MOST_BYTES + 1)
        if not line:
            self.ended = True
            return _END
        self._length += len(line)
        if self._length > MOST_BYTES:
            raise _TooLong
        return line

    def _read(self, most: int) -> str:
        self._taken += 1
        if self._taken % _ASKED_EVERY == 0 and self._should_stop():
            raise Cancelled
        line = self._stream.readline(most)
        if self._taken == 1:
            line = line.removeprefix("\ufeff")
        self._quotes += line.count(self._quote) if self._quote else 0
        self._line_ended = line.endswith(("\n", "\r"))
        self.has_nul = self.has_nul or "\0" in line
        return line

    def skip_row(self) -> None:
        """Go to the end of a row that is too long, without keeping it."""
        while not self._line_ended or self._quotes % 2:
            if not self._read(_PIECE):
                self.ended = True
                return


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a cell be as long as an article may be; the parser's own limit is for all threads."""
    former = csv.field_size_limit(2 * MOST_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(former)


def rows(original: Original, written: Writing, should_stop: ShouldStop) -> Iterator[Row]:
    """Yield the rows of a table as a spreadsheet counts them; holds one at a time.

    A row that cannot be read has a fault. Bytes that are not in the encoding become halves of
    characters, so that only their row is lost. Raises Refused when nothing can be read from some
    row on, Cancelled and OSError.
    """
    errors = "strict" if written.encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    with _text(original, written.encoding, errors) as stream:
        yield from _rows(stream, written, should_stop)


def count(original: Original, written: Writing, should_stop: ShouldStop) -> int:
    """Estimate the number of rows from the beginning of a table; raises as `rows` does."""
    number = 0
    with _text(original, written.encoding) as stream:
        buffer = getattr(stream, "buffer", None)
        for row in _rows(stream, written, should_stop):
            number = row.number
            at = buffer.tell() if buffer else 0
            if at > _PIECE:
                return number * original.size // at
    return number


def _rows(stream: TextIO, written: Writing, should_stop: ShouldStop) -> Iterator[Row]:
    lines = _Lines(stream, written.dialect.quote, should_stop)
    number = 0
    try:
        if written.skips_first:
            lines.skip_row()
        with _long_fields():
            parsed = _reader(lines, written.dialect)
            while not lines.ended:
                number += 1
                row = _row(number, parsed, lines)
                if row:
                    yield row
    except UnicodeDecodeError as error:
        detail = f"about row {number}: {error.reason} in {written.encoding}"
        raise Refused(Code.ENCODING, detail) from None


def _row(number: int, parsed: Iterator[list[str]], lines: _Lines) -> Row | None:
    """Read one row; None for the end of the table."""
    lines.begin()
    try:
        cells = next(parsed, [_END])
    except _TooLong:
        lines.skip_row()
        return Row(number, (), Refused(Code.TOO_BIG, f"longer than {MOST_BYTES >> 20} MiB"))
    except csv.Error as error:
        return Row(number, (), Refused(Code.READ, f"{error}"))
    if cells == [_END]:  # also the sign that DOS put at the end of files
        return None
    fault = None
    if lines.ended:
        detail = "a quotation mark is never closed; what follows it is in no row"
        fault = Refused(Code.READ, detail)
    elif lines.has_nul:
        fault = Refused(Code.READ, "NUL bytes")
    elif len(cells) > MOST_COLUMNS:
        fault = Refused(Code.TOO_BIG, f"more than {MOST_COLUMNS} cells")
    return Row(number, () if fault else cells, fault)
