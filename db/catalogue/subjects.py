"""The subjects that come with the program, and which of them an article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from db.catalogue.gathering import READ
from db.catalogue.paragraphs import Paragraphs
from db.catalogue.sentences import Span
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


_Part = tuple[int, str, int]
"""Where a block begins, its text in small letters, and what a word in it is worth."""


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


def suggest_subjects(
    article: ArticleDetail, read: Paragraphs | None = None
) -> Iterator[Suggestion]:
    """Suggest what an article is about, the surest first, with the sentence that says most of it.

    Of a subject and one that it is a part of only the narrower one is suggested. `read` are the
    paragraphs of the article where somebody has read them already.
    """
    read = read or Paragraphs(article)
    parts = [
        (part.start, _small(part.text), _WEIGHTS.get(part.kind, 1))
        for part in read
        if part.kind in READ
    ]
    weighed = [
        (weight, subject, spans)
        for subject in subjects().values()
        for weight, spans in [_weigh(parts, subject)]
        if weight >= _ENOUGH
    ]
    weighed.sort(key=lambda one: (-one[0], -one[1].notation.count("."), one[1].notation))
    narrower = {subject.broader for _, subject, _ in weighed}
    chosen = [one for one in weighed if one[1].notation not in narrower][:_MOST]
    for weight, subject, spans in chosen:
        around = [read.sentence_at(span[0]) for span in spans]
        rest = Counter(around)
        (start, stop), sentence = max(
            zip(spans, around, strict=True), key=lambda one: (rest[one[1]], -one[0][0])
        )
        yield Suggestion(
            key=f"subject:{subject.notation}",
            kind=SuggestionKind.SUBJECT,
            label=subject.label,
            facts=(("notation", subject.notation), ("words", str(len(spans)))),
            quote=Quote(article.text[start:stop], start, stop),
            sentence=sentence,
            confidence=min(0.9, 0.4 + weight / 40),
            edits=(AddTerm(article.row.id, VOCABULARY, subject.notation, method=Method.SUGGESTED),),
        )


def _small(text: str) -> str:
    """A text in small letters, each at its place: İ alone would become two."""
    return text.replace("İ", "I").lower()


def _weigh(parts: Sequence[_Part], subject: Subject) -> tuple[int, list[Span]]:
    """How much an article says of a subject, and where; each word counts a few times at most."""
    weight = 0
    spans: list[Span] = []
    times: dict[str, int] = {}
    for begin, words, worth in parts:
        for match in subject.words.finditer(words):
            word = match.group(0)
            times[word] = times.get(word, 0) + 1
            spans.append((begin + match.start(), begin + match.end()))
            if times[word] <= _MOST:
                weight += worth
    return weight if len(times) > 1 or weight > _ENOUGH else 0, spans
