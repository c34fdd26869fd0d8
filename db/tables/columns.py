"""How every table of the archive is spelled: names of constraints, keys, enumerations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

STRICT = {"sqlite_strict": True}
"""Table option: SQLite then refuses a value of the wrong type instead of keeping it."""

NEVER_AGAIN = STRICT | {"sqlite_autoincrement": True}
"""Table option: the key of a row that was deleted is never given to another, so that a change can
be taken back and made again."""

COMPACT = STRICT | {"sqlite_with_rowid": False}
"""Table option for short rows under a composite key: the table is its own index."""

Key = Annotated[int, mapped_column(Integer, primary_key=True)]
"""The integer key inside one archive. Whatever leaves the machine carries a `uid`."""


class Table(DeclarativeBase):
    """The parent of all table classes; constraint names are made by rule, so migrations can."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text, int: Integer}  # noqa: RUF012 - SQLAlchemy's own hook


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """Allow only these words in a text column, or NULL where the column allows it."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def refers_to(table: str, *, on_delete: str = "RESTRICT") -> Mapped[int]:
    """Point to a row of another table; by default that row cannot be deleted meanwhile."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete=on_delete), nullable=False)


def may_refer_to(table: str) -> Mapped[int | None]:
    """Point to a row of another table, or to none."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="RESTRICT"), nullable=True)
