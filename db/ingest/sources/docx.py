"""Word documents since 2007: the text of one article, its parts told by styles and place."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from db.ingest.documents.assembly import assemble
from db.ingest.documents.markup import listen
from db.ingest.documents.properties import Properties, believable
from db.ingest.documents.typed import Bounds, Typed
from db.ingest.documents.wordml import Body
from db.ingest.documents.wordstyles import Styles
from db.ingest.documents.zipped import Zipped, is_zip
from db.ingest.source import Code, Member, Options, Original, Reading, Refused, Source, whole
from db.records import BlockKind, NewSource

EXTRACTOR = "docx/1"

_MOST_BYTES: Final = 128 << 20
"""Nearly all of a long file is pictures, which are not unpacked."""
_MAIN: Final = "word/document.xml"
_MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_NOTES: Final = 20
"""Headers and footers: three of each for each section of a document."""


class _Root:
    """Hears which part of the package is the text."""

    def __init__(self) -> None:
        self.main = ""

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.main = self.main or attributes.get("Target", "").lstrip("/")

    def end(self, _tag: str) -> None:
        pass

    def data(self, _text: str) -> None:
        pass


class _Core:
    """Hears the properties."""

    def __init__(self) -> None:
        self._name = ""
        self._found: dict[str, str] = {}

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        self._name = tag.rpartition("}")[2]

    def end(self, _tag: str) -> None:
        self._name = ""

    def data(self, text: str) -> None:
        if self._name in {"title", "creator"}:
            self._found[self._name] = self._found.get(self._name, "") + text

    def properties(self) -> Properties:
        return believable(self._found.get("title"), self._found.get("creator"))


def _main_part(document: Zipped) -> str:
    """Name the part with the text; it is found as in a whole file when the package is damaged."""
    root = _Root()
    listen(document.chunks("_rels/.rels"), root)
    return root.main if root.main in document else _MAIN


def _paragraphs(document: Zipped) -> list[Typed]:
    main = _main_part(document)
    if main not in document:
        raise Refused(Code.READ, f"no {_MAIN} in it")
    folder = main.rpartition("/")[0]
    folder = f"{folder}/" if folder else ""
    styles = Styles()
    listen(document.chunks(f"{folder}styles.xml"), styles)
    bounds = Bounds()
    notes: dict[str, list[Typed]] = {}
    for name in ("footnotes", "endnotes"):
        part = Body(styles, bounds, {})
        listen(document.chunks(f"{folder}{name}.xml"), part)
        notes |= part.notes
    body = Body(styles, bounds, notes)
    listen(document.chunks(main), body)
    return [*body.paragraphs(), *_edges(document, folder, styles, bounds)]


def _edges(document: Zipped, folder: str, styles: Styles, bounds: Bounds) -> list[Typed]:
    """What stands above and below the text on each page, each wording once."""
    names = [
        name
        for name in document.names()
        if name.startswith((f"{folder}header", f"{folder}footer")) and name.endswith(".xml")
    ]
    found: dict[str, Typed] = {}
    for name in names[:_MOST_NOTES]:
        edge = Body(styles, bounds, {})
        listen(document.chunks(name), edge)
        for typed in edge.paragraphs():
            text = "".join(run.text for run in typed.runs).strip()
            if any(map(str.isalpha, text)):
                typed.kind = BlockKind.BOILERPLATE
                found.setdefault(text, typed)
    return list(found.values())


def _read(member: Member, source: NewSource, options: Options) -> Reading:
    with Zipped(BytesIO(member.raw)) as document:
        core = _Core()
        listen(document.chunks("docProps/core.xml"), core)
        paragraphs = _paragraphs(document)
    return assemble(paragraphs, core.properties(), member, source, options, EXTRACTOR)


def _recognise(original: Original) -> bool:
    """Whether it is a package of parts, and the text of a document is one of them."""
    if not is_zip(original.read(4)):
        return False
    try:
        with original.open() as stored, Zipped(stored) as document:
            return "[Content_Types].xml" in document and _MAIN in document
    except Refused:
        return False


DOCX = Source(
    mime=_MIME,
    members=whole,
    read=_read,
    extensions=(".docx", ".docm", ".dotx", ".dotm"),
    mimes=(
        "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    ),
    recognise=_recognise,
    most_bytes=_MOST_BYTES,
)
