"""Run by Alembic: applies the versions on the connection that the archive hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
