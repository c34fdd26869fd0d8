"""A new archive gets a folder name that every system can hold."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop.opening.new_archive import FORBIDDEN, SUFFIX, NewArchiveDialog, archive_folder
from desktop.theme import Theme


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Báo Quảng Ninh", "Báo Quảng Ninh.khobao"),
        (unicodedata.normalize("NFD", "Ảnh Đẹp"), "Ảnh Đẹp.khobao"),
        ('  a/b\\c: "d"?  ', "a b c d.khobao"),
        ("Kho...", "Kho.khobao"),
        ("Năm 2018 100%", "Năm 2018 100%.khobao"),
    ],
)
def test_the_folder_is_named_after_the_archive(name: str, folder: str) -> None:
    assert archive_folder(Path("/kho"), name) == Path("/kho") / folder


@given(st.text(max_size=60))
def test_no_name_leaves_its_folder_or_breaks_another_system(name: str) -> None:
    assume("\x00" not in name)
    path = archive_folder(Path("/kho"), name)
    assert path.parent == Path("/kho")
    assert not set(path.name) & set(FORBIDDEN)
    assert unicodedata.is_normalized("NFC", path.name)


def test_nothing_is_created_without_a_name_or_over_another(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / f"Có rồi{SUFFIX}").mkdir()
    dialog = NewArchiveDialog(theme, tmp_path)
    qtbot.addWidget(dialog)
    assert not dialog.begin.isEnabled()
    dialog.name.setText("Có rồi")
    assert not dialog.begin.isEnabled()
    dialog.name.setText("Kho mới")
    assert dialog.begin.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.begin.click()
    assert chosen.args == [tmp_path / f"Kho mới{SUFFIX}", "Kho mới"]
