"""Whatever a file is, it ends in an article or a known reason, soon, and within its memory."""

from __future__ import annotations

import io
import json
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from db.ingest.source import Code, Source
from db.ingest.sources import SOURCES
from tests.db.ingest.sources.packing import PAGE, zipped
from tests.db.ingest.sources.samples import samples_of
from tests.db.ingest.sources.samples.documents import pdf
from tests.proofs import Proof

SECONDS_A_FILE = 20
MOST_MEMORY = 512 << 20
"""What reading any file may take at its peak (R15)."""

CODES = {code.value for code in Code}
KNOWN = CODES | {"article"}
ENDINGS = {ending: source for source in SOURCES for ending in source.extensions}


each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.mime)


class Outcome(NamedTuple):
    """What came out of one file."""

    found: list[str]
    refused: str | None
    seconds: float
    peak: int

    @property
    def codes(self) -> set[str]:
        """All that was said of it."""
        return {*self.found, *([self.refused] if self.refused else [])}


def outcomes(paths: Iterable[Path]) -> dict[str, Outcome]:
    """Read files in one process of their own."""
    asked = [str(path) for path in paths]
    command = [sys.executable, "-W", "error", "-m", "tests.reliability.reading_child"]
    ended = subprocess.run(
        [*command, str(SECONDS_A_FILE), *asked], capture_output=True, text=True, check=False
    )
    lines = ended.stdout.splitlines()
    said = {line.pop("name"): Outcome(**line) for line in map(json.loads, lines)}
    assert not ended.returncode, f"{asked[len(said)]}: {ended.returncode}\n{ended.stderr}"
    return said


def count(proof: Proof, promise: str, what: str, said: Iterable[Outcome]) -> None:
    """Count files, and those of which something unknown came, or that took too much memory."""
    told = list(said)
    faults = [one for one in told if one.peak >= MOST_MEMORY or not one.codes <= KNOWN]
    proof(promise, what, trials=len(told), faults=len(faults), losses=0)


def outcome(path: Path) -> Outcome:
    """Read one file in a process of its own, so that its memory is known."""
    return outcomes([path])[path.name]


def write(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


# ---- under every ending ---------------------------------------------------------------------


def contents() -> dict[str, bytes]:
    """What may stand in a file under any name."""
    page = PAGE.decode()
    return {
        "trống": b"",
        "một byte": b"\0",
        "số không": bytes(5000),
        "nhiễu": random.Random(5).randbytes(70_000),
        "ngoặc vuông": b"[" * 100_000,
        "ngoặc nhọn": b'{"a":' * 50_000,
        "thẻ": b"<div><b>" * 50_000,
        "một dòng": b"a" * 3_000_000,
        "dấu": "a\u0323\u0302".encode() * 200_000,
        "utf-16": page.encode("utf-16"),
        "cp1258": "".join(char for char in page if ord(char) < 128).encode() + b"\xf0\xd0\xfe",
        "khai sai": b'<?xml version="1.0" encoding="utf-16"?><meta charset="gb2312">' + PAGE,
        "tiêu đề": b"From: a@b.example\r\nTo: \xff\xfe\r\nDate: x\r\n\r\n" + bytes(300),
        "nửa zip": zipped({"a.txt": PAGE})[:-20],
        "OLE": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
        "PDF": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
        "RTF": b"{\\rtf1" + b"{\\b" * 30_000,
    }


@each_source
def test_anything_under_any_name(source: Source, tmp_path: Path, proof: Proof) -> None:
    """The long ones only under the first name of a format: the others lead to the same reader."""
    paths = [
        write(tmp_path, name + ending, raw)
        for ending in source.extensions
        for name, raw in contents().items()
        if ending == source.extensions[0] or len(raw) < 10_000
    ]
    said = outcomes(paths)
    count(proof, "R10", "any bytes under any name", said.values())
    for name, one in said.items():
        assert one.codes <= CODES | {"article"}, name
        assert one.codes, name
        assert one.peak < MOST_MEMORY, name
        assert not name.startswith("trống.") or one.refused == Code.EMPTY.value, name


@each_source
def test_samples_under_any_name(source: Source, tmp_path: Path) -> None:
    raw = next(iter(samples_of(source).values()))
    said = outcomes(write(tmp_path, f"bài{ending}", raw) for ending in ENDINGS)
    assert all(one.codes <= CODES | {"article"} for one in said.values())


# ---- packages ---------------------------------------------------------------------------------


def test_a_package_of_packages_of_packages(tmp_path: Path, proof: Proof) -> None:
    """As in 42.zip: sixteen packages in each, and in the last ones a file of zeros."""
    packed = zipped({"0.txt": bytes(48 << 20)})
    for _ in range(2):
        packed = zipped({f"{number}.zip": packed for number in range(16)})
    assert len(packed) < 200_000
    one = outcome(write(tmp_path, "42.zip", packed))
    count(proof, "R15", "packages that swell", [one])
    assert one.refused == Code.BAD_ARCHIVE.value
    assert set(one.found) <= {Code.TOO_BIG.value, Code.UNSUPPORTED.value}
    assert one.peak < MOST_MEMORY


def overlapping(files: int) -> bytes:
    """Make a package whose many entries all name one and the same packed file."""
    raw = bytearray(zipped({"0.txt": bytes(4 << 20)}))
    directory = raw.index(b"PK\1\2")
    end = raw.rindex(b"PK\5\6")
    entry = bytes(raw[directory:end])
    listed = b"".join(entry.replace(b"0.txt", b"%05d" % number) for number in range(files))
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, files, files, len(listed), directory, 0)
    return bytes(raw[:directory]) + listed + last


def test_files_that_share_their_bytes(tmp_path: Path) -> None:
    one = outcome(write(tmp_path, "a.zip", overlapping(20_000)))
    assert (one.found, one.refused) == ([], Code.BAD_ARCHIVE.value)


def test_a_directory_of_a_million_files(tmp_path: Path) -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", *([0] * 16))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(entry) * 1_000_000, 0, 0)
    one = outcome(write(tmp_path, "a.zip", entry * 1_000_000 + end))
    assert (one.found, one.refused) == ([], Code.TOO_BIG.value)
    assert one.peak < MOST_MEMORY


def test_packages_fifty_deep(tmp_path: Path) -> None:
    packed = zipped({"bài.txt": PAGE})
    for _ in range(50):
        packed = zipped({"gói.zip": packed})
    one = outcome(write(tmp_path, "a.zip", packed))
    assert (one.found, one.refused) == ([Code.BAD_ARCHIVE.value], None)


def test_names_that_lead_out_write_nothing(tmp_path: Path) -> None:
    names = ("../ngoài.txt", "/tmp/ngoài.txt", "C:\\ngoài.txt", "a/../../ngoài.txt")
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    one = outcome(write(folder, "a.zip", zipped(dict.fromkeys(names, PAGE) | {"bài.txt": PAGE})))
    assert one.found == [Code.BAD_ARCHIVE.value] * 4 + ["article"]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.zip"]


def test_encrypted_files_in_a_package(tmp_path: Path) -> None:
    raw = zipped({"a.txt": PAGE, "b.txt": PAGE})
    at = raw.index(b"PK\1\2") + 8
    one = outcome(write(tmp_path, "a.zip", raw[:at] + b"\1" + raw[at + 1 :]))
    assert one.found == [Code.ENCRYPTED.value, "article"]


# ---- long and deep ----------------------------------------------------------------------------


@each_source
def test_one_line_of_500_megabytes(source: Source, tmp_path: Path, proof: Proof) -> None:
    path = tmp_path / f"dài{source.extensions[0]}"
    with path.open("wb") as file:
        file.write(b"<p>")
        file.truncate(500 << 20)  # the disk gives zeros without holding them
    one = outcome(path)
    count(proof, "R15", "one line of 500 MB", [one])
    assert one.codes <= CODES
    assert one.peak < MOST_MEMORY


def test_messages_five_hundred_deep(tmp_path: Path) -> None:
    head = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: "
    raw = head + b"text/plain\r\n\r\n" + PAGE
    deep = raw
    for number in range(500):
        deep = head + b"multipart/mixed; boundary=m%d\r\n\r\n--m%d\r\n" % (number, number) + deep
        raw = head + b"message/rfc822\r\n\r\n" + raw
    assert outcome(write(tmp_path, "a.eml", deep)).refused == Code.TOO_BIG.value
    assert outcome(write(tmp_path, "b.eml", raw)).found == [Code.BAD_ARCHIVE.value]


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {n} "{f"&{o};" * 10}">' for o, n in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + '<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY u SYSTEM "http://127.0.0.1:9/x">]>'
)
"""`j` is ten of ten of ten …: ten billion letters. `f` and `u` are a file and a page of others."""


@each_source
def test_entities_are_never_followed(source: Source, tmp_path: Path, proof: Proof) -> None:
    paths: list[Path] = []
    for entity in "jfu":
        bomb = f"{LAUGHS}<r><p>&{entity};</p></r>".encode()
        paths += [write(tmp_path, f"{entity}{ending}", bomb) for ending in source.extensions]
        for name, raw in samples_of(source).items():
            if raw.startswith(b"PK\3\4"):
                paths.append(write(tmp_path, f"{entity} {name}", poisoned(raw, entity)))
            elif raw.startswith(b"<?xml"):
                paths.append(write(tmp_path, f"{entity} {name}", poisoned_xml(raw, entity)))
    said = outcomes(paths)
    count(proof, "R10", "entities of XML", said.values())
    for name, one in said.items():
        assert one.codes <= CODES | {"article"}, name
        assert one.peak < MOST_MEMORY, name


def poisoned_xml(raw: bytes, entity: str) -> bytes:
    """Put entities before the root of a document, and one after the first tag that opens text."""
    text = raw.decode("utf-8", "replace")
    _, mark, rest = text.partition("?>")
    rest = rest if mark else text
    at = rest.find(">", rest.find(">", rest.find("<")) + 1) + 1
    return (LAUGHS + rest[:at] + f"&{entity};" + rest[at:]).encode()


def poisoned(raw: bytes, entity: str) -> bytes:
    """Do that to every XML file of a package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        files = {info.filename: package.read(info) for info in package.infolist()}
    return zipped(
        {
            name: poisoned_xml(content, entity) if content.startswith(b"<?xml") else content
            for name, content in files.items()
        }
    )


def test_a_pdf_of_ten_thousand_pages(tmp_path: Path) -> None:
    one = outcome(write(tmp_path, "a.pdf", pdf(10_000)))
    assert one.codes <= {"article", Code.TOO_BIG.value}
    assert one.peak < MOST_MEMORY


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>"
        b"/ID[<" + b"43" * 16 + b"><" + b"43" * 16 + b">]"
    )
    raw = pdf(1).replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)
    assert outcome(write(tmp_path, "a.pdf", raw)).codes == {Code.ENCRYPTED.value}


def test_a_packed_stream_that_swells(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=31)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(100)) + packer.flush()
    for ending in sorted(ending for ending in ENDINGS if ending.endswith(".gz")):
        one = outcome(write(tmp_path, f"a{ending}", packed))
        assert one.refused == Code.BAD_ARCHIVE.value
        assert one.peak < MOST_MEMORY
