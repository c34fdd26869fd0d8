"""What the tests of the windows share: a theme that dresses the application."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import Scheme, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme."""
    theme = Theme(qapp, Scheme.LIGHT)
    yield theme
    theme.deleteLater()
