"""Where in a paper an article stands, written as Vietnamese catalogues write it."""

from __future__ import annotations


def numbered(word: str, told: str | None) -> list[str]:
    """Name a number: `số 305`. What has its own word already stays as it is: `Số Xuân`."""
    told = " ".join((told or "").split())
    if not told:
        return []
    return [f"{word} {told}" if told[0].isdigit() else told]


def pages(first: str | None, last: str | None = None) -> list[str]:
    """Write pages as `tr. 3-4`; `first` may hold both."""
    told = " ".join((first or last or "").split()).replace("--", "-")
    if first and last and last.strip() and last.strip() != told and "-" not in told:
        told = f"{told}-{last.strip()}"
    return numbered("tr.", told)
