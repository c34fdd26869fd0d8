"""XML read from its beginning to its end, without entities, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Protocol

from db.ingest.source import Code, Refused

_DEEPEST: Final = 512
"""Elements in each other. A table in a table in a text box of a text box is 60 deep."""


class Listener(Protocol):
    """Hears of the elements and the text of a document, in their order."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins; its name is `{namespace}name`."""

    def end(self, tag: str) -> None:
        """Hear that an element ends."""

    def data(self, text: str) -> None:
        """Hear a piece of text; one text may come in several pieces."""


class _Bounded:
    """Passes on what the parser finds, and minds the depth."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._depth = 0
        self.data = listener.data

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused(Code.TOO_BIG, f"more than {_DEEPEST} elements in each other")
        self._listener.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._listener.end(tag)

    def doctype(self, *_: object) -> None:
        """Refuse what could declare entities; no office program writes it."""
        raise Refused(Code.READ, "it declares a type of document")

    def close(self) -> None:
        """End; the parser asks for it."""


def listen(chunks: Iterable[bytes], listener: Listener) -> None:
    """Parse XML piece by piece; no piece at all is no document, and nothing is heard.

    Raises Refused: E_READ when it is not well formed or has a document type, E_TOO_BIG.
    """
    from lxml import etree as lxml_etree

    etree: Any = lxml_etree  # its stubs know neither the type of a target nor of a fault
    # Where a document type is refused there are no entities. The settings are the second wall.
    options: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    parser = etree.XMLParser(target=_Bounded(listener), huge_tree=False, **options)
    has_begun = False
    try:
        for chunk in chunks:
            parser.feed(chunk)
            has_begun = True
        if has_begun:
            parser.close()
    except etree.XMLSyntaxError as error:
        is_long = error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT
        raise Refused(Code.TOO_BIG if is_long else Code.READ, str(error).strip()) from None
