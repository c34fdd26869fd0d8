"""The tables of an archive, one module for each group."""

from db.tables.articles import Anchor, Article, ArticleFile, Block, Outlet, TextVersion
from db.tables.columns import Table
from db.tables.engine import Journal, Meta
from db.tables.files import SourceFile
from db.tables.work import IngestItem, IngestJob

__all__ = [
    "Anchor",
    "Article",
    "ArticleFile",
    "Block",
    "IngestItem",
    "IngestJob",
    "Journal",
    "Meta",
    "Outlet",
    "SourceFile",
    "Table",
    "TextVersion",
]
