"""The small library that lets the N-th call to the disk fail, and who compiles and arms it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("faults.c")


class Fault(IntEnum):
    """What happens at a call; as faults.c has them."""

    COUNT = 0
    """Nothing."""
    SPARE = 1
    """Nothing, and syncs are not made."""
    KILL = 2
    """The program is killed before it."""
    TORN = 3
    """The program is killed when half of what it writes is written."""
    EIO_ONCE = 4
    """An error of the disk, this once."""
    EIO_ON = 5
    """An error of the disk, and from then on of every call that changes something."""
    FULL = 6
    """Half of what it writes finds room, and from then on nothing that needs room."""

    @property
    def kills(self) -> bool:
        """Whether the program is dead then."""
        return self in {Fault.KILL, Fault.TORN}

    @property
    def lasts(self) -> bool:
        """Whether the disk stays as it is then."""
        return self in {Fault.EIO_ON, Fault.FULL}


WRITES = frozenset({"write", "pwrite64", "writev", "pwritev", "sendfile", "copy_file_range"})
"""The calls that can be torn."""


def why_not() -> str | None:
    """Why faults cannot be made here; None where they can."""
    if sys.platform != "linux":
        return "the library that lets calls to the disk fail is for Linux"
    return None if shutil.which("cc") else "there is no C compiler"


def build(folder: Path) -> Path:
    """Compile the library into a folder; raises RuntimeError with what the compiler says."""
    library = folder / "faults.so"
    command = ["cc", "-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o", str(library), str(SOURCE)]
    said = subprocess.run(command, check=False, capture_output=True, text=True)
    if said.returncode:
        raise RuntimeError(said.stderr)
    return library


def environment(library: Path) -> dict[str, str]:
    """What a program that is to meet faults starts with."""
    alone = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    return {**os.environ, "LD_PRELOAD": str(library), **alone}


class Trap:
    """The library, in a program that was started with it. Arms and counts for this process."""

    def __init__(self) -> None:
        loaded = ctypes.CDLL(None)
        self._arm, self._count = loaded.kho_arm, loaded.kho_count
        self._arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int)
        self._count.restype = ctypes.c_long

    def arm(self, root: Path, number: int, fault: Fault, listed: int = -1) -> None:
        """Have the `number`th call below `root` meet a fault; `listed` is where calls are noted."""
        self._arm(os.fsencode(root), number, fault, listed)

    def spare(self, root: Path) -> None:
        """Let everything through from now on, but for syncs."""
        self.arm(root, 0, Fault.SPARE)

    def count(self) -> int:
        """How many calls there were since it was armed."""
        return int(self._count())
