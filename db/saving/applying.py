"""Applies edits to the archive: a list of them is one transaction and one change set."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import insert
from sqlalchemy.orm import Session

from db import tables
from db.catalogue.edit_data import action_of
from db.lookups.images import read_image
from db.records import (
    AddDecisionEvent,
    AddExternalId,
    AddFigure,
    AddHolding,
    AddName,
    AddNote,
    AddRole,
    AddTerm,
    AddToDossier,
    Applied,
    ArticleEdit,
    AuthorityRef,
    ChangeFigure,
    ChangeName,
    ChangeNote,
    CorrectText,
    DecideCheck,
    DecideRelation,
    DeleteArticle,
    DenyRelation,
    Edit,
    KeepAuthority,
    KeepAward,
    KeepCategory,
    KeepDossier,
    KeepEdition,
    KeepSearch,
    KeepTerm,
    KeepUser,
    MergeAuthorities,
    RelateArticles,
    RelateAuthorities,
    RemoveAuthorityLink,
    RemoveDecisionEvent,
    RemoveDossier,
    RemoveFigure,
    RemoveFromDossier,
    RemoveHolding,
    RemoveName,
    RemoveNote,
    RemoveRole,
    RemoveSearch,
    RemoveTerm,
    RestoreArticle,
    VerifyFigure,
)
from db.records.answer_edits import (
    AddToSheet,
    KeepSheet,
    MoveOnSheet,
    RemoveFromSheet,
    RemoveSheet,
)
from db.release import VERSION
from db.saving import (
    answering,
    articles,
    authorities,
    awards,
    dossiers,
    figures,
    holdings,
    links,
    merging,
    notes,
    roles,
    subjects,
    texts,
    users,
)
from db.saving.checking import recheck
from db.saving.ledger import Ledger
from db.saving.soundness import expect_sound
from db.saving.work import RelationRule, Work

Handler = Callable[[Work, Any], int | None]
"""Saves one edit; the answer is the id of the row that it made or kept."""

HANDLERS: Final[Mapping[type, Handler]] = MappingProxyType(
    {
        ArticleEdit: articles.save_fields,
        CorrectText: texts.correct_text,
        DeleteArticle: articles.delete_article,
        RestoreArticle: articles.restore_article,
        AddNote: notes.add_note,
        ChangeNote: notes.change_note,
        RemoveNote: notes.remove_note,
        KeepUser: users.keep_user,
        KeepAuthority: authorities.keep_authority,
        AddName: authorities.add_name,
        ChangeName: authorities.change_name,
        RemoveName: authorities.remove_name,
        AddExternalId: authorities.add_external_id,
        RelateAuthorities: authorities.relate_authorities,
        RemoveAuthorityLink: authorities.remove_authority_link,
        MergeAuthorities: merging.merge_authorities,
        AddRole: roles.add_role,
        RemoveRole: roles.remove_role,
        AddFigure: figures.add_figure,
        ChangeFigure: figures.change_figure,
        RemoveFigure: figures.remove_figure,
        VerifyFigure: figures.verify_figure,
        DecideCheck: figures.decide_check,
        KeepAward: awards.keep_award,
        KeepEdition: awards.keep_edition,
        KeepCategory: awards.keep_category,
        AddDecisionEvent: awards.add_decision_event,
        RemoveDecisionEvent: awards.remove_decision_event,
        KeepTerm: subjects.keep_term,
        AddTerm: subjects.add_term,
        RemoveTerm: subjects.remove_term,
        RelateArticles: links.relate_articles,
        DenyRelation: links.deny_relation,
        DecideRelation: links.decide_relation,
        KeepDossier: dossiers.keep_dossier,
        RemoveDossier: dossiers.remove_dossier,
        AddToDossier: dossiers.add_to_dossier,
        RemoveFromDossier: dossiers.remove_from_dossier,
        AddHolding: holdings.add_holding,
        RemoveHolding: holdings.remove_holding,
        KeepSearch: holdings.keep_search,
        RemoveSearch: holdings.remove_search,
        KeepSheet: answering.keep_sheet,
        RemoveSheet: answering.remove_sheet,
        AddToSheet: answering.add_to_sheet,
        MoveOnSheet: answering.move_on_sheet,
        RemoveFromSheet: answering.remove_from_sheet,
    }
)
"""What saves each kind of edit."""


def apply_edits(
    session: Session,
    edits: Sequence[Edit],
    user: str,
    now: str,
    random: Callable[[int], bytes],
    rule_for: RelationRule,
) -> Applied:
    """Apply edits in the given transaction, in their order, as one change set of a user.

    `user` is their initials. Any error of an edit leaves everything as it was, once the transaction
    is rolled back.
    """
    for edit in edits:
        expect_sound(edit)
    ledger = Ledger(session, now)
    user_id = users.user_named(session, user)
    work = Work(session, ledger, now, user_id, random, rule_for)
    known = len(ledger.written)
    made = tuple(HANDLERS[type(edit)](work, edit) for edit in edits)
    if len(ledger.written) == known:
        return Applied(None, ledger.changes(), made)
    recheck(session, ledger.written)
    summary = summary_of(session, ledger, edits)
    action = action_of(type(edits[0]))
    change_set = record(session, ledger, user_id, action, summary, len(edits), now)
    return Applied(change_set, ledger.changes(), made, ledger.versions)


def summary_of(session: Session, ledger: Ledger, edits: Sequence[Edit]) -> str:
    """Say in few words what a change set is about: a headline, or the names in its first edit."""
    first = edits[0]
    # A merge brings many articles over, and is about none of them.
    if ledger.articles and not isinstance(first, MergeAuthorities):
        article = session.get_one(tables.Article, ledger.articles[0])
        return article.headline
    for field in ("name", "title", "initials", "label", "question"):
        told = getattr(first, field, None)
        if isinstance(told, str):
            return told
    if isinstance(first, AddToSheet):
        return first.quote.exact
    return _authority_named(session, ledger, first)


def _authority_named(session: Session, ledger: Ledger, edit: Edit) -> str:
    """The name of the authority that an edit is about; empty for an edit of something else."""
    ref = next(
        (
            value
            for field in ("authority", "award", "subject")
            if isinstance(value := getattr(edit, field, None), AuthorityRef)
        ),
        None,
    )
    if ref is not None and ref.name:
        return ref.name
    # What is taken away is read in what was written of it.
    before = read_image(ledger.written[0].before)
    told = {
        MergeAuthorities: getattr(edit, "gone_id", None),
        RemoveName: before.get("authority_id"),
        RemoveAuthorityLink: before.get("subject_id"),
    }.get(type(edit), ref.id if ref is not None else None)
    held = session.get(tables.Authority, told) if isinstance(told, int) else None
    return held.name if held is not None else ""


def record(
    session: Session,
    ledger: Ledger,
    user_id: int,
    action: str,
    summary: str,
    edits: int,
    now: str,
    undoes: int | None = None,
) -> int:
    """Write down a change set and what it did; the answer is its id."""
    values = {
        "at": now,
        "user_id": user_id,
        "action": action,
        "summary": summary,
        "edits": edits,
        "undoes_id": undoes,
        "version": VERSION,
    }
    new = insert(tables.ChangeSet).values(**values).returning(tables.ChangeSet.id)
    change_set = session.scalars(new).one()
    rows = [
        {
            "change_set_id": change_set,
            "table_name": written.table,
            "row_key": written.key,
            "operation": written.operation,
            "article_id": written.article_id,
            "before": written.before,
            "after": written.after,
        }
        for written in ledger.written
    ]
    session.execute(insert(tables.Change), rows)
    return change_set
