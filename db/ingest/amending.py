"""What a person changed in the staging view: which articles to leave out, and fields put right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from db.catalogue.edtf import bounds, to_edtf
from db.errors import FieldInvalid
from db.ingest.source import Reading
from db.records import Origin

AMENDABLE = (
    *("headline", "standfirst", "kicker", "byline", "dateline"),
    *("outlet", "url", "section", "language", "published"),
)
"""Fields that a person may put right before an article is stored. Its text stays as it is."""

PERSON = Origin("person", 1.0)

_CHOICES = ("skip", "encoding", "fields")


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person decided on one article, which is known by the SHA-256 of its bytes."""

    skip: bool = False
    encoding: str | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    """New values by the name of the field; None empties it."""


@dataclass(frozen=True, slots=True)
class Amendments:
    """What a person decided on the articles of a whole run."""

    items: Mapping[str, Amendment] = field(default_factory=dict)
    skip_others: bool = False
    """Whether only the articles named are taken."""

    def skips(self, sha256: str) -> bool:
        """Whether an article is left out."""
        item = self.items.get(sha256)
        return self.skip_others if item is None else item.skip


def read_amendments(written: str) -> Amendments:
    """Read amendments from JSON; raises FieldInvalid, which names the part that is wrong.

    {"others": "take" or "skip", "items": {SHA-256: {"skip": true, "encoding": "tcvn3",
    "fields": {"headline": "…", "published": "24/10/2018"}}}}; all parts may be absent.
    """
    try:
        whole = json.loads(written)
    except ValueError as error:
        raise FieldInvalid("amendments", str(error)) from None
    if not isinstance(whole, dict) or set(whole) - {"others", "items"}:
        raise FieldInvalid("amendments", "not an object of others and items")
    others, items = whole.get("others", "take"), whole.get("items", {})
    if others not in {"take", "skip"}:
        raise FieldInvalid("others", str(others))
    if not isinstance(items, dict):
        raise FieldInvalid("items", "not an object")
    return Amendments(
        {sha256: _amendment(sha256, item) for sha256, item in items.items()}, others == "skip"
    )


def _amendment(sha256: str, item: Any) -> Amendment:
    if not isinstance(item, dict) or set(item) - set(_CHOICES):
        raise FieldInvalid(f"items.{sha256}", f"not an object of {', '.join(_CHOICES)}")
    changed = item.get("fields", {})
    if not isinstance(changed, dict):
        raise FieldInvalid(f"items.{sha256}.fields", "not an object")
    kept = {name: _value(name, value) for name, value in changed.items()}
    encoding = item.get("encoding")
    if encoding is not None and not isinstance(encoding, str):
        raise FieldInvalid(f"items.{sha256}.encoding", str(encoding))
    return Amendment(item.get("skip") is True, encoding, kept)


def _value(name: str, value: Any) -> str | None:
    """Check one field; dates may be written as people write them."""
    if name not in AMENDABLE:
        raise FieldInvalid(name, "no field that can be amended")
    if value is not None and not isinstance(value, str):
        raise FieldInvalid(name, str(value))
    kept = " ".join((value or "").split()) or None
    if name in {"headline", "language"} and kept is None:
        raise FieldInvalid(name, "")
    if name == "published" and kept is not None:
        edtf = kept if bounds(kept) else to_edtf(kept)
        if edtf is None:
            raise FieldInvalid(name, kept)
        return edtf
    return kept


def amended(reading: Reading, amendment: Amendment) -> Reading:
    """Put the fields of an article right, and say that a person did."""
    if not amendment.fields:
        return reading
    article = reading.article
    changes: dict[str, Any] = dict(amendment.fields)
    if "published" in changes:
        changes["published_basis"] = "printed" if changes["published"] else "unknown"
    assert {field.name for field in fields(article)} >= changes.keys()
    origins = {**article.origins, **dict.fromkeys(amendment.fields, PERSON)}
    return replace(reading, article=replace(article, **changes, origins=origins))
