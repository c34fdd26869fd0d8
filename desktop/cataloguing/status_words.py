"""The words for how far an article is catalogued."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import Status


def status_words(status: str | None) -> str:
    """How far an article is."""
    return {
        Status.NEW.value: QCoreApplication.translate("Status", "new"),
        Status.IN_PROGRESS.value: QCoreApplication.translate("Status", "begun"),
        Status.CATALOGUED.value: QCoreApplication.translate("Status", "catalogued"),
        Status.CHECKED.value: QCoreApplication.translate("Status", "checked"),
        Status.RETURNED.value: QCoreApplication.translate("Status", "returned"),
    }.get(status or "", "")
