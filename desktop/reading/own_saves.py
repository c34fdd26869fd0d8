"""Which versions of an article are our own: a second save must not stumble over the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.records import Applied, ArticleEdit, CorrectText, DeleteArticle, Edit


class OwnSaves:
    """Owns what the saves of this window made of each article's version; for the write lane alone.

    A field is saved when it is left, and the next one may be left before the article was read
    again. What was read before our own save is as good as new, as nobody else came between: a save
    of somebody else makes another version than the one that is expected here, and is refused.
    """

    def __init__(self) -> None:
        self._made: dict[int, tuple[int, int]] = {}

    def renewed(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits, with the version that our own saves made where they have an earlier one."""
        return tuple(self._renewed(edit) for edit in edits)

    def note(self, applied: Applied) -> None:
        """Note a save: it made the next version of each article that it touched."""
        for touched, before in applied.versions.items():
            since, now = self._made.get(touched, (before, before))
            # Another version than ours: somebody else came between, or we undid something.
            self._made[touched] = (since if now == before else before, before + 1)

    def forget(self, applied: Applied) -> None:
        """Note an undo or redo: a former version may be back, and is no longer an old one."""
        for touched in (*applied.changes.added, *applied.changes.updated):
            self._made.pop(touched, None)

    def _renewed(self, edit: Edit) -> Edit:
        if not isinstance(edit, ArticleEdit | CorrectText | DeleteArticle):
            return edit
        read = edit.row_version
        since, now = self._made.get(edit.article_id, (0, 0))
        is_ours = read is not None and since <= read < now
        return replace(edit, row_version=now) if is_ours else edit
