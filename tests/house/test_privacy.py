"""Nothing of a reader leaves the PC: no way into a network, and no log that could hold a text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.rooms import Module, modules

NETWORK = frozenset(
    {
        *(
            "urllib.request",
            "http",
            "ftplib",
            "smtplib",
            "poplib",
            "imaplib",
            "telnetlib",
            "nntplib",
        ),
        *("xmlrpc", "socketserver", "asyncio", "ssl", "webbrowser", "requests", "httpx", "aiohttp"),
        *("urllib3", "websockets", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
        *("PySide6.QtWebEngineWidgets", "PySide6.QtHttpServer"),
    }
)
"""Modules that open connections; `urllib.parse` only reads addresses."""

NAME_OF_PC = {"gethostname"}
OF_SOCKET = {"desktop/ending.py": {"socketpair"}}
"""What may be used of `socket` besides the name of this PC: a pair within one process."""

OF_QT_NETWORK = {"desktop/single_instance.py": {"QLocalServer", "QLocalSocket"}}
"""Between the windows of one person on one PC."""

NEAR = ("socket", "QtNetwork", *{way.partition(".")[2] or way for way in NETWORK})
"""Words that a module must have to use any of these: few have, and only they are looked at."""

LEVELS = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
WRITERS = frozenset({"str", "repr", "format", "ascii", "format_exc"})


def those_of(*rooms: str) -> Iterator[Module]:
    """The modules of these rooms, from those that all tests of the house read."""
    return (module for module in modules() if module.place.partition("/")[0] in rooms)


def imported(module: Module) -> Iterator[str]:
    """Every module, and every name from a module, that is imported."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def used(module: Module, name: str) -> set[str]:
    """What is used of a module that is imported as a whole, or by name."""
    attributes = {
        node.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
    }
    named = {one.rpartition(".")[2] for one in imported(module) if one.startswith(f"{name}.")}
    return attributes | named


def ways_out(module: Module) -> set[str]:
    """What a module uses that leads, or could lead, to another computer."""
    if not any(word in module.text for word in NEAR):
        return set()
    names = set(imported(module))
    found = {one for one in names for way in NETWORK if f"{one}.".startswith(f"{way}.")}
    found |= used(module, "socket") - NAME_OF_PC - OF_SOCKET.get(module.place, set())
    if any(one.startswith("PySide6.QtNetwork") for one in names):
        found |= used(module, "PySide6.QtNetwork") - OF_QT_NETWORK.get(module.place, set())
    return found


def log_calls(module: Module) -> Iterator[ast.Call]:
    """Every call that writes into a log."""
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "log"
            and node.func.attr in LEVELS
        ):
            yield node


def test_no_module_opens_a_connection() -> None:
    for module in those_of("db", "desktop", "resources"):
        assert ways_out(module) == set(), module.place


@pytest.mark.parametrize(
    "line",
    [
        "import urllib.request",
        "from http.client import HTTPConnection",
        "import socket; socket.create_connection(('a', 1))",
        "from socket import socket",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "import asyncio",
    ],
)
def test_a_module_that_would_open_one_is_found(line: str) -> None:
    assert ways_out(Module("db/odd.py", line, ast.parse(line)))


def test_logs_get_errors_as_they_are() -> None:
    """An error that is written out by hand escapes the formatter that leaves its words out."""
    count = 0
    for module in those_of("db", "desktop"):
        if "log." not in module.text:
            continue
        for call in log_calls(module):
            count += 1
            assert isinstance(call.func, ast.Attribute)
            message = call.args[1 if call.func.attr == "log" else 0]
            assert isinstance(message, ast.Constant), f"{module.place}:{call.lineno}"
            for argument in call.args:
                written = [
                    node
                    for node in ast.walk(argument)
                    if isinstance(node, ast.JoinedStr)
                    or (
                        isinstance(node, ast.Call)
                        and isinstance(node.func, ast.Name | ast.Attribute)
                        and getattr(node.func, "id", getattr(node.func, "attr", "")) in WRITERS
                    )
                ]
                assert written == [], f"{module.place}:{call.lineno}"
    assert count


def test_only_the_discreet_formatter_is_used() -> None:
    for module in those_of("db", "desktop"):
        if module.place != "db/logs.py":
            assert "logging.Formatter" not in module.text, module.place
            assert "basicConfig" not in module.text, module.place
