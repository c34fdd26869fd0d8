"""Settings survive the night, and no file can break the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language import Language
from desktop.settings import RECENT, Settings, SettingsFile
from desktop.theme import Scheme
from desktop.typography import Face, Leading, LineWidth


def test_first_day_is_vietnamese_and_follows_the_system(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "none.ini").load()
    assert settings == Settings()
    assert settings.language is Language.VIETNAMESE
    assert settings.scheme is Scheme.SYSTEM


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "deep" / "settings.ini")
    settings = Settings(
        language=Language.ENGLISH,
        scheme=Scheme.DARK,
        zoom=125,
        width=LineWidth.NARROW,
        face=Face.SANS,
        leading=Leading.WIDE,
        recent=("/kho/Báo 100% [thử]; #1", "C:\\Kho\\Ảnh"),
        geometry="AdnQ==",
        panes=(220, 500, 700),
        filters_shown=False,
        folder="/tmp/ô",
        remembered=("/kho/a.khobao", '{"asked": ["\\"giải thưởng\\" 100%"]}'),
    )
    file.save(settings)
    assert file.load() == settings
    assert [one.name for one in file.path.parent.iterdir()] == ["settings.ini"]


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe\x00",
        b"[window",
        b"[other]\nzoom = 3",
        b"[window]\nlanguage = xx\nscheme = pink\nzoom = wide\nrecent = {\npanes = 3\n",
        b'[window]\nrecent = [1, null]\npanes = ["a"]\n',
    ],
)
def test_a_file_that_makes_no_sense_is_the_first_day(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(written)
    assert SettingsFile(path).load() == Settings()


@given(st.lists(st.sampled_from("abcdefghijklmnop"), max_size=30))
def test_recent_archives_are_few_different_and_newest_first(opened: list[str]) -> None:
    settings = Settings()
    for name in opened:
        settings = settings.opened(Path(name))
    assert len(settings.recent) <= RECENT
    assert len(set(settings.recent)) == len(settings.recent)
    assert list(settings.recent[:1]) == opened[-1:]


def test_an_archive_that_is_gone_is_forgotten() -> None:
    settings = Settings().opened(Path("a")).opened(Path("b"))
    assert settings.forgotten(Path("b")).recent == ("a",)


def test_tabs_belong_to_their_archive_and_one_alone_is_none() -> None:
    settings = Settings().keeping_tabs(Path("a"), (3, 5, 3), 1).keeping_tabs(Path("b"), (9,), 0)
    assert settings.tabs_of(Path("a")) == ((3, 5, 3), 1)
    assert settings.tabs_of(Path("b")) == ((), 0)
    assert settings.keeping_tabs(Path("a"), (3,), 0).tabs_of(Path("a")) == ((), 0)
    assert Settings(tabs=("a", "x 1 2")).tabs_of(Path("a")) == ((2,), 1)
