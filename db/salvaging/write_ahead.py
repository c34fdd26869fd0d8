"""Reads the write-ahead log beside a database: saves that had not reached the database itself.

Source of every rule: https://www.sqlite.org/fileformat2.html, section 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

HEADER: Final = 32
FRAME: Final = 24
_SUM: Final = struct.Struct(">II")
_MAGIC: Final = {0x377F0682: "<u4", 0x377F0683: ">u4"}
"""The order of bytes in which sums are taken."""

PAGE_SIZES: Final = tuple(1 << power for power in range(9, 17))


class _Frame(NamedTuple):
    page: int
    is_commit: bool
    salts: bytes
    at: int
    """Where its page begins in the file."""


@dataclass(frozen=True, slots=True)
class WriteAhead:
    """The newest state of each page that the log holds: where it begins in the file of the log."""

    page_size: int
    committed: Mapping[int, int]
    """As SQLite would read it: up to the last save before anything that is damaged."""
    later: Mapping[int, int]
    """From saves behind damage: each frame is proven by its own sum, the saves before are not."""


def read_log(path: Path, page_size: int | None = None) -> WriteAhead | None:
    """Read the log; None where there is none, or nothing in it is sound.

    `page_size` is that of the database, where it is known. Nothing that was not committed is
    handed out. Raises OSError.
    """
    if not path.is_file():
        return None
    with path.open("rb") as file:
        head = file.read(HEADER)
        known = _known_size(head)
        sizes = [known] if known else [page_size] if page_size else PAGE_SIZES
        for size in sizes:
            found = _read(file, head, size, path.stat().st_size)
            if found is not None:
                return found
    return None


def _known_size(head: bytes) -> int | None:
    """The size of pages that the head of the log names, where it names one."""
    if len(head) < HEADER or int.from_bytes(head[:4], "big") not in _MAGIC:
        return None
    size = int.from_bytes(head[8:12], "big")
    return size if size in PAGE_SIZES else None


def _read(file: BinaryIO, head: bytes, page_size: int, length: int) -> WriteAhead | None:
    told = _MAGIC.get(int.from_bytes(head[:4], "big"))
    for order in [told] if told else list(_MAGIC.values()):
        summed = _Sums(page_size, order)
        is_whole = told is not None and summed.of(b"\0" * 8, head[:24]) == head[24:32]
        salts = head[16:24] if is_whole else None
        chained: list[_Frame] = []
        later: list[_Frame] = []
        unbroken = is_whole
        for frame in _frames(file, head[24:32], page_size, length, summed):
            if frame is None:
                unbroken = False
                continue
            salts = salts or frame.salts
            if frame.salts != salts:
                unbroken = False
            else:
                (chained if unbroken else later).append(frame)
        saved = _saved(chained)
        committed, after = _newest(chained[:saved]), _newest([*chained[saved:], *later])
        if committed or after:
            return WriteAhead(page_size, committed, after)
    return None


def _frames(
    file: BinaryIO, seed: bytes, page_size: int, length: int, summed: _Sums
) -> Iterator[_Frame | None]:
    """Give each frame in turn; None for one that its own sum does not prove."""
    at = HEADER
    file.seek(at)
    while at + FRAME + page_size <= length:
        content = file.read(FRAME + page_size)
        if len(content) < FRAME + page_size:
            return
        page, size = struct.unpack_from(">II", content)
        is_sound = page > 0 and summed.of(seed, content[:8], content[FRAME:]) == content[16:24]
        yield _Frame(page, size > 0, content[8:16], at + FRAME) if is_sound else None
        seed = content[16:24]
        at += FRAME + page_size


def _saved(frames: list[_Frame]) -> int:
    """How many frames there are up to the end of the last save."""
    return 1 + max((n for n, frame in enumerate(frames) if frame.is_commit), default=-1)


def _newest(frames: list[_Frame]) -> dict[int, int]:
    return {frame.page: frame.at for frame in frames[: _saved(frames)]}


class _Sums:
    """Takes the sums of a log, a whole page at once.

    Each pair of words (a, b) makes (s, t) into (s+t+a, s+2t+a+b), so the sum of a page is a
    product with powers of one matrix; arithmetic of 32 bits wraps as it should.
    """

    def __init__(self, page_size: int, order: str) -> None:
        self._order = order
        power: tuple[int, int, int, int] = (1, 0, 0, 1)
        powers = [power]
        for _ in range(max(page_size, HEADER) // 8):
            a, b, c, d = power
            power = ((a + c) % 2**32, (b + d) % 2**32, (a + 2 * c) % 2**32, (b + 2 * d) % 2**32)
            powers.append(power)
        self._powers: NDArray[np.uint32] = np.array(powers, dtype=np.uint32)

    def of(self, seed: bytes, *parts: bytes) -> bytes:
        """Sum the parts, going on from a former sum, as it stands in a file."""
        if len(seed) != _SUM.size:
            return b""
        total: tuple[int, int] = _SUM.unpack(seed)
        for part in parts:
            total = self._add(total, part)
        return _SUM.pack(*total)

    def _add(self, seed: tuple[int, int], part: bytes) -> tuple[int, int]:
        words = np.frombuffer(part, dtype=self._order).astype(np.uint32).reshape(-1, 2)
        count = len(words)
        powers = self._powers[count - 1 :: -1] if count else self._powers[:0]
        first = words[:, 0]
        second = first + words[:, 1]
        s = int((powers[:, 0] * first + powers[:, 1] * second).sum(dtype=np.uint32))
        t = int((powers[:, 2] * first + powers[:, 3] * second).sum(dtype=np.uint32))
        a, b, c, d = (int(value) for value in self._powers[count])
        return (a * seed[0] + b * seed[1] + s) % 2**32, (c * seed[0] + d * seed[1] + t) % 2**32
