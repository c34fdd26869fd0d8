"""The articles behind one thing of a picture: one opens at once, several are offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from db.records import ArticleRow
from desktop.reading.parts import facts_of_row

MOST = 20


def offer_articles(
    parent: QWidget, rows: Sequence[ArticleRow], at: QPoint, chosen: Callable[[int], object]
) -> QMenu | None:
    """Choose the only article at once, else let one be chosen; `at` is a point of the parent."""
    if len(rows) == 1:
        chosen(rows[0].id)
    if len(rows) < 2:  # noqa: PLR2004 - one article needs no choice
        return None
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for row in rows[:MOST]:
        facts = facts_of_row(row)
        action = menu.addAction(f"{row.headline}\t{facts}".replace("&", "&&"))
        action.triggered.connect(lambda _=False, article_id=row.id: chosen(article_id))
    menu.popup(parent.mapToGlobal(at))
    return menu
