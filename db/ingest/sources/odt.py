"""OpenDocument texts, packed or flat: the text of one article, its parts told by styles."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from db.ingest.documents.assembly import assemble
from db.ingest.documents.markup import listen
from db.ingest.documents.opentext import OpenText
from db.ingest.documents.opentext_styles import short_name
from db.ingest.documents.properties import believable
from db.ingest.documents.zipped import Zipped, is_zip
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source, whole
from db.records import NewSource

EXTRACTOR = "odt/1"

_MOST_BYTES: Final = 128 << 20
_MIME: Final = "application/vnd.oasis.opendocument.text"
_FLAT_MIME: Final = "application/vnd.oasis.opendocument.text-flat-xml"
_CHUNK: Final = 1 << 16
_START: Final = 4096
_FLAT_MARKS: Final = (b"urn:oasis:names:tc:opendocument:xmlns:office:1.0", _MIME.encode())


class _Manifest:
    """Hears whether a part of the package is encrypted."""

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if short_name(tag) == "manifest:encryption-data":
            raise Refused(Code.ENCRYPTED)

    def end(self, _tag: str) -> None:
        pass

    def data(self, _text: str) -> None:
        pass


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    document = OpenText()
    if is_zip(member.raw):
        with Zipped(BytesIO(member.raw)) as parts:
            listen(parts.chunks("META-INF/manifest.xml"), _Manifest())
            if "content.xml" not in parts:
                raise Refused(Code.READ, "no content.xml in it")
            for name in ("meta.xml", "styles.xml", "content.xml"):
                listen(parts.chunks(name), document)
    else:
        raw = member.raw
        listen((raw[at : at + _CHUNK] for at in range(0, len(raw), _CHUNK)), document)
    author = document.told.get("initial-creator") or document.told.get("creator")
    told = believable(document.told.get("title"), author)
    return assemble(document.paragraphs(), told, member, source, options, EXTRACTOR)


def _recognise(original: Original) -> bool:
    """Whether its first part says so: `mimetype`, packed by no method; or its first element."""
    start = original.read(_START)
    if is_zip(start):
        said = start[30:200].removeprefix(b"mimetype")
        return len(said) < len(start[30:200]) and said.startswith(_MIME.encode())
    return start.lstrip().startswith(b"<") and all(mark in start for mark in _FLAT_MARKS)


ODT = Source(
    mime=_MIME,
    members=whole,
    read=_read,
    extensions=(".odt", ".ott", ".fodt"),
    mimes=(f"{_MIME}-template", _FLAT_MIME),
    recognise=_recognise,
    most_bytes=_MOST_BYTES,
)
