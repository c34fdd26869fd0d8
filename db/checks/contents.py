"""Looks at what goes with the database: the search index, the original files, the texts."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from db import tables
from db.checks.looking import SHOWN, Look
from db.errors import FileUnreadable, IndexUnusable
from db.lookups.fixity import state_of
from db.objects import ObjectStore, fingerprint
from db.records.fixity import FixityFinding
from db.records.soundness import Finding, Remedy
from db.search.storage import MISSING, OpenIndex

CHUNK = 200
"""Articles read at a time."""


def index(look: Look) -> Finding:
    """Hold the index against its stamp; with `full` also each file and each article."""
    try:
        return look.reader.index_home().read(partial(_index, look), deep=look.full)
    except IndexUnusable as error:
        state = "missing" if error.reason == MISSING else "unusable"
        return look.damaged(state, Remedy.REINDEX, {"reason": error.reason})


def _index(look: Look, opened: OpenIndex) -> Finding:
    pending = look.reader.pending(opened.stamp.seq)
    facts: dict[str, str | int] = {"documents": opened.index.doc_count(), "pending": pending}
    if pending:
        return look.sound("behind", facts)
    if look.full:
        facts["differing"] = _differing(look, opened)
        if facts["differing"]:
            return look.damaged("differing", Remedy.REINDEX, facts)
    return look.sound("current", facts)


def _differing(look: Look, opened: OpenIndex) -> int:
    """Count the articles that the index holds otherwise than the database, or alone."""
    with opened.index.reader() as held:
        indexed = {int(fields["id"]): int(fields["revision"]) for _, fields in held.iter_docs()}
    total, seen, differing, cursor = max(1, len(indexed)), 0, 0, 0
    while ids := look.reader.ids_after(cursor, CHUNK):
        cursor, seen = ids[-1], seen + len(ids)
        look.tell(seen, total)
        for article in look.reader.index_articles(ids):
            differing += indexed.pop(article.id, None) != article.revision
    return differing + len(indexed)


def files(look: Look) -> Finding:
    """Find every original with its size, and with `full` read it, and every text, again."""
    file = tables.SourceFile
    objects = ObjectStore(look.folder / "objects")
    missing: list[str] = []
    changed: list[str] = []
    held = select(file.sha256, file.size).where(file.container_id.is_(None))
    with look.engine.session() as session:
        total = session.scalar(select(func.count()).select_from(held.subquery())) or 0
        count = 0
        for digest, size in session.execute(held).yield_per(1000):
            look.tell(count, 2 * total if look.full else total)
            count += 1
            path = objects.path(digest)
            if not path.is_file():
                missing.append(digest)
            elif path.stat().st_size != size or not _is_whole(look, digest, path):
                changed.append(digest)
    texts = _changed_texts(look) if look.full else []
    facts: dict[str, str | int] = {
        "files": count,
        "missing": len(missing),
        "changed": len(changed),
        "texts_changed": len(texts),
    }
    said = [
        *(f"{digest} is missing" for digest in missing[:SHOWN]),
        *(f"{digest} is changed" for digest in changed[:SHOWN]),
        *(f"text of article {number} is changed" for number in texts[:SHOWN]),
    ]
    if texts:
        return look.damaged("texts", Remedy.HEAL, facts, said)
    if missing or changed:
        return look.damaged("files", Remedy.BRING_BACK, facts, said)
    return look.sound("sound", facts)


def _is_whole(look: Look, digest: str, path: Path) -> bool:
    """With `full`, whether an original has the bytes it is named by. Raises Cancelled."""
    try:
        return not look.full or fingerprint(path, look.should_stop).sha256 == digest
    except FileUnreadable:
        return False


def _changed_texts(look: Look) -> list[int]:
    """Number the articles whose text is not as it was stored. Raises Cancelled."""
    version = tables.TextVersion
    query = select(version.article_id, version.text, version.sha256)
    changed: list[int] = []
    with look.engine.session() as session:
        total = session.scalar(select(func.count()).select_from(version)) or 0
        for number, (article_id, stored, digest) in enumerate(
            session.execute(query).yield_per(CHUNK)
        ):
            look.tell(total + number, 2 * total)
            if hashlib.sha256(stored.encode()).hexdigest() != digest:
                changed.append(article_id)
    return changed


def fixity(look: Look) -> Finding:
    """Tell what the pass in the background has read, and what it found."""
    with look.engine.session() as session:
        state = state_of(session)
    facts: dict[str, str | int] = {
        "texts": state.checked_texts,
        "objects": state.checked_objects,
        "open": state.open_count,
        "healed": state.healed_count,
    }
    if state.last_finished is not None:
        facts["finished_at"] = state.last_finished
    if state.open_count:
        said = [_fixity_line(one) for one in state.open_findings[:SHOWN]]
        return look.damaged("found", Remedy.HEAL, facts, said)
    if state.last_finished is None:
        return look.sound("under_way" if state.under_way else "never", facts)
    return look.sound("sound", facts)


def _fixity_line(finding: FixityFinding) -> str:
    articles = ", ".join(map(str, finding.article_ids))
    of = f" (article {articles})" if articles else ""
    return f"{finding.kind} {finding.sha256}{of} is {finding.flaw}"
