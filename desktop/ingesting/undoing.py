"""The words for what the undo of a run took out, and for what it left."""

from __future__ import annotations

from PySide6.QtCore import QObject

from db.records import UndoConflict, Undone


class UndoWords(QObject):
    """Says what an undo did; lives on the GUI thread."""

    def sums(self, undone: Undone) -> str:
        """Say how many articles were taken out, put back and left."""
        parts = [self.tr("%Ln article(s) taken out", "", undone.removed)]
        if undone.restored:
            parts.append(self.tr("%Ln back at the former version", "", undone.restored))
        if undone.conflicts:
            parts.append(self.tr("%Ln left as it is", "", len(undone.conflicts)))
        return " · ".join(parts)

    def conflict(self, conflict: UndoConflict) -> str:
        """Say why an article was left as it is."""
        if conflict.reason == "edited":
            words = self.tr("“{headline}” stays: somebody has edited it since.")
        else:
            words = self.tr("“{headline}” stays: a later ingest brought a newer version.")
        return words.format(headline=conflict.headline)
