"""Names that an archive has, for what asks it for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from db.catalogue.gathering import KnownName
from db.records import AuthorityKind, NameKind
from db.search.collation import match_key


class KnownNames:
    """The authorities of an archive by their names. Lives for one test."""

    def __init__(self, names: Mapping[str, AuthorityKind] | None = None) -> None:
        self._names = {
            match_key(name): KnownName(number, kind, name, NameKind.PREFERRED, 1)
            for number, (name, kind) in enumerate((names or {}).items(), 7)
        }

    def find_names(self, keys: Collection[str]) -> Mapping[str, Sequence[KnownName]]:
        """Find the name of each key."""
        return {key: [self._names[key]] for key in keys if key in self._names}
