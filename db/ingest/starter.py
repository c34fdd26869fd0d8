"""The articles a new archive starts with, read from reviewed files that come with the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

from db.catalogue.edtf import bounds
from db.records import BlockKind, NewArticle, NewBlock, TextAccess
from resources import path

_EXTRACTOR = "starter/1"
_FACTS = (
    BlockKind.KICKER,
    BlockKind.HEADLINE,
    BlockKind.STANDFIRST,
    BlockKind.DATELINE,
    BlockKind.BYLINE,
)
"""Blocks that are facts of the article too, in the order of a page that says no other."""
_REQUIRED = ("source_id", "headline", "basis", "access", "language")
_OPTIONAL = (
    *("outlet", "kicker", "standfirst", "byline", "dateline"),
    *("section", "url", "published", "blocks"),
)

Written = list[tuple[BlockKind, str]]


class StarterInvalid(Exception):
    """A starter file breaks a rule of its own: a slip of its editors, never of the reader."""

    def __init__(self, file: str, article: str, problem: str) -> None:
        super().__init__(f"{file}: {article}: {problem}")
        self.file = file
        self.article = article
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Place:
    """Which entry of which file is being read; kept on the stack of the reader alone."""

    file: str
    article: str

    def fault(self, problem: str) -> StarterInvalid:
        return StarterInvalid(self.file, self.article, problem)


def starter_articles() -> list[NewArticle]:
    """Give the articles that a new archive starts with, in the order in which to store them.

    Raises StarterInvalid.
    """
    return articles_of(path("starter"))


def articles_of(folder: Path) -> list[NewArticle]:
    """Read all YAML files of a folder, by name; no `source_id` may come twice.

    Raises StarterInvalid.
    """
    seen: dict[str, str] = {}
    articles: list[NewArticle] = []
    for file in sorted(folder.glob("*.yaml")):
        for article in articles_in(file.read_text(encoding="utf-8"), file.name):
            source_id = str(article.source_id)
            if source_id in seen:
                problem = f"source_id is used in {seen[source_id]} already"
                raise StarterInvalid(file.name, source_id, problem)
            seen[source_id] = file.name
            articles.append(article)
    return articles


def articles_in(text: str, file: str) -> list[NewArticle]:
    """Read the articles of one file: a YAML list of mappings.

    `blocks` lists the page from top to bottom: `kind: text`, or the bare name of a fact (headline,
    kicker, standfirst, dateline, byline) where that fact stands. A citation has no blocks: its
    text is its facts. Raises StarterInvalid.
    """
    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise StarterInvalid(file, "whole file", f"not YAML: {error}") from error
    if not isinstance(entries, list):
        raise StarterInvalid(file, "whole file", "not a list of articles")
    return [_article(entry, file, number) for number, entry in enumerate(entries, start=1)]


def _article(entry: object, file: str, number: int) -> NewArticle:
    place = _Place(file, f"article {number}")
    if not isinstance(entry, dict):
        raise place.fault("not a mapping of keys to values")
    place = _Place(file, str(entry.get("source_id", place.article)))
    for key in entry:
        if key not in (*_REQUIRED, *_OPTIONAL):
            raise place.fault(f"unknown key {key!r}")
    given = {key: _text(entry[key], key, place) for key in entry if key != "blocks"}
    for key in _REQUIRED:
        if given.get(key) is None:
            raise place.fault(f"{key} is missing")
    access = _access(str(given["access"]), place)
    text, blocks = _joined(_written(entry.get("blocks"), given, access, place))
    return NewArticle(
        headline=str(given["headline"]),
        text=text,
        blocks=blocks,
        extractor=_EXTRACTOR,
        source_id=given["source_id"],
        standfirst=given.get("standfirst"),
        kicker=given.get("kicker"),
        byline=given.get("byline"),
        dateline=given.get("dateline"),
        outlet=given.get("outlet"),
        url=_url(given.get("url"), place),
        section=given.get("section"),
        language=str(given["language"]),
        published=_published(given.get("published"), given["basis"] != "unknown", place),
        published_basis=str(given["basis"]),
        text_access=access,
    )


def _text(value: Any, key: str, place: _Place) -> str | None:
    """Give the NFC text of a field, or None where the file says null."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise place.fault(f"{key} is not text: put {value} in quotes")
    text = normalize("NFC", value.strip())
    if not text:
        raise place.fault(f"{key} is empty: leave it out or say null")
    if "\n\n" in text:
        raise place.fault(f"{key} holds a blank line: that would be two blocks")
    return text


def _access(word: str, place: _Place) -> TextAccess:
    try:
        return TextAccess(word)
    except ValueError:
        raise place.fault(f"access {word!r} is not one of {', '.join(TextAccess)}") from None


def _url(url: str | None, place: _Place) -> str | None:
    if url is not None and not url.startswith(("https://", "http://")):
        raise place.fault(f"url {url!r} is not a web address")
    return url


def _published(edtf: str | None, has_basis: bool, place: _Place) -> str | None:
    """Check a date against EDTF and its basis: a date needs one, no date has none."""
    if edtf is not None and bounds(edtf) is None:
        raise place.fault(f"published {edtf!r} is not an EDTF date")
    if (edtf is not None) != has_basis:
        raise place.fault("a known date needs a basis, an unknown one has the basis 'unknown'")
    return edtf


def _written(
    listed: object, given: Mapping[str, str | None], access: TextAccess, place: _Place
) -> Written:
    """Give the blocks of the page in order, each fact where the file puts it."""
    facts = {kind: text for kind in _FACTS if (text := given.get(kind)) is not None}
    if access is TextAccess.CITATION_ONLY:
        if listed is not None:
            raise place.fault("a citation holds no text: it cannot have blocks")
        return list(facts.items())
    if not isinstance(listed, list) or not listed:
        raise place.fault("blocks is not a list of blocks")
    written = [_block(item, facts, place) for item in listed]
    for fact in facts:
        times = sum(kind is fact for kind, _ in written)
        if times != 1:
            raise place.fault(f"{fact} stands in blocks {times} times, not once")
    return written


def _block(item: object, facts: Mapping[BlockKind, str], place: _Place) -> tuple[BlockKind, str]:
    """Read one line of `blocks`: the name of a fact, or a mapping of one kind to its text."""
    if isinstance(item, str):
        kind = _kind(item, place)
        if kind not in facts:
            raise place.fault(f"block {item!r} has no text")
        return kind, facts[kind]
    if not isinstance(item, dict) or len(item) != 1:
        raise place.fault(f"a block is one kind and its text, not {item!r}")
    ((word, value),) = item.items()
    kind = _kind(word, place)
    if kind in _FACTS:
        raise place.fault(f"{kind} is a fact: write its text above and only its name in blocks")
    text = _text(value, kind, place)
    if text is None:
        raise place.fault(f"block {kind!s} has no text")
    return kind, text


def _kind(word: object, place: _Place) -> BlockKind:
    try:
        return BlockKind(str(word))
    except ValueError:
        raise place.fault(f"{word!r} is no kind of block") from None


def _joined(written: Sequence[tuple[BlockKind, str]]) -> tuple[str, tuple[NewBlock, ...]]:
    """Set the blocks one below the other, a blank line between them."""
    blocks: list[NewBlock] = []
    start = 0
    for kind, text in written:
        blocks.append(NewBlock(kind, start, start + len(text)))
        start += len(text) + 2
    return "\n\n".join(text for _, text in written), tuple(blocks)
