"""The tables of an archive, one module for each group."""

from db.tables.anchors import Anchor
from db.tables.answering import AnswerQuote, AnswerSheet
from db.tables.articles import Article, ArticleFile, Block, Outlet, TextVersion
from db.tables.authorities import (
    ArticleRole,
    Authority,
    AuthorityExternalId,
    AuthorityName,
    AuthorityRelation,
)
from db.tables.awards import (
    Award,
    AwardCategory,
    AwardDecision,
    AwardEdition,
    DecisionEvent,
    EditionCategory,
    Event,
)
from db.tables.cataloguing import (
    Change,
    ChangeSet,
    Dossier,
    DossierItem,
    Holding,
    Note,
    SavedSearch,
    User,
)
from db.tables.columns import Table
from db.tables.engine import Journal, Meta
from db.tables.figures import (
    CheckVerdict,
    Figure,
    FigureCheck,
    FigureCheckInput,
    Quantity,
    Unit,
)
from db.tables.files import SourceFile
from db.tables.fixity import FixityFinding, FixityPass
from db.tables.links import ArticleRelation
from db.tables.subjects import ArticleTerm, Term, Vocabulary
from db.tables.work import IngestItem, IngestJob, IngestProfile

__all__ = [
    "Anchor",
    "AnswerQuote",
    "AnswerSheet",
    "Article",
    "ArticleFile",
    "ArticleRelation",
    "ArticleRole",
    "ArticleTerm",
    "Authority",
    "AuthorityExternalId",
    "AuthorityName",
    "AuthorityRelation",
    "Award",
    "AwardCategory",
    "AwardDecision",
    "AwardEdition",
    "Block",
    "Change",
    "ChangeSet",
    "CheckVerdict",
    "DecisionEvent",
    "Dossier",
    "DossierItem",
    "EditionCategory",
    "Event",
    "Figure",
    "FigureCheck",
    "FigureCheckInput",
    "FixityFinding",
    "FixityPass",
    "Holding",
    "IngestItem",
    "IngestJob",
    "IngestProfile",
    "Journal",
    "Meta",
    "Note",
    "Outlet",
    "Quantity",
    "SavedSearch",
    "SourceFile",
    "Table",
    "Term",
    "TextVersion",
    "Unit",
    "User",
    "Vocabulary",
]
