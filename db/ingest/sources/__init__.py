"""The formats that articles come in: one module each, found by the end of a file's name."""

from __future__ import annotations

from pathlib import PurePath

from db.ingest.source import Original, Source
from db.ingest.sources.bibtex import BIBTEX
from db.ingest.sources.csl_json import CSL_JSON
from db.ingest.sources.csv_table import CSV
from db.ingest.sources.docx import DOCX
from db.ingest.sources.eml import EML
from db.ingest.sources.html import HTML
from db.ingest.sources.json_articles import JSON
from db.ingest.sources.jsonl import JSONL
from db.ingest.sources.marc import MARC
from db.ingest.sources.marcxml import MARCXML
from db.ingest.sources.mhtml import MHTML
from db.ingest.sources.ninjs import NINJS
from db.ingest.sources.odt import ODT
from db.ingest.sources.ole import OLE
from db.ingest.sources.pdf import PDF
from db.ingest.sources.ris import RIS
from db.ingest.sources.rtf import RTF
from db.ingest.sources.text import TEXT
from db.ingest.sources.wacz import WACZ
from db.ingest.sources.warc import WARC
from db.ingest.sources.xlsx import XLSX
from db.ingest.sources.zip_package import ZIP

SOURCES: tuple[Source, ...] = (
    DOCX,
    ODT,
    XLSX,
    WACZ,
    OLE,
    RTF,
    PDF,
    HTML,
    MHTML,
    EML,
    WARC,
    MARC,
    MARCXML,
    RIS,
    BIBTEX,
    CSL_JSON,
    NINJS,
    JSON,
    CSV,
    JSONL,
    TEXT,
    ZIP,
)
"""The readers there are, in the order in which they are asked whether they know some bytes.

A new format is one module and its name here.
"""

_PACKED = {".gz", ".xz"}
_LONGEST_EXTENSION = 8


def extension(name: str) -> str:
    """Tell the extension of a file's name in lower case, such as `.jsonl.xz`.

    Empty when the last dot is only punctuation, as in `Báo cáo 24.10.2018`.
    """
    path = PurePath(name.lower())
    end = path.suffix[1:]
    if not (end.isascii() and end.isalnum()) or end.isdigit() or len(end) > _LONGEST_EXTENSION:
        return ""
    if path.suffix in _PACKED:
        return PurePath(path.stem).suffix + path.suffix
    return path.suffix


def may_be_read(name: str) -> bool:
    """Whether a file of this name is worth a look inside."""
    ending = extension(name)
    return not ending or any(ending in source.extensions for source in SOURCES)


def longest(name: str) -> int | None:
    """Tell the length in bytes above which no reader takes a file of this name; None for any."""
    ending = extension(name)
    readers = [source for source in SOURCES if ending in source.extensions] or [TEXT]
    limits = [source.most_bytes for source in readers]
    return None if None in limits else max(limit for limit in limits if limit is not None)


def source_for(original: Original) -> Source | None:
    """Choose the reader for a file; None when no reader knows the format.

    Bytes that can be nothing else decide; then the end of the name, then the declared type. What
    has neither is taken for text. Raises OSError.
    """
    looked_at = original.with_head()
    for source in SOURCES:
        if source.recognise(looked_at):
            return source
    ending, mime = extension(original.name), original.hints.mime
    for source in SOURCES:
        if ending in source.extensions:
            return source
    for source in SOURCES:
        if mime and (mime == source.mime or mime in source.mimes):
            return source
    return TEXT if not ending else None
