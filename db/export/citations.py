"""How an article is cited on paper, as Vietnamese libraries describe an article of a newspaper."""

from __future__ import annotations

from db.export.printed import printed_date
from db.records import ArticleRow
from db.records.papers import BulletinEntry, Run


def source_line(row: ArticleRow, basis: str) -> str:
    """Outlet, date and byline, as far as they are known."""
    facts = (row.outlet, printed_date(row.published, basis), row.byline)
    return " · ".join(fact for fact in facts if fact)


def citation_runs(entry: BulletinEntry) -> tuple[Run, ...]:
    """A bibliographic entry: Nhan đề / Tác giả // Tên báo. – Ngày. – Số. – Tr. – [number].

    The areas are those of ISBD for component parts; what is not known is left out.
    """
    row = entry.article
    runs = [Run(row.headline.strip(), bold=True)]
    author = row.byline or ", ".join(entry.authors)
    if author:
        runs.append(Run(f" / {author}"))
    areas = [
        printed_date(row.published, entry.published_basis),
        f"Số {entry.issue}" if entry.issue else "",
        f"Tr. {entry.page}" if entry.page else "",
        f"[{row.accession}]",
    ]
    if row.outlet:
        runs += [Run(" // "), Run(row.outlet, italic=True)]
    runs.append(Run("".join(f". – {area}" for area in areas if area)))
    return tuple(runs)
