"""`kho show`: one article whole, as it is kept."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, fields

from db import open_archive
from db.commands.output import Output, bold, shown
from db.records import ArticleDetail, ArticleRow, Block, BlockKind, Catalogue

_SET_OFF = {BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.TABLE, BlockKind.RELATED}
_SAID_ALREADY = {"article_id", "row_version"}
_STRONG = {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUBHEAD}


def show(arguments: Namespace, output: Output) -> int:
    """Show an article by its id, accession number or uid."""
    reader = open_archive(arguments.archive, read_only=True).reader()
    try:
        article = reader.article(reader.find(arguments.article))
        catalogue = reader.catalogue.of(article.row.id)
        history = reader.catalogue.history(article.row.id)
    finally:
        reader.close()
    if output.is_json:
        output.answer(_facts(article) | _catalogued(catalogue) | {"history": history})
    else:
        _print(article, output)
    return 0


def _facts(article: ArticleDetail) -> dict[str, object]:
    """Give an article as one flat object: the facts of its row beside the others."""
    facts = asdict(article)
    return {**facts.pop("row"), **facts}


def _catalogued(catalogue: Catalogue) -> dict[str, object]:
    """Give what the catalogue adds to an article; its facts stand in the article already."""
    kept = {field.name: getattr(catalogue, field.name) for field in fields(catalogue)}
    return {name: value for name, value in kept.items() if name not in _SAID_ALREADY}


def _print(article: ArticleDetail, output: Output) -> None:
    output.line(facts_line(article.row))
    if article.url:
        output.line(shown(article.url))
    for block in article.blocks:
        output.line()
        _print_block(block, output)


def facts_line(row: ArticleRow) -> str:
    """Say on one line where and when an article appeared and under which number it is kept."""
    published = row.published.partition("T")[0] if row.published else None
    said = (row.outlet, published, row.section, row.byline, row.accession)
    return shown(" · ".join(part for part in said if part))


def _print_block(block: Block, output: Output) -> None:
    if block.kind is BlockKind.SEPARATOR:
        output.line("* * *", indent="    ")
    elif block.kind in _STRONG:
        output.line(bold(block.text))
    else:
        output.line(shown(block.text), indent="    " if block.kind in _SET_OFF else "")
