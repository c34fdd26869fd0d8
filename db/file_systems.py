r"""What a folder lies on: a disk of this computer, or one that another computer may write to, too.

SQLite keeps programs apart by locks and by memory that they share. Neither reaches from one
computer to another, and many network file systems only pretend to lock
(https://sqlite.org/wal.html#noshm, https://sqlite.org/howtocorrupt.html).

On Linux the table of mounts says it (proc_pid_mountinfo(5)), on macOS the command `mount`, on
Windows the path itself (\\server\share), the drive, and what the drive stands for.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOUNTS = Path("/proc/self/mountinfo")

NETWORK: Final = frozenset({
    *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncp", "ncpfs", "coda"),
    *("ceph", "glusterfs", "lustre", "beegfs", "gpfs", "orangefs", "pvfs2", "panfs", "gfs2"),
    *("ocfs2", "davfs", "webdav", "ftp", "acfs"),
    *("fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.davfs2", "fuse.rclone"),
    *("fuse.s3fs", "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.curlftpfs", "fuse.juicefs"),
    *("fuse.mfs", "fuse.goofys", "fuse.gcsfuse", "fuse.ltfs", "fuse.cifs", "fuse.afpfs"),
})  # fmt: skip
"""File systems behind which there is another computer."""

SHARED: Final = frozenset(
    {"9p", "drvfs", "virtiofs", "vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs", "fuse.grpcfuse"}
)
"""What a virtual machine sees of its host, whose programs may write there without our locks.

A machine whose whole system lies on one (mounted at /) has no other disk, and nobody else writes
there while it runs: that one is its own.
"""

DRIVE_REMOTE: Final = 4
DRIVE_CDROM: Final = 5
"""Of GetDriveTypeW."""

_OCTAL: Final = re.compile(rb"\\([0-7]{3})")
_MAC: Final = re.compile(rb"^.*? on (?P<point>/.*) \((?P<kind>[^,()]+)(?P<options>.*)\)$")
_UNC: Final = re.compile(r"\\\\(?:\?\\UNC\\)?(?![?.]\\)[^\\]+\\", re.IGNORECASE)
_DRIVE: Final = re.compile(r"(?:\\\\[?.]\\|\\\?\?\\)?([A-Za-z]:)")
_DEEPEST: Final = 8
"""So many drives that stand for a folder of another drive are followed."""


@dataclass(frozen=True, slots=True)
class FileSystem:
    """What a folder lies on."""

    kind: str
    """As the system calls it; empty when that is not known."""
    network: bool = False
    """Whether another computer may write there, too."""
    frozen: bool = False
    """Whether nobody can write there: the medium itself is read-only, not only this way to it."""


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts."""

    number: int
    parent: int
    point: bytes
    kind: str
    frozen: bool


def file_system_of(path: Path) -> FileSystem:
    """Say what a path lies on, whether it is there already or not; links are followed."""
    real = Path(os.path.realpath(path))
    if sys.platform == "win32":
        return windows_system(str(real), *_windows_calls())
    if sys.platform == "darwin":
        done = subprocess.run(["/sbin/mount"], capture_output=True, check=False)
        return linux_system(os.fsencode(real), mac_mounts(done.stdout))
    try:
        table = MOUNTS.read_bytes()
    except OSError:
        return FileSystem("")
    return linux_system(os.fsencode(real), linux_mounts(table))


def linux_mounts(table: bytes) -> list[Mount]:
    """Read the table of mounts; a line that says nothing is left out."""
    mounts = []
    for line in table.split(b"\n"):
        mine, _, others = line.partition(b" - ")
        fields, system = mine.split(b" "), others.split(b" ")
        try:
            number, parent = int(fields[0]), int(fields[1])
            point = _OCTAL.sub(lambda found: bytes([int(found[1], 8) & 0xFF]), fields[4])
            options = system[2].split(b",") if len(system) > 2 else []  # noqa: PLR2004 - the third
            kind = system[0].decode("ascii", "replace")
        except (ValueError, IndexError):
            continue
        mounts.append(Mount(number, parent, point, kind, b"ro" in options))
    return mounts


def mac_mounts(said: bytes) -> list[Mount]:
    """Read what `mount` prints on macOS: `//lan@may/bao on /Volumes/bao (smbfs, nodev)`."""
    mounts = []
    for number, found in enumerate(filter(None, map(_MAC.match, said.split(b"\n"))), 1):
        kind = found["kind"].decode("ascii", "replace").strip()
        mounts.append(Mount(number, 0, found["point"], kind, b"read-only" in found["options"]))
    return mounts


def linux_system(path: bytes, mounts: Iterable[Mount]) -> FileSystem:
    """Say what an absolute path without links lies on."""
    mount = _mount_of(path, list(mounts))
    if mount is None:
        return FileSystem("")
    shared = mount.kind in SHARED and mount.point != b"/"
    return FileSystem(mount.kind, mount.kind in NETWORK or shared, mount.frozen)


def _mount_of(path: bytes, mounts: list[Mount]) -> Mount | None:
    """Walk down a path as the system does: a mount counts only where it can be reached.

    One that was covered by a later one on a folder above it is no longer reached.
    """
    below: dict[tuple[int, bytes], Mount] = {(one.parent, one.point): one for one in mounts}
    numbers = {one.number for one in mounts}
    roots = [one for one in mounts if one.point == b"/"]
    if not roots or all(one.parent == 0 for one in mounts):
        reached = [one for one in mounts if _holds(one.point, path)]
        return max(reached, key=lambda one: len(one.point), default=None)
    here = next((one for one in roots if one.parent not in numbers), roots[0])
    for step in _steps(path):
        seen = {here.number}
        while (upon := below.get((here.number, step))) is not None and upon.number not in seen:
            here = upon
            seen.add(here.number)
    return here


def _steps(path: bytes) -> list[bytes]:
    """Every folder on the way to a path, from the root, and the path itself."""
    parts = [part for part in path.split(b"/") if part]
    return [b"/", *(b"/" + b"/".join(parts[:count]) for count in range(1, len(parts) + 1))]


def _holds(point: bytes, path: bytes) -> bool:
    return point in {b"/", path} or path.startswith(point + b"/")


def windows_system(
    path: str, drive_type: Callable[[str], int], stands_for: Callable[[str], str]
) -> FileSystem:
    r"""Say what an absolute path of Windows lies on.

    `drive_type` is GetDriveTypeW of `X:\`, `stands_for` QueryDosDeviceW of `X:`, by which a drive
    made by `subst` shows the folder it stands for.
    """
    for _ in range(_DEEPEST):
        if _UNC.match(path) or path.upper().startswith(r"\??\UNC" + "\\"):
            return FileSystem("smb", network=True)
        found = _DRIVE.match(path)
        if found is None:
            return FileSystem("")
        drive = found[1].upper()
        kind = drive_type(drive + "\\")
        if kind == DRIVE_REMOTE:
            return FileSystem("smb", network=True)
        target = stands_for(drive)
        if not target.startswith("\\??\\"):
            return FileSystem("", frozen=kind == DRIVE_CDROM)
        path = target
    return FileSystem("")


def _windows_calls() -> tuple[Callable[[str], int], Callable[[str], str]]:  # pragma: no cover
    import ctypes

    calls: Mapping[str, object] = vars(ctypes)
    kernel = calls["windll"].kernel32  # type: ignore[attr-defined]  # there on Windows alone

    def stands_for(drive: str) -> str:
        said = ctypes.create_unicode_buffer(32_768)
        return said.value if kernel.QueryDosDeviceW(drive, said, len(said)) else ""

    return kernel.GetDriveTypeW, stands_for
