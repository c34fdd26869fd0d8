"""One file or part of a file as a rehearsal shows it, and what a person decides about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.ingesting.job import item_name

UNSURE = 0.6
"""Below this confidence a field wants a look."""
EDITABLE = ("headline", "outlet", "published", "section", "byline")


class State(StrEnum):
    """What would become of an item, and whether it wants a look."""

    NEW = "new"
    HELD = "held"
    NEWER = "newer"
    WARNED = "warned"
    FAILED = "failed"


@dataclass(slots=True)
class StagedItem:
    """An item of a rehearsal; the fields a person changed stand in `changed`."""

    name: str
    state: State
    path: str
    code: str = ""
    message: str = ""
    sha256: str = ""
    """Of an article; empty where there is none."""
    fields: dict[str, str] = field(default_factory=dict)
    origins: dict[str, tuple[str, float]] = field(default_factory=dict)
    blocks: list[tuple[str, str]] = field(default_factory=list)
    words: int = 0
    encoding: str = ""
    readings: list[tuple[str, str]] = field(default_factory=list)
    taken: bool = True
    changed: dict[str, str] = field(default_factory=dict)
    chosen_encoding: str = ""
    """The encoding a person chose instead; empty for the one that was found."""

    @property
    def can_be_taken(self) -> bool:
        """Whether there is an article that is not in the archive yet."""
        return bool(self.sha256) and self.state is not State.HELD

    @property
    def wants_a_look(self) -> bool:
        """Whether a person should look at it before it is stored."""
        if not self.can_be_taken:
            return self.state is State.FAILED
        doubtful = any(self.unsure(name) for name in EDITABLE)
        return self.state is State.WARNED or doubtful or len(self.readings) > 1

    def value(self, name: str) -> str:
        """A field as it would be stored."""
        return self.changed.get(name, self.fields.get(name, ""))

    def unsure(self, name: str) -> bool:
        """Whether it is doubtful where a field comes from."""
        origin = self.origins.get(name)
        return name not in self.changed and origin is not None and origin[1] < UNSURE

    def change(self, name: str, value: str) -> None:
        """Put a field right; as it was found, it is no change."""
        if value == self.fields.get(name, ""):
            self.changed.pop(name, None)
        else:
            self.changed[name] = value


def read_item(event: Mapping[str, object]) -> StagedItem:
    """Read an item that `kho ingest --dry-run --json` told."""
    path, outcome = str(event.get("path")), str(event.get("outcome"))
    message = str(event.get("message") or "")
    item = StagedItem(
        name=item_name(path, event.get("member")),
        state=_state(outcome, message),
        path=path,
        code=str(event.get("code") or ""),
        message=message,
    )
    item.fields = {"headline": str(event["headline"])} if event.get("headline") else {}
    staged = event.get("staged")
    if isinstance(staged, Mapping):
        item.sha256 = str(staged["sha256"])
        item.fields = {name: str(value) for name, value in staged["fields"].items()}
        item.origins = {
            name: (str(source), float(sure)) for name, (source, sure) in staged["origins"].items()
        }
        item.blocks = [(str(kind), str(text)) for kind, text in staged["blocks"]]
        item.words = int(staged["words"])
        item.encoding = str(staged["encoding"] or "")
        item.readings = [(str(name), str(text)) for name, text in staged["readings"]]
    item.taken = item.can_be_taken
    return item


def amendments(items: Iterable[StagedItem], *, whole: bool) -> str:
    """Write what a person decided, as `kho ingest --amend` reads it.

    `whole` says that every article was shown; else only those that were shown are taken.
    """
    decided: dict[str, dict[str, object]] = {}
    for item in items:
        if not item.sha256:
            continue
        said: dict[str, object] = {}
        if item.can_be_taken and not item.taken:
            said["skip"] = True
        if item.chosen_encoding:
            said["encoding"] = item.chosen_encoding
        if item.changed:
            said["fields"] = {name: value or None for name, value in item.changed.items()}
        if said or not whole:
            decided[item.sha256] = said
    others = "take" if whole else "skip"
    return json.dumps({"others": others, "items": decided}, ensure_ascii=False, indent=1)


def _state(outcome: str, message: str) -> State:
    if outcome == "failed":
        return State.FAILED
    if outcome == "duplicate":
        return State.HELD
    if message:
        return State.WARNED
    return State.NEWER if outcome == "new_version" else State.NEW
