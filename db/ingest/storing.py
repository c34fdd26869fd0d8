"""Puts new articles into the archive, and recognises those that are in it already."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.addresses import url_key
from db.catalogue.edtf import bounds
from db.errors import FieldInvalid
from db.identity import accessions, new_article_ids, new_keys, new_uid
from db.ingest.anchored import awaiting, carry_places, current_text, fulfil
from db.ingest.duplicates import Appearance, Prints, prints_of
from db.ingest.rows import Row, Rows
from db.records import Added, NewArticle, NewSource, Outcome, Status
from db.saving.checking import keep_checks
from db.search.collation import match_key

RENEWED = (
    *("headline", "standfirst", "kicker", "byline", "dateline", "section"),
    *("published", "published_basis", "published_lo", "published_hi"),
    *("text_access", "awaits_sha256"),
)
"""The facts of an article that a further version of its text may renew."""

_AT_ONCE = 500
"""Articles looked up by one statement: SQLite allows 32,766 parameters."""


def store(
    session: Session,
    articles: Sequence[NewArticle],
    now: str,
    random: Callable[[int], bytes] = os.urandom,
    *,
    job_id: int | None = None,
    prints: Sequence[Prints] | None = None,
) -> list[Added]:
    """Store articles in the given transaction; one answer for each, in the same order.

    `job_id` is the run of ingest that brings them, by which they can be taken out again; `prints`
    are those of the articles, where another process has computed them.

    Their originals, and the containers these lie in, must be in the object store by now, and the
    containers in the archive (`keep_file`). `now` is the archive's time, ISO 8601 in UTC. Raises
    FieldInvalid for a date of publication that is not EDTF.
    """
    answers: list[Added] = []
    for start in range(0, len(articles), _AT_ONCE):
        batch = articles[start : start + _AT_ONCE]
        known = prints[start : start + _AT_ONCE] if prints else map(prints_of, batch)
        newcomers = list(map(_Newcomer, batch, known))
        answers.extend(_Batch(session, newcomers, now, random, job_id).store())
    return answers


def keep_file(session: Session, file: NewSource, now: str) -> int:
    """Record original bytes that are no article themselves; return the id of their row."""
    held = select(tables.SourceFile.id).where(tables.SourceFile.sha256 == file.sha256)
    found = session.scalar(held)
    if found is None:
        found = next(new_keys(session, tables.SourceFile.id))
        session.execute(insert(tables.SourceFile), [_file_row(found, file, None, now)])
    return found


class HeldArticle(NamedTuple):
    """An article that is in the archive already, perhaps in its bin."""

    id: int
    headline: str
    deleted: bool


def held_by_bytes(session: Session, digests: Collection[str]) -> dict[str, HeldArticle]:
    """Find which of these original bytes have become an article already."""
    file, link, article = tables.SourceFile, tables.ArticleFile, tables.Article
    query = (
        select(file.sha256, article.id, article.headline, article.deleted_at)
        .join(link, link.source_file_id == file.id)
        .join(article, article.id == link.article_id)
        .where(file.sha256.in_(digests))
    )
    return {
        digest: HeldArticle(key, headline, deleted_at is not None)
        for digest, key, headline, deleted_at in session.execute(query)
    }


def _file_row(key: int, file: NewSource, container_id: int | None, now: str) -> Row:
    return {
        "id": key,
        "sha256": file.sha256,
        "size": file.size,
        "mime": file.mime,
        "original_name": file.original_name,
        "encoding": file.encoding,
        "container_id": container_id,
        "member": file.member,
        "acquired_at": now,
    }


def _days(article: NewArticle) -> tuple[str, str] | tuple[None, None]:
    """Tell the first and last day of publication; raises FieldInvalid."""
    if article.published is None:
        return None, None
    days = bounds(article.published)
    if days is None:
        raise FieldInvalid("published", article.published)
    return days


def _written(article: NewArticle) -> str | None:
    """Write down where the fields of an article come from."""
    if not article.origins:
        return None
    facts = {name: (origin.source, origin.confidence) for name, origin in article.origins.items()}
    return json.dumps(facts, separators=(",", ":"))


class _Newcomer:
    """An article that wants in, and by what it is recognised."""

    __slots__ = ("appearance", "article", "digest", "norm", "prints")

    def __init__(self, article: NewArticle, prints: Prints) -> None:
        self.article = article
        self.prints = prints
        self.norm = prints.norm_sha256
        self.digest = article.source.sha256 if article.source else None
        self.appearance = Appearance(
            outlet_key=match_key(article.outlet) if article.outlet else None,
            url_key=url_key(article.url) if article.url else None,
            source_id=article.source_id,
            published=article.published,
        )


class _Batch:
    """What the archive holds that the newcomers could repeat, and the rows still to be written."""

    def __init__(
        self,
        session: Session,
        newcomers: Sequence[_Newcomer],
        now: str,
        random: Callable[[int], bytes],
        job_id: int | None,
    ) -> None:
        self._session = session
        self._now = now
        self._job_id = job_id
        self._random = random
        self._newcomers = newcomers
        self._rows = Rows(session)
        self._article_ids = new_article_ids(session)
        self._accessions = accessions(session, now[:4])
        self._file_ids = new_keys(session, tables.SourceFile.id)
        self._outlet_ids = new_keys(session, tables.Outlet.id)
        self._version_ids = new_keys(session, tables.TextVersion.id)
        self._look_up_files()
        self._look_up_articles()

    def store(self) -> list[Added]:
        """Decide on each newcomer in turn, and write."""
        answers = [self._take(newcomer) for newcomer in self._newcomers]
        self._rows.write()
        return answers

    # ---- what is held ---------------------------------------------------------------------

    def _look_up_files(self) -> None:
        digests = {newcomer.digest for newcomer in self._newcomers if newcomer.digest}
        self._by_bytes = {
            digest: held.id for digest, held in held_by_bytes(self._session, digests).items()
        }
        for newcomer in self._newcomers:
            if newcomer.article.source and newcomer.article.source.container_sha256:
                digests.add(newcomer.article.source.container_sha256)
        file = tables.SourceFile
        query = select(file.sha256, file.id).where(file.sha256.in_(digests))
        self._files: dict[str, int] = dict(self._session.execute(query).all())

    def _look_up_articles(self) -> None:
        looks = [newcomer.appearance for newcomer in self._newcomers]
        article, outlet = tables.Article, tables.Outlet
        names = select(outlet.name_key, outlet.id).where(
            outlet.name_key.in_({look.outlet_key for look in looks if look.outlet_key})
        )
        self._outlets: dict[str, int] = dict(self._session.execute(names).all())
        live = article.deleted_at.is_(None)
        urls = select(article.url_key, article.id).where(
            article.url_key.in_({look.url_key for look in looks if look.url_key}), live
        )
        self._by_url = {key: held for key, held in self._session.execute(urls) if key}
        self._awaited = awaiting(self._session, {new.norm for new in self._newcomers})
        self._by_text: dict[str, list[tuple[Appearance, int]]] = defaultdict(list)
        self._note_texts(article.norm_sha256.in_({new.norm for new in self._newcomers}))

    def _note_texts(self, wanted: ColumnElement[bool]) -> None:
        """Note the texts of some articles, and where they appeared."""
        article, outlet = tables.Article, tables.Outlet
        query = (
            select(
                article.norm_sha256,
                article.id,
                outlet.name_key,
                article.url_key,
                article.source_id,
                article.published,
            )
            .outerjoin(outlet, outlet.id == article.outlet_id)
            .where(wanted, article.deleted_at.is_(None))
            .order_by(article.id)
        )
        for norm, held, *facts in self._session.execute(query):
            self._by_text[norm].append((Appearance(*facts), held))

    # ---- decisions ------------------------------------------------------------------------

    def _take(self, new: _Newcomer) -> Added:
        if new.digest in self._by_bytes:
            return Added(Outcome.DUPLICATE, self._by_bytes[new.digest])
        same_page = self._by_url.get(new.appearance.url_key or "") or self._awaited.get(new.norm)
        if same_page is not None:
            return self._take_again(new, same_page)
        for appearance, held in self._by_text[new.norm]:
            if new.appearance.adds_nothing_to(appearance):
                self._link(held, new)
                return Added(Outcome.DUPLICATE, held)
        return self._add(new)

    def _take_again(self, new: _Newcomer, held: int) -> Added:
        """Decide on a text from an address that is held: a repeat, or a further version."""
        self._rows.write()
        article, version = tables.Article, tables.TextVersion
        current = self._session.get_one(article, held)
        same = select(version.id).where(
            version.article_id == held, version.sha256 == new.prints.text_sha256
        )
        if current.norm_sha256 == new.norm or self._session.scalar(same.limit(1)) is not None:
            self._link(held, new)
            return Added(Outcome.DUPLICATE, held)
        former_text = current_text(self._session, held)
        self._session.execute(
            update(version)
            .where(version.article_id == held, version.is_current == 1)
            .values(is_current=0)
        )
        self._by_text[current.norm_sha256] = [
            (look, other) for look, other in self._by_text[current.norm_sha256] if other != held
        ]
        former = {name: getattr(current, name) for name in (*RENEWED, "row_version")}
        former["text_version"] = former_text[0]
        self._renew(current, new)
        self._note_texts(article.id == held)
        numbers = select(func.max(version.number)).where(version.article_id == held)
        version_id = self._add_text(new, held, (self._session.scalar(numbers) or 0) + 1)
        self._rows.write()
        carry_places(self._session, self._now, former_text, version_id, new.article.text)
        if self._awaited.pop(new.norm, None) == held:
            fulfil(self._session, held, version_id, new.article.text)
        keep_checks(self._session, held)
        return Added(Outcome.NEW_VERSION, held, former)

    def _renew(self, held: tables.Article, new: _Newcomer) -> None:
        """Bring an article's facts up to its new text, unless a person has worked on them."""
        came = new.article
        if held.status == Status.NEW:
            held.headline, held.headline_sort = came.headline, new.prints.headline_sort
            held.standfirst, held.kicker = came.standfirst, came.kicker
            held.byline, held.dateline = came.byline, came.dateline
            held.section = held.section or came.section
            if came.published and not held.published:
                held.published, held.published_basis = came.published, came.published_basis
                held.published_lo, held.published_hi = _days(came)
        held.norm_sha256 = new.norm
        held.word_count = new.prints.words
        held.row_version += 1
        held.updated_at = self._now
        self._session.flush()

    # ---- rows -----------------------------------------------------------------------------

    def _add(self, new: _Newcomer) -> Added:
        key, came, look = next(self._article_ids), new.article, new.appearance
        days = _days(came)
        self._rows.add(
            tables.Article,
            {
                "id": key,
                "uid": new_uid(self._now, self._random),
                "accession": next(self._accessions),
                "source_id": came.source_id,
                "outlet_id": self._outlet(came.outlet) if came.outlet else None,
                "url": came.url,
                "url_key": look.url_key,
                "headline": came.headline,
                "headline_sort": new.prints.headline_sort,
                "standfirst": came.standfirst,
                "kicker": came.kicker,
                "byline": came.byline,
                "dateline": came.dateline,
                "section": came.section,
                "language": came.language,
                "published": came.published,
                "published_lo": days[0],
                "published_hi": days[1],
                "published_basis": came.published_basis,
                "word_count": new.prints.words,
                "norm_sha256": new.norm,
                "text_access": came.text_access.value,
                "created_at": self._now,
                "updated_at": self._now,
            },
        )
        self._add_text(new, key, 1)
        self._by_text[new.norm].append((look, key))
        if look.url_key:
            self._by_url[look.url_key] = key
        return Added(Outcome.ADDED, key)

    def _add_text(self, new: _Newcomer, article_id: int, number: int) -> int:
        key = next(self._version_ids)
        self._rows.add(
            tables.TextVersion,
            {
                "id": key,
                "article_id": article_id,
                "number": number,
                "text": new.article.text,
                "sha256": new.prints.text_sha256,
                "source_file_id": self._link(article_id, new),
                "extractor": new.article.extractor,
                "created_at": self._now,
                "job_id": self._job_id,
                "origins": _written(new.article),
            },
        )
        self._rows.add_blocks(key, new.article.blocks)
        return key

    def _link(self, article_id: int, new: _Newcomer) -> int | None:
        """Record which original bytes an article came from, too; return the id of their row."""
        file = new.article.source
        if file is None:
            return None
        key = self._files.get(file.sha256)
        if key is None:
            key = self._files[file.sha256] = next(self._file_ids)
            container = self._files[file.container_sha256] if file.container_sha256 else None
            self._rows.add(tables.SourceFile, _file_row(key, file, container, self._now))
        self._rows.add(tables.ArticleFile, {"article_id": article_id, "source_file_id": key})
        self._by_bytes[file.sha256] = article_id
        return key

    def _outlet(self, name: str) -> int:
        """Find an outlet by its name, or record a new one."""
        name_key = match_key(name)
        key = self._outlets.get(name_key)
        if key is None:
            key = self._outlets[name_key] = next(self._outlet_ids)
            self._rows.add(
                tables.Outlet,
                {
                    "id": key,
                    "uid": new_uid(self._now, self._random),
                    "name": name,
                    "name_key": name_key,
                },
            )
        return key
