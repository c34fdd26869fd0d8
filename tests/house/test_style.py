"""The rules of the house that no linter knows: sizes, names, reasons, no traces of a machine."""

from __future__ import annotations

import ast
import re

from tests.house.rooms import Module, modules, texts

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
EMPTY_NAMES = ("Manager", "Helper", "Helpers", "Util", "Utils", "Handler", "Base")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
EXCUSE = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?P<rest>.*)")
EXCUSE_WITH_REASON = re.compile(r"(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z,\s-]+\])\s+[#-] \w.+")
MACHINE = re.compile(
    r"(?<![\w.])/(?:root|work|opt|Users)/\w|(?<![\w.])/home/(?!user\b)\w|[A-Z]:\\Users|pypi\.|pythonhosted"
)


def others() -> list[Module]:
    """Every module but this one, which must name what it forbids."""
    return [module for module in modules() if not module.place.endswith("test_style.py")]


def test_a_file_can_be_read_at_one_sitting() -> None:
    for module in modules():
        assert module.text.count("\n") < MOST_LINES_OF_A_FILE, module.place
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                assert lines < MOST_LINES_OF_A_FUNCTION, f"{module.place}: {node.name}: {lines}"


def test_names_say_what_a_thing_is() -> None:
    for module in modules():
        stem = module.place.split("/")[-1].split(".")[0]
        names = [part.title() for part in stem.split("_")]
        names += [node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
        assert [name for name in names if name.endswith(EMPTY_NAMES)] == [], module.place


def test_nothing_is_left_unfinished_or_excused_without_a_reason() -> None:
    for module in others():
        assert not UNFINISHED.search(module.text), module.place
        for excuse in EXCUSE.finditer(module.text):
            assert EXCUSE_WITH_REASON.match(excuse["rest"].strip()), f"{module.place}: {excuse}"


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    found = [
        (place, match.group())
        for place, text in texts()
        for match in MACHINE.finditer(text)
        if not place.endswith("test_style.py")
    ]
    assert found == []
