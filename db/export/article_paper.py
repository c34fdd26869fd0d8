"""One article as a paper: its text as it is read, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.catalogue.sentence_links import link_text, short_uuid
from db.export.citations import source_line
from db.export.foot import foot_of
from db.export.printed import printed_date
from db.export.whole_text import HELD_BACK, text_lines
from db.records import ArchiveInfo, ArticleDetail, Mark, TextAccess
from db.records.answers import SentenceLink
from db.records.papers import Paper, PaperLine, PaperStyle, Run


def article_paper(
    article: ArticleDetail, marks: Sequence[Sequence[Mark]], archive: ArchiveInfo, day: date
) -> Paper:
    """Lay an article out as it is printed on `day`, with hits (for each block) in bold.

    The text of one whose rights do not let it leave the archive stays there; its standfirst and
    what it is are given.
    """
    return Paper(
        title=article.row.headline.strip(),
        foot=foot_of(archive, day),
        lines=tuple(_lines(article, marks, archive)),
    )


def _lines(
    article: ArticleDetail, marks: Sequence[Sequence[Mark]], archive: ArchiveInfo
) -> Iterator[PaperLine]:
    row = article.row
    if article.kicker:
        yield _line(PaperStyle.SUBTITLE, " ".join(article.kicker.split()))
    yield _line(PaperStyle.TITLE, " ".join(row.headline.split()))
    source = source_line(row, article.published_basis)
    if source:
        yield _line(PaperStyle.SUBTITLE, source)
    if row.text_access is TextAccess.FULL:
        yield from text_lines(article.blocks, marks, numbered=True)
    else:
        if article.standfirst:
            yield _line(PaperStyle.ABSTRACT, " ".join(article.standfirst.split()))
        yield _line(PaperStyle.SOURCE, HELD_BACK[row.text_access])
    yield _line(PaperStyle.HEADING, "Nguồn")
    cited = (
        row.byline,
        f"“{' '.join(row.headline.split())}”",
        row.outlet,
        printed_date(row.published, article.published_basis),
    )
    yield _line(PaperStyle.SOURCE, ", ".join(part for part in cited if part))
    yield _line(PaperStyle.SOURCE, f"{archive.name} · Số ĐKCB {row.accession}")
    if article.url:
        yield _line(PaperStyle.SOURCE, article.url)
    if article.text:
        short = short_uuid(archive.uuid)
        whole = SentenceLink(short, row.uid, article.text_version, 0, len(article.text))
        yield _line(PaperStyle.SOURCE, link_text(whole))


def _line(style: PaperStyle, text: str) -> PaperLine:
    return PaperLine(style, (Run(text),))
