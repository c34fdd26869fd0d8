"""The first archive: files, outlets, articles with their texts, ingest, and the journal."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE ingest_job (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        paths TEXT NOT NULL,
        state TEXT DEFAULT 'running' NOT NULL,
        started_at TEXT NOT NULL,
        finished_at TEXT,
        added INTEGER DEFAULT 0 NOT NULL,
        duplicates INTEGER DEFAULT 0 NOT NULL,
        failed INTEGER DEFAULT 0 NOT NULL,
        CONSTRAINT pk_ingest_job PRIMARY KEY (id),
        CONSTRAINT ck_ingest_job_state CHECK (state IN ('running', 'cancelled', 'done')),
        CONSTRAINT uq_ingest_job_uid UNIQUE (uid)) STRICT
    """,
    """
    CREATE TABLE journal (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL,
        tok BLOB DEFAULT (randomblob(8)) NOT NULL) STRICT
    """,
    """
    CREATE TABLE meta (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_meta PRIMARY KEY ("key")) STRICT
    """,
    """
    CREATE TABLE outlet (
        id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        kind TEXT DEFAULT 'unknown' NOT NULL,
        CONSTRAINT pk_outlet PRIMARY KEY (id),
        CONSTRAINT ck_outlet_kind CHECK (kind IN ('newspaper', 'magazine', 'online',
            'agency', 'broadcast', 'portal', 'unknown')),
        CONSTRAINT uq_outlet_uid UNIQUE (uid)) STRICT
    """,
    "CREATE UNIQUE INDEX ix_outlet_name_key ON outlet (name_key)",
    """
    CREATE TABLE source_file (
        id INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        mime TEXT NOT NULL,
        original_name TEXT NOT NULL,
        encoding TEXT,
        container_id INTEGER,
        member TEXT,
        acquired_at TEXT NOT NULL,
        fixity TEXT DEFAULT 'ok' NOT NULL,
        verified_at TEXT,
        CONSTRAINT pk_source_file PRIMARY KEY (id),
        CONSTRAINT ck_source_file_sha256 CHECK (length(sha256) = 64),
        CONSTRAINT ck_source_file_member CHECK ((container_id IS NULL) = (member IS NULL)),
        CONSTRAINT ck_source_file_fixity CHECK (fixity IN ('ok', 'missing', 'changed')),
        CONSTRAINT uq_source_file_sha256 UNIQUE (sha256),
        CONSTRAINT fk_source_file_container_id FOREIGN KEY(container_id)
            REFERENCES source_file (id) ON DELETE RESTRICT) STRICT
    """,
    "CREATE INDEX ix_source_file_container_id ON source_file (container_id)",
    """
    CREATE TABLE article (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL,
        accession TEXT NOT NULL,
        source_id TEXT,
        outlet_id INTEGER,
        url TEXT,
        url_key TEXT,
        headline TEXT NOT NULL,
        headline_sort BLOB NOT NULL,
        standfirst TEXT,
        kicker TEXT,
        byline TEXT,
        dateline TEXT,
        section TEXT,
        language TEXT DEFAULT 'vi' NOT NULL,
        published TEXT,
        published_lo TEXT,
        published_hi TEXT,
        published_basis TEXT DEFAULT 'unknown' NOT NULL,
        word_count INTEGER NOT NULL,
        norm_sha256 TEXT NOT NULL,
        text_access TEXT DEFAULT 'full' NOT NULL,
        status TEXT DEFAULT 'new' NOT NULL,
        row_version INTEGER DEFAULT 1 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        CONSTRAINT ck_article_status CHECK (status IN ('new', 'in_progress', 'catalogued',
            'checked', 'returned')),
        CONSTRAINT ck_article_text_access CHECK (text_access IN ('full', 'staff_only',
            'citation_only')),
        CONSTRAINT ck_article_published_basis CHECK (published_basis IN ('printed',
            'metadata', 'url', 'filename', 'inferred', 'unknown')),
        CONSTRAINT ck_article_published_bounds
            CHECK ((published_lo IS NULL) = (published_hi IS NULL)),
        CONSTRAINT ck_article_published CHECK (published IS NULL OR published_lo IS NOT NULL),
        CONSTRAINT uq_article_uid UNIQUE (uid),
        CONSTRAINT uq_article_accession UNIQUE (accession),
        CONSTRAINT fk_article_outlet_id FOREIGN KEY(outlet_id)
            REFERENCES outlet (id) ON DELETE RESTRICT) STRICT
    """,
    "CREATE INDEX ix_article_headline_sort ON article (headline_sort)",
    "CREATE INDEX ix_article_norm_sha256 ON article (norm_sha256)",
    "CREATE INDEX ix_article_outlet_id_published_lo ON article (outlet_id, published_lo)",
    "CREATE INDEX ix_article_published_lo ON article (published_lo)",
    "CREATE INDEX ix_article_source_id ON article (source_id)",
    "CREATE INDEX ix_article_status_updated_at ON article (status, updated_at)",
    """
    CREATE UNIQUE INDEX uq_article_url_key ON article (url_key)
        WHERE url_key IS NOT NULL AND deleted_at IS NULL
    """,
    """
    CREATE TABLE article_file (
        article_id INTEGER NOT NULL,
        source_file_id INTEGER NOT NULL,
        role TEXT DEFAULT 'original' NOT NULL,
        CONSTRAINT pk_article_file PRIMARY KEY (article_id, source_file_id, role),
        CONSTRAINT ck_article_file_role CHECK (role IN ('original', 'page_image', 'ocr',
            'capture', 'attachment')),
        CONSTRAINT fk_article_file_article_id FOREIGN KEY(article_id)
            REFERENCES article (id) ON DELETE CASCADE,
        CONSTRAINT fk_article_file_source_file_id FOREIGN KEY(source_file_id)
            REFERENCES source_file (id) ON DELETE RESTRICT)
    WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX ix_article_file_source_file_id ON article_file (source_file_id)",
    """
    CREATE TABLE ingest_item (
        id INTEGER NOT NULL,
        job_id INTEGER NOT NULL,
        path TEXT NOT NULL,
        member TEXT,
        outcome TEXT NOT NULL,
        article_id INTEGER,
        source_file_id INTEGER,
        code TEXT,
        message TEXT,
        CONSTRAINT pk_ingest_item PRIMARY KEY (id),
        CONSTRAINT ck_ingest_item_outcome CHECK (outcome IN ('added', 'duplicate',
            'new_version', 'failed', 'read')),
        CONSTRAINT fk_ingest_item_job_id FOREIGN KEY(job_id)
            REFERENCES ingest_job (id) ON DELETE CASCADE,
        CONSTRAINT fk_ingest_item_article_id FOREIGN KEY(article_id)
            REFERENCES article (id) ON DELETE RESTRICT,
        CONSTRAINT fk_ingest_item_source_file_id FOREIGN KEY(source_file_id)
            REFERENCES source_file (id) ON DELETE RESTRICT) STRICT
    """,
    "CREATE INDEX ix_ingest_item_article_id ON ingest_item (article_id)",
    "CREATE INDEX ix_ingest_item_job_id_outcome ON ingest_item (job_id, outcome)",
    """
    CREATE TABLE text_version (
        id INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        source_file_id INTEGER,
        extractor TEXT NOT NULL,
        created_at TEXT NOT NULL,
        is_current INTEGER DEFAULT 1 NOT NULL,
        CONSTRAINT pk_text_version PRIMARY KEY (id),
        CONSTRAINT uq_text_version_article_id_number UNIQUE (article_id, number),
        CONSTRAINT ck_text_version_is_current CHECK (is_current IN (0, 1)),
        CONSTRAINT ck_text_version_sha256 CHECK (length(sha256) = 64),
        CONSTRAINT fk_text_version_article_id FOREIGN KEY(article_id)
            REFERENCES article (id) ON DELETE CASCADE,
        CONSTRAINT fk_text_version_source_file_id FOREIGN KEY(source_file_id)
            REFERENCES source_file (id) ON DELETE RESTRICT) STRICT
    """,
    """
    CREATE UNIQUE INDEX uq_text_version_current ON text_version (article_id)
        WHERE is_current = 1
    """,
    """
    CREATE TABLE anchor (
        id INTEGER NOT NULL,
        text_version_id INTEGER NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT DEFAULT '' NOT NULL,
        suffix TEXT DEFAULT '' NOT NULL,
        state TEXT DEFAULT 'ok' NOT NULL,
        CONSTRAINT pk_anchor PRIMARY KEY (id),
        CONSTRAINT ck_anchor_span CHECK (stop > start),
        CONSTRAINT ck_anchor_state CHECK (state IN ('ok', 'moved', 'flagged', 'lost')),
        CONSTRAINT fk_anchor_text_version_id FOREIGN KEY(text_version_id)
            REFERENCES text_version (id) ON DELETE CASCADE) STRICT
    """,
    "CREATE INDEX ix_anchor_text_version_id_start ON anchor (text_version_id, start)",
    """
    CREATE TABLE block (
        text_version_id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        CONSTRAINT pk_block PRIMARY KEY (text_version_id, seq),
        CONSTRAINT ck_block_kind CHECK (kind IN ('masthead', 'kicker', 'headline',
            'standfirst', 'subhead', 'body', 'caption', 'credit', 'table', 'list_item',
            'quote', 'dateline', 'pubdate', 'byline', 'related', 'boilerplate', 'separator')),
        CONSTRAINT ck_block_span CHECK (start >= 0 AND stop >= start),
        CONSTRAINT fk_block_text_version_id FOREIGN KEY(text_version_id)
            REFERENCES text_version (id) ON DELETE CASCADE)
    WITHOUT ROWID, STRICT
    """,
)

# What is found depends on these tables; each change of one is a change of these articles.
CHANGED_ARTICLES = {
    "article": "SELECT {row}.id",
    "text_version": "SELECT {row}.article_id",
    "block": "SELECT article_id FROM text_version WHERE id = {row}.text_version_id",
    "outlet": "SELECT id FROM article WHERE outlet_id = {row}.id",
}


def upgrade() -> None:
    """Make the tables, their journal triggers, and the mark that says whose database it is."""
    for statement in TABLES:
        op.execute(statement)
    for table, changed in CHANGED_ARTICLES.items():
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old")):
            op.execute(
                f"CREATE TRIGGER journal_{table}_{event.lower()} AFTER {event} ON {table} "
                f"BEGIN INSERT INTO journal (article_id) {changed.format(row=row)}; END"
            )
    op.execute("PRAGMA application_id = 1265135426")
    op.execute("PRAGMA user_version = 1")
