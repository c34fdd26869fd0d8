"""The subjects that come with the program, and which of them an article is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from db.catalogue.gathering import READ
from db.catalogue.sentences import sentences
from db.records import (
    AddTerm,
    ArticleDetail,
    BlockKind,
    Method,
    Quote,
    Suggestion,
    SuggestionKind,
)
from resources import text

VOCABULARY: Final = "kho-bao"
TITLE: Final = "Chủ đề của Kho Báo"
_WEIGHTS: Final = {BlockKind.HEADLINE: 3, BlockKind.STANDFIRST: 2}
_ENOUGH: Final = 4
"""The weight of the words of a subject from which on it is suggested."""
_MOST: Final = 3
"""How many subjects are suggested."""


class Subject(NamedTuple):
    """A subject of the vocabulary that comes with the program."""

    notation: str
    label: str
    label_en: str
    ddc: str
    words: re.Pattern[str]
    """Matches what texts on it say, in small letters."""

    @property
    def broader(self) -> str | None:
        """The notation of the subject that it is a part of."""
        return self.notation.rpartition(".")[0] or None


@cache
def subjects() -> Mapping[str, Subject]:
    """All subjects by their notation, each after the one it is a part of."""
    found: dict[str, Subject] = {}
    for line in text("vietnamese", "subjects.txt").splitlines():
        if "|" not in line or line.startswith("#"):
            continue
        notation, label, label_en, ddc, words = (part.strip() for part in line.split("|"))
        either = "|".join(re.escape(word.strip()) for word in words.split(","))
        pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
        found[notation] = Subject(notation, label, label_en, ddc, pattern)
    return found


def suggest_subjects(article: ArticleDetail) -> Iterator[Suggestion]:
    """Suggest what an article is about, the surest first, with the sentence that says most of it.

    Of a subject and one that it is a part of only the narrower one is suggested.
    """
    weighed = [
        (weight, subject, spans)
        for subject in subjects().values()
        for weight, spans in [_weigh(article, subject)]
        if weight >= _ENOUGH
    ]
    weighed.sort(key=lambda one: (-one[0], -one[1].notation.count("."), one[1].notation))
    narrower = {subject.broader for _, subject, _ in weighed}
    chosen = [one for one in weighed if one[1].notation not in narrower][:_MOST]
    for weight, subject, spans in chosen:
        start, stop = max(spans, key=lambda one: (_rest(spans, one, article), -one[0]))
        yield Suggestion(
            key=f"subject:{subject.notation}",
            kind=SuggestionKind.SUBJECT,
            label=subject.label,
            facts=(("notation", subject.notation), ("words", str(len(spans)))),
            quote=Quote(article.text[start:stop], start, stop),
            sentence=_sentence(article, start),
            confidence=min(0.9, 0.4 + weight / 40),
            edits=(AddTerm(article.row.id, VOCABULARY, subject.notation, method=Method.SUGGESTED),),
        )


def _weigh(article: ArticleDetail, subject: Subject) -> tuple[int, list[tuple[int, int]]]:
    """How much an article says of a subject, and where; each word counts a few times at most."""
    weight = 0
    spans: list[tuple[int, int]] = []
    times: dict[str, int] = {}
    for block in article.blocks:
        if block.kind not in READ:
            continue
        for match in subject.words.finditer(block.text.lower()):
            word = match.group(0)
            times[word] = times.get(word, 0) + 1
            spans.append((block.start + match.start(), block.start + match.end()))
            if times[word] <= _MOST:
                weight += _WEIGHTS.get(block.kind, 1)
    return weight if len(times) > 1 or weight > _ENOUGH else 0, spans


def _rest(spans: list[tuple[int, int]], one: tuple[int, int], article: ArticleDetail) -> int:
    """How many of the words stand in the same sentence."""
    around = _sentence(article, one[0])
    if around is None:
        return 0
    return sum(around[0] <= start < around[1] for start, _ in spans)


def _sentence(article: ArticleDetail, at: int) -> tuple[int, int] | None:
    for block in article.blocks:
        if block.start <= at < block.stop:
            for low, high in sentences(block.text):
                if block.start + low <= at < block.start + high:
                    return block.start + low, block.start + high
    return None
