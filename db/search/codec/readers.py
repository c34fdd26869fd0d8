"""Whoosh's view of the facts of each article: stored fields, columns and deletions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec.base import PerDocumentReader
from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import ColumnReader

from db.search.codec.columns import KEYWORDS, NUMBERS
from db.search.codec.segment import SegmentArrays


class ArrayColumnReader(ColumnReader):
    """One column, with the values that Whoosh sorts and groups by."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> Any:
        """Return the value of an article."""
        return self._values[docnum]

    def sort_key(self, docnum: int) -> Any:
        """Return what to order an article by."""
        return self._values[docnum]

    def set_reverse(self) -> None:
        """Accept that the caller turns the order round by itself."""


class ArrayPerDocumentReader(PerDocumentReader):
    """Reads what is stored of each article of one segment. For one thread at a time."""

    def __init__(self, arrays: SegmentArrays, segment: W3Segment) -> None:
        self._arrays = arrays
        self._segment = segment

    def doc_count(self) -> int:
        """Count the articles that are not deleted."""
        return self._arrays.articles - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        """Count the articles, deleted ones included."""
        return self._arrays.articles

    def has_deletions(self) -> bool:
        """Tell whether any article is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether an article is deleted."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """List the deleted articles."""
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        """Tell that there are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether a field has a column."""
        return fieldname in NUMBERS or fieldname in KEYWORDS

    def list_columns(self) -> list[str]:
        """Name the fields with columns."""
        return [*NUMBERS, *KEYWORDS]

    def column_reader(self, fieldname: str, _: Any) -> ArrayColumnReader:
        """Open the column of a field."""
        values = self._arrays.columns[fieldname]
        if fieldname in KEYWORDS:
            names = np.array(self._arrays.lists[fieldname], object)
            return ArrayColumnReader(names[values].tolist())
        return ArrayColumnReader(values.tolist())

    def doc_field_length(self, _docnum: int, _fieldname: str, default: int = 0) -> int:
        """Return the default: our fields have no lengths that Whoosh would score by."""
        return default

    def field_length(self, _: str) -> int:
        """Count the words of all articles."""
        return self._arrays.words

    def min_field_length(self, _: str) -> int:
        """Return 0: lengths play no part in Whoosh's own scores."""
        return 0

    def max_field_length(self, _: str) -> int:
        """Return 0: lengths play no part in Whoosh's own scores."""
        return 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the id, as text, and the revision of an article."""
        columns = self._arrays.columns
        return {
            "id": str(columns["id"].item(docnum)),
            "revision": columns["revision"].item(docnum),
        }
