"""Records what a program does to its files, and says what a power cut may have left of them.

The model is that of a file system that promises no more than POSIX: what was written to a file
since its last sync may be there, be there in part, be missing, or be zeros where the file had
grown; what was created, renamed or deleted in a folder may be undone, the newest first, until the
folder is synced. A sync of a file keeps its own name too, as every journaling file system does.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

TRACED = (
    "open,openat,creat,write,pwrite64,writev,pwritev,lseek,fsync,fdatasync,ftruncate,rename,renameat,"
    "renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,linkat,sendfile,copy_file_range"
)
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_UNFINISHED = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_DESCRIPTOR = re.compile(r"^(-?\d+|AT_FDCWD)<((?:[^>\\]|\\.)*)>")
_SENT = re.compile(r", \d+<((?:[^>\\]|\\.)*)>, \[(\d+)\]")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BLOCK = 512


class Step(NamedTuple):
    """One thing that was done.

    `create`, `write`, `cut`, `sync`, `rename`, `link`, `remove` or `note`; `copy` is a write of
    `size` bytes that stand in another file, at the same place in it.
    """

    what: str
    path: str
    other: str = ""
    at: int = 0
    data: bytes = b""
    size: int = 0


def can_record() -> bool:
    """Whether system calls can be recorded here."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    tried = ["strace", "-f", "--seccomp-bpf", "-e", "trace=openat", "-o", "/dev/null", "true"]
    return subprocess.run(tried, check=False, capture_output=True).returncode == 0


def _bytes(text: str) -> bytes:
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")


class _Parser:
    """Reads a trace line by line. Offsets are kept by path: nobody writes a file twice at once."""

    def __init__(self, root: Path, notes: Path) -> None:
        self._root = str(root)
        self._notes = str(notes)
        self._offsets: dict[str, int] = {}
        self.steps: list[Step] = []

    def read(self, call: str, arguments: str, result: int) -> None:
        """Take one finished system call."""
        found = _DESCRIPTOR.match(arguments)
        path = _bytes(found[2]).decode() if found and found[1] != "AT_FDCWD" else ""
        texts = [_bytes(one) for one in _TEXT.findall(arguments)]
        if call in {"open", "openat", "creat"}:
            self._open(self._named(path, texts[0]), arguments)
        elif call in {"write", "pwrite64", "lseek", "ftruncate", "fsync", "fdatasync"}:
            self._change(call, path, arguments, texts, result)
        elif call.startswith("rename"):
            assert not path, arguments
            self._add(Step("rename", self._named("", texts[0]), self._named("", texts[1])))
        elif call.startswith("link"):
            assert not path, arguments
            self._add(Step("link", self._named("", texts[0]), self._named("", texts[1])))
        elif call == "sendfile":
            self._copy(path, arguments, result)
        elif call.startswith(("unlink", "rmdir")):
            self._add(Step("remove", self._named(path, texts[0])))
        elif not call.startswith("mkdir"):
            assert self._root not in arguments, f"{call} is not in the model"

    def _named(self, folder: str, name: bytes) -> str:
        return str(Path(folder or "/") / name.decode())

    def _add(self, step: Step) -> None:
        if step.path.startswith(self._root):
            self.steps.append(step)

    def _open(self, path: str, arguments: str) -> None:
        if "O_RDONLY" in arguments or "O_TMPFILE" in arguments:
            return
        self._offsets[path] = 0
        if "O_CREAT" in arguments:
            self._add(Step("create", path, "emptied" if "O_TRUNC" in arguments else ""))

    def _copy(self, path: str, arguments: str, result: int) -> None:
        sent = _SENT.search(arguments)
        at = self._offsets.get(path, 0)
        if path.startswith(self._root):
            assert sent is not None, arguments
            assert int(sent[2]) == at, arguments
        self._offsets[path] = at + result
        if sent is not None and result:
            self._add(Step("copy", path, _bytes(sent[1]).decode(), at=at, size=result))

    def _change(
        self, call: str, path: str, arguments: str, texts: Sequence[bytes], result: int
    ) -> None:
        if call == "lseek":
            self._offsets[path] = result
        elif call == "ftruncate":
            self._add(Step("cut", path, at=int(arguments.rsplit(",", 1)[1])))
        elif call in {"fsync", "fdatasync"}:
            self._add(Step("sync", path))
        elif path == self._notes:
            self.steps.append(Step("note", path, data=texts[0]))
        else:
            at = self._offsets.get(path, 0)
            if call == "pwrite64":
                at = int(arguments.rsplit(",", 1)[1])
            else:
                self._offsets[path] = at + result
            self._add(Step("write", path, at=at, data=texts[0][:result]))


def record(command: Sequence[str], root: Path, notes: Path, trace: Path) -> list[Step]:
    """Run a program and list what it, and every process it starts, does to files below `root`.

    What is written to `notes` is listed in between.
    """
    subprocess.run(
        [
            *("strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", str(1 << 26)),
            *("-e", f"trace={TRACED}", "-e", "signal=none", "-o", str(trace), *command),
        ],
        check=True,
        cwd=Path(__file__).parents[2],
    )
    parser = _Parser(root, notes)
    begun: dict[str, str] = {}
    with trace.open(encoding="latin-1") as lines:
        for line in lines:
            whole = line.rstrip("\n")
            if part := _UNFINISHED.match(whole):
                begun[part[1]] = part[2]
                continue
            if part := _RESUMED.match(whole):
                whole = f"{part[1]} {begun.pop(part[1])}{part[2]}"
            call = _CALL.match(whole)
            if call and int(call[3]) >= 0:
                parser.read(call[1], call[2], int(call[3]))
    return parser.steps


@dataclass
class _File:
    """One file, whatever its name: what is safe of it, and the changes that are not."""

    safe: bytes = b""
    changes: list[Step] = field(default_factory=list)


def _changed(content: bytes, step: Step) -> bytes:
    if step.what == "cut":
        return content[: step.at].ljust(step.at, b"\0")
    return (
        content[: step.at].ljust(step.at, b"\0") + step.data + content[step.at + len(step.data) :]
    )


def _as_seen(file: _File) -> bytes:
    content = file.safe
    for step in file.changes:
        content = _changed(content, step)
    return content


def _below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


Names = dict[str, _File]
Change = Callable[[Names], object]


class Disk:
    """What is safe on a disk after some steps, and what is not yet."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._live: Names = {path: _File(content) for path, content in files.items()}
        self._safe: Names = dict(self._live)
        self._waiting: list[tuple[set[str], Change]] = []

    def do(self, step: Step) -> None:
        """Take the next step."""
        held = self._live.get(step.path)
        folder = str(Path(step.path).parent)
        if step.what == "create" and held is None:
            made = _File()
            self._rename({folder}, lambda names: names.update({step.path: made}))
        elif step.what == "create" and held is not None and step.other:
            held.changes.append(Step("cut", step.path))
        elif step.what in {"write", "cut"} and held is not None:
            held.changes.append(step)
        elif step.what == "copy" and held is not None:
            copied = _as_seen(self._live[step.other])[step.at : step.at + step.size]
            held.changes.append(Step("write", step.path, at=step.at, data=copied))
        elif step.what == "link" and held is not None:
            name = {step.other: held}
            self._rename({str(Path(step.other).parent)}, lambda names: names.update(name))
        elif step.what == "sync":
            self._sync(step.path)
        elif step.what == "remove":
            self._rename({folder}, lambda names: names.pop(step.path, None))
        elif step.what == "rename":
            folders = {folder, str(Path(step.other).parent)}
            self._rename(folders, lambda names: _move(names, step.path, step.other))

    def _rename(self, folders: set[str], change: Change) -> None:
        change(self._live)
        self._waiting.append((folders, change))

    def _sync(self, path: str) -> None:
        held = self._live.get(path)
        if held is not None:
            held.safe = _as_seen(held)
            held.changes.clear()
            former = [
                name
                for name, file in self._safe.items()
                if file is held and self._live.get(name) is not held
            ]
            for name in former:
                del self._safe[name]
            self._safe[path] = held
            return
        # The names in a folder become safe in the order in which they came about, with all that
        # came before: that is what a journal of the file system does.
        last = max(
            (at for at, (folders, _) in enumerate(self._waiting) if path in folders), default=-1
        )
        for _, change in self._waiting[: last + 1]:
            change(self._safe)
        del self._waiting[: last + 1]

    def as_seen(self) -> dict[str, bytes]:
        """Say what a program finds as long as the power stays on."""
        return {path: _as_seen(file) for path, file in self._live.items()}

    def after_a_cut(self, dice: random.Random, *, worst: bool) -> dict[str, bytes]:
        """Say what may be found afterwards; when `worst`, nothing that is not safe."""
        names = dict(self._safe)
        if not worst:
            for _, change in self._waiting[: dice.randrange(len(self._waiting) + 1)]:
                change(names)
        return {path: self._content(file, dice, worst=worst) for path, file in names.items()}

    def _content(self, file: _File, dice: random.Random, *, worst: bool) -> bytes:
        content = file.safe
        for step in [] if worst else file.changes:
            if dice.random() < 0.5:
                if step.what == "write" and dice.random() < 0.5:
                    content = content.ljust(step.at + len(step.data), b"\0")
                continue
            torn = step
            if step.what == "write" and len(step.data) > _BLOCK and dice.random() < 0.4:
                blocks = dice.randrange(1, len(step.data) // _BLOCK + 1)
                torn = step._replace(data=step.data[: blocks * _BLOCK])
            content = _changed(content, torn)
        return content


def _move(names: Names, old: str, new: str) -> None:
    for path in [path for path in names if _below(path, new) and not _below(path, old)]:
        del names[path]
    for path in [path for path in names if _below(path, old)]:
        names[new + path[len(old) :]] = names.pop(path)
