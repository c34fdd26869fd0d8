"""Edits: everything that can be changed in the catalogue, as data.

The window, the command line and the starter archive all change the catalogue with these, and a list
of them is one change set, which can be undone as a whole.
"""

from __future__ import annotations

from db.records.answer_edits import (
    AddToSheet,
    KeepSheet,
    MoveOnSheet,
    RemoveFromSheet,
    RemoveSheet,
)
from db.records.article_edits import (
    AddFigure,
    AddHolding,
    AddNote,
    AddRole,
    AddTerm,
    ChangeFigure,
    ChangeNote,
    CorrectText,
    DecideCheck,
    DeleteArticle,
    RemoveFigure,
    RemoveHolding,
    RemoveNote,
    RemoveRole,
    RemoveTerm,
    RestoreArticle,
    VerifyFigure,
)
from db.records.articles import ArticleEdit
from db.records.authority_edits import (
    AddDecisionEvent,
    AddExternalId,
    AddName,
    ChangeName,
    KeepAuthority,
    KeepAward,
    KeepCategory,
    KeepEdition,
    MergeAuthorities,
    RelateAuthorities,
    RemoveAuthorityLink,
    RemoveDecisionEvent,
    RemoveName,
)
from db.records.work_edits import (
    AddToDossier,
    DecideRelation,
    DenyRelation,
    KeepDossier,
    KeepSearch,
    KeepTerm,
    KeepUser,
    RelateArticles,
    RemoveDossier,
    RemoveFromDossier,
    RemoveSearch,
)

Edit = (
    ArticleEdit
    | CorrectText
    | DeleteArticle
    | RestoreArticle
    | AddRole
    | RemoveRole
    | AddTerm
    | RemoveTerm
    | AddNote
    | ChangeNote
    | RemoveNote
    | AddHolding
    | RemoveHolding
    | AddFigure
    | ChangeFigure
    | RemoveFigure
    | VerifyFigure
    | DecideCheck
    | KeepAuthority
    | AddName
    | ChangeName
    | RemoveName
    | AddExternalId
    | RelateAuthorities
    | RemoveAuthorityLink
    | MergeAuthorities
    | KeepAward
    | KeepEdition
    | KeepCategory
    | AddDecisionEvent
    | RemoveDecisionEvent
    | RelateArticles
    | DecideRelation
    | DenyRelation
    | KeepDossier
    | RemoveDossier
    | AddToDossier
    | RemoveFromDossier
    | KeepUser
    | KeepTerm
    | KeepSearch
    | RemoveSearch
    | KeepSheet
    | RemoveSheet
    | AddToSheet
    | MoveOnSheet
    | RemoveFromSheet
)
