"""The archive and the cataloguer of the tests of saving."""

from __future__ import annotations

from tests.db.saving.conftest import archive, lan, three_articles

__all__ = ["archive", "lan", "three_articles"]
