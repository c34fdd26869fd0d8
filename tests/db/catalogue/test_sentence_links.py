"""A link to a place of a text is read as it was written, and nothing else is taken for one."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from db.catalogue.sentence_links import link_text, read_link, short_uuid
from db.records.answers import SentenceLink

LINKS = some.builds(
    SentenceLink,
    archive=some.uuids().map(lambda one: short_uuid(str(one))),
    article=some.uuids().map(str),
    text_version=some.integers(0, 999_999_999),
    start=some.just(0),
    stop=some.integers(1, 999_999_999),
)


@given(LINKS)
def test_there_and_back(link: SentenceLink) -> None:
    assert read_link(f"  {link_text(link)}\n") == link


@given(some.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_link(text)
    assert read is None or link_text(read) == text.strip()


def test_what_it_looks_like() -> None:
    uuid = str(UUID(int=5))
    link = SentenceLink(short_uuid(uuid), uuid, 1, 120, 188)
    assert link_text(link) == "kho:00000000/00000000-0000-0000-0000-000000000005/1#120-188"


@pytest.mark.parametrize(
    "text",
    [
        *("", "kho:", "kho:0000000g/00000000-0000-0000-0000-000000000005/1#1-2"),
        *(
            f"kho:00000000/00000000-0000-0000-0000-000000000005/{end}"
            for end in ("1", "1#5-5", "x#1-2", "1#01-2", "1#1-2#")
        ),
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert read_link(text) is None
