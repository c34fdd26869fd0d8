"""Quotations: words of an article, and where they are from."""

from __future__ import annotations

from db.records import ArticleDetail
from desktop.dates import shown_date


def citation(article: ArticleDetail) -> str:
    """Byline, headline, outlet, date and accession number, as far as they are known."""
    row = article.row
    published = shown_date(row.published, article.published_basis)
    parts = (row.byline, f"“{row.headline}”", row.outlet, published)
    return ", ".join(part for part in parts if part) + f" [{row.accession}]"


def quotation(article: ArticleDetail, words: str) -> str:
    """Words of an article in quotation marks, and the citation below; nothing of no words."""
    return f"“{words.strip()}”\n— {citation(article)}" if words.strip() else ""
