"""The catalogue: authorities, awards, figures, subjects, notes, dossiers, and who changed what."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Nothing is rebuilt, so it takes no time however much an archive holds; only `anchor` is made anew,
# which no program has written to before this version.

# What is found depends on these tables too; each change of one is a change of these articles.
CHANGED_ARTICLES = {
    "article_role": "SELECT {row}.article_id",
    "article_term": "SELECT {row}.article_id",
    "note": "SELECT {row}.article_id WHERE {row}.kind = 'sic'",
    "decision_event": "SELECT {row}.article_id WHERE {row}.article_id IS NOT NULL",
    "authority_name": """
        SELECT article_id FROM article_role WHERE authority_id = {row}.authority_id
        UNION SELECT event.article_id FROM decision_event event
            JOIN award_decision decision ON decision.id = event.decision_id
            JOIN award_edition edition ON edition.id = decision.edition_id
            WHERE event.article_id IS NOT NULL
            AND {row}.authority_id IN (decision.recipient_id, edition.award_id)""",
    "term": "SELECT article_id FROM article_term WHERE term_id = {row}.id",
}


def upgrade() -> None:
    """Make the tables of the catalogue, and let their changes reach the index."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement)
    for table, changed in CHANGED_ARTICLES.items():
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            op.execute(
                f"CREATE TRIGGER journal_{table}_{event.lower()} AFTER {event} ON {table} "
                f"BEGIN INSERT INTO journal (article_id) {changed.format(row=row)}; END"
            )
    op.execute("PRAGMA user_version = 3")
