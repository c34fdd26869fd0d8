"""Who sits at this computer, as far as it says so."""

from __future__ import annotations

import getpass

LONGEST = 32


def login_name() -> str:
    """The name somebody is logged in by; `kho` where the system has none."""
    try:
        return getpass.getuser().strip()[:LONGEST] or "kho"
    except (OSError, KeyError, ImportError):
        return "kho"
