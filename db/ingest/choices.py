"""How a person wants a run of ingest to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.ingest.amending import Amendments
from db.ingest.source import Options


@dataclass(frozen=True, slots=True)
class Choices:
    """How a run is to be done."""

    options: Options = field(default_factory=Options)
    amendments: Amendments = field(default_factory=Amendments)
    rehearsal: bool = False
    """Store nothing, and tell what would be stored."""
    asked: Mapping[str, object] = field(default_factory=dict)
    """What a person chose, to be kept with the run: plain JSON."""
