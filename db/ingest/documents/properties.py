"""What a document says of itself in its properties, as far as it can be believed."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from db.ingest.encodings import normalise
from db.ingest.lines import is_byline, paragraph

_LONGEST: Final = 300
_NO_TITLE: Final = re.compile(
    r"untitled.*|document\d*|microsoft word.*|powerpoint.*|presentation\d*|(?:new )?doc\d*"
    r"|không có tiêu đề|.*\.(?:docx?|rtf|odt|pdf|indd|qxd|pmd|txt)",
    re.IGNORECASE,
)
_NO_PERSON: Final = re.compile(
    r"\b(?:user|admin|administrator|windows|microsoft|office|pc|computer|laptop|desktop|hp|dell"
    r"|acer|asus|lenovo|vaio|máy tính|văn phòng|công ty|python-docx|home|owner|guest|unknown)\b",
    re.IGNORECASE,
)


class Properties(NamedTuple):
    """The title and the author of a file.

    When a file was made or changed is left out on purpose: it says when somebody typed or copied
    the text, and neither when it was published nor that it was.
    """

    title: str | None = None
    author: str | None = None


def believable(title: str | None, author: str | None) -> Properties:
    """Keep what may be a headline and a person; programs write names of files and of users."""
    title = _line(title)
    author = _line(author)
    if title and (_NO_TITLE.fullmatch(title) or not any(map(str.isalpha, title))):
        title = None
    if author and not _may_be_person(author):
        author = None
    return Properties(title, author)


def _line(text: str | None) -> str | None:
    line = " ".join(normalise(text or "").split())
    return line if 0 < len(line) <= _LONGEST else None


def _may_be_person(author: str) -> bool:
    """Whether it is two capitalised words or more, as names of persons are."""
    is_name = is_byline(paragraph(author, 0, len(author)))
    return is_name and len(author.split()) > 1 and not _NO_PERSON.search(author)
