"""Where the index lies, how a new state of it becomes durable, and how an old one is trusted."""

from __future__ import annotations

import errno
import json
import re
import secrets
import shutil
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, Final, TypeVar

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.reading import CorruptIndexError

from db.disk import FileFacts, file_facts, sync_path, write_durably
from db.errors import IndexUnusable
from db.search.contents import IndexFile
from db.search.schema import ANALYSER, new_schema

T = TypeVar("T")

FORMAT = 2
"""Version of the stamp, of the folder layout, and of what a table of contents says."""

NAME = "MAIN"
CURRENT = "CURRENT"
BUILDING = "building"
TOC_NAME = re.compile(rf"^_{NAME}_(\d+)\.toc")
SEGMENT_NAME = re.compile(rf"^({NAME}_[0-9a-z]+)\.")
STAMPED_NAME = re.compile(rf"{NAME}_[0-9a-z]+\.[a-z]+|_{NAME}_\d+\.toc")
"""What a stamp may name: files of its own folder."""
OPEN_ATTEMPTS = 5
MOST_BYTES = 1 << 20
"""Of a stamp, which names some hundred files."""

MISSING = "missing"
"""The reason when there is no index yet, as in a new archive."""

DAMAGE: Final = (
    *(CorruptIndexError, EmptyIndexError, OSError, EOFError, zlib.error, UnpicklingError),
)
"""What reading a damaged index raises."""

DIVERGED = "another history"
"""The reason when the database was put back by hand: the index is sound, but of other changes."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which archive an index belongs to. `epoch` is new after each restore of a backup."""

    uuid: str
    epoch: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one generation of the index holds, written and synced before it becomes visible.

    It is the only place that knows how far the index is: a cursor kept in the database would
    run ahead of an index commit that a crash undid.
    """

    uuid: str
    epoch: int
    seq: int
    """The last journal row that is in the index; 0 for none."""
    tok: str
    """The random token of that row, in hexadecimal; tells one history from another."""
    cursor: int | None = None
    """While rebuilding: the last article that was read in order of ids."""
    format: int = FORMAT
    analyser: str = ANALYSER
    files: dict[str, FileFacts] = field(default_factory=dict)


def new_folder_name() -> str:
    """Name a new index folder, unlike any before."""
    return f"g{secrets.token_hex(4)}"


def stamp_name(generation: int) -> str:
    """Name the stamp of a generation."""
    return f"stamp.{generation}.json"


def latest_generation(folder: Path) -> int | None:
    """Look up the newest generation in an index folder; None when it holds no index."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return None
    found = (re.fullmatch(TOC_NAME.pattern, name) for name in names)
    return max((int(match.group(1)) for match in found if match), default=None)


class DurableStorage(FileStorage):
    """Whoosh's folder of index files, made safe against power loss.

    Whoosh itself never syncs: after a power cut its newest table of contents may name segments
    that never reached the disk. Here the rename of that table is the moment of truth, and
    everything it names is synced, measured and stamped before it.

    Belongs to the one indexer that writes; `stamp` is set before each commit.
    """

    def __init__(self, folder: Path, known: dict[str, FileFacts] | None = None) -> None:
        FileStorage.__init__(self, str(folder))
        self.path = folder
        self.stamp: Stamp | None = None
        self._known = dict(known or {})

    def open_file(self, name: str, **_options: Any) -> IndexFile:
        """Open a file, so that it can name nothing but segments."""
        return IndexFile(self.path / name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file; of a table of contents, make its whole generation durable first."""
        found = TOC_NAME.match(oldname)
        if found is None or self.stamp is None:
            FileStorage.rename_file(self, oldname, newname, safe)
            return
        files = {name: self._durable_facts(name) for name in self._segment_files()}
        sync_path(self.path / oldname)
        files[newname] = file_facts(self.path / oldname)
        self._known = {name: facts for name, facts in files.items() if name != newname}
        stamp = asdict(self.stamp) | {"files": files}
        # A name of its own, never used before: nothing is replaced, so it needs no second name.
        path = self.path / stamp_name(int(found.group(1)))
        path.write_text(json.dumps(stamp, indent=1))
        sync_path(path)
        FileStorage.rename_file(self, oldname, newname, safe)
        sync_path(self.path)

    def temp_storage(self, _: str | None = None) -> RamStorage:
        """Give Whoosh's writer a place for what ours never writes, without making a folder."""
        return RamStorage()

    def take_in(self, path: Path, facts: FileFacts) -> None:
        """Move a file of a segment here that was synced and measured where it was made."""
        path.replace(self.path / path.name)
        self._known[path.name] = facts

    def _segment_files(self) -> list[str]:
        return [path.name for path in self.path.iterdir() if SEGMENT_NAME.match(path.name)]

    def _durable_facts(self, name: str) -> FileFacts:
        if name not in self._known:
            sync_path(self.path / name)
            self._known[name] = file_facts(self.path / name)
        return self._known[name]

    def sweep_stamps(self, generation: int) -> None:
        """Delete the stamps of generations that are gone."""
        for path in self.path.glob("stamp.*"):
            if path.name != stamp_name(generation):
                path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An index that was found fit to search."""

    index: FileIndex
    stamp: Stamp
    storage: DurableStorage
    key: tuple[str, int]
    """Folder name and generation: another key means there is something newer to open."""


def _small(path: Path) -> bytes:
    """Read a small file; raises OSError also for what is none."""
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise FileNotFoundError(errno.ENOENT, "no small file", path.name)
    return path.read_bytes()


def read_stamp(folder: Path, generation: int) -> Stamp:
    """Read the stamp of a generation; IndexUnusable when there is none or it says nonsense."""
    try:
        facts = json.loads(_small(folder / stamp_name(generation)))
        facts["files"] = {name: (size, digest) for name, (size, digest) in facts["files"].items()}
        stamp = Stamp(**facts)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise IndexUnusable(folder, f"stamp: {type(error).__name__}") from error
    strange = [name for name in stamp.files if not STAMPED_NAME.fullmatch(name)]
    if strange or type(stamp.seq) is not int or type(stamp.cursor) not in {int, type(None)}:
        raise IndexUnusable(folder, "stamp: it says nonsense")
    return stamp


def open_generation(folder: Path, *, deep: bool = False) -> OpenIndex:
    """Open the newest generation in a folder after checking it against its stamp.

    The table of contents is a pickle, so it is read only when its SHA-256 is the stamped one, and
    only as `IndexFile` reads it: whoever sends an archive has stamped it, too.
    `deep` compares the SHA-256 of every segment as well, not only its size.

    Raises IndexUnusable with the reason.
    """
    generation = latest_generation(folder)
    if generation is None:
        raise IndexUnusable(folder, MISSING)
    stamp = read_stamp(folder, generation)
    if (stamp.format, stamp.analyser) != (FORMAT, ANALYSER):
        raise IndexUnusable(folder, f"made by format {stamp.format}, analyser {stamp.analyser}")
    toc = f"_{NAME}_{generation}.toc"
    _check_file(folder, stamp, toc, deep=True)
    known = {name: facts for name, facts in stamp.files.items() if name != toc}
    storage = DurableStorage(folder, known)
    try:
        index = FileIndex(storage, new_schema())
        segments = [segment.segment_id() for segment in index._segments()]  # noqa: SLF001 - Whoosh names them nowhere else
    except Exception as error:  # whatever Whoosh makes of a table it cannot read
        raise IndexUnusable(folder, f"{toc}: {type(error).__name__}") from error
    for segment in segments:
        names = [name for name in known if name.startswith(f"{segment}.")]
        if not names:
            raise IndexUnusable(folder, f"{segment} is not stamped")
        for name in names:
            _check_file(folder, stamp, name, deep=deep)
    return OpenIndex(index, stamp, storage, (folder.name, generation))


def _check_file(folder: Path, stamp: Stamp, name: str, *, deep: bool) -> None:
    """Find a file as it was stamped: its size, and its SHA-256 too when `deep`."""
    path, stamped = folder / name, stamp.files.get(name)
    if stamped is None:
        raise IndexUnusable(folder, f"{name} is not stamped")
    if path.is_symlink():
        raise IndexUnusable(folder, f"{name} leads elsewhere")
    try:
        facts = file_facts(path) if deep else (path.stat().st_size, stamped[1])
    except OSError as error:
        raise IndexUnusable(folder, f"{name}: {error}") from error
    if facts != stamped:
        raise IndexUnusable(folder, f"{name} is damaged")


class IndexHome:
    """The index folder of one archive: knows which index is in use, and trusts it or says why not.

    Holds paths and the archive's identity only; any thread may use it with a `token_at` of its own.
    """

    def __init__(
        self, root: Path, identity: Identity, token_at: Callable[[int], str | None]
    ) -> None:
        self.root = root
        self.identity = identity
        self._token_at = token_at

    def current(self) -> Path | None:
        """Return the folder in use, or None when there is no index yet."""
        try:
            name = _small(self.root / CURRENT).decode("utf-8", "replace").strip()
        except OSError:
            return None
        folder = self.root / name
        fits = re.fullmatch(r"g[0-9a-f]{8}", name) and not folder.is_symlink()
        return folder if fits else None

    def current_key(self) -> tuple[str, int] | None:
        """Return what is newest on disk, without opening it."""
        folder = self.current()
        if folder is None:
            return None
        generation = latest_generation(folder)
        return None if generation is None else (folder.name, generation)

    def open(self, *, deep: bool = False) -> OpenIndex:
        """Open the index in use.

        Raises IndexUnusable with the reason when it is missing, damaged, from another archive, or
        when it knows a history that the database does not have.
        """
        for attempt in range(OPEN_ATTEMPTS):
            key = self.current_key()
            if key is None:
                raise IndexUnusable(self.root, MISSING)
            try:
                opened = open_generation(self.root / key[0], deep=deep)
            except IndexUnusable:
                # An indexer may have swept these files away between the two looks.
                if attempt + 1 < OPEN_ATTEMPTS and self.current_key() != key:
                    continue
                raise
            self.check(opened.stamp)
            return opened
        raise IndexUnusable(self.root, "changing")

    def read(self, look: Callable[[OpenIndex], T], *, deep: bool = False) -> T:
        """Open the index in use and look at it.

        Files of it are opened by whoever looks, and an indexer may sweep them away just before:
        then the newer index is opened. `deep` as in `open`. Raises IndexUnusable, and what looking
        raises.
        """
        for _ in range(OPEN_ATTEMPTS - 1):
            opened = self.open(deep=deep)
            try:
                return look(opened)
            except (FileNotFoundError, EmptyIndexError):
                if self.current_key() == opened.key:
                    raise
        return look(self.open(deep=deep))

    def check(self, stamp: Stamp) -> None:
        """Raise IndexUnusable unless the stamp belongs to this archive's present history."""
        if stamp.uuid != self.identity.uuid:
            raise IndexUnusable(self.root, "belongs to another archive")
        if stamp.epoch != self.identity.epoch or self._token_at(stamp.seq) != stamp.tok:
            raise IndexUnusable(self.root, DIVERGED)

    def put_in_use(self, folder: Path, name: str) -> None:
        """Give a finished rebuild its name, point to it, and sweep what nobody needs any more."""
        folder.rename(self.root / name)
        sync_path(self.root)
        write_durably(self.root / CURRENT, name.encode())
        for old in self.root.glob("g*"):
            # A reader may have files of it open; where that keeps them, the next sweep goes on.
            if old.name != name:
                shutil.rmtree(old, ignore_errors=True)
