"""A name is found before it is made again, however it was typed."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Reader, create_archive, open_archive
from db.archive import Archive
from db.cataloguer import Cataloguer
from db.lookups import names
from db.records import (
    AddName,
    AddRole,
    AuthorityKind,
    AuthorityMatch,
    AuthorityRef,
    Edit,
    KeepAuthority,
    MatchKind,
    MergeAuthorities,
    NameKind,
    RemoveName,
    RoleKind,
)
from tests.db.ingest.workbench import write_lines
from tests.db.kho import LINES

PLACE = AuthorityKind.PLACE
BODY = AuthorityKind.ORGANISATION
SOFTWARE = "Hiệp hội Phần mềm và Dịch vụ công nghệ thông tin Việt Nam"
PEOPLES = "Ủy ban nhân dân tỉnh Quảng Ninh"


def ref(kind: AuthorityKind, name: str) -> AuthorityRef:
    return AuthorityRef(kind=kind, name=name)


@pytest.fixture(scope="module")
def six_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that lines were taken into, made once; nobody changes it."""
    folder = tmp_path_factory.mktemp("names")
    held = create_archive(folder / "kho.khobao")
    held.ingest([write_lines(folder / "kho.jsonl", LINES)], lambda _event: None)
    held.close()
    return held.path


@pytest.fixture
def archive(six_articles: Path, tmp_path: Path) -> Iterator[Archive]:
    """An archive of those lines of one's own."""
    opened = open_archive(shutil.copytree(six_articles, tmp_path / "kho.khobao"))
    yield opened
    opened.close()


@pytest.fixture
def lan(archive: Archive) -> Iterator[Cataloguer]:
    cataloguer = archive.cataloguer("LAN")
    province = ref(PLACE, "Quảng Ninh")
    edits: list[Edit] = [
        KeepAuthority(province),
        AddName(province, "Quản Ninh", NameKind.MISSPELLING),
        AddName(ref(BODY, SOFTWARE), "VINASA", NameKind.ACRONYM),
        KeepAuthority(ref(BODY, PEOPLES)),
        KeepAuthority(ref(BODY, "ĐHQGHN")),
        *(KeepAuthority(ref(PLACE, one)) for one in ("Hòa Bình", "Quảng Bình", "Kỳ Anh")),
        *(KeepAuthority(ref(PLACE, one)) for one in ("Quảng Trị", "TP.HCM", "Đông Triều")),
    ]
    cataloguer.apply(edits)
    yield cataloguer
    cataloguer.close()


@pytest.fixture
def reader(archive: Archive, lan: Cataloguer) -> Iterator[Reader]:
    assert lan
    held = archive.reader()
    yield held
    held.close()


def told(found: tuple[AuthorityMatch, ...]) -> list[tuple[str, str]]:
    return [(one.authority.name, one.how.value) for one in found]


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("Quảng Ninh", "Quảng Ninh", MatchKind.EXACT),
        (" quảng  NINH ", "Quảng Ninh", MatchKind.EXACT),
        (unicodedata.normalize("NFD", "Quảng Ninh"), "Quảng Ninh", MatchKind.EXACT),
        ("Hoà Bình", "Hòa Bình", MatchKind.EXACT),
        ("Kì Anh", "Kỳ Anh", MatchKind.EXACT),
        ("quang ninh", "Quảng Ninh", MatchKind.ACCENTS),
        ("Quảng Nịnh", "Quảng Ninh", MatchKind.ACCENTS),
        ("quangninh", "Quảng Ninh", MatchKind.ACCENTS),
        ("tp hcm", "TP.HCM", MatchKind.EXACT),
        ("quarng ninh", "Quảng Ninh", MatchKind.ACCENTS),
        ("d9o6ng trie62u", "Đông Triều", MatchKind.ACCENTS),
        ("Quản Ninh", "Quảng Ninh", MatchKind.EXACT),
        ("quan ninh", "Quảng Ninh", MatchKind.ACCENTS),
        ("VINASA", SOFTWARE, MatchKind.EXACT),
        ("hiep hoi phan mem", SOFTWARE, MatchKind.BEGINNING),
        ("hiệp hội ph", SOFTWARE, MatchKind.BEGINNING),
        ("phần mềm hiệp hội", SOFTWARE, MatchKind.WORDS),
        ("hiep hoi phan men", SOFTWARE, MatchKind.TYPO),
        ("HHPMDVCNTTVN", SOFTWARE, MatchKind.ACRONYM),
        ("Đại học Quốc gia Hà Nội", "ĐHQGHN", MatchKind.ACRONYM),
        ("UBND tỉnh Quảng Ninh", PEOPLES, MatchKind.ACRONYM),
        ("ubnd quang ninh", PEOPLES, MatchKind.WORDS),
        ("quang nin h", "Quảng Ninh", MatchKind.ACCENTS),
        ("qunag ninh", "Quảng Ninh", MatchKind.TYPO),
        ("quang trj", "Quảng Trị", MatchKind.TYPO),
        ("dong chieu", "Đông Triều", MatchKind.TYPO),
    ],
)
def test_whatever_is_typed_leads_to_the_name(
    reader: Reader, typed: str, name: str, how: MatchKind
) -> None:
    assert told(reader.catalogue.find_authorities(typed))[0] == (name, how.value)


@pytest.mark.parametrize("typed", ["", "  ", "…", "xqzw", "x" * 1000, "a " * 1000, "%", "\0"])
def test_nothing_is_found_for_nothing(reader: Reader, typed: str) -> None:
    assert reader.catalogue.find_authorities(typed) == ()


def test_the_form_that_matched_is_told(reader: Reader) -> None:
    [found, *_] = reader.catalogue.find_authorities("Quản Ninh", [PLACE])
    assert (found.matched, found.name_kind) == ("Quản Ninh", NameKind.MISSPELLING)


def test_kinds_and_limits_are_kept(reader: Reader) -> None:
    found = reader.catalogue.find_authorities("quảng", [PLACE])
    assert {one.authority.kind for one in found} == {PLACE}
    assert len(found) == 3
    assert len(reader.catalogue.find_authorities("quảng", limit=2)) == 2


def test_what_most_articles_name_comes_first(reader: Reader, lan: Cataloguer) -> None:
    lan.apply([AddRole(one, ref(PLACE, "Quảng Trị"), RoleKind.MENTIONED) for one in (1, 2)])
    lan.apply([AddRole(1, ref(PLACE, "Quảng Ninh"), RoleKind.MENTIONED)])
    found = reader.catalogue.find_authorities("quảng", [PLACE])
    assert [(one.authority.name, one.authority.articles) for one in found] == [
        ("Quảng Trị", 2),
        ("Quảng Ninh", 1),
        ("Quảng Bình", 0),
    ]


def test_changes_are_followed(
    reader: Reader, lan: Cataloguer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(typed: str) -> list[tuple[str, str]]:
        return told(reader.catalogue.find_authorities(typed))

    assert found("Xuân Sơn") == []
    made = lan.apply([KeepAuthority(ref(PLACE, name)) for name in ("Xuân Sơn", "Xuan Son Moi")])
    assert found("Xuân Sơn")[0] == ("Xuân Sơn", "exact")
    kept, gone = (one or 0 for one in made.made)
    lan.apply([MergeAuthorities(kept, gone)])
    assert found("xuan son moi")[0] == ("Xuân Sơn", "exact")
    lan.undo()
    assert found("xuan son moi")[0] == ("Xuan Son Moi", "exact")
    lan.apply([KeepAuthority(AuthorityRef(id=kept), {"name": "Hồ Xuân"})])
    assert found("Hồ Xuân") == [("Hồ Xuân", "exact")]
    assert found("Xuân Sơn")[0] == ("Hồ Xuân", "exact")
    [form] = lan.apply([AddName(AuthorityRef(id=kept), "Động Núi", NameKind.VARIANT)]).made
    assert found("dong nui")[0] == ("Hồ Xuân", "accents")
    monkeypatch.setattr(names, "MOST_CHANGES", 0)
    lan.apply([RemoveName(form or 0)])
    assert found("Động Núi") == []


def test_names_that_were_read_in_steps_are_found_as_all_are(
    archive: Archive, reader: Reader, lan: Cataloguer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "STEP", 2)
    assert not reader.catalogue.warm_names()
    renamed, gone, kept = (
        (reader.catalogue.find_authorities(name)[0].authority.id, name)
        for name in ("Quảng Ninh", "Quảng Trị", "Kỳ Anh")
    )
    warmed = archive.reader()
    assert not warmed.catalogue.warm_names()
    lan.apply([KeepAuthority(AuthorityRef(id=renamed[0]), {"name": "Hồng Quảng"})])
    assert not warmed.catalogue.warm_names()
    lan.apply([MergeAuthorities(kept[0], gone[0]), KeepAuthority(ref(PLACE, "Móng Cái"))])
    steps = 1
    while not warmed.catalogue.warm_names():
        steps += 1
    assert steps > 2
    for typed in ("hong quang", renamed[1], gone[1], "mong cai", "quang", "vinasa", PEOPLES):
        found = told(warmed.catalogue.find_authorities(typed))
        assert found
        assert found == told(reader.catalogue.find_authorities(typed))
    warmed.close()
