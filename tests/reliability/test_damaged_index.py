"""A bit of the index is not as it was written: that is found out, or it changes no answer (R5)."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db import Archive, Searcher
from db.errors import IndexUnusable
from db.records import ArticleEdit, DeleteArticle, IndexHealth, SearchRequest, Sort
from db.search.codec.pack import Pack, PackDamaged
from tests.db.articles import add, archive_of, article, sync
from tests.proofs import Proof

CHUNKS = 4
WRONG_TILL_THEN = "wrong answers until it was read through"
QUESTIONS = (
    SearchRequest("", facets=True),
    SearchRequest("mua lua"),
    SearchRequest("lúa", sort=Sort.NEWEST, facets=True),
    SearchRequest('"bến cảng"'),
    SearchRequest("cảng -lúa"),
    SearchRequest("ben HOẶC (cho phien)"),
    SearchRequest("số:10..30"),
    SearchRequest("1.500"),
    SearchRequest("th*"),
    SearchRequest("nguồn:làng năm:2019"),
    SearchRequest("tiêu đề:phiên"),
    SearchRequest("lúa muộn bên chợ vắng", typing=True),
)
"""Words, phrases, numbers, names and dates; every kind of array is asked."""

Answers = tuple[object, ...]


def made(folder: Path) -> Archive:
    """An archive with several segments, and with articles that were changed and deleted."""
    words = ("lúa", "cảng", "chợ phiên", "lò gốm", "bến cảng", "thư viện")
    texts = [
        article(
            f"Chợ phiên thứ {number}" if number % 3 else f"Bến cảng {number}",
            f"Mùa {words[number % 6]} muộn ở bến cảng, dài {number * 10} m, 1.5{number:02} người.",
            f"Người ta kể về {words[number % 5]} bên {words[number % 4]}.",
            outlet=("Tin Làng", "Báo Thử")[number % 2],
            published=f"20{10 + number % 12}-0{1 + number % 9}-11",
        )
        for number in range(30)
    ]
    archive = archive_of(folder, texts[:20])
    add(archive, texts[20:])
    indexer, cataloguer = archive.indexer(), archive.cataloguer()
    indexer.sync(merge=False)
    cataloguer.apply([DeleteArticle(3, 1)])
    cataloguer.apply([ArticleEdit(5, 1, {"section": "Xã hội"})])
    indexer.sync(merge=False)
    cataloguer.close()
    indexer.close()
    archive.close()
    return archive


def answers(archive: Archive) -> Answers:
    """Ask every question of a searcher that opens the index anew."""
    searcher = archive.searcher()
    try:
        said: list[object] = []
        for question in QUESTIONS:
            hits = searcher.search(question)
            rows = [(row.article.id, row.tier, row.passages) for row in searcher.page(hits, 0, 3)]
            said.append((hits.ids.tolist(), hits.total, hits.facets, hits.problems, rows))
        return tuple(said)
    finally:
        searcher.close()


def found(archive: Archive) -> list[object]:
    """What every question finds, in whatever order: another index may order equals otherwise."""
    searcher = archive.searcher()
    try:
        hits = [searcher.search(question) for question in QUESTIONS]
        return [(sorted(one.ids), one.total, one.facets) for one in hits]
    finally:
        searcher.close()


def verify(archive: Archive) -> None:
    """Read the whole index, as the window does when nobody waits for it."""
    indexer = archive.indexer()
    try:
        indexer.verify()
    finally:
        indexer.close()


def health(archive: Archive) -> IndexHealth:
    indexer = archive.indexer()
    try:
        return indexer.state().health
    finally:
        indexer.close()


def current(archive: Archive) -> Path:
    return archive.path / "index" / (archive.path / "index" / "CURRENT").read_text()


@dataclass
class Flips:
    """What became of the bits that were turned."""

    trials: int = 0
    found_by: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """Neither found out nor harmless, or answered by something else than a message."""
    silent: list[str] = field(default_factory=list)
    """Wrong answers of which nothing would ever tell."""

    def note(self, how: str) -> None:
        self.found_by[how] = self.found_by.get(how, 0) + 1


def turn(path: Path, at: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))


def judge(
    flips: Flips, archive: Archive, sound: Answers, name: str, look: Callable[[Archive], None]
) -> None:
    """Say what became of one bit that was turned."""
    flips.trials += 1
    try:
        same = answers(archive) == sound
    except IndexUnusable:
        flips.note("refused")
        return
    except Exception as error:  # noqa: BLE001 - everything but the message is a fault
        flips.faults.append(f"{name}: {error!r}")
        return
    try:
        look(archive)
    except IndexUnusable:
        flips.note("read through" if same else WRONG_TILL_THEN)
        return
    if same:
        flips.note("harmless")
        if name.endswith((".npk", ".toc")):
            flips.faults.append(f"{name}: a changed byte went unnoticed")
    else:
        flips.silent.append(name)


def _size(path: Path) -> int:
    return path.stat().st_size


def flipped(
    archive: Archive, seed: int, count: int, look: Callable[[Archive], None] = verify
) -> Flips:
    """Turn one bit after the other, each time back again."""
    dice, flips, sound = random.Random(seed), Flips(), answers(archive)
    files = [archive.path / "index" / "CURRENT", *current(archive).iterdir()]
    files = sorted(filter(_size, files), key=_size)  # their names differ each time
    large = [path for path in files if path.suffix == ".npk"]
    for _ in range(count):
        path = dice.choice(large if dice.random() < 0.7 else files)
        at, bit = dice.randrange(path.stat().st_size), dice.randrange(8)
        turn(path, at, bit)
        judge(flips, archive, sound, path.name, look)
        turn(path, at, bit)
    assert answers(archive) == sound, "the bits were not turned back"
    return flips


def count(proof: Proof, flips: Flips) -> None:
    what = "index files with one bit turned"
    wrong = len(flips.faults) + len(flips.silent)
    proof("R5", what, trials=flips.trials, faults=wrong, losses=len(flips.silent))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the index taken for one that is too large to be read before the first answer."""
    monkeypatch.setattr(Searcher, "READ_WHOLE", 0)


@pytest.mark.usefixtures("large")
def test_a_turned_bit_is_found_out_or_harmless(tmp_path: Path, proof: Proof) -> None:
    flips = flipped(made(tmp_path), 1, 18)
    count(proof, flips)
    assert (flips.silent, flips.faults) == ([], [])
    assert flips.found_by.keys() > {"read through"}, "no bit was turned that matters"


def test_a_turned_bit_of_a_small_index_never_reaches_an_answer(
    tmp_path: Path, proof: Proof
) -> None:
    flips = flipped(made(tmp_path), 2, 6)
    count(proof, flips)
    assert (flips.silent, flips.faults) == ([], [])
    assert WRONG_TILL_THEN not in flips.found_by


@pytest.mark.prove
@pytest.mark.timeout(600)
@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_three_hundred_turned_bits(tmp_path: Path, proof: Proof, chunk: int) -> None:
    flips = flipped(made(tmp_path), 100 + chunk, 300 // CHUNKS)
    count(proof, flips)
    assert (flips.silent, flips.faults) == ([], [])


@pytest.mark.prove
@pytest.mark.timeout(600)
def test_a_hundred_turned_bits_of_a_small_index(tmp_path: Path, proof: Proof) -> None:
    flips = flipped(made(tmp_path), 200, 100)
    count(proof, flips)
    assert (flips.silent, flips.faults) == ([], [])
    assert WRONG_TILL_THEN not in flips.found_by


@pytest.mark.usefixtures("large")
def test_without_reading_it_through_bits_go_unnoticed(tmp_path: Path, proof: Proof) -> None:
    """The control: who trusts the sizes alone answers wrongly, and this test sees it."""
    flips = flipped(made(tmp_path), 2, 6, look=lambda _archive: None)
    proof.control("R5", "index trusted by its sizes alone", caught=bool(flips.faults))
    assert flips.faults


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    "spoil",
    [pytest.param(Path.unlink, marks=pytest.mark.prove), shortened],
    ids=["missing", "short"],
)
def test_each_file_missing_or_short_in_turn(
    tmp_path: Path, proof: Proof, spoil: Callable[[Path], None]
) -> None:
    """It is found out before the first answer, articles can be read, and the index is mended."""
    archive = made(tmp_path)
    sound, folder = found(archive), archive.path / "index"
    shutil.copytree(folder, tmp_path / "index")
    names = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    names = [one for one in names if (folder / one).stat().st_size and one.suffix != ".lock"]
    faults = []
    for name in names:
        spoil(folder / name)
        faults += [f"{name} was trusted"] * (health(archive) is not IndexHealth.UNUSABLE)
        try:
            answers(archive)
        except IndexUnusable:
            pass
        else:
            faults.append(f"{name}: searched")
        sync(archive)
        faults += [f"{name}: not mended"] * (found(archive) != sound)
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "index", folder)
    proof("R5", "index files missing or short", trials=len(names), faults=len(faults), losses=0)
    assert faults == []
    assert len(names) >= 5


@pytest.mark.parametrize("merge", [False, True])
def test_a_damaged_segment_is_never_merged_into_a_sound_one(tmp_path: Path, merge: bool) -> None:
    """A merge would give its bytes a new checksum, and nothing would ever tell."""
    archive = made(tmp_path)
    indexer = archive.indexer()
    known = set(current(archive).glob("*.npk"))
    for number in range(6):
        add(archive, [article(f"Tờ {number}", f"Giấy dó thứ {number} ở bến cảng.")])
        indexer.sync(merge=False)
    harm(min(set(current(archive).glob("*.npk")) - known))
    add(archive, [article("Tờ cuối", "Với tờ này thì vừa đủ để gộp.")])
    damaged = current(archive)
    indexer.sync(merge=merge)
    assert current(archive) != damaged, "nothing was merged, so this test proves nothing"
    verify(archive)
    mended = found(archive)
    indexer.rebuild()
    indexer.close()
    assert found(archive) == mended
    assert archive.check(full=True).ok


def harm(path: Path) -> None:
    """Turn a bit that an array is made of, and no filling between arrays."""
    for at in reversed(range(path.stat().st_size)):
        turn(path, at, 0)
        try:
            Pack(path).verify()
        except PackDamaged:
            return
        turn(path, at, 0)
