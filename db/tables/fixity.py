"""What came of reading every text and original file again: passes, and what was not as stored."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from db.records.fixity import FindingState, FixityKind, Flaw
from db.tables.columns import NEVER_AGAIN, Key, Table, one_of, refers_to


class FixityPass(Table):
    """One pass over all texts and original files: how far it is, and what it counted.

    The newest row is the pass that goes on, or was the last one. It belongs to one history of the
    archive: after a restore everything is read anew.
    """

    __tablename__ = "fixity_pass"
    __table_args__ = (
        CheckConstraint("texts >= 0 AND objects >= 0", name="counts"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    epoch: Mapped[str]
    """`meta.epoch` of then."""
    begun_at: Mapped[str]
    looked_at: Mapped[str]
    """When something was read last."""
    ended_at: Mapped[str | None]
    text_cursor: Mapped[int] = mapped_column(server_default=text("0"))
    """The id of the text version that was read last."""
    object_cursor: Mapped[int] = mapped_column(server_default=text("0"))
    """The id of the original file that was read last."""
    texts: Mapped[int] = mapped_column(server_default=text("0"))
    objects: Mapped[int] = mapped_column(server_default=text("0"))


class FixityFinding(Table):
    """One text or original file that was not as it was stored. It is never removed.

    It names what it is about by plain numbers, not by references: it outlives them.
    """

    __tablename__ = "fixity_finding"
    __table_args__ = (
        one_of("kind", tuple(FixityKind)),
        one_of("flaw", tuple(Flaw)),
        one_of("state", tuple(FindingState)),
        CheckConstraint("(kind = 'text') = (text_version_id IS NOT NULL)", name="text_version_id"),
        Index(None, "state", "id"),
        NEVER_AGAIN,
    )

    id: Mapped[Key]
    pass_id: Mapped[int] = refers_to("fixity_pass")
    kind: Mapped[str]
    article_id: Mapped[int | None]
    text_version_id: Mapped[int | None]
    sha256: Mapped[str]
    """What was stored: also the name of an original file."""
    flaw: Mapped[str]
    found: Mapped[str | None]
    """The SHA-256 of what is there instead, or what the system said."""
    found_at: Mapped[str]
    state: Mapped[str] = mapped_column(server_default=FindingState.OPEN.value)
    looked_at: Mapped[str]
    """When it was looked at last: that is how long its state is known."""
