"""Links to a place of a text that still lead there when the archive lies elsewhere.

    kho:9f3c21ab/01a22ac6-cb68-71aa-8d66-78a320b22854/1#120-188

stands for code points 120 to 188 of text version 1 of the article with this uid, in the archive
whose uuid begins so. Nothing in it depends on a path, a row number or a language.
"""

from __future__ import annotations

import re
from typing import Final

from db.records.answers import SentenceLink

SHORT_UUID: Final = 8
"""Letters of an archive's uuid, without hyphens, that tell it from the others of a library."""

_NUMBER: Final = "(?:0|[1-9][0-9]{0,8})"
_LINK: Final = re.compile(
    r"kho:(?P<archive>[0-9a-f]{8})/"
    r"(?P<article>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/"
    rf"(?P<version>{_NUMBER})#(?P<start>{_NUMBER})-(?P<stop>{_NUMBER})",
    re.ASCII,
)


def short_uuid(uuid: str) -> str:
    """The short form of an archive's uuid, as links and papers have it."""
    return uuid.replace("-", "").lower()[:SHORT_UUID]


def link_text(link: SentenceLink) -> str:
    """Write a link."""
    return f"kho:{link.archive}/{link.article}/{link.text_version}#{link.start}-{link.stop}"


def read_link(text: str) -> SentenceLink | None:
    """Read a link, with spaces around it or not; None for anything else."""
    found = _LINK.fullmatch(text.strip())
    if found is None or int(found["stop"]) <= int(found["start"]):
        return None
    version, start, stop = int(found["version"]), int(found["start"]), int(found["stop"])
    return SentenceLink(found["archive"], found["article"], version, start, stop)
