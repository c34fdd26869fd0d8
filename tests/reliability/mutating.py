"""Does to a sound file what disks, transfers, programs and people with bad intent do to files."""

from __future__ import annotations

import gzip
import io
import lzma
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

_EXTREMES = (b"\0", b"\xff", b"\x7f\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\xff" * 8)
_NUMBERS = (b"0", b"-1", b"65536", b"4294967295", b"9223372036854775808", b"9" * 40, b"1e999")
_CHARSETS = ("utf-16-le", "utf-16-be", "utf-32-le", "cp1258", "latin-1", "cp437", "utf-7")
_PILES = (
    b"(",
    b"[",
    b"{",
    b"<div>",
    b"<a>",
    b'"',
    b"\n",
    b"\0",
    b"&amp;",
    b"\xcc\x81",
    b"\\",
    b"=",
)
_DIGITS = re.compile(rb"\d+")
_LONGEST = 1 << 16

_Change = Callable[[Random, bytearray, Sequence[bytes]], None]


def _span(random: Random, raw: bytearray) -> slice:
    start = random.randrange(len(raw) + 1)
    return slice(start, start + random.choice((1, 4, 30, 300, len(raw))))


def _flip(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    for _ in range(random.choice((1, 1, 8)) if raw else 0):
        raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)


def _cut_off(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    del raw[random.randrange(len(raw) + 1) :]


def _delete(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    del raw[_span(random, raw)]


def _duplicate(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    at = random.randrange(len(raw) + 1)
    raw[at:at] = raw[_span(random, raw)] * random.choice((1, 1, 3))


def _splice(random: Random, raw: bytearray, others: Sequence[bytes]) -> None:
    other = bytearray(random.choice(others))
    raw[_span(random, raw)] = other[_span(random, other)]


def _extreme(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    at = random.randrange(len(raw) + 1)
    extreme = random.choice(_EXTREMES)
    raw[at : at + len(extreme)] = extreme


def _number(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    found = list(_DIGITS.finditer(raw))
    if found:
        start, stop = random.choice(found).span()
        raw[start:stop] = random.choice(_NUMBERS)


def _recode(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    span = random.choice((slice(0, len(raw)), _span(random, raw)))
    text = raw[span].decode("utf-8", "replace")
    raw[span] = text.encode(random.choice(_CHARSETS), "replace")


def _pile(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    at = random.randrange(len(raw) + 1)
    raw[at:at] = random.choice(_PILES) * random.choice((1, 30, 3000))


def _noise(random: Random, raw: bytearray, _others: Sequence[bytes]) -> None:
    raw[_span(random, raw)] = random.randbytes(random.choice((1, 4, 200)))


_CHANGES: tuple[_Change, ...] = (
    *(_flip, _cut_off, _delete, _duplicate, _splice, _extreme, _number, _recode, _pile, _noise),
)


def mutated(random: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Damage a file; of one that is packed mostly what is in it, so that damage reaches a reader.

    `others` are files of the same format, of which pieces may come in.
    """
    if random.random() < 0.75:
        try:
            if raw.startswith(b"PK\3\4"):
                return _repacked(random, raw)
            if raw.startswith(b"\x1f\x8b"):
                return gzip.compress(_damaged(random, gzip.decompress(raw), others), 1, mtime=0)
            if raw.startswith(b"\xfd7zXZ"):
                return lzma.compress(_damaged(random, lzma.decompress(raw), others), preset=0)
        except (OSError, EOFError, lzma.LZMAError, zipfile.BadZipFile):
            pass
    return _damaged(random, raw, others)


def _damaged(random: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    damaged = bytearray(raw)
    for _ in range(random.choice((1, 1, 2, 3))):
        random.choice(_CHANGES)(random, damaged, others)
    return bytes(damaged[: max(_LONGEST, 2 * len(raw))])


def _repacked(random: Random, raw: bytes) -> bytes:
    """Damage one file of a package; sometimes leave one out, or put one in twice."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        files = [(info.filename, package.read(info)) for info in package.infolist()]
    chosen = random.randrange(len(files))
    name, content = files[chosen]
    others = [other for _, other in files]
    match random.randrange(12):
        case 0:
            del files[chosen]
        case 1:
            files[chosen] = (name[: random.randrange(len(name) + 1)] + "x", content)
        case _:
            files[chosen] = (name, mutated(random, content, others))
    target = io.BytesIO()
    with zipfile.ZipFile(
        target, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    ) as package:
        for name, content in files:
            package.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()
