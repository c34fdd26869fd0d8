"""The time as the archive writes it down."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """Tell the time: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
