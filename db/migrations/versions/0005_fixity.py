"""Fixity: the passes that read everything again, and what they found."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE fixity_pass (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        epoch TEXT NOT NULL,
        begun_at TEXT NOT NULL,
        looked_at TEXT NOT NULL,
        ended_at TEXT,
        text_cursor INTEGER DEFAULT 0 NOT NULL,
        object_cursor INTEGER DEFAULT 0 NOT NULL,
        texts INTEGER DEFAULT 0 NOT NULL,
        objects INTEGER DEFAULT 0 NOT NULL,
        CONSTRAINT ck_fixity_pass_counts CHECK (texts >= 0 AND objects >= 0)
    ) STRICT""",
    """
    CREATE TABLE fixity_finding (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        pass_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        article_id INTEGER,
        text_version_id INTEGER,
        sha256 TEXT NOT NULL,
        flaw TEXT NOT NULL,
        found TEXT,
        found_at TEXT NOT NULL,
        state TEXT DEFAULT 'open' NOT NULL,
        looked_at TEXT NOT NULL,
        CONSTRAINT ck_fixity_finding_kind CHECK (kind IN ('text', 'object', 'database')),
        CONSTRAINT ck_fixity_finding_flaw CHECK (flaw IN ('changed', 'missing', 'unreadable')),
        CONSTRAINT ck_fixity_finding_state CHECK (state IN ('open', 'healed', 'gone')),
        CONSTRAINT ck_fixity_finding_text_version_id
            CHECK ((kind = 'text') = (text_version_id IS NOT NULL)),
        CONSTRAINT fk_fixity_finding_pass_id FOREIGN KEY(pass_id) REFERENCES fixity_pass (id)
            ON DELETE RESTRICT
    ) STRICT""",
    "CREATE INDEX ix_fixity_finding_state_id ON fixity_finding (state, id)",
)


def upgrade() -> None:
    """Make the two tables; nothing that was there is touched."""
    for statement in TABLES:
        op.execute(statement)
    op.execute("PRAGMA user_version = 5")
