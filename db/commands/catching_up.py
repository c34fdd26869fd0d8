"""Before a search: the index of an archive that cannot be written, which lies in a cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.commands.output import Output
from db.records import IndexHealth, unheard

if TYPE_CHECKING:
    from db import Archive


def catch_up(archive: Archive, output: Output) -> None:
    """Make or renew the index of a read-only archive; of any other, that is left to its owner.

    Raises CacheUnwritable, ArchiveBusy, ArchiveFull.
    """
    if not archive.keeps_index:
        return
    indexer = archive.indexer()
    try:
        if indexer.state().health is not IndexHealth.CURRENT:
            indexer.sync(unheard if output.is_json else output.progress)
    finally:
        indexer.close()
