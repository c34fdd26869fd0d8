"""Ways in which a database comes to harm, and what of it nevertheless stays as it was."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db.salvaging.cells import INTERIOR
from db.salvaging.pages import HEADER, PageFile
from db.salvaging.rows import RowFinder
from db.salvaging.shapes import shapes
from db.salvaging.write_ahead import FRAME

DATABASE, LOG = "archive.db", "archive.db-wal"
PAGE = 4096

Damage = Callable[[Path, random.Random], None]
Span = tuple[str, int, int]
"""A file of the database, and from where to where."""


def _change(path: Path, work: Callable[[bytearray], object]) -> None:
    content = bytearray(path.read_bytes())
    work(content)
    path.write_bytes(content)


def zero_first_page(folder: Path, _chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        content[:PAGE] = bytes(PAGE)

    _change(folder / DATABASE, work)


def garble_header(folder: Path, chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        size = chance.choice([16, HEADER, 200])
        content[:size] = chance.randbytes(size)

    _change(folder / DATABASE, work)


def zero_pages(folder: Path, chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        for _ in range(chance.choice([1, 5, 20])):
            at = chance.randrange(len(content) // PAGE) * PAGE
            content[at : at + PAGE] = bytes(PAGE)

    _change(folder / DATABASE, work)


def garble_pages(folder: Path, chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        for _ in range(chance.choice([1, 5, 20])):
            at = chance.randrange(len(content) // PAGE) * PAGE
            content[at : at + PAGE] = chance.randbytes(PAGE)

    _change(folder / DATABASE, work)


def swap_pages(folder: Path, chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        for _ in range(chance.choice([1, 4, 10])):
            one, two = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
            first, second = content[one : one + PAGE], content[two : two + PAGE]
            content[one : one + PAGE], content[two : two + PAGE] = second, first

    _change(folder / DATABASE, work)


def cut(folder: Path, chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        del content[chance.randrange(len(content)) :]

    _change(folder / DATABASE, work)


def flip_interior(folder: Path, chance: random.Random) -> None:
    """Flip bits in the pages that lead to others."""

    def work(content: bytearray) -> None:
        starts = [at for at in range(0, len(content), PAGE) if content[at] in set(INTERIOR)]
        starts += [HEADER]
        for _ in range(chance.choice([3, 30])):
            at = chance.choice(starts)
            content[at + chance.randrange(40)] ^= 1 << chance.randrange(8)

    _change(folder / DATABASE, work)


def flip_anywhere(folder: Path, chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        for _ in range(chance.choice([10, 100, 1000])):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)

    _change(folder / DATABASE, work)


def change_letters(folder: Path, chance: random.Random) -> None:
    """Make another letter of some letters: nothing but a hash can see it."""

    def work(content: bytearray) -> None:
        letters = [at for at in range(PAGE, len(content)) if chr(content[at]) in "aceghimnostuy"]
        for at in chance.sample(letters, min(len(letters), chance.choice([40, 400]))):
            content[at] ^= 2
        content[:16] = bytes(16)

    _change(folder / DATABASE, work)


def damage_log(folder: Path, chance: random.Random) -> None:
    def work(content: bytearray) -> None:
        for _ in range(chance.choice([1, 3])):
            at = chance.randrange(len(content))
            content[at : at + 50] = chance.randbytes(len(content[at : at + 50]))

    _change(folder / LOG, work)
    if chance.random() < 0.5:
        zero_first_page(folder, chance)


def empty(folder: Path, _chance: random.Random) -> None:
    (folder / DATABASE).write_bytes(b"")


def replace_by_noise(folder: Path, chance: random.Random) -> None:
    (folder / DATABASE).write_bytes(chance.randbytes(chance.choice([100, 70_000])))


def replace_by_other(folder: Path, chance: random.Random) -> None:
    """Put another kind of file, or the database of another program, in its place."""
    path = folder / DATABASE
    if chance.random() < 0.5:
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5_000))
        return
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE song (title TEXT, words TEXT)")
        other.executemany("INSERT INTO song VALUES (?, ?)", [("Lý", "trăng")] * 500)
        other.commit()


def remove(folder: Path, _chance: random.Random) -> None:
    (folder / DATABASE).unlink()


KINDS: Mapping[str, Damage] = {
    "first page zeroed": zero_first_page,
    "pages garbled": garble_pages,
    "letters changed": change_letters,
    "log damaged": damage_log,
    "cut off": cut,
    "empty": empty,
    "interior pages flipped": flip_interior,
    "other file": replace_by_other,
    "header garbled": garble_header,
    "pages zeroed": zero_pages,
    "pages swapped": swap_pages,
    "bits flipped": flip_anywhere,
    "noise": replace_by_noise,
    "removed": remove,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the sound archive holds of one article, and where."""

    version: int
    text: str
    headline: str
    spans: tuple[Span, ...]


def known_of(folder: Path) -> Mapping[str, Known]:
    """Read from a sound archive what it holds, and in which bytes of which file it lies."""
    texts: dict[str, tuple[str, int, tuple[Span, ...]]] = {}
    versions: dict[int, tuple[int, str, tuple[Span, ...]]] = {}
    known = shapes()
    columns = {
        name: [column.name for column in known[name].columns]
        for name in ("article", "text_version")
    }
    facts: dict[int, tuple[str, int, str, tuple[Span, ...]]] = {}
    with PageFile(folder / DATABASE) as pages:
        for row in RowFinder(pages, known).found(lambda _progress: None):
            if row.table not in columns:
                continue
            values = dict(zip(columns[row.table], row.values, strict=True))
            spans = tuple(span for page in row.pages for span in _spans(pages, page))
            if row.table == "article":
                facts[int(str(values["id"]))] = (
                    str(values["uid"]),
                    int(str(values["row_version"])),
                    str(values["headline"]),
                    spans,
                )
            elif values["is_current"]:
                article_id = int(str(values["article_id"]))
                versions[article_id] = (article_id, str(values["text"]), spans)
    assert not texts
    return {
        uid: Known(version, versions[key][1], headline, (*spans, *versions[key][2]))
        for key, (uid, version, headline, spans) in facts.items()
    }


def _spans(pages: PageFile, page: int) -> tuple[Span, ...]:
    """The bytes that must be whole for a page to be read, and proven."""
    log = pages.log
    if log is None or page not in log.committed:
        return ((DATABASE, (page - 1) * pages.page_size, page * pages.page_size),)
    last = max(log.committed.values())
    return tuple(
        (LOG, at - FRAME - (8 if first else pages.page_size + 8), at + pages.page_size)
        for at in (log.committed[page], last)
        for first in (at == 32 + FRAME,)
    )


def unharmed(sound: Path, harmed: Path, known: Mapping[str, Known]) -> set[str]:
    """The articles of which no byte was changed, by their uids."""
    before = {name: _bytes(sound / name) for name in (DATABASE, LOG)}
    after = {name: _bytes(harmed / name) for name in (DATABASE, LOG)}
    return {
        uid
        for uid, one in known.items()
        if all(
            before[name][start:stop] == after[name][start:stop] for name, start, stop in one.spans
        )
    }


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def copy_of(archive: Path, folder: Path) -> Path:
    """Copy an archive that somebody has open."""
    return shutil.copytree(archive, folder)
