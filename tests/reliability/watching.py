"""Watches a program and all that it starts: which files it names, and whom it calls."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import PySide6

ROOM = Path(__file__).parents[2]
CALLS = "trace=%file,%network"
_LINE = re.compile(r"^\d+ +(\w+)\((.*)$")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CALLED = re.compile(r"sa_family=AF_(\w+)")
_OPENING = {"open", "openat", "openat2", "creat", "execve"}
_CALLING = {"connect", "sendto", "sendmsg", "sendmmsg", "bind"}
LOCAL = {"UNIX", "NETLINK", "UNSPEC"}
SYSTEM = (
    *("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/sys", "/dev", "/run", "/var/cache"),
    *("/var/lib/dbus", "/snap", "/opt"),
)
"""Where the system keeps its libraries, fonts and facts; an article names nothing of it here."""


class Seen(NamedTuple):
    """What a program did that no article may make it do."""

    calls: int
    named: list[str]
    """Calls that name the bait."""
    strange: list[str]
    """Files that were opened outside of all that the program needs."""
    sent: list[str]
    """Calls to other computers, or to this one by its address."""

    @property
    def faults(self) -> list[str]:
        return [*self.named, *self.strange, *self.sent]


def watch(command: Sequence[str], trace: Path, home: Path) -> str:
    """Run a program under strace to its end; return what it says. It must end with 0."""
    settings = {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")},
    }
    ended = subprocess.run(
        [
            *("strace", "-f", "--seccomp-bpf", "-s", "4096", "-e", CALLS, "-e", "signal=none"),
            *("-o", str(trace), *command),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOM,
        env=settings,
    )
    assert ended.returncode == 0, f"{ended.returncode}\n{ended.stderr[-4000:]}"
    return ended.stdout


def judge(trace: Path, bait: Path, allowed: Sequence[Path]) -> Seen:
    """Read what was recorded, and hold each call against what is allowed."""
    own = (ROOM, sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), PySide6.__path__[0])
    roots = [os.path.realpath(str(path)) for path in (*own, *allowed)]
    roots += [*map(str, allowed), *SYSTEM, sys.prefix]
    seen = Seen(0, [], [], [])
    calls = 0
    with trace.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            found = _LINE.match(line)
            if found is None:
                continue
            calls += 1
            name, arguments = found[1], found[2]
            if name in _CALLING:
                family = _CALLED.search(arguments)
                if family is not None and family[1] not in LOCAL:
                    seen.sent.append(line.strip()[:300])
                continue
            texts = [_decoded(text) for text in _TEXT.findall(arguments)]
            if name != "execve" and any(str(bait.parent) in text for text in texts):
                seen.named.append(line.strip()[:300])
            elif name in _OPENING and texts and not _is_below(texts[0], roots):
                seen.strange.append(line.strip()[:300])
    return seen._replace(calls=calls)


def _decoded(text: str) -> str:
    return text.encode("latin-1", "replace").decode("unicode_escape", "replace")


def _is_below(path: str, roots: Sequence[str]) -> bool:
    """Whether a path is a part of what is allowed; relative ones are of the program's folder."""
    whole = os.path.normpath(path if path.startswith("/") else ROOM / path)
    return any(whole == root or whole.startswith(f"{root}/") for root in roots)
