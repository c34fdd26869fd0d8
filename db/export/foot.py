"""What stands at the foot of every page: which archive it is from, and of which day."""

from __future__ import annotations

from datetime import date

from db.catalogue.sentence_links import short_uuid
from db.export.printed import printed_day
from db.records import ArchiveInfo


def foot_of(archive: ArchiveInfo, day: date) -> str:
    """The archive by its name and the short form of its uuid, and the day of the paper."""
    return f"{archive.name} · kho:{short_uuid(archive.uuid)} · {printed_day(day)}"
