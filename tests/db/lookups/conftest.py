"""The archive and the cataloguer of the tests of saving."""

from __future__ import annotations

from tests.db.saving.conftest import archive, lan

__all__ = ["archive", "lan"]
