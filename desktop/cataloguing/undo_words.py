"""What the next undo or redo would do, in words: the deed, and the thing it was done to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import ChangeSet
from desktop.language import decimal, number
from desktop.reading.history_words import action_words

OBJECTS = ("value", "body", "title", "exact")
LONGEST = 48


def change_label(change: ChangeSet) -> str:
    """Say what a change set did: added a figure 589.005."""
    deed = action_words(change.action)
    deed = deed[:1].lower() + deed[1:]
    thing = _thing(change)
    thing = thing if len(thing) <= LONGEST else thing[:LONGEST].rstrip() + "…"
    told = f"{deed} {thing}".strip()
    others = len(change.articles) - 1
    if change.action == "article_edit" and others > 0:
        more = QCoreApplication.translate("Steps", "{deed} and {count} more")
        told = more.format(deed=told, count=number(others))
    return told.replace("&", "&&")


def _thing(change: ChangeSet) -> str:
    """The number, the words or the title that a change set was about."""
    if change.action != "article_edit":
        for row in change.changes:
            held = row.after or row.before
            for name in OBJECTS:
                if held.get(name) and row.table in {"figure", "note", "dossier", "authority"}:
                    return decimal(str(held[name])) if name == "value" else f"“{held[name]}”"
    return f"“{change.summary}”" if change.summary else ""
