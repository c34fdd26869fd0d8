"""How many people, bodies and places of articles are found, and how fast articles are suggested.

The truth was read by eye in 60 articles of the sample of `suggested.py` (`suggested_names.json`),
before the program read them. Its faults in the first 20 may be looked at, and rules are mended by
them; those in the other 40 never were, though who wrote the rules had read these articles. The last
20 were read when the first rules stood and measured before these were mended. Names are facts; no
text is kept here.

A name of the truth may have several forms that the article prints, with " = " between them; it is
found when a suggestion has any of them. A second suggestion of what was found already is wrong, for
somebody has to refuse it. Optional names count neither when found nor when not: names behind
"Ảnh:", initials, outlets, streets and buildings. A place counts where it stands for itself, not
inside the name of a body.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from db.catalogue.gathering import KnownName, name_key
from db.catalogue.suggesting import suggest
from db.records import ArticleDetail, AuthorityKind, NameKind
from tests.benchmarks.measures import Score, timed

SAMPLE: Final = Path(__file__).with_name("suggested_names.json")
DEVELOPED: Final = 20
READ: Final = 40
KINDS: Final = (AuthorityKind.PERSON, AuthorityKind.ORGANISATION, AuthorityKind.PLACE)


class NothingKnown:
    """An archive that has no names yet."""

    def find_names(self, keys: Collection[str]) -> Mapping[str, Sequence[KnownName]]:
        """Find none."""
        del keys
        return {}


def run(
    articles: Mapping[str, ArticleDetail], many: Sequence[ArticleDetail], say: Callable[[str], None]
) -> None:
    """Print what is found in each part, and how many articles a second are suggested whole."""
    truth: dict[str, dict[str, list[str]]] = json.loads(SAMPLE.read_text("utf-8"))
    ids = list(truth)
    parts = (ids[:DEVELOPED], ids[DEVELOPED:READ], ids[READ:])
    for part, some in zip(("developed", "unseen", "blind"), parts, strict=True):
        for kind in KINDS:
            score = sum((score_names(articles[one], truth[one], kind)[0] for one in some), Score())
            say(f"{part:9} {kind.value:12} {score.line()}")
    suggest(many[0], NothingKnown())
    with timed() as reading:
        count = Counter(one.kind for article in many for one in suggest(article, NothingKnown()))
    each = count.total() / len(many)
    say(
        f"rate      {len(many) / reading.cpu:.0f} articles/s CPU whole, {each:.1f} suggestions each"
    )


def score_names(
    article: ArticleDetail, truth: Mapping[str, Sequence[str]], kind: AuthorityKind
) -> tuple[Score, list[str], list[str]]:
    """The score of one article, and the names that are missed and that are wrong."""
    wanted = [(name, _keys(kind, name.split(" = "))) for name in truth.get(kind.value, ())]
    optional = _keys(kind, truth.get("optional", ()))
    left = list(wanted)
    wrong: list[str] = []
    for label, keys in _named(article, kind):
        hit = next((one for one in left if one[1] & keys), None)
        if hit is not None:
            left.remove(hit)
        elif not keys & optional:
            wrong.append(label)
    score = Score(len(wanted) - len(left), len(wanted), len(wrong))
    return score, [name for name, _ in left], wrong


def _keys(kind: AuthorityKind, names: Sequence[str]) -> frozenset[str]:
    return frozenset(name_key(kind, name) for name in names)


def _named(article: ArticleDetail, kind: AuthorityKind) -> Iterator[tuple[str, frozenset[str]]]:
    forms = {form.value for form in NameKind}
    for one in suggest(article, NothingKnown()):
        if one.kind.value == kind.value:
            names = [one.label, *(name for fact, name in one.facts if fact in forms)]
            yield one.label, _keys(kind, names)
