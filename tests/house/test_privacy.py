"""Nothing of a reader leaves the PC: no way into a network, and no log that could hold a text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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

LEVELS = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
WRITERS = frozenset({"str", "repr", "format", "ascii", "format_exc"})


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


def test_no_module_opens_a_connection() -> None:
    for module in modules("db", "desktop", "resources"):
        found = {
            one for one in imported(module) for way in NETWORK if f"{one}.".startswith(f"{way}.")
        }
        assert found == set(), module.place
        of_socket = used(module, "socket") - NAME_OF_PC
        assert of_socket <= OF_SOCKET.get(module.place, set()), module.place
        if any(one.startswith("PySide6.QtNetwork") for one in imported(module)):
            of_qt = used(module, "PySide6.QtNetwork")
            assert of_qt <= OF_QT_NETWORK.get(module.place, set()), module.place


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


def test_logs_get_errors_as_they_are() -> None:
    """An error that is written out by hand escapes the formatter that leaves its words out."""
    count = 0
    for module in modules("db", "desktop"):
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
    for module in modules("db", "desktop"):
        if module.place != "db/logs.py":
            assert "logging.Formatter" not in module.text, module.place
            assert "basicConfig" not in module.text, module.place
