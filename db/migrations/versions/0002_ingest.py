"""Ingest of everything: runs that can be undone, profiles, and links between articles."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Columns are added, never tables rebuilt: it takes no time however much an archive holds.
STATEMENTS = (
    "ALTER TABLE ingest_job ADD COLUMN options TEXT",
    "ALTER TABLE ingest_job ADD COLUMN undone_at TEXT",
    "ALTER TABLE ingest_item ADD COLUMN former TEXT",
    """
    ALTER TABLE text_version ADD COLUMN job_id INTEGER
        CONSTRAINT fk_text_version_job_id REFERENCES ingest_job (id) ON DELETE RESTRICT
    """,
    "ALTER TABLE text_version ADD COLUMN origins TEXT",
    "CREATE INDEX ix_text_version_job_id ON text_version (job_id)",
    """
    CREATE TABLE ingest_profile (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        CONSTRAINT pk_ingest_profile PRIMARY KEY (id),
        CONSTRAINT ck_ingest_profile_kind CHECK (kind IN ('columns', 'site')),
        CONSTRAINT uq_ingest_profile_kind_name UNIQUE (kind, name),
        CONSTRAINT uq_ingest_profile_uid UNIQUE (uid)) STRICT
    """,
    """
    CREATE TABLE article_relation (
        id INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        other_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        state TEXT DEFAULT 'suggested' NOT NULL,
        similarity REAL,
        created_at TEXT NOT NULL,
        decided_at TEXT,
        CONSTRAINT pk_article_relation PRIMARY KEY (id),
        CONSTRAINT ck_article_relation_kind CHECK (kind IN ('same_text', 'reprint_of',
            'version_of', 'translation_of', 'correction_of', 'follow_up_to', 'same_event',
            'related', 'template_sibling')),
        CONSTRAINT ck_article_relation_state CHECK (state IN ('suggested', 'accepted',
            'rejected')),
        CONSTRAINT ck_article_relation_two_articles CHECK (article_id <> other_id),
        CONSTRAINT ck_article_relation_similarity CHECK (similarity BETWEEN 0 AND 1),
        CONSTRAINT uq_article_relation_article_id_other_id_kind
            UNIQUE (article_id, other_id, kind),
        CONSTRAINT fk_article_relation_article_id FOREIGN KEY(article_id)
            REFERENCES article (id) ON DELETE CASCADE,
        CONSTRAINT fk_article_relation_other_id FOREIGN KEY(other_id)
            REFERENCES article (id) ON DELETE CASCADE) STRICT
    """,
    "CREATE INDEX ix_article_relation_other_id ON article_relation (other_id)",
    "CREATE INDEX ix_article_relation_state_kind ON article_relation (state, kind)",
    "PRAGMA user_version = 2",
)


def upgrade() -> None:
    """Add what the runs of ingest remember, and the tables of profiles and links."""
    for statement in STATEMENTS:
        op.execute(statement)
