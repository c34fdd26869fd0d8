"""What an archive holds of each article that a trial changes, in one line each to be compared."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from sqlalchemy import text

from db.engine import ReadEngine

CORRECTED = re.compile(r"sửa[0-9a-f]+")
"""The words that a trial writes into texts."""

_FACTS = """
    SELECT source_id, coalesce(section, '') FROM article
    WHERE deleted_at IS NULL AND (:name IS NULL OR source_id = :name)
"""
_NOTES = """
    SELECT article.source_id, note.body FROM note JOIN article ON article.id = note.article_id
    WHERE article.deleted_at IS NULL AND (:name IS NULL OR article.source_id = :name)
    ORDER BY note.body
"""
_CORRECTED_TEXTS = """
    SELECT article.source_id, version.text FROM text_version AS version
    JOIN article ON article.id = version.article_id
    WHERE version.is_current = 1 AND version.number > 1 AND article.deleted_at IS NULL
    AND (:name IS NULL OR article.source_id = :name)
"""

_FLAWS = {
    "place that does not say what it quotes": """
        SELECT count(*) FROM anchor JOIN text_version AS version
        ON version.id = anchor.text_version_id WHERE anchor.state <> 'lost' AND (
        NOT version.is_current
        OR substr(version.text, anchor.start + 1, anchor.stop - anchor.start) <> anchor.exact)
    """,
    "article without one current text": """
        SELECT count(*) FROM article WHERE 1 <> (SELECT count(*) FROM text_version AS version
        WHERE version.article_id = article.id AND version.is_current = 1)
    """,
    "change set without changes": """
        SELECT count(*) FROM change_set
        WHERE id NOT IN (SELECT change_set_id FROM change)
    """,
    "note that no change set made": """
        SELECT count(*) FROM note WHERE '[' || id || ']' NOT IN
        (SELECT row_key FROM change WHERE table_name = 'note' AND operation = 'insert')
    """,
    "correction that no change set made": """
        SELECT count(*) FROM text_version WHERE number > 1 AND '[' || id || ']' NOT IN
        (SELECT row_key FROM change WHERE table_name = 'text_version' AND operation = 'insert')
    """,
}


def states(folder: Path, name: str | None = None) -> dict[str, str]:
    """The section, notes and corrected words of each article out of the bin, by its source id."""
    parts: dict[str, list[str]] = defaultdict(list)
    engine = ReadEngine(folder)
    with engine.session() as session:
        for query in (_FACTS, _NOTES):
            for source_id, told in session.execute(text(query), {"name": name}):
                parts[source_id].append(told)
        for source_id, words in session.execute(text(_CORRECTED_TEXTS), {"name": name}):
            parts[source_id].extend(CORRECTED.findall(words))
    engine.close()
    return {source_id: " ".join(filter(None, told)) for source_id, told in parts.items()}


def flaws(folder: Path) -> list[str]:
    """What one save left half done, which no save may."""
    engine = ReadEngine(folder)
    with engine.session() as session:
        found = {what: session.scalar(text(query)) for what, query in _FLAWS.items()}
    engine.close()
    return [f"{count} × {what}" for what, count in found.items() if count]
