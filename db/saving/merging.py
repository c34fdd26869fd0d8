"""Lets one authority take the place of another; everything that named the other follows."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from db import tables
from db.errors import FieldInvalid
from db.records import AuthorityStatus, MergeAuthorities, NameKind
from db.saving.authorities import change_authority, goes_round, standing
from db.saving.ledger import sql_table
from db.saving.work import Work

CHOICES: Final = ("name", "disambiguation", "scope_note", "language", "start", "end", "status")
"""The facts of which a person chooses where the two differ."""


def merge_authorities(work: Work, edit: MergeAuthorities) -> int:
    """Merge one authority into another of the same kind; the answer is the one that stays.

    Raises AuthorityMissing; FieldInvalid for one and the same, for two kinds, for a field that is
    no choice, and where the one would be a part of its own part.
    """
    kept_id, gone_id = standing(work, edit.kept_id), standing(work, edit.gone_id)
    kept, gone = (work.session.get_one(tables.Authority, one) for one in (kept_id, gone_id))
    if kept_id == gone_id or kept.kind != gone.kind:
        raise FieldInvalid("authority", gone.name)
    for field in edit.take:
        if field not in CHOICES:
            raise FieldInvalid("take", field)
    taken = {field: getattr(gone, field) for field in edit.take if field != "name"}
    takes_name, gone_name = "name" in edit.take, gone.name
    keys = {"name": gone_name, "name_key": gone.name_key, "name_sort": gone.name_sort}
    _bring_names(work, kept_id, gone_id, gone_name, takes_name=takes_name)
    _bring_facts(work, kept_id, gone_id)
    _bring_references(work, kept_id, gone_id)
    change_authority(work, kept_id, {**taken, **(keys if takes_name else {})})
    leave = {"status": AuthorityStatus.MERGED.value, "merged_into_id": kept_id}
    change_authority(work, gone_id, leave)
    if goes_round(work, kept_id):
        raise FieldInvalid("authority", gone_name)
    return kept_id


def _bring_names(
    work: Work, kept_id: int, gone_id: int, gone_name: str, *, takes_name: bool
) -> None:
    """Give the names of one to the other, and leave the one its own name to be known by."""
    form = tables.AuthorityName
    kept_names = work.session.execute(
        select(form.id, form.name, form.kind).where(form.authority_id == kept_id)
    ).all()
    if takes_name:
        for form_id, name, kind in kept_names:
            if name == gone_name:
                work.ledger.delete(form, form_id)
            elif kind == NameKind.PREFERRED:
                work.ledger.update(form, form_id, {"kind": NameKind.VARIANT.value})
    held = {name for _, name, _ in kept_names} - ({gone_name} if takes_name else set())
    for form_id, name, kind in work.session.execute(
        select(form.id, form.name, form.kind).where(form.authority_id == gone_id)
    ).all():
        if name in held:
            work.ledger.delete(form, form_id)
            continue
        held.add(name)
        values: dict[str, object] = {"authority_id": kept_id}
        if kind == NameKind.PREFERRED and not takes_name:
            values["kind"] = NameKind.VARIANT.value
        work.ledger.update(form, form_id, values)


def _bring_facts(work: Work, kept_id: int, gone_id: int) -> None:
    """Keep what is known of the one as an award or event where the other has nothing."""
    for table in (tables.Award, tables.Event):
        gone = work.session.get(table, gone_id)
        if gone is None:
            continue
        columns = [column.name for column in sql_table(table).columns if column.name != "id"]
        facts = {name: getattr(gone, name) for name in columns}
        kept = work.session.get(table, kept_id)
        if kept is None:
            work.ledger.insert(table, {"id": kept_id, **facts})
        else:
            missing = {name: facts[name] for name in columns if getattr(kept, name) is None}
            work.ledger.update(table, kept_id, missing)


def _bring_references(work: Work, kept_id: int, gone_id: int) -> None:
    """Point whatever names the one to the other; what would stand there twice folds into one."""
    _Following(work, kept_id, gone_id).follow()
    for table in (tables.Award, tables.Event):
        if work.session.get(table, gone_id) is not None:
            work.ledger.delete(table, gone_id)


class _Following:
    """Owns the way of all references from one authority to another."""

    def __init__(self, work: Work, kept_id: int, gone_id: int) -> None:
        self._work = work
        self._kept_id = kept_id
        self._gone_id = gone_id

    def follow(self) -> None:
        """Move roles, links, numbers, awards and figures."""
        self._roles()
        self._links()
        self._external_ids()
        for table, column in (
            (tables.Award, "conferred_by_id"),
            (tables.Event, "venue_id"),
            (tables.Event, "organiser_id"),
            (tables.DecisionEvent, "actor_id"),
            (tables.DecisionEvent, "ceremony_id"),
            (tables.AwardEdition, "ceremony_id"),
            (tables.Figure, "subject_id"),
            (tables.Figure, "attributed_to_id"),
        ):
            self._point(table, column)
        self._editions()
        self._categories()
        self._decisions("recipient_id", self._gone_id, self._kept_id)

    def _point(self, table: type[tables.Table], column: str) -> None:
        sql = sql_table(table)
        has_article = "article_id" in sql.columns
        query = select(sql).where(sql.c[column] == self._gone_id).order_by(sql.c.id)
        for row in self._work.session.execute(query).mappings().all():
            article_id = row["article_id"] if has_article else None
            values = {column: self._kept_id}
            self._work.ledger.update(table, row["id"], values, article_id=article_id)

    def _roles(self) -> None:
        role = tables.ArticleRole
        kept = {
            (article_id, kind)
            for article_id, kind in self._work.session.execute(
                select(role.article_id, role.role).where(role.authority_id == self._kept_id)
            )
        }
        query = select(role.id, role.article_id, role.role).where(
            role.authority_id == self._gone_id
        )
        for role_id, article_id, kind in self._work.session.execute(query).all():
            if (article_id, kind) in kept:
                self._work.ledger.delete(role, role_id, article_id=article_id)
            else:
                values = {"authority_id": self._kept_id}
                self._work.ledger.update(role, role_id, values, article_id=article_id)

    def _links(self) -> None:
        link = tables.AuthorityRelation
        held = {
            (subject, predicate, other, since)
            for subject, predicate, other, since in self._work.session.execute(
                select(link.subject_id, link.predicate, link.other_id, link.valid_from)
            )
        }
        query = select(link).where(
            (link.subject_id == self._gone_id) | (link.other_id == self._gone_id)
        )
        rows = [
            (one.id, one.subject_id, one.predicate, one.other_id, one.valid_from)
            for one in self._work.session.scalars(query)
        ]
        for link_id, subject, predicate, other, since in rows:
            ends = [self._kept_id if one == self._gone_id else one for one in (subject, other)]
            moved = (ends[0], predicate, ends[1], since)
            if ends[0] == ends[1] or moved in held:
                self._work.ledger.delete(link, link_id)
                continue
            held.add(moved)
            values = {"subject_id": ends[0], "other_id": ends[1]}
            self._work.ledger.update(link, link_id, values)

    def _external_ids(self) -> None:
        known = tables.AuthorityExternalId
        query = select(known.scheme, known.value, known.id, known.authority_id).where(
            known.authority_id.in_((self._kept_id, self._gone_id))
        )
        rows = self._work.session.execute(query.order_by(known.id)).all()
        kept = {(row.scheme, row.value) for row in rows if row.authority_id == self._kept_id}
        for row in rows:
            if row.authority_id == self._kept_id:
                continue
            if (row.scheme, row.value) in kept:
                self._work.ledger.delete(known, row.id)
            else:
                self._work.ledger.update(known, row.id, {"authority_id": self._kept_id})

    def _editions(self) -> None:
        """Editions of the same year become one."""
        edition = tables.AwardEdition
        query = select(edition.id, edition.year, edition.label, edition.ceremony_id).where(
            edition.award_id == self._kept_id
        )
        kept = {(row.year, row.label): row for row in self._work.session.execute(query)}
        gone = self._work.session.execute(
            select(edition.id, edition.year, edition.label, edition.ceremony_id).where(
                edition.award_id == self._gone_id
            )
        ).all()
        for row in gone:
            same = kept.get((row.year, row.label))
            if same is None:
                self._work.ledger.update(edition, row.id, {"award_id": self._kept_id})
                continue
            self._labels("edition_id", row.id, same.id)
            self._decisions("edition_id", row.id, same.id)
            if same.ceremony_id is None and row.ceremony_id is not None:
                self._work.ledger.update(edition, same.id, {"ceremony_id": row.ceremony_id})
            self._work.ledger.delete(edition, row.id)

    def _categories(self) -> None:
        """Categories of the same code become one."""
        category = tables.AwardCategory
        rows = self._work.session.execute(
            select(category.id, category.code, category.award_id).where(
                category.award_id.in_((self._kept_id, self._gone_id))
            )
        ).all()
        kept = {row.code: row.id for row in rows if row.award_id == self._kept_id}
        for row in rows:
            if row.award_id == self._kept_id:
                continue
            if row.code not in kept:
                self._work.ledger.update(category, row.id, {"award_id": self._kept_id})
                continue
            self._labels("category_id", row.id, kept[row.code])
            self._decisions("category_id", row.id, kept[row.code])
            self._work.ledger.delete(category, row.id)

    def _labels(self, column: str, gone: int, kept: int) -> None:
        """Move printed labels; one that is there already is dropped."""
        printed = sql_table(tables.EditionCategory)
        names = ("edition_id", "category_id", "label", "article_id")
        rows = self._work.session.execute(
            select(printed).where(printed.c[column].in_((gone, kept)))
        ).mappings()
        held, moving = set(), []
        for row in rows:
            if row[column] == kept:
                held.add(tuple(row[name] for name in names))
            else:
                moving.append(row)
        for row in moving:
            moved = tuple(kept if name == column else row[name] for name in names)
            if moved in held:
                self._work.ledger.delete(tables.EditionCategory, row["id"])
            else:
                held.add(moved)
                self._work.ledger.update(tables.EditionCategory, row["id"], {column: kept})

    def _decisions(self, column: str, gone: int, kept: int) -> None:
        """Move decisions; the events of one that is there already go to that one."""
        decision, event = sql_table(tables.AwardDecision), tables.DecisionEvent
        names = ("edition_id", "category_id", "recipient_id", "level")
        rows = self._work.session.execute(
            select(decision).where(decision.c[column].in_((gone, kept)))
        ).mappings()
        held: dict[tuple[object, ...], int] = {}
        moving = []
        for row in rows:
            if row[column] == kept:
                held[tuple(row[name] for name in names)] = row["id"]
            else:
                moving.append(row)
        for row in moving:
            moved = tuple(kept if name == column else row[name] for name in names)
            same = held.get(moved)
            if same is None:
                held[moved] = row["id"]
                self._work.ledger.update(tables.AwardDecision, row["id"], {column: kept})
                continue
            query = select(event.id, event.article_id).where(event.decision_id == row["id"])
            for event_id, article_id in self._work.session.execute(query).all():
                values = {"decision_id": same}
                self._work.ledger.update(event, event_id, values, article_id=article_id)
            self._work.ledger.delete(tables.AwardDecision, row["id"])
