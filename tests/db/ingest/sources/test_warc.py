"""Every page of a capture comes out as its server sent it, with its address and date."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Cancelled
from db.ingest import captures
from db.ingest.source import Code, Hints, Member, Options, Refused
from db.ingest.sources import source_for
from db.ingest.sources.wacz import WACZ
from db.ingest.sources.warc import WARC
from db.ingest.unpacking import expected
from db.records import NewSource, never
from tests.db.ingest.sources.packing import PAGE, file, told, walked, zipped

URL = "https://kho.vn/tin/bai.html"
HTML = b"<!DOCTYPE html><title>B\xc3\xa0i</title>" + b"<p>" + PAGE + b"</p>"


class Record(NamedTuple):
    """One capture, to be written."""

    url: str = URL
    body: bytes = HTML
    mime: str = "text/html; charset=UTF-8"
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "response"
    warc_headers: tuple[tuple[str, str], ...] = ()


def captured(*records: Record, packed: bool = True) -> bytes:
    """Write captures with the library that crawlers write them with."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    target = io.BytesIO()
    writer = WARCWriter(target, gzip=packed)
    writer._create_temp_file = io.BytesIO  # type: ignore[method-assign]  # it leaves files open
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "thử"}))
    for record in records:
        http = None
        if record.kind in {"response", "revisit"}:
            headers = [("Content-Type", record.mime), *record.headers]
            http = StatusAndHeaders(record.status, headers, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                record.url,
                record.kind,
                payload=io.BytesIO(record.body),
                http_headers=http,
                warc_content_type=record.mime if record.kind == "resource" else "",
                warc_headers_dict=dict(
                    (("WARC-Date", "2018-11-01T01:30:00Z"), *record.warc_headers)
                ),
            )
        )
    return target.getvalue()


def members(content: bytes) -> list[Member]:
    return list(WARC.members(file("a.warc", content), Options(), never))


@pytest.mark.parametrize("packed", [True, False])
def test_pages_and_documents(packed: bool) -> None:
    content = captured(
        Record(),
        Record("https://kho.vn/anh.jpg", b"x" * 500_000, "image/jpeg"),
        Record("https://kho.vn/a.css", b"p{}", "text/css"),
        Record("https://kho.vn/a.js", b"x", "application/x-javascript"),
        Record("https://kho.vn/robots.txt", b"x", "text/plain"),
        Record("https://kho.vn/mat", HTML, status="404 Not Found"),
        Record("https://kho.vn/cu", b"", status="301 Moved"),
        Record("https://kho.vn/bai.pdf", b"%PDF", "application/pdf"),
        Record("https://kho.vn/x", b"<p>", "application/xhtml+xml", kind="resource"),
        Record("https://kho.vn/rss", b"<rss/>", "application/rss+xml"),
        Record("urn:thumbnail:https://kho.vn", b"x", "text/html", kind="resource"),
        Record(kind="revisit", body=b""),
        Record(body=HTML + b"moi"),
        packed=packed,
    )
    found = members(content)
    assert [(member.name, member.raw) for member in found] == [
        (URL, HTML),
        ("https://kho.vn/bai.pdf", b"%PDF"),
        ("https://kho.vn/x", b"<p>"),
        (URL, HTML + b"moi"),
    ]
    assert all(member.is_file for member in found)
    assert found[0].hints == Hints("text/html", "utf-8", URL, "2018-11-01T01:30:00Z")
    assert source_for(file("tải", content)) is WARC
    assert expected(file("a.warc.gz", content), never) == 4


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 50] for at in range(0, len(body), 50)]
    return b"".join(b"%x;n=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def deflated(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(HTML), (("Transfer-Encoding", "chunked"),)),
        (HTML, (("Transfer-Encoding", "chunked"),)),
        (gzip.compress(HTML), (("Content-Encoding", "gzip"),)),
        (HTML, (("content-encoding", "GZIP"),)),
        (zlib.compress(HTML), (("Content-Encoding", "deflate"),)),
        (deflated(HTML), (("Content-Encoding", "deflate"),)),
        (
            chunked(gzip.compress(HTML)),
            (("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")),
        ),
    ],
)
def test_what_was_done_on_the_way_is_undone(
    body: bytes, headers: tuple[tuple[str, str], ...]
) -> None:
    (member,) = members(captured(Record(body=body, headers=headers)))
    assert member.raw == HTML


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (Record(body=b"x", headers=(("Content-Encoding", "br"),)), Code.UNSUPPORTED),
        (
            Record(body=gzip.compress(HTML)[:-20], headers=(("Content-Encoding", "gzip"),)),
            Code.BAD_ARCHIVE,
        ),
        (Record(body=b"\1\2", headers=(("Content-Encoding", "deflate"),)), Code.BAD_ARCHIVE),
        (
            Record(body=chunked(HTML)[:60], headers=(("Transfer-Encoding", "chunked"),)),
            Code.BAD_ARCHIVE,
        ),
        (Record(warc_headers=(("WARC-Truncated", "length"),)), Code.BAD_ARCHIVE),
    ],
)
def test_a_page_that_cannot_be_read_costs_only_itself(record: Record, code: Code) -> None:
    bad, good = members(captured(record, Record("https://kho.vn/sau")))
    assert bad.fault
    assert (bad.name, bad.fault.code, bad.raw) == (URL, code, b"")
    assert good.raw == HTML


def test_a_page_may_only_be_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "MOST_BYTES_OF_A_FILE", 200_000)
    packed = gzip.compress(bytes(200_001))
    found = members(
        captured(
            Record(body=bytes(300_000)),
            Record(body=packed, headers=(("Content-Encoding", "gzip"),)),
            Record(),
        )
    )
    assert [member.fault and member.fault.code for member in found] == [
        Code.TOO_BIG,
        Code.TOO_BIG,
        None,
    ]


def partial(content: bytes) -> tuple[list[Member], Refused]:
    found: list[Member] = []
    with pytest.raises(Refused) as caught:
        found.extend(WARC.members(file("a.warc", content), Options(), never))
    return found, caught.value


def end_of_first(content: bytes, *, packed: bool) -> int:
    """Where the first capture ends, behind the record that tells of the file.

    Its length is another each time: a record has an id made at random.
    """
    end = 0
    for _ in ("warcinfo", "response"):
        if packed:
            record = zlib.decompressobj(zlib.MAX_WBITS | 16)
            record.decompress(content[end:])
            end = len(content) - len(record.unused_data)
        else:
            end = content.index(b"WARC/1.0", end + 1)
    return end


@pytest.mark.parametrize("packed", [True, False])
def test_what_comes_before_damage_is_kept(packed: bool) -> None:
    content = captured(Record(), Record("https://kho.vn/sau"), packed=packed)
    first = end_of_first(content, packed=packed)
    for broken in (
        content[: first + 200],
        content[:-100],
        content[:first] + b"<html>" * 100,
        content[:first] + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -1\r\n\r\n",
        content[:first] + b"WARC/1.0\r\nWARC-Type: response\r\n",
        content[:first] + b"WARC/1.0\r\n" + b"a: b\r\n" * 2000,
        content[:first] + b"WARC/1.0\r\n" + b"a" * 900_000,
    ):
        found, refused = partial(broken)
        assert [member.raw for member in found] == [HTML]
        assert refused.code is Code.BAD_ARCHIVE


def test_a_capture_that_swells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "SWELLS_FROM", 1 << 20)
    content = captured(Record(), Record("https://kho.vn/a.jpg", bytes(9 << 20), "image/jpeg"))
    found, refused = partial(content)
    assert [member.raw for member in found] == [HTML]
    assert refused.detail == "it swells without end"


def test_what_is_no_capture() -> None:
    for raw in (PAGE, b"\x1f\x8b", gzip.compress(PAGE)):
        assert not WARC.recognise(file("a", raw))
        assert partial(raw)[1].code is Code.BAD_ARCHIVE
    assert partial(b"")[1].code is Code.EMPTY
    nothing = NewSource("0" * 64, 0, "a.warc", WARC.mime)
    for source in (WARC, WACZ):
        with pytest.raises(Refused, match="E_UNSUPPORTED"):
            source.read(Member(b"", ""), nothing, Options())


def test_reading_is_cancelled_between_records() -> None:
    content = file("a.warc", captured(Record()))
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        list(WARC.members(content, Options(), lambda: next(answers)))


def test_a_collection_with_its_index() -> None:
    content = zipped(
        {
            "datapackage.json": b"{}",
            "archive/data.warc.gz": captured(Record("https://kho.vn/bai", PAGE, "text/plain")),
            "archive/hong.warc.gz": captured(Record())[:-300],
            "archive/sau.warc": captured(
                Record("https://kho.vn/", PAGE, "text/plain"), packed=False
            ),
            "pages/pages.jsonl": b'{"title": "x"}',
        }
    )
    assert source_for(file("tải", content)) is WACZ
    assert [told(leaf) for leaf in walked("tải.wacz", content)] == [
        ("archive/data.warc.gz/https://kho.vn/bai", "ok"),
        ("archive/hong.warc.gz", "E_BAD_ARCHIVE"),
        ("archive/sau.warc/https://kho.vn/", "ok"),
    ]
    assert not WACZ.recognise(file("a", zipped({"datapackage.json": b"{}"})))
    assert not WACZ.recognise(file("a", content[:-30]))
    with pytest.raises(Refused, match="E_EMPTY"):
        list(WACZ.members(file("a.wacz", b""), Options(), never))


SAMPLE = captured(Record(), Record("https://kho.vn/sau", chunked(HTML)), packed=False)


@settings(max_examples=200)
@given(st.binary(max_size=60), st.integers(0, len(SAMPLE)), st.integers(0, 400))
def test_any_damage_gives_pages_or_a_reason(raw: bytes, at: int, length: int) -> None:
    damaged = SAMPLE[:at] + raw + SAMPLE[at + length :]
    for content in (damaged, gzip.compress(damaged)):
        found: list[Member] = []
        with contextlib.suppress(Refused):
            found.extend(WARC.members(file("a.warc", content), Options(), never))
        assert all(member.fault or member.raw for member in found)
