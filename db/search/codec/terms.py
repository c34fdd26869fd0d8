"""Whoosh's view of the vocabulary and the postings, so that ordinary Whoosh queries work."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import numpy as np
from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from db.search.codec.arrays import I64, Array
from db.search.codec.columns import KEYWORDS
from db.search.codec.segment import SegmentArrays

TEXT: Final = "text"
FOLDED: Final = "folded"
ID: Final = "id"


class ArrayCursor(FieldCursor):
    """Walks through the sorted terms of a field."""

    def __init__(self, reader: ArrayTermsReader, fieldname: str, fieldobj: Any) -> None:
        self._reader = reader
        self._fieldname = fieldname
        self._fieldobj = fieldobj
        self._terms = reader.lexicon(fieldname)
        self._at = 0

    def first(self) -> Any:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, string: Any) -> Any:
        """Go to the first term that is not before this one."""
        if not isinstance(string, bytes):
            string = self._fieldobj.to_bytes(string)
        self._at = bisect_left(self._terms, string)
        return self.text()

    def next(self) -> Any:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> Any:
        """Return the term, None after the last one."""
        return self._fieldobj.from_bytes(self._terms[self._at]) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """Return what is known of the term."""
        if not self.is_valid():
            return None
        return self._reader.term_info(self._fieldname, self._terms[self._at])

    def is_valid(self) -> bool:
        """Tell whether there is a term here."""
        return self._at < len(self._terms)


class ArrayTermsReader(TermsReader):
    """Reads terms and postings of one segment. For one thread at a time.

    Whoosh's fields are `id` and the keyword columns, whose postings are made from the columns;
    `text`, whose terms are accented words; `folded`, whose terms are groups of them.
    """

    def __init__(self, arrays: SegmentArrays) -> None:
        self._arrays = arrays

    # ---- the vocabulary -------------------------------------------------------------------

    @cached_property
    def _exact(self) -> dict[bytes, list[int]]:
        """The terms of each accented word: more than one where different foldings meet."""
        found: dict[bytes, list[int]] = {}
        for at, word in enumerate(self._arrays.exact):
            found.setdefault(word, []).append(at)
        return found

    @cached_property
    def _lexicons(self) -> dict[str, list[bytes]]:
        arrays = self._arrays
        lists = {
            name: sorted(arrays.lists[name][code].encode() for code in np.unique(codes).tolist())
            for name, codes in arrays.columns.items()
            if name in KEYWORDS
        }
        ids = sorted(str(article_id).encode() for article_id in arrays.columns["id"].tolist())
        return lists | {ID: ids, TEXT: sorted(self._exact), FOLDED: list(arrays.folds)}

    def lexicon(self, fieldname: str) -> list[bytes]:
        """List the terms of a field in order."""
        return self._lexicons.get(fieldname, [])

    def indexed_field_names(self) -> list[str]:
        """Name the fields."""
        return [ID, TEXT, FOLDED, *KEYWORDS]

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return len(self._docs(*term)) > 0

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:
        """Walk through the terms of a field."""
        return ArrayCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """List all terms of all fields."""
        return (
            (name, text)
            for name in sorted(self.indexed_field_names())
            for text in self.lexicon(name)
        )

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """List the terms of a field from one on."""
        terms = self.lexicon(fieldname)
        return ((fieldname, text) for text in terms[bisect_left(terms, prefix) :])

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """List all terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """List the terms of a field from one on, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    # ---- the postings ---------------------------------------------------------------------

    def _terms_of(self, fieldname: str, text: bytes) -> list[int]:
        if fieldname == TEXT:
            return self._exact.get(text, [])
        group = self._arrays.group_of(text.decode())
        return list(range(*self._arrays.terms_of(group))) if group >= 0 else []

    def _docs(self, fieldname: str, text: bytes) -> Array:
        """Find the articles of a term, in order, with repetitions for several spellings."""
        arrays = self._arrays
        if fieldname in {TEXT, FOLDED}:
            pieces = [
                arrays.docs[arrays.tstart[term] : arrays.tstart[term + 1]]
                for term in self._terms_of(fieldname, text)
            ]
            return np.concatenate(pieces) if pieces else np.zeros(0, np.uint16)
        if fieldname == ID:
            found = arrays.with_id(int(text)) if text.isdigit() else -1
            return np.array([found] if found >= 0 else [], np.int64)
        if fieldname in KEYWORDS:
            values = arrays.lists[fieldname]
            word = text.decode()
            code = values.index(word) if word in values else -1
            return np.flatnonzero(arrays.columns[fieldname] == code)
        return np.zeros(0, np.int64)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return what is known of a term. Raises TermNotFound."""
        docs = np.unique(self._docs(fieldname, text))
        if not len(docs):
            raise TermNotFound(f"{fieldname}:{text!r}")
        return TermInfo(
            weight=float(self.frequency(fieldname, text)),
            df=len(docs),
            minlength=0,
            maxlength=0,
            maxweight=float(self.frequency(fieldname, text)),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Count the places of a term."""
        if fieldname not in {TEXT, FOLDED}:
            return len(self._docs(fieldname, text))
        arrays = self._arrays
        return sum(
            int(arrays.tf[arrays.tstart[term] : arrays.tstart[term + 1]].sum(dtype=np.int64))
            for term in self._terms_of(fieldname, text)
        )

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Count the articles of a term."""
        return len(np.unique(self._docs(fieldname, text)))

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Walk through the articles of a term, and its places in them. Raises TermNotFound."""
        info = self.term_info(fieldname, text)
        term = (fieldname, text)
        if fieldname in {TEXT, FOLDED}:
            docs, places = self._places(self._terms_of(fieldname, text))
            weights = [float(len(found) // 4) for found in places]
            return ListMatcher(docs, weights, places, format_, scorer, term=term, terminfo=info)
        docs = self._docs(fieldname, text).tolist()
        return ListMatcher(docs, None, None, format_, scorer, term=term, terminfo=info)

    def _places(self, terms: list[int]) -> tuple[list[int], list[bytes]]:
        """List the articles of some terms, and the places in each as 32-bit numbers."""
        pieces = [self._arrays.places(term) for term in terms]
        docs: I64 = np.concatenate([docs for docs, _ in pieces]).astype(np.int64)
        place = np.concatenate([place for _, place in pieces]).astype(np.int64)
        order = np.argsort(docs << 32 | place, kind="stable")
        docs, place = docs[order], place[order].astype("=u4")
        each, starts = np.unique(docs, return_index=True)
        return each.tolist(), [found.tobytes() for found in np.split(place, starts[1:])]
