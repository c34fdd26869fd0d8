"""How far an article is catalogued, by whom, and what somebody asks who returned it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import Catalogue, NoteKind, Status
from desktop.cataloguing.status_words import status_words


def standing_words(catalogue: Catalogue | None, status: str | None) -> str:
    """How far an article is, who catalogued it, and who checked it."""
    told = [status_words(status)]
    if catalogue is not None and catalogue.cataloguer:
        by = QCoreApplication.translate("Standing", "catalogued by {user}")
        told.append(by.format(user=catalogue.cataloguer))
    if catalogue is not None and catalogue.checker:
        by = QCoreApplication.translate("Standing", "checked by {user}")
        told.append(by.format(user=catalogue.checker))
    return " · ".join(one for one in told if one)


def status_after(catalogue: Catalogue | None, status: str | None, user: str) -> Status | None:
    """What a user makes of an article by going on: what somebody else catalogued is checked then.

    None for an article that is checked already: it stays so.
    """
    if status == Status.CHECKED:
        return None
    by = catalogue.cataloguer if catalogue is not None else None
    is_theirs = status == Status.CATALOGUED and by not in {None, user}
    return Status.CHECKED if is_theirs else Status.CATALOGUED


def reason_words(catalogue: Catalogue | None, status: str | None) -> str:
    """What is asked of a returned article, the newest question last; empty for any other."""
    if catalogue is None or status != Status.RETURNED:
        return ""
    asked = [
        one for one in catalogue.notes if one.kind is NoteKind.QUERY and one.resolved_at is None
    ]
    return "\n".join(f"{one.by}: {one.body}" if one.by else one.body for one in asked)
