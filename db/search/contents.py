"""Reads files of the index without letting them do anything."""

from __future__ import annotations

import io
import pickle
import re
from pathlib import Path
from typing import Any, Final

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.structfile import StructFile

from db.search.codec.codec import ArrayCodec, ArraySegment

_MAY_BE_NAMED: Final = {
    (one.__module__, one.__qualname__): one for one in (ArrayCodec, ArraySegment)
}
_SEGMENT: Final = re.compile(r"[A-Z]+_[0-9a-z]+")


class _Segments(pickle.Unpickler):
    """Reads a list of segments, and names nothing else: a pickle may ask for any function."""

    def find_class(self, module: str, name: str) -> Any:
        """Find one of the two classes that a table of contents is made of."""
        try:
            return _MAY_BE_NAMED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} has no place here") from None


class IndexFile(StructFile):
    """A file of the index that was read whole: a table of contents. For one thread.

    Whoever sends a whole archive can make a stamp that fits a doctored table, so that one is not
    trusted for its stamp alone.
    """

    def __init__(self, path: Path) -> None:
        StructFile.__init__(self, io.BytesIO(path.read_bytes()), name=path.name)

    def read_pickle(self) -> list[ArraySegment]:
        """Read the segments. Raises UnpicklingError for everything else."""
        found = _Segments(self.file).load()
        if not isinstance(found, list) or not all(map(_is_sound, found)):
            raise pickle.UnpicklingError("no list of segments")
        return found


def _is_sound(segment: object) -> bool:
    return (
        isinstance(segment, ArraySegment)
        and isinstance(W3Segment.codec(segment), ArrayCodec)
        and not W3Segment.is_compound(segment)
        and _SEGMENT.fullmatch(W3Segment.segment_id(segment)) is not None
    )
