"""How a long search asks whether anybody still waits for the answer."""

from __future__ import annotations

from collections.abc import Callable

Check = Callable[[], None]
"""Raises Cancelled when nobody waits any more; asked every few milliseconds."""
