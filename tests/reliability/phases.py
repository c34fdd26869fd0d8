"""What a program does to an archive in the sweep of faults: one phase each, from a known start."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from db import Archive, create_archive, open_archive
from db.backup import Backups
from db.copying import connect
from db.engine import DATABASE
from db.records import (
    AddNote,
    ArticleEdit,
    CorrectText,
    DeleteArticle,
    Edit,
    IngestItem,
    NoteKind,
    Progress,
    Quote,
    SearchRequest,
)
from db.records.backups import BackupReason
from db.restoring import restore, restore_articles
from db.safekeeping import back_up
from db.second_target import choose_second
from tests.db.articles import add, article, sync
from tests.reliability.diaries import Diary, State
from tests.reliability.states import states

ARCHIVES: Final = Path(__file__).parents[1] / "archives"
BODY: Final = "Bản tin thử về mùa lúa của một tỉnh không có thật."
_ROWS: Final = """
    SELECT article.id, uid, headline, section, published_lo, deleted_at, text, sha256, is_current
    FROM article JOIN text_version ON article_id = article.id ORDER BY article.id, text_version.id
"""
USER: Final = "AN"
SAVED: Final[State] = MappingProxyType(
    dict.fromkeys(("kho-1", "kho-2", "kho-3", "kho-4", "n-3"), "")
)
"""What the backup of `prepare_saved` holds."""


@dataclass(frozen=True)
class Place:
    """The folder of one trial: the archive, and what lies beside it."""

    root: Path

    @property
    def archive(self) -> Path:
        """Where the archive lies."""
        return self.root / "Kho.khobao"

    @property
    def second(self) -> Path:
        """The second place for backups."""
        return self.root / "second"

    @property
    def sources(self) -> Path:
        """Files to take in; they are beside the root, for what is done to them does not count."""
        return self.root.parent / "sources"


def _state(place: Place) -> dict[str, str]:
    return states(place.archive)


def _texts(place: Place) -> dict[str, str]:
    """What the archive of any version holds: facts and texts of each article, by its number."""
    found: dict[str, str] = {}
    with closing(connect(place.archive / DATABASE, "ro")) as database:
        for number, *facts in database.execute(_ROWS):
            found[str(number)] = f"{found.get(str(number), '')} {facts}"
    return found


@dataclass(frozen=True)
class Phase:
    """One kind of work: how the folder is before, and what is done."""

    name: str
    prepare: Callable[[Place], None]
    run: Callable[[Place, Diary], None]
    is_open: bool = True
    """Whether somebody reads and searches the archive meanwhile."""
    is_lost: bool = False
    """Whether there is no archive, or none that opens, before it is done."""
    is_repeatable: bool = False
    """Whether it is done again where it was not done."""
    is_former: bool = False
    """Whether the archive is one of a former version."""

    def state(self, place: Place) -> dict[str, str]:
        """What the archive holds, as it is compared."""
        return _texts(place) if self.is_former else _state(place)


def _lines(path: Path, names: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for name in names:
            line = {"id": name, "title": f"Bài {name}", "sapo": "", "body": [BODY, f"mã {name}"]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path


def write_sources(folder: Path) -> None:
    """Write the files that are taken in: two with articles, and a package with one more."""
    folder.mkdir()
    _lines(folder / "một.jsonl", ["n-1", "n-2"])
    _lines(folder / "hai.jsonl", ["n-3"])
    inner = _lines(folder / "ba.jsonl", ["n-4", "n-5"])
    with zipfile.ZipFile(folder / "gói.zip", "w") as package:
        package.write(inner, inner.name)
    inner.unlink()


# ---- how a folder is before ----------------------------------------------------------------


def prepare_nothing(place: Place) -> None:
    """Make the folder that archives are made in."""
    place.root.mkdir()


def prepare_archive(place: Place, articles: int = 4) -> None:
    """Make an archive of a few articles that can all be found."""
    place.root.mkdir()
    archive = create_archive(place.archive)
    names = [f"kho-{number}" for number in range(1, articles + 1)]
    add(archive, [article(f"Bài {name}", BODY, f"mã {name}", source_id=name) for name in names])
    sync(archive)
    archive.close()


def prepare_pieces(place: Place) -> None:
    """Make an archive whose index is in so many pieces that it is nearly time to merge them."""
    prepare_archive(place, articles=2)
    archive = open_archive(place.archive)
    indexer = archive.indexer()
    for number in range(3, 9):  # with one more it is time
        name = f"kho-{number}"
        add(archive, [article(f"Bài {name}", BODY, f"mã {name}", source_id=name)])
        indexer.sync(merge=False)
    indexer.close()
    archive.close()


def prepare_saved(place: Place) -> None:
    """Make an archive with a backup and originals, and change it since."""
    prepare_archive(place)
    archive = open_archive(place.archive)
    archive.ingest([place.sources / "hai.jsonl"], lambda _: None)
    sync(archive)
    Backups(place.archive).make(BackupReason.ASKED)
    cataloguer = archive.cataloguer(USER)
    cataloguer.apply([ArticleEdit(1, 1, {"section": "sau"}), DeleteArticle(2, 1)])
    cataloguer.close()
    sync(archive)
    archive.close()


def prepare_second(place: Place) -> None:
    """Make an archive that has a second place for its backups."""
    prepare_saved(place)
    place.second.mkdir()
    choose_second(place.archive, place.second)


def prepare_damaged(place: Place) -> None:
    """Make an archive with a backup, then damage its database."""
    prepare_saved(place)
    database = place.archive / DATABASE
    raw = bytearray(database.read_bytes())
    raw[:100] = bytes(100)
    database.write_bytes(raw)


def prepare_lost(place: Place) -> None:
    """Have nothing but what came to the second place for backups."""
    prepare_second(place)
    back_up(place.archive, BackupReason.ASKED)
    shutil.rmtree(place.archive)


def _former(version: Path) -> Callable[[Place], None]:
    def prepare(place: Place) -> None:
        place.root.mkdir()
        shutil.copytree(version, place.archive)

    return prepare


# ---- what is done --------------------------------------------------------------------------


def create(place: Place, diary: Diary) -> None:
    """Make an archive."""
    diary.mean({})
    if not place.archive.exists():
        create_archive(place.archive, name="Kho").close()
    open_archive(place.archive).close()
    diary.note("created")


def look(place: Place, _diary: Diary) -> None:
    """Open an archive, read, search, close."""
    archive = open_archive(place.archive)
    searcher = archive.searcher()
    searcher.search(SearchRequest("lúa"))
    searcher.close()
    archive.close()


def take_in(place: Place, diary: Diary) -> None:
    """Take files in, and find what is alike."""
    archive = open_archive(place.archive)

    def on_event(event: Progress | IngestItem) -> None:
        if isinstance(event, IngestItem) and event.outcome == "added":
            diary.came(str(event.headline).removeprefix("Bài "), "")

    diary.mean({f"n-{number}": "" for number in range(1, 6)}, whole=False)
    archive.ingest([place.sources], on_event)
    diary.note("taken in")
    archive.link_near()
    archive.close()


class _Desk:
    """Saves edits of articles whose state is known before and after."""

    def __init__(self, archive: Archive, diary: Diary) -> None:
        self.cataloguer = archive.cataloguer(USER)
        self._archive = archive
        self._diary = diary

    def save(self, state: State, *edits: Edit) -> None:
        """Save, and note it."""
        self._diary.mean(state)
        self.cataloguer.apply(edits)
        self._diary.done()

    def undo(self, state: State) -> None:
        """Take the last change back, and note it."""
        self._diary.mean(state)
        self.cataloguer.undo()
        self._diary.done()

    def quote(self, number: int, words: str) -> Quote:
        """Find words in the text of an article."""
        reader = self._archive.reader()
        start = reader.article(number).text.index(words)
        reader.close()
        return Quote(words, start, start + len(words))


def save(place: Place, diary: Diary) -> None:
    """Catalogue: facts, a note on a place, a correction of the text, the bin, and a way back."""
    archive = open_archive(place.archive)
    desk = _Desk(archive, diary)
    note = AddNote(1, NoteKind.NOTE, "ghi 1", desk.quote(1, "mùa lúa"))
    desk.save({"kho-1": "mục ghi 1"}, ArticleEdit(1, 1, {"section": "mục"}), note)
    desk.save({"kho-2": "sửa1"}, CorrectText(2, 1, desk.quote(2, "lúa"), "sửa1"))
    both = ArticleEdit(4, 1, {"section": "chung"})
    desk.save({"kho-3": None, "kho-4": "chung"}, DeleteArticle(3, 1), both)
    desk.undo({"kho-3": "", "kho-4": ""})
    desk.cataloguer.close()
    archive.close()


def index(place: Place, diary: Diary) -> None:
    """Bring the index up to date, then merge its pieces."""
    archive = open_archive(place.archive)
    desk = _Desk(archive, diary)
    indexer = archive.indexer()
    desk.save({"kho-1": "mục"}, ArticleEdit(1, 1, {"section": "mục"}))
    indexer.sync(merge=False)
    desk.save({"kho-2": None}, DeleteArticle(2, 1))
    indexer.sync()
    desk.cataloguer.close()
    indexer.close()


def rebuild(place: Place, _diary: Diary) -> None:
    """Make the index anew beside the old one."""
    indexer = open_archive(place.archive).indexer()
    indexer.rebuild()
    indexer.close()


def upgrade(place: Place, diary: Diary) -> None:
    """Open an archive of a former version."""
    open_archive(place.archive)
    diary.note("upgraded")


def keep(place: Place, diary: Diary) -> None:
    """Make two backups, with a save between; they go to a second place, too."""
    archive = open_archive(place.archive)
    desk = _Desk(archive, diary)
    for number in (3, 4):
        made = back_up(place.archive, BackupReason.ASKED).made
        assert made is not None
        diary.backed_up(made.path.name, _state(place))
        desk.save({f"kho-{number}": "mục"}, ArticleEdit(number, 1, {"section": "mục"}))
    desk.cataloguer.close()
    archive.close()


def put_back(place: Place, diary: Diary) -> None:
    """Put the archive back to its backup, whole."""
    diary.mean(SAVED)
    restore(place.archive, "1")
    diary.done()


def put_articles_back(place: Place, diary: Diary) -> None:
    """Make two articles what they were in a backup."""
    diary.mean({"kho-1": "", "kho-2": ""})
    restore_articles(place.archive, "1", ["1", "2"], USER)
    diary.done()


def put_elsewhere(place: Place, diary: Diary) -> None:
    """Make an archive where there is none, of a backup and the originals beside it."""
    (home,) = place.second.iterdir()
    (backup,) = (home / "backups").glob("000001-*.db")
    diary.mean(SAVED)
    restore(place.archive, str(backup))
    diary.done()


def phases() -> dict[str, Phase]:
    """Every phase, by name; one for each former version of which there is an archive."""
    known = [
        Phase("create", prepare_nothing, create, False, True, True),
        Phase("open", prepare_archive, look, False),
        Phase("import", prepare_archive, take_in),
        Phase("save", prepare_archive, save),
        Phase("save alone", prepare_archive, save, False),
        Phase("index", prepare_pieces, index),
        Phase("rebuild", prepare_archive, rebuild),
        Phase("backup", prepare_second, keep),
        Phase("restore", prepare_saved, put_back, is_repeatable=True),
        Phase("articles", prepare_saved, put_articles_back),
        Phase("damaged", prepare_damaged, put_back, False, True, True),
        Phase("elsewhere", prepare_lost, put_elsewhere, False, True, True),
    ]
    known += [
        Phase(former.name, _former(former), upgrade, False, is_repeatable=True, is_former=True)
        for former in sorted(ARCHIVES.glob("version-*"))
    ]
    return {phase.name: phase for phase in known}
