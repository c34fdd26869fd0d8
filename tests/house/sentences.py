"""What the windows say, found in their source as `lupdate` finds it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.house.rooms import Module

TALKERS = {"QCoreApplication", "QApplication"}
HIDDEN = "f-string"
"""Where `lupdate` does not look."""
SHOWN = {
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QPushButton",
    "QRadioButton",
    "addAction",
    "addMenu",
    "addRow",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setLabelText",
    "setPlaceholderText",
    "setPlainText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
    "showMessage",
}
"""Calls that put their words before a reader's eyes."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One call that asks for a translation; `words` are None when they are no plain literals."""

    place: str
    words: tuple[str, ...] | None
    """Context, source sentence, disambiguation."""
    counts: bool
    """Whether a number goes with it, so that it has plural forms."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What a .ts file keeps the sentence under."""
        assert self.words is not None, self.place
        context, source, comment = self.words
        return context, source, comment


def sentences(module: Module) -> Iterator[Sentence]:
    """Every call of `tr` and `translate` of a module."""
    for call, owner in _calls(module.tree, ""):
        place = f"{module.place}:{call.lineno}"
        if owner == HIDDEN and _name(call) in {"tr", "translate"}:
            yield Sentence(place, None, counts=False)
        elif _name(call) == "tr":
            yield Sentence(place, _words(call.args, 1, (owner,)), _counts(call, 2))
        elif _name(call) == "translate" and _is_of_qt(call):
            yield Sentence(place, _words(call.args, 2, ()), _counts(call, 3))


def untranslated(module: Module) -> Iterator[str]:
    """Every place where words are shown that no translator will ever see."""
    for call, _ in _calls(module.tree, ""):
        if _name(call) not in SHOWN:
            continue
        for argument in call.args:
            text = _literal(argument)
            if text is not None and any(letter.isalpha() for letter in text):
                yield f"{module.place}:{call.lineno}: {text}"


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    """Every call below a node, with the class it stands in; what f-strings hold is HIDDEN."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owner
        inner = child.name if isinstance(child, ast.ClassDef) else owner
        yield from _calls(child, HIDDEN if isinstance(child, ast.JoinedStr) else inner)


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_of_qt(call: ast.Call) -> bool:
    """Painters have a `translate` too: it moves them."""
    if isinstance(call.func, ast.Name):
        return True
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id in TALKERS


def _words(
    arguments: list[ast.expr], wanted: int, before: tuple[str, ...]
) -> tuple[str, ...] | None:
    """The context, the sentence and the disambiguation of a call."""
    literals = [_literal(argument) for argument in arguments[: wanted + 1]]
    if len(literals) == wanted + 1 and _is_nothing(arguments[wanted]):
        literals[wanted] = ""
    said = [literal for literal in literals if literal is not None]
    if len(said) < max(wanted, len(literals)):
        return None
    return (*before, *said) if len(said) > wanted else (*before, *said, "")


def _counts(call: ast.Call, position: int) -> bool:
    return len(call.args) > position or any(word.arg == "n" for word in call.keywords)


def _literal(node: ast.expr) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text and isinstance(node, ast.Constant) else None


def _is_nothing(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
