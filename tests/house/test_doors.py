"""What could let a stranger's file act is used nowhere, or in the one place that is named here."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.rooms import Module, modules

CODE = frozenset(("pickle", "marshal", "shelve", "imp", "codeop", "runpy"))
RUNNING = frozenset(("load_extension", "enable_load_extension", "extractall", "unsafe_load"))
MARKUP = frozenset(
    (
        *("setHtml", "insertHtml", "appendHtml", "fromHtml", "setMarkdown", "insertMarkdown"),
        *("QTextBrowser", "QMessageBox", "QInputDialog", "QErrorMessage", "QWebEngineView"),
        *("setOpenExternalLinks", "setOpenLinks", "setWhatsThis", "QWhatsThis"),
        *("RichText", "AutoText", "MarkdownText"),
    )
)
"""What reads words as markup, or guesses whether they are: words of articles are never that."""

HOLDING = frozenset(("get_objects", "get_referrers"))
"""What holds on to a tuple that another thread is making: there it fails with a SystemError."""

ALLOWED = {
    ("openUrl", "desktop/error_door.py"),  # the folder of the log, by a button
    ("openUrl", "desktop/checking/check_desk.py"),  # a folder of the archive, by a button
    ("rich", "desktop/reading/figures_tab.py"),  # one bold word; the rest is escaped
    ("pickle", "db/search/contents.py"),  # which lets one name nothing but segments
    ("pickle", "db/search/codec/bulk.py"),  # an error of our own, made in the line before
    ("pickle", "db/search/storage.py"),  # the name of the error alone
    ("csv", "db/commands/item_table.py"),  # which makes formulas harmless
}


def imported(module: Module) -> Iterator[str]:
    """Every module that one imports, and what it takes out of it."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def named(module: Module) -> Iterator[str]:
    """Every function, method and class that a module names, and its short words."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Constant) and node.value == "rich":
            yield "rich"


def imports(forbidden: frozenset[str], *rooms: str) -> list[str]:
    """Where something is imported that is not allowed there."""
    found = [
        (name.split(".")[0] if name.split(".")[0] in forbidden else name, module.place)
        for module in modules(*rooms)
        for name in imported(module)
        if name in forbidden or name.split(".")[0] in forbidden
    ]
    return sorted({f"{place}: {name}" for name, place in found if (name, place) not in ALLOWED})


def uses(forbidden: frozenset[str], *rooms: str) -> list[str]:
    """Where something is named that is not allowed there."""
    return [
        f"{module.place}: {name}"
        for module in modules(*rooms)
        for name in sorted(forbidden.intersection(named(module)))
        if (name, module.place) not in ALLOWED
    ]


def test_nothing_stored_is_run() -> None:
    assert imports(CODE, "db", "desktop", "resources") == []
    assert uses(RUNNING, "db", "desktop", "resources") == []
    called = [
        f"{module.place}: {node.func.id}"
        for module in modules("db", "desktop", "resources")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"eval", "exec"}
    ]
    assert called == []


def test_nobody_holds_on_to_what_a_thread_is_making() -> None:
    assert uses(HOLDING, "db", "desktop", "resources") == []


def test_no_words_are_read_as_markup() -> None:
    assert uses(MARKUP | {"openUrl", "rich"}, "desktop") == []


def test_tables_for_spreadsheets_are_written_in_one_place() -> None:
    """Elsewhere a cell that a spreadsheet takes for a formula would go out as it came in."""
    readers = {"db/ingest/"}
    writing = [
        place
        for place in imports(frozenset(("csv", "openpyxl")), "db", "desktop")
        if not any(place.startswith(room) for room in readers)
    ]
    assert writing == []
    assert uses(frozenset(("DictWriter", "Workbook")), "db", "desktop") == []


@pytest.mark.parametrize(
    "crime",
    ["label.setHtml(words)", "import pickle as p", "import csv", "len(gc.get_objects())"],
)
def test_the_rule_sees_what_it_forbids(crime: str) -> None:
    module = Module("desktop/crime.py", crime, ast.parse(crime))
    assert {*imported(module), *named(module)} & {*CODE, *MARKUP, *HOLDING, "csv"}
