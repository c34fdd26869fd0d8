"""An answer sheet as a paper: the question, the short answer, and each quotation with its proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.export.caveats import caveat_sentence
from db.export.citations import source_line
from db.export.foot import foot_of
from db.export.printed import printed_day, printed_place
from db.records import ArchiveInfo
from db.records.answers import AnswerQuote, AnswerSheet, Caveat, CaveatKind
from db.records.papers import Paper, PaperLine, PaperStyle, Run

TITLE = "Phiếu trả lời bạn đọc"

_OF_THE_ARTICLE = frozenset(
    {
        CaveatKind.DATE_INFERRED,
        CaveatKind.DATE_UNKNOWN,
        CaveatKind.STAFF_ONLY,
        CaveatKind.CITATION_ONLY,
    }
)
"""Caveats that hold for the whole article: said once, at the first of its quotations."""


def answer_paper(sheet: AnswerSheet, archive: ArchiveInfo, day: date) -> Paper:
    """Lay a sheet out as it is printed on `day`.

    Words of an article of which only the citation is held do not leave the archive.
    """
    return Paper(
        title=sheet.row.question.strip() or TITLE,
        foot=foot_of(archive, day),
        lines=tuple(_lines(sheet, archive, day)),
    )


def _lines(sheet: AnswerSheet, archive: ArchiveInfo, day: date) -> Iterator[PaperLine]:
    yield _line(PaperStyle.LIBRARY, archive.name)
    yield _line(PaperStyle.TITLE, TITLE)
    facts = [f"Ngày {printed_day(day)}"]
    if sheet.row.id > 0:
        facts.insert(0, f"Phiếu số {sheet.row.id}")
    if sheet.row.by:
        facts.append(f"Người trả lời: {sheet.row.by}")
    yield _line(PaperStyle.SUBTITLE, " · ".join(facts))
    for heading, text in (("Câu hỏi", sheet.row.question), ("Trả lời", sheet.row.answer)):
        if text.strip():
            yield _line(PaperStyle.HEADING, heading)
            for paragraph in filter(str.strip, text.splitlines()):
                yield _line(PaperStyle.TEXT, paragraph.strip())
    if sheet.quotes:
        yield _line(PaperStyle.HEADING, "Trích dẫn")
    told: set[tuple[int, Caveat]] = set()
    for number, quote in enumerate(sheet.quotes, 1):
        fresh = [one for one in quote.caveats if (quote.article.id, one) not in told]
        told |= {(quote.article.id, one) for one in fresh if one.kind in _OF_THE_ARTICLE}
        yield from _quoted(number, quote, fresh)


def _quoted(number: int, quote: AnswerQuote, caveats: Sequence[Caveat]) -> Iterator[PaperLine]:
    row = quote.article
    held_back = Caveat(CaveatKind.CITATION_ONLY) in quote.caveats
    words = "[…]" if held_back else f"“{' '.join((quote.anchor.exact or '').split())}”"
    yield PaperLine(PaperStyle.QUOTE, (Run(words),), number=f"{number}.")
    source = source_line(row, quote.published_basis)
    runs = [Run(row.headline.strip(), bold=True)]
    yield PaperLine(PaperStyle.SOURCE, (*runs, Run(f" · {source}")) if source else tuple(runs))
    where = (printed_place(quote.place), f"Số ĐKCB {row.accession}")
    yield _line(PaperStyle.SOURCE, " · ".join(part for part in where if part))
    yield _line(PaperStyle.SOURCE, quote.link)
    for caveat in caveats:
        runs = [Run("Lưu ý: ", bold=True), Run(caveat_sentence(caveat))]
        yield PaperLine(PaperStyle.CAVEAT, tuple(runs))


def _line(style: PaperStyle, text: str) -> PaperLine:
    return PaperLine(style, (Run(text),))
