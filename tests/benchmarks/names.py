"""How fast a name is found among 50,000 authorities while somebody types it."""

from __future__ import annotations

import gc
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db import Reader, create_archive, tables
from db.engine import WriteEngine
from db.records import AddName, AuthorityKind, AuthorityRef, NameKind
from db.search.collation import match_key, sort_key
from tests.benchmarks.measures import machine, peak_megabytes, percentile, timed

AUTHORITIES = 50_000
ROLES = 150_000
NAMES_A_WAY = 60
ROWS = 20
TRIES = 3
SHARE_OF_PEOPLE = 0.6
SHARE_WITH_ACRONYM = 0.3

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý"
MIDDLES = "Văn Thị Hữu Đức Minh Ngọc Quang Thanh Xuân Công Hải Thu Kim Bá"
GIVEN = "An Anh Bình Cường Dũng Giang Hà Hùng Hương Khánh Lan Linh Long Mai Nam Sơn Thảo Tuấn Yến"
HEADS = ("Sở", "Phòng", "Chi cục", "Trung tâm", "Công ty Cổ phần", "Hiệp hội", "Trường Trung học")
FIELDS = ("Công nghệ", "Giáo dục và Đào tạo", "Nông nghiệp", "Phần mềm", "Xây dựng", "Y tế")
PLACES = ("Quảng Ninh", "Hạ Long", "Đông Triều", "Bắc Giang", "Hải Phòng", "Cần Thơ", "Đà Nẵng")


def run(_corpus: Sequence[Path], seed: int, say: Callable[[str], None]) -> None:
    """Print how long a look-up takes by what is typed, the first one and one after a change."""
    say(f"machine   {machine()}; seed {seed}")
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        archive = create_archive(Path(folder) / "bench.khobao", starter=True)
        engine = WriteEngine(archive.path)
        with engine.transaction() as session:
            names = _fill(session, chance)
        engine.close()
        reader = archive.reader()
        before = peak_megabytes()
        with timed() as first:
            reader.catalogue.find_authorities("Quảng Ninh")
        say(f"first     {first.cpu * 1000:.0f} ms CPU, {peak_megabytes() - before:.0f} MB more")
        reader.close()
        reader = archive.reader()
        say(f"warmed    {_warmed(reader)}")
        with timed() as first:
            reader.catalogue.find_authorities("Quảng Ninh")
        say(f"first     {first.cpu * 1000:.0f} ms CPU when it was warmed before")
        for way, typed in _typed(names, chance):
            times = [_milliseconds(reader, one) for one in typed]
            say(
                f"{way:9} p50 {percentile(times, 0.5):.1f} p95 {percentile(times, 0.95):.1f} ms CPU"
            )
        cataloguer = archive.cataloguer("LAN")
        cataloguer.apply([AddName(AuthorityRef(id=1), "Tên khác", NameKind.VARIANT)])
        with timed() as after:
            reader.catalogue.find_authorities("Tên khác")
        say(f"changed   {after.cpu * 1000:.1f} ms CPU, the first one after a change")
        cataloguer.close()
        reader.close()
        archive.close()


def _warmed(reader: Reader) -> str:
    """Read the names in steps, as the window does before anybody types one; it sweeps by itself."""
    steps = []
    is_whole = False
    gc.disable()
    while not is_whole:
        with timed() as step:
            is_whole = reader.catalogue.warm_names()
        steps.append(step.cpu * 1000)
    gc.enable()
    longest = max(steps)
    return f"{sum(steps):.0f} ms CPU in {len(steps)} steps, the longest {longest:.0f} ms"


def _milliseconds(reader: Reader, typed: str) -> float:
    """The least processor time of a look-up."""
    times = []
    for _ in range(TRIES):
        with timed() as span:
            reader.catalogue.find_authorities(typed, limit=ROWS)
        times.append(span.cpu * 1000)
    return min(times)


def _name(chance: random.Random) -> tuple[AuthorityKind, str]:
    if chance.random() < SHARE_OF_PEOPLE:
        words = [chance.choice(part.split()) for part in (FAMILIES, MIDDLES, MIDDLES, GIVEN)]
        return AuthorityKind.PERSON, " ".join(words)
    number = chance.randrange(200)
    parts = (chance.choice(HEADS), chance.choice(FIELDS), chance.choice(PLACES), str(number))
    return AuthorityKind.ORGANISATION, " ".join(parts)


def _fill(session: Session, chance: random.Random) -> list[str]:
    """Write the authorities with a name form or two, and their roles."""
    articles = session.scalars(select(tables.Article.id)).all()
    made = [_name(chance) for _ in range(AUTHORITIES)]
    held = [
        {
            "uid": f"bench-{number}",
            "kind": kind.value,
            "name": name,
            "name_key": match_key(name),
            "name_sort": sort_key(name),
            "created_at": "2026-01-01T00:00:00Z",
            "updated_at": "2026-01-01T00:00:00Z",
        }
        for number, (kind, name) in enumerate(made)
    ]
    ids = session.scalars(insert(tables.Authority).returning(tables.Authority.id), held).all()
    forms = []
    for authority_id, (_, name) in zip(ids, made, strict=True):
        named = {NameKind.PREFERRED: name}
        if chance.random() < SHARE_WITH_ACRONYM:
            named[NameKind.ACRONYM] = "".join(word[0] for word in name.split()).upper()
        forms += [
            {"authority_id": authority_id, "name": one, "name_key": match_key(one), "kind": kind}
            for kind, one in named.items()
        ]
    session.execute(insert(tables.AuthorityName), forms)
    roles = [
        {
            "authority_id": chance.choice(ids),
            "article_id": chance.choice(articles),
            "role": "mentioned",
        }
        for _ in range(ROLES)
    ]
    session.execute(insert(tables.ArticleRole), roles)
    return [name for _, name in made]


def _typed(names: Sequence[str], chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """What people type, by the way in which it is looked for."""
    some = chance.sample(names, NAMES_A_WAY)
    yield "exact", some
    yield "plain", [match_key(name) for name in some]
    yield "letters", [match_key(name)[: 1 + at % 4] for at, name in enumerate(some)]
    yield "beginning", [match_key(name)[: len(name) // 2] for name in some]
    yield "words", [" ".join(reversed(match_key(name).split())) for name in some]
    yield "slip", [f"{match_key(name)[:4]}{match_key(name)[5:]}" for name in some]
    yield "initials", ["".join(word[0] for word in name.split()) for name in some]
    yield "unknown", [f"{name.split()[0]} xqzw {name.split()[-1]}" for name in some]
