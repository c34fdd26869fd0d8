"""Checks how names are spelled: one that stands once beside one that stands often."""

from __future__ import annotations

from collections.abc import Iterator

from db.catalogue.checked import CheckDraft, CheckedArticle
from db.catalogue.misprints import misprints
from db.catalogue.paragraphs import beginning
from db.records import CheckKind, Verdict


def spellings(article: CheckedArticle) -> Iterator[CheckDraft]:
    """Tell what is likely a misprint of what; where it may be another person it is unclear.

    Of a text that is much longer than an article the beginning is read.
    """
    for one in misprints(beginning(article.text, article.blocks)):
        printed = one.quote.exact
        yield CheckDraft(
            kind=CheckKind.SPELLING,
            key=f"{printed}>{one.meant}",
            expression=f"{printed} / {one.meant}",
            computed=None,
            stated=None,
            verdict=Verdict.DIFFERS if one.is_sure else Verdict.UNCLEAR,
            facts=(
                ("printed", printed),
                ("meant", one.meant),
                ("times", "1"),
                ("times_meant", f"{one.times_meant}"),
                ("start", f"{one.quote.start}"),
            ),
        )
