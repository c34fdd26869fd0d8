-- The tables and columns of the catalogue. Statements end with a semicolon at the end of a line.

DROP TABLE anchor;
CREATE TABLE authority (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    name_sort BLOB NOT NULL,
    language TEXT DEFAULT 'vi' NOT NULL,
    disambiguation TEXT,
    scope_note TEXT,
    start TEXT,
    "end" TEXT,
    status TEXT DEFAULT 'provisional' NOT NULL,
    merged_into_id INTEGER,
    row_version INTEGER DEFAULT 1 NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CONSTRAINT ck_authority_kind CHECK (kind IN ('person', 'organisation', 'place',
        'event', 'award', 'index', 'group', 'system')),
    CONSTRAINT ck_authority_status CHECK (status IN ('provisional', 'established',
        'merged')),
    CONSTRAINT ck_authority_merged CHECK ((status = 'merged') = (merged_into_id IS NOT
        NULL)),
    CONSTRAINT uq_authority_uid UNIQUE (uid),
    CONSTRAINT fk_authority_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES
        authority (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_authority_kind_name_key ON authority (kind, name_key);
CREATE INDEX ix_authority_merged_into_id ON authority (merged_into_id);
CREATE INDEX ix_authority_name_sort ON authority (name_sort);
CREATE TABLE dossier (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    level TEXT DEFAULT 'file' NOT NULL,
    parent_id INTEGER,
    scope TEXT,
    CONSTRAINT ck_dossier_level CHECK (level IN ('fonds', 'series', 'file', 'set')),
    CONSTRAINT ck_dossier_parent CHECK (parent_id <> id),
    CONSTRAINT uq_dossier_uid UNIQUE (uid),
    CONSTRAINT fk_dossier_parent_id FOREIGN KEY(parent_id) REFERENCES dossier (id) ON
        DELETE RESTRICT
) STRICT;

CREATE INDEX ix_dossier_parent_id ON dossier (parent_id);
CREATE TABLE unit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    dimension TEXT NOT NULL,
    CONSTRAINT uq_unit_code UNIQUE (code)
) STRICT;

CREATE TABLE user (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    initials TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT DEFAULT 'cataloguer' NOT NULL,
    active INTEGER DEFAULT 1 NOT NULL,
    CONSTRAINT ck_user_role CHECK (role IN ('cataloguer', 'checker')),
    CONSTRAINT ck_user_active CHECK (active IN (0, 1)),
    CONSTRAINT uq_user_initials UNIQUE (initials)
) STRICT;

CREATE TABLE vocabulary (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT uq_vocabulary_code UNIQUE (code)
) STRICT;

CREATE TABLE authority_external_id (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    authority_id INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT uq_authority_external_id_scheme_value_authority_id UNIQUE (scheme, value,
        authority_id),
    CONSTRAINT fk_authority_external_id_authority_id FOREIGN KEY(authority_id)
        REFERENCES authority (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE authority_name (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    authority_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT,
    valid_from TEXT,
    valid_to TEXT,
    CONSTRAINT ck_authority_name_kind CHECK (kind IN ('preferred', 'variant', 'acronym',
        'former', 'translation', 'misspelling')),
    CONSTRAINT uq_authority_name_authority_id_name_kind UNIQUE (authority_id, name,
        kind),
    CONSTRAINT fk_authority_name_authority_id FOREIGN KEY(authority_id) REFERENCES
        authority (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_authority_name_name_key ON authority_name (name_key);
CREATE UNIQUE INDEX uq_authority_name_preferred ON authority_name (authority_id) WHERE
kind = 'preferred';

CREATE TABLE authority_relation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    subject_id INTEGER NOT NULL,
    predicate TEXT NOT NULL,
    other_id INTEGER NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    CONSTRAINT ck_authority_relation_predicate CHECK (predicate IN ('part_of',
        'located_in', 'governs', 'member_of', 'officer_of', 'successor_of', 'organises',
        'same_series')),
    CONSTRAINT ck_authority_relation_two_authorities CHECK (subject_id <> other_id),
    CONSTRAINT fk_authority_relation_subject_id FOREIGN KEY(subject_id) REFERENCES
        authority (id) ON DELETE RESTRICT,
    CONSTRAINT fk_authority_relation_other_id FOREIGN KEY(other_id) REFERENCES authority
        (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_authority_relation_other_id ON authority_relation (other_id);
CREATE INDEX ix_authority_relation_subject_id ON authority_relation (subject_id);
CREATE TABLE award (
    id INTEGER NOT NULL,
    conferred_by_id INTEGER,
    since TEXT,
    reach TEXT,
    CONSTRAINT pk_award PRIMARY KEY (id),
    CONSTRAINT fk_award_id FOREIGN KEY(id) REFERENCES authority (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_conferred_by_id FOREIGN KEY(conferred_by_id) REFERENCES
        authority (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE change_set (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    user_id INTEGER,
    action TEXT NOT NULL,
    summary TEXT NOT NULL,
    edits INTEGER NOT NULL,
    undoes_id INTEGER,
    version TEXT NOT NULL,
    CONSTRAINT fk_change_set_user_id FOREIGN KEY(user_id) REFERENCES user (id) ON DELETE
        RESTRICT,
    CONSTRAINT fk_change_set_undoes_id FOREIGN KEY(undoes_id) REFERENCES change_set (id)
        ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_change_set_user_id_id ON change_set (user_id, id);
CREATE UNIQUE INDEX uq_change_set_undoes_id ON change_set (undoes_id);
CREATE TABLE event (
    id INTEGER NOT NULL,
    held TEXT,
    held_lo TEXT,
    held_hi TEXT,
    venue_id INTEGER,
    organiser_id INTEGER,
    CONSTRAINT pk_event PRIMARY KEY (id),
    CONSTRAINT ck_event_held CHECK ((held IS NULL) = (held_lo IS NULL)),
    CONSTRAINT fk_event_id FOREIGN KEY(id) REFERENCES authority (id) ON DELETE RESTRICT,
    CONSTRAINT fk_event_venue_id FOREIGN KEY(venue_id) REFERENCES authority (id) ON
        DELETE RESTRICT,
    CONSTRAINT fk_event_organiser_id FOREIGN KEY(organiser_id) REFERENCES authority (id)
        ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_event_held_lo ON event (held_lo);
CREATE TABLE quantity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    unit_id INTEGER,
    CONSTRAINT uq_quantity_code UNIQUE (code),
    CONSTRAINT fk_quantity_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE
        RESTRICT
) STRICT;

CREATE TABLE saved_search (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    "query" TEXT NOT NULL,
    filters TEXT NOT NULL,
    sort TEXT,
    CONSTRAINT uq_saved_search_user_id_name UNIQUE (user_id, name),
    CONSTRAINT fk_saved_search_user_id FOREIGN KEY(user_id) REFERENCES user (id) ON
        DELETE RESTRICT
) STRICT;

CREATE TABLE term (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    vocabulary_id INTEGER NOT NULL,
    notation TEXT NOT NULL,
    label TEXT NOT NULL,
    label_en TEXT,
    label_key TEXT NOT NULL,
    broader_id INTEGER,
    ddc TEXT,
    retired INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT uq_term_vocabulary_id_notation UNIQUE (vocabulary_id, notation),
    CONSTRAINT ck_term_retired CHECK (retired IN (0, 1)),
    CONSTRAINT fk_term_vocabulary_id FOREIGN KEY(vocabulary_id) REFERENCES vocabulary
        (id) ON DELETE RESTRICT,
    CONSTRAINT fk_term_broader_id FOREIGN KEY(broader_id) REFERENCES term (id) ON DELETE
        RESTRICT
) STRICT;

CREATE INDEX ix_term_label_key ON term (label_key);
CREATE TABLE article_term (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    term_id INTEGER NOT NULL,
    is_primary INTEGER DEFAULT 0 NOT NULL,
    method TEXT DEFAULT 'typed' NOT NULL,
    CONSTRAINT ck_article_term_method CHECK (method IN ('typed', 'suggested',
        'ingested')),
    CONSTRAINT ck_article_term_is_primary CHECK (is_primary IN (0, 1)),
    CONSTRAINT uq_article_term_article_id_term_id UNIQUE (article_id, term_id),
    CONSTRAINT fk_article_term_article_id FOREIGN KEY(article_id) REFERENCES article
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_article_term_term_id FOREIGN KEY(term_id) REFERENCES term (id) ON
        DELETE RESTRICT
) STRICT;

CREATE INDEX ix_article_term_term_id ON article_term (term_id);
CREATE TABLE award_category (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    award_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT,
    CONSTRAINT uq_award_category_award_id_code UNIQUE (award_id, code),
    CONSTRAINT fk_award_category_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON
        DELETE RESTRICT
) STRICT;

CREATE TABLE award_edition (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    award_id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    label TEXT DEFAULT '' NOT NULL,
    ceremony_id INTEGER,
    CONSTRAINT uq_award_edition_award_id_year_label UNIQUE (award_id, year, label),
    CONSTRAINT fk_award_edition_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON
        DELETE RESTRICT,
    CONSTRAINT fk_award_edition_ceremony_id FOREIGN KEY(ceremony_id) REFERENCES event
        (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    change_set_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    operation TEXT NOT NULL,
    article_id INTEGER,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT ck_change_operation CHECK (operation IN ('insert', 'update', 'delete')),
    CONSTRAINT fk_change_change_set_id FOREIGN KEY(change_set_id) REFERENCES change_set
        (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_change_article_id ON change (article_id);
CREATE INDEX ix_change_change_set_id ON change (change_set_id);
CREATE INDEX ix_change_table_name_row_key ON change (table_name, row_key);
CREATE TABLE check_verdict (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT,
    user_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT ck_check_verdict_kind CHECK (kind IN ('ratio', 'sum', 'list_count',
        'roster_count', 'same_quantity', 'range', 'rate', 'date_weekday', 'spelling')),
    CONSTRAINT ck_check_verdict_verdict CHECK (verdict IN ('agrees', 'agrees_rounded',
        'differs', 'unclear')),
    CONSTRAINT uq_check_verdict_article_id_kind_key UNIQUE (article_id, kind, "key"),
    CONSTRAINT fk_check_verdict_article_id FOREIGN KEY(article_id) REFERENCES article
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_check_verdict_user_id FOREIGN KEY(user_id) REFERENCES user (id) ON
        DELETE RESTRICT
) STRICT;

CREATE TABLE dossier_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    dossier_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    note TEXT,
    CONSTRAINT uq_dossier_item_dossier_id_article_id UNIQUE (dossier_id, article_id),
    CONSTRAINT fk_dossier_item_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossier
        (id) ON DELETE RESTRICT,
    CONSTRAINT fk_dossier_item_article_id FOREIGN KEY(article_id) REFERENCES article
        (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_dossier_item_article_id ON dossier_item (article_id);
CREATE TABLE figure_check (
    id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    expression TEXT NOT NULL,
    computed TEXT,
    stated TEXT,
    verdict TEXT NOT NULL,
    facts TEXT NOT NULL,
    CONSTRAINT pk_figure_check PRIMARY KEY (id),
    CONSTRAINT ck_figure_check_kind CHECK (kind IN ('ratio', 'sum', 'list_count',
        'roster_count', 'same_quantity', 'range', 'rate', 'date_weekday', 'spelling')),
    CONSTRAINT ck_figure_check_verdict CHECK (verdict IN ('agrees', 'agrees_rounded',
        'differs', 'unclear')),
    CONSTRAINT uq_figure_check_article_id_kind_key UNIQUE (article_id, kind, "key"),
    CONSTRAINT fk_figure_check_article_id FOREIGN KEY(article_id) REFERENCES article
        (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_figure_check_verdict ON figure_check (verdict);
CREATE TABLE holding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    repository TEXT NOT NULL,
    medium TEXT NOT NULL,
    shelfmark TEXT,
    box TEXT,
    item TEXT,
    condition TEXT,
    CONSTRAINT ck_holding_medium CHECK (medium IN ('print', 'clipping', 'microfilm',
        'digital', 'photocopy')),
    CONSTRAINT fk_holding_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON
        DELETE CASCADE
) STRICT;

CREATE INDEX ix_holding_article_id ON holding (article_id);
CREATE TABLE anchor (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    text_version_id INTEGER,
    start INTEGER,
    stop INTEGER,
    exact TEXT,
    prefix TEXT DEFAULT '' NOT NULL,
    suffix TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT 'ok' NOT NULL,
    quote_length INTEGER,
    quote_sha256 TEXT,
    CONSTRAINT ck_anchor_span CHECK (stop > start),
    CONSTRAINT ck_anchor_awaited CHECK ((state = 'awaited') = (exact IS NULL) AND (exact
        IS NULL) = (start IS NULL) AND (start IS NULL) = (stop IS NULL) AND (exact IS
        NULL) = (text_version_id IS NULL)),
    CONSTRAINT ck_anchor_quote CHECK (state <> 'awaited' OR quote_sha256 IS NOT NULL),
    CONSTRAINT ck_anchor_state CHECK (state IN ('ok', 'moved', 'flagged', 'lost',
        'awaited')),
    CONSTRAINT fk_anchor_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_anchor_text_version_id FOREIGN KEY(text_version_id) REFERENCES
        text_version (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_anchor_article_id ON anchor (article_id);
CREATE INDEX ix_anchor_text_version_id_start ON anchor (text_version_id, start);
CREATE TABLE award_decision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    edition_id INTEGER NOT NULL,
    category_id INTEGER,
    recipient_id INTEGER NOT NULL,
    level TEXT DEFAULT '' NOT NULL,
    for_work TEXT,
    CONSTRAINT uq_award_decision_uid UNIQUE (uid),
    CONSTRAINT fk_award_decision_edition_id FOREIGN KEY(edition_id) REFERENCES
        award_edition (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_decision_category_id FOREIGN KEY(category_id) REFERENCES
        award_category (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_decision_recipient_id FOREIGN KEY(recipient_id) REFERENCES
        authority (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_award_decision_recipient_id ON award_decision (recipient_id);
CREATE UNIQUE INDEX uq_award_decision ON award_decision (edition_id,
coalesce(category_id, 0), recipient_id, level);

CREATE TABLE article_role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL,
    authority_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    anchor_id INTEGER,
    method TEXT DEFAULT 'typed' NOT NULL,
    CONSTRAINT ck_article_role_role CHECK (role IN ('subject', 'mentioned', 'author',
        'reporter', 'photographer', 'source_cited', 'awarding_body', 'nominating_body',
        'recipient', 'award', 'ceremony', 'venue', 'index', 'ranked', 'covers_event')),
    CONSTRAINT ck_article_role_method CHECK (method IN ('typed', 'suggested',
        'ingested')),
    CONSTRAINT fk_article_role_article_id FOREIGN KEY(article_id) REFERENCES article
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_article_role_authority_id FOREIGN KEY(authority_id) REFERENCES
        authority (id) ON DELETE RESTRICT,
    CONSTRAINT fk_article_role_anchor_id FOREIGN KEY(anchor_id) REFERENCES anchor (id)
        ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_article_role_anchor_id ON article_role (anchor_id);
CREATE INDEX ix_article_role_article_id ON article_role (article_id);
CREATE INDEX ix_article_role_authority_id_role_article_id ON article_role (authority_id,
role, article_id);

CREATE TABLE decision_event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    decision_id INTEGER NOT NULL,
    status TEXT NOT NULL,
    tense TEXT DEFAULT 'reported' NOT NULL,
    at TEXT,
    at_lo TEXT,
    at_hi TEXT,
    actor_id INTEGER,
    ceremony_id INTEGER,
    article_id INTEGER,
    anchor_id INTEGER,
    note TEXT,
    CONSTRAINT ck_decision_event_status CHECK (status IN ('proposed', 'nominated',
        'shortlisted', 'announced', 'won', 'not_won', 'declined', 'revoked',
        'collected')),
    CONSTRAINT ck_decision_event_tense CHECK (tense IN ('planned', 'reported',
        'background')),
    CONSTRAINT ck_decision_event_at CHECK ((at IS NULL) = (at_lo IS NULL)),
    CONSTRAINT ck_decision_event_provenance CHECK (article_id IS NOT NULL OR note IS NOT
        NULL),
    CONSTRAINT fk_decision_event_decision_id FOREIGN KEY(decision_id) REFERENCES
        award_decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_event_actor_id FOREIGN KEY(actor_id) REFERENCES authority
        (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_event_ceremony_id FOREIGN KEY(ceremony_id) REFERENCES event
        (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_event_article_id FOREIGN KEY(article_id) REFERENCES article
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_decision_event_anchor_id FOREIGN KEY(anchor_id) REFERENCES anchor (id)
        ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_decision_event_article_id ON decision_event (article_id);
CREATE INDEX ix_decision_event_decision_id_at_lo ON decision_event (decision_id, at_lo);
CREATE TABLE edition_category (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    edition_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    article_id INTEGER,
    anchor_id INTEGER,
    CONSTRAINT uq_edition_category_edition_id_category_id_label_article_id UNIQUE
        (edition_id, category_id, label, article_id),
    CONSTRAINT fk_edition_category_edition_id FOREIGN KEY(edition_id) REFERENCES
        award_edition (id) ON DELETE RESTRICT,
    CONSTRAINT fk_edition_category_category_id FOREIGN KEY(category_id) REFERENCES
        award_category (id) ON DELETE RESTRICT,
    CONSTRAINT fk_edition_category_article_id FOREIGN KEY(article_id) REFERENCES article
        (id) ON DELETE CASCADE,
    CONSTRAINT fk_edition_category_anchor_id FOREIGN KEY(anchor_id) REFERENCES anchor
        (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_edition_category_article_id ON edition_category (article_id);
CREATE INDEX ix_edition_category_category_id ON edition_category (category_id);
CREATE TABLE figure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    quantity_id INTEGER NOT NULL,
    subject_id INTEGER,
    value TEXT NOT NULL,
    qualifier TEXT DEFAULT 'exact' NOT NULL,
    precision TEXT DEFAULT '1' NOT NULL,
    unit_id INTEGER,
    per TEXT,
    period TEXT,
    period_lo TEXT,
    period_hi TEXT,
    as_of TEXT,
    as_of_lo TEXT,
    anchor_id INTEGER,
    time_anchor_id INTEGER,
    attributed_to_id INTEGER,
    verification TEXT DEFAULT 'unchecked' NOT NULL,
    method TEXT DEFAULT 'typed' NOT NULL,
    note TEXT,
    CONSTRAINT ck_figure_qualifier CHECK (qualifier IN ('exact', 'more_than',
        'less_than', 'about', 'at_least', 'at_most')),
    CONSTRAINT ck_figure_verification CHECK (verification IN ('unchecked', 'confirmed',
        'consistent', 'disputed', 'wrong', 'superseded')),
    CONSTRAINT ck_figure_method CHECK (method IN ('typed', 'suggested', 'ingested')),
    CONSTRAINT ck_figure_provenance CHECK (anchor_id IS NOT NULL OR note IS NOT NULL),
    CONSTRAINT ck_figure_period CHECK ((period IS NULL) = (period_lo IS NULL)),
    CONSTRAINT ck_figure_as_of CHECK ((as_of IS NULL) = (as_of_lo IS NULL)),
    CONSTRAINT uq_figure_uid UNIQUE (uid),
    CONSTRAINT fk_figure_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_figure_quantity_id FOREIGN KEY(quantity_id) REFERENCES quantity (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_figure_subject_id FOREIGN KEY(subject_id) REFERENCES authority (id) ON
        DELETE RESTRICT,
    CONSTRAINT fk_figure_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE
        RESTRICT,
    CONSTRAINT fk_figure_anchor_id FOREIGN KEY(anchor_id) REFERENCES anchor (id) ON
        DELETE RESTRICT,
    CONSTRAINT fk_figure_time_anchor_id FOREIGN KEY(time_anchor_id) REFERENCES anchor
        (id) ON DELETE RESTRICT,
    CONSTRAINT fk_figure_attributed_to_id FOREIGN KEY(attributed_to_id) REFERENCES
        authority (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX ix_figure_article_id ON figure (article_id);
CREATE INDEX ix_figure_quantity_id_subject_id ON figure (quantity_id, subject_id);
CREATE TABLE note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    anchor_id INTEGER,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    user_id INTEGER,
    at TEXT NOT NULL,
    resolved_at TEXT,
    CONSTRAINT ck_note_kind CHECK (kind IN ('note', 'query', 'sic', 'inconsistency',
        'rights')),
    CONSTRAINT uq_note_uid UNIQUE (uid),
    CONSTRAINT fk_note_article_id FOREIGN KEY(article_id) REFERENCES article (id) ON
        DELETE CASCADE,
    CONSTRAINT fk_note_anchor_id FOREIGN KEY(anchor_id) REFERENCES anchor (id) ON DELETE
        RESTRICT,
    CONSTRAINT fk_note_user_id FOREIGN KEY(user_id) REFERENCES user (id) ON DELETE
        RESTRICT
) STRICT;

CREATE INDEX ix_note_article_id ON note (article_id);
CREATE TABLE figure_check_input (
    id INTEGER NOT NULL,
    check_id INTEGER NOT NULL,
    figure_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_figure_check_input PRIMARY KEY (id),
    CONSTRAINT uq_figure_check_input_check_id_name_figure_id UNIQUE (check_id, name,
        figure_id),
    CONSTRAINT fk_figure_check_input_check_id FOREIGN KEY(check_id) REFERENCES
        figure_check (id) ON DELETE CASCADE,
    CONSTRAINT fk_figure_check_input_figure_id FOREIGN KEY(figure_id) REFERENCES figure
        (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX ix_figure_check_input_figure_id ON figure_check_input (figure_id);
ALTER TABLE article ADD COLUMN issue TEXT;
ALTER TABLE article ADD COLUMN page TEXT;
ALTER TABLE article ADD COLUMN genre TEXT;
ALTER TABLE article ADD COLUMN rights TEXT DEFAULT 'unknown' NOT NULL
    CONSTRAINT ck_article_rights CHECK (rights IN ('unknown', 'in_copyright', 'licensed',
        'public_domain', 'own'));

ALTER TABLE article ADD COLUMN rights_note TEXT;
ALTER TABLE article ADD COLUMN cataloguer_id INTEGER
    CONSTRAINT fk_article_cataloguer_id REFERENCES user (id) ON DELETE RESTRICT;

ALTER TABLE article ADD COLUMN checker_id INTEGER
    CONSTRAINT fk_article_checker_id REFERENCES user (id) ON DELETE RESTRICT
    CONSTRAINT ck_article_four_eyes CHECK (status <> 'checked' OR (checker_id IS NOT NULL
        AND cataloguer_id IS NOT NULL AND checker_id <> cataloguer_id));

ALTER TABLE article ADD COLUMN awaits_sha256 TEXT;
CREATE INDEX ix_article_awaits_sha256 ON article (awaits_sha256) WHERE awaits_sha256 IS NOT NULL;
