"""The tables of an archive, one module for each group."""

from db.tables.articles import Anchor, Article, ArticleFile, Block, Outlet, TextVersion
from db.tables.columns import Table
from db.tables.engine import Journal, Meta
from db.tables.files import SourceFile
from db.tables.links import ArticleRelation
from db.tables.work import IngestItem, IngestJob, IngestProfile

__all__ = [
    "Anchor",
    "Article",
    "ArticleFile",
    "ArticleRelation",
    "Block",
    "IngestItem",
    "IngestJob",
    "IngestProfile",
    "Journal",
    "Meta",
    "Outlet",
    "SourceFile",
    "Table",
    "TextVersion",
]
