"""The day of publication as people write it, and as the archive keeps it."""

from __future__ import annotations

import re

from desktop.dates import read_date, shown_date

_BETWEEN = re.compile(r"\s+[–-]\s+|\s*–\s*")


def read_published(typed: str) -> str | None:
    """A day, month, year or span as EDTF; what is none of these stays as it is, None for nothing.

    24/10/2018, 10/2018 and 2018 are read; `≈` before and `?` behind say that there is doubt; a
    dash stands between the ends of a span, `…` for an end that is open.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    ends = _BETWEEN.split(text)
    read = [_end(end) for end in ends]
    if len(ends) > 2 or any(end is None for end in read):  # noqa: PLR2004 - a span has two ends
        return text
    return "/".join(end or "" for end in read)


def shown_published(edtf: str | None) -> str:
    """EDTF as people write it, so that reading it gives the same again."""
    shown = shown_date(edtf)
    return shown if read_published(shown) == edtf else edtf or ""


def _end(typed: str) -> str | None:
    if typed in {"…", "..", "..."}:
        return ".."
    about, doubtful = typed.startswith("≈"), typed.endswith("?")
    found = read_date(typed.removeprefix("≈").removesuffix("?").strip())
    if found is None:
        return None
    return found + {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
        (about, doubtful), ""
    )
