r"""What a folder lies on, by tables of mounts as real machines print them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import db.file_systems
from db.file_systems import (
    DRIVE_CDROM,
    DRIVE_REMOTE,
    NETWORK,
    SHARED,
    FileSystem,
    Mount,
    file_system_of,
    linux_mounts,
    linux_system,
    mac_mounts,
    windows_system,
)

OFFICE = rb"""22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro
23 22 0:22 / /proc rw,nosuid shared:2 - proc proc rw
30 22 0:30 / /home rw,relatime shared:9 - nfs4 may-chu:/nha rw,vers=4.2,addr=10.0.0.2
31 30 8:5 / /home/user/o\040rieng rw,relatime shared:10 - ext4 /dev/sdb1 rw
32 22 0:33 / /mnt/bao\040chi\134cu rw,relatime - cifs //may-chu/b\303\241o rw,vers=3.1.1,user=lan
33 22 0:34 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw,user_id=1000
34 22 11:0 / /media/lan/DIA ro,nosuid - udf /dev/sr0 ro,utf8
35 22 8:5 / /mnt/chi-doc ro,relatime - ext4 /dev/sdb1 rw
36 22 0:40 / /mnt/tu\011dong rw - autofs systemd-1 rw,fd=40
37 36 0:41 / /mnt/tu\011dong rw - nfs may-chu:/tu rw
38 22 0:42 / /mnt/may-ao rw - virtiofs chia rw
39 22 0:43 / /mnt/c rw - 9p drvfs rw,dirsync,aname=drvfs;path=C:\134
40 22 0:44 / /tmp rw - tmpfs tmpfs rw
41 22 0:45 / /var/lib/docker/overlay2/a/merged rw - overlay overlay rw,lowerdir=/l
42 22 0:46 / /mnt/ssh rw - fuse.sshfs lan@may-chu:/ rw
43 22 0:47 / /mnt/usb rw - fuseblk /dev/sdc1 rw
"""
VIRTUAL = b"""15 0 0:15 / / rw - 9p kernel rw,trans=virtio
16 15 0:16 / /dev rw - devtmpfs none rw
"""
COVERED = b"""1 0 0:1 / / rw - ext4 /dev/sda1 rw
2 1 0:2 / /mnt/bao rw - nfs4 may-chu:/bao rw
3 1 0:3 / /mnt rw - ext4 /dev/sdb1 rw
"""
CONTAINER = b"""500 480 0:70 / / rw,relatime master:5 - overlay overlay rw,lowerdir=/l
501 500 0:71 / /proc rw - proc proc rw
502 500 0:30 /lan/kho /kho rw,relatime - nfs4 may-chu:/nha rw
503 500 0:72 / /du-lieu rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("table", "path", "kind", "network", "frozen"),
    [
        (OFFICE, "/", "ext4", False, False),
        (OFFICE, "/srv/Báo.khobao", "ext4", False, False),
        (OFFICE, "/home/user/Kho.khobao", "nfs4", True, False),
        (OFFICE, "/homework/Kho.khobao", "ext4", False, False),
        (OFFICE, "/home/user/o rieng/Kho.khobao", "ext4", False, False),
        (OFFICE, "/mnt/bao chi\\cu/Kho.khobao", "cifs", True, False),
        (OFFICE, "/mnt/bao chi/cu/Kho.khobao", "ext4", False, False),
        (OFFICE, "/run/user/1000/gvfs/smb-share/Kho", "fuse.gvfsd-fuse", True, False),
        (OFFICE, "/media/lan/DIA/Kho.khobao", "udf", False, True),
        (OFFICE, "/mnt/chi-doc/Kho.khobao", "ext4", False, False),
        (OFFICE, "/mnt/tu\tdong/Kho.khobao", "nfs", True, False),
        (OFFICE, "/mnt/may-ao/Kho.khobao", "virtiofs", True, False),
        (OFFICE, "/mnt/c/kho/Kho.khobao", "9p", True, False),
        (OFFICE, "/tmp/Kho.khobao", "tmpfs", False, False),
        (OFFICE, "/var/lib/docker/overlay2/a/merged/k", "overlay", False, False),
        (OFFICE, "/mnt/ssh/Kho.khobao", "fuse.sshfs", True, False),
        (OFFICE, "/mnt/usb/Kho.khobao", "fuseblk", False, False),
        (VIRTUAL, "/home/user/Kho.khobao", "9p", False, False),
        (COVERED, "/mnt/bao/Kho.khobao", "ext4", False, False),
        (CONTAINER, "/kho/Kho.khobao", "nfs4", True, False),
        (CONTAINER, "/du-lieu/Kho.khobao", "tmpfs", False, False),
        (b"", "/home", "", False, False),
        (b"nonsense\n22 1 - \n\xff\n", "/home", "", False, False),
    ],
)
def test_linux(table: bytes, path: str, kind: str, network: bool, frozen: bool) -> None:
    found = linux_system(os.fsencode(path), linux_mounts(table))
    assert found == FileSystem(kind, network, frozen)


NAMES = st.binary(min_size=1, max_size=6).filter(
    lambda name: b"/" not in name and b"\0" not in name
)


def _escaped(name: bytes) -> bytes:
    """A name as the kernel writes it."""
    return b"".join(b"\\%03o" % one if one in b" \t\n\\" else bytes([one]) for one in name)


@given(
    st.lists(NAMES, min_size=1, max_size=4),
    st.lists(NAMES, max_size=3),
    st.sampled_from(sorted(NETWORK | SHARED)),
)
def test_whatever_lies_below_a_network_mount_is_on_the_network(
    point: list[bytes], below: list[bytes], kind: str
) -> None:
    mounted = b"".join(b"/" + _escaped(name) for name in point)
    table = b"1 0 0:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:2 / " + mounted
    table += b" rw - " + kind.encode() + b" may-chu rw\n"
    place = b"".join(b"/" + name for name in point)
    mounts = linux_mounts(table)
    inside = place + b"".join(b"/" + name for name in below)
    assert linux_system(inside, mounts) == FileSystem(kind, True)
    assert linux_system(place + b"x", mounts) == FileSystem("ext4")
    assert linux_system(place.rpartition(b"/")[0] or b"/", mounts) == FileSystem("ext4")


@given(st.binary(max_size=300), st.lists(NAMES, max_size=4))
def test_no_table_is_too_strange(table: bytes, path: list[bytes]) -> None:
    linux_system(b"/" + b"/".join(path), linux_mounts(table))


def test_a_circle_of_mounts_ends() -> None:
    circle = [Mount(1, 2, b"/", "ext4", False), Mount(2, 1, b"/", "nfs", False)]
    assert linux_system(b"/a", circle).kind in {"ext4", "nfs"}


MAC = b"""/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//lan@may-chu/b%C3%A1o on /Volumes/b\xc3\xa1o (1) (smbfs, nodev, nosuid, mounted by lan)
may-chu:/nha on /Volumes/nha (nfs, asynchronous)
/dev/disk5 on /Volumes/DIA (cd9660, local, nodev, nosuid, read-only)
"""


@pytest.mark.parametrize(
    ("path", "kind", "network", "frozen"),
    [
        ("/System/Volumes/Data/kho/Kho", "apfs", False, False),
        ("/Volumes/báo (1)/Kho.khobao", "smbfs", True, False),
        ("/Volumes/nha/Kho.khobao", "nfs", True, False),
        ("/Volumes/nhac/Kho.khobao", "apfs", False, True),
        ("/Volumes/DIA/Kho.khobao", "cd9660", False, True),
    ],
)
def test_macos(path: str, kind: str, network: bool, frozen: bool) -> None:
    assert linux_system(path.encode(), mac_mounts(MAC)) == FileSystem(kind, network, frozen)


DRIVES = {"C:": 3, "D:": DRIVE_CDROM, "X:": 3, "Y:": 3, "Z:": DRIVE_REMOTE, "L:": 3}
STANDS_FOR = {
    "C:": r"\Device\HarddiskVolume3",
    "D:": r"\Device\CdRom0",
    "X:": r"\??\C:\Kho",
    "Y:": r"\??\Z:\bao",
    "Z:": r"\Device\LanmanRedirector\;Z:0\may-chu\bao",
    "L:": r"\??\L:\vong",
}


@pytest.mark.parametrize(
    ("path", "network", "frozen"),
    [
        (r"C:\Kho\Kho.khobao", False, False),
        ("c:\\Kho.khobao", False, False),
        (r"\\?\C:\Kho.khobao", False, False),
        (r"\\may-chu\bao\Kho.khobao", True, False),
        (r"\\?\UNC\may-chu\bao\Kho.khobao", True, False),
        (r"\\wsl.localhost\Debian\home", True, False),
        (r"Z:\Kho.khobao", True, False),
        (r"X:\Kho.khobao", False, False),
        (r"Y:\Kho.khobao", True, False),
        (r"L:\Kho.khobao", False, False),
        (r"D:\Kho.khobao", False, True),
        (r"Kho.khobao", False, False),
    ],
)
def test_windows(path: str, network: bool, frozen: bool) -> None:
    found = windows_system(path, lambda root: DRIVES[root[:2]], STANDS_FOR.__getitem__)
    assert (found.network, found.frozen) == (network, frozen)


@pytest.mark.skipif(sys.platform != "linux", reason="the table of Linux")
def test_links_are_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share = tmp_path / "chia sẻ"
    share.mkdir()
    link = tmp_path / "gần"
    link.symlink_to(share)
    table = tmp_path / "mountinfo"
    point = os.fsencode(share.resolve()).replace(b" ", rb"\040")
    table.write_bytes(
        b"1 0 0:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:9 / " + point + b" rw - cifs //may/bao rw\n"
    )
    monkeypatch.setattr(db.file_systems, "MOUNTS", table)
    assert file_system_of(link / "Kho.khobao").network
    assert not file_system_of(tmp_path / "Kho.khobao").network


def test_this_machine_knows_what_its_tests_lie_on(tmp_path: Path) -> None:
    assert not file_system_of(tmp_path / "not there yet").frozen
