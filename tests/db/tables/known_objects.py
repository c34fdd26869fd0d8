"""Writes down what the steps of migration make, so that nothing else is trusted in an archive.

Run after a new step: python -m tests.db.tables.known_objects
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import alembic.command
import alembic.config
import alembic.script
from sqlalchemy import create_engine

import db.engine
from db.copying import connect
from db.engine import DATABASE, sqlite_module
from db.known_objects import KNOWN, OBJECTS, Object, fingerprint


def objects_of(database: Path) -> list[Object]:
    """List what is in a database."""
    with closing(connect(database, "ro")) as connection:
        return [tuple(row) for row in connection.execute(OBJECTS)]


def made_by_migrations() -> dict[str, list[str]]:
    """Go through all steps, one after the other, and list what there is after each."""
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(db.engine.__file__).parent / "migrations"))
    script = alembic.script.ScriptDirectory.from_config(config)
    steps = [step.revision for step in reversed(list(script.walk_revisions()))]
    known: dict[str, set[str]] = defaultdict(set)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / DATABASE
        for step in steps:
            engine = create_engine(f"sqlite:///{database}", module=sqlite_module())
            with engine.begin() as connection:
                config.attributes["connection"] = connection
                alembic.command.upgrade(config, step)
            engine.dispose()
            for one in objects_of(database):
                if one[3] is not None and not one[1].startswith("sqlite_"):
                    known[one[1]].add(fingerprint(one))
    return {name: sorted(known[name]) for name in sorted(known)}


def written(known: dict[str, list[str]]) -> str:
    """One line for each name."""
    lines = (f"{json.dumps(name)}: {json.dumps(digests)}" for name, digests in known.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    KNOWN.write_text(written(made_by_migrations()), encoding="utf-8")
