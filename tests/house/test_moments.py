"""Nothing is put in order by a moment: clocks go wrong, numbers count on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from db import tables
from tests.house.rooms import modules

ORDERING = {"order_by", "sorted", "sort", "max", "min"}

ALLOWED = {
    ("db/backup.py", "made_at"): "tells apart what was put there by hand, all numbered 0",
    ("db/thinning.py", "made_at"): "how far two backups lie apart, not which one is newer",
    ("db/lookups/catalogue.py", "resolved_at"): "whether there is one",
    ("desktop/reading/record_tab.py", "resolved_at"): "whether there is one",
    ("db/search/keystrokes.py", "at"): "a place in a text",
}
"""Where a moment stands in what puts in order, and why it may."""


def moments() -> set[str]:
    """The names of all moments that an archive keeps, and that of a backup."""
    names = {
        column.name for table in tables.Article.metadata.tables.values() for column in table.columns
    }
    return {name for name in names if name == "at" or name.endswith("_at")} | {"made_at"}


def ordered_by(tree: ast.AST, names: set[str]) -> Iterator[str]:
    """Find the moments that something is put in order by: in Python, and in SQL."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
            name = called.id if isinstance(called, ast.Name) else called
            if name in ORDERING:
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                inside = [part for one in given for part in ast.walk(one)]
                yield from {one.attr for one in inside if isinstance(one, ast.Attribute)} & names
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            for clause in re.findall(r"ORDER BY ([^)]*)", node.value):
                yield from set(re.findall(r"\w+", clause)) & names


def test_nothing_is_put_in_order_by_a_moment() -> None:
    found = {
        (module.place, name)
        for module in modules("db", "desktop")
        for name in ordered_by(module.tree, moments())
    }
    assert found == ALLOWED.keys()


def test_what_is_ordered_by_a_moment_is_found() -> None:
    wrong = (
        "query.order_by(held.at.desc())",
        "sorted(backups, key=lambda one: one.made_at)",
        "text('SELECT id FROM change_set ORDER BY at DESC')",
        "max(runs, key=lambda run: run.started_at)",
    )
    for line in wrong:
        assert list(ordered_by(ast.parse(line), moments())), line
