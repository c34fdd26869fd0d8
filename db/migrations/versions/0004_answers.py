"""Answer sheets: what readers asked, and the words that prove the answer."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE answer_sheet (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL,
        question TEXT DEFAULT '' NOT NULL,
        answer TEXT DEFAULT '' NOT NULL,
        user_id INTEGER,
        at TEXT NOT NULL,
        CONSTRAINT uq_answer_sheet_uid UNIQUE (uid),
        CONSTRAINT fk_answer_sheet_user_id FOREIGN KEY(user_id) REFERENCES user (id)
            ON DELETE RESTRICT
    ) STRICT""",
    "CREATE INDEX ix_answer_sheet_user_id_id ON answer_sheet (user_id, id)",
    """
    CREATE TABLE answer_quote (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        sheet_id INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        anchor_id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        CONSTRAINT uq_answer_quote_sheet_id_anchor_id UNIQUE (sheet_id, anchor_id),
        CONSTRAINT fk_answer_quote_sheet_id FOREIGN KEY(sheet_id) REFERENCES answer_sheet (id)
            ON DELETE RESTRICT,
        CONSTRAINT fk_answer_quote_article_id FOREIGN KEY(article_id) REFERENCES article (id)
            ON DELETE CASCADE,
        CONSTRAINT fk_answer_quote_anchor_id FOREIGN KEY(anchor_id) REFERENCES anchor (id)
            ON DELETE RESTRICT
    ) STRICT""",
    "CREATE INDEX ix_answer_quote_article_id ON answer_quote (article_id)",
    "CREATE INDEX ix_answer_quote_anchor_id ON answer_quote (anchor_id)",
)


def upgrade() -> None:
    """Make the two tables; nothing that was there is touched."""
    for statement in TABLES:
        op.execute(statement)
    op.execute("PRAGMA user_version = 4")
