"""Before a search: whether the index knows everything that is in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.commands.output import Output
from db.records import IndexHealth, unheard

if TYPE_CHECKING:
    from db import Archive


def catch_up(archive: Archive, output: Output) -> None:
    """Make or renew the index of a read-only archive; of any other, that is left to its owner.

    Then what cannot be found yet is told on the standard error, as after an ingest that was killed.
    Raises CacheUnwritable, ArchiveBusy, ArchiveFull.
    """
    indexer = archive.indexer()
    try:
        state = indexer.state()
        if archive.keeps_index:
            if state.health is not IndexHealth.CURRENT:
                indexer.sync(unheard if output.is_json else output.progress)
        elif state.health is IndexHealth.BEHIND:
            output.complaint(
                f"kho: articles that came or changed and cannot be found as they are yet: "
                f"{state.pending:,}. Make the index anew: kho reindex ARCHIVE"
            )
    finally:
        indexer.close()
