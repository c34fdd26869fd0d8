"""Each line of a JSONL file is one article, or is refused for a reason that names the field."""

from __future__ import annotations

import gzip
import json
import lzma
import tracemalloc
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Cancelled
from db.ingest.source import MOST_BYTES, MOST_LINES, Code, Member, Options, Refused
from db.ingest.sources.jsonl import JSONL
from db.records import BlockKind, NewArticle, NewSource, never
from tests.db.ingest.sources.reading import (
    assert_sound,
    blocks,
    members,
    original,
    read,
    read_or_refused,
)

LINES = [f'{{"title": "Bài {number}"}}'.encode() for number in range(1, 4)]
FULL = {
    "id": 17,
    "headline": " Mùa lúa mới ",
    "standfirst": "Đồng bằng vào vụ.",
    "body": ["Đoạn một.", "Đoạn hai,\nxuống dòng.", "  ", ""],
    "captions": ["Ruộng lúa."],
    "byline": "Thu Hà",
    "outlet": "Báo Thử Nghiệm",
    "url": "https://kho.vn/lua",
    "published": "01/11/2018, 08:30 GMT+7",
    "section": "Nông nghiệp",
    "language": "vi",
    "khác": {"không": "đọc"},
}


def line(**fields: object) -> bytes:
    written = json.dumps({"headline": "Bài"} | fields, ensure_ascii=False)
    return written.encode(errors="backslashreplace")


def test_every_field() -> None:
    reading = read(JSONL, line(**FULL))
    article = reading.article
    assert blocks(article) == [
        (BlockKind.HEADLINE, "Mùa lúa mới"),
        (BlockKind.STANDFIRST, "Đồng bằng vào vụ."),
        (BlockKind.BODY, "Đoạn một."),
        (BlockKind.BODY, "Đoạn hai,"),
        (BlockKind.BODY, "xuống dòng."),
        (BlockKind.CAPTION, "Ruộng lúa."),
        (BlockKind.BYLINE, "Thu Hà"),
    ]
    assert_sound(article)
    assert (article.source_id, article.headline, article.standfirst, article.byline) == (
        *("17", "Mùa lúa mới", "Đồng bằng vào vụ.", "Thu Hà"),
    )
    assert (article.outlet, article.url, article.section, article.language) == (
        *("Báo Thử Nghiệm", "https://kho.vn/lua", "Nông nghiệp", "vi"),
    )
    assert (article.published, article.published_basis) == ("2018-11-01T08:30:00+07:00", "metadata")
    assert article.source is not None
    assert (article.source.encoding, article.extractor) == ("utf-8", "jsonl/1")
    assert reading.warning is None


def test_other_names_and_shapes() -> None:
    raw = (
        b'{"title": "T\\u00edt", "sapo": "Sapo", "body": "M\xe1\xbb\x99t.\\r\\nHai.", "id": " a "}'
    )
    article = read(JSONL, raw).article
    assert (article.headline, article.standfirst, article.source_id) == ("Tít", "Sapo", "a")
    assert blocks(article)[2:] == [(BlockKind.BODY, "Một."), (BlockKind.BODY, "Hai.")]
    assert (article.published, article.published_basis, article.language) == (None, "unknown", "vi")


def test_the_preferred_name_wins_unless_it_is_null() -> None:
    assert read(JSONL, line(title="Khác")).article.headline == "Bài"
    assert read(JSONL, line(headline=None, title="Khác")).article.headline == "Khác"


def test_texts_get_the_form_of_the_archive() -> None:
    nfd = unicodedata.normalize("NFD", "Quảng Ninh")
    article = read(JSONL, line(headline=nfd, body=[f"{nfd}\u200b", "nửa \ud83d"])).article
    assert article.text == "Quảng Ninh\nQuảng Ninh\nnửa \ufffd"


@pytest.mark.parametrize("printed", ["hôm qua", "31/02/2018", "2018-13", "x" * 500])
def test_an_unreadable_date_is_kept_in_words(printed: str) -> None:
    reading = read(JSONL, line(published=printed))
    assert (reading.article.published, reading.article.published_basis) == (None, "unknown")
    assert reading.warning is not None
    assert printed[:80] in reading.warning


@pytest.mark.parametrize(
    ("raw", "code", "names"),
    [
        (line(headline=None), Code.MAPPING, "headline is missing"),
        (line(headline=" \n"), Code.MAPPING, "headline is missing"),
        (line(headline=["Bài"]), Code.MAPPING, "headline is a list"),
        (line(headline="Bài " * 2000), Code.MAPPING, "headline is longer than"),
        (line(outlet="a" * 4001), Code.MAPPING, "outlet is longer than"),
        (line(headline=None, title=5), Code.MAPPING, "title is a number"),
        (line(sapo={}), Code.MAPPING, "sapo is an object"),
        (line(body=True), Code.MAPPING, "body is a truth value"),
        (line(body=["a", None]), Code.MAPPING, "body[1] is null"),
        (line(captions=[{"text": "a"}]), Code.MAPPING, "captions[0] is an object"),
        (line(published=2018), Code.MAPPING, "published is a number"),
        (line(id=1.5), Code.MAPPING, "id is a number"),
        (line(id=True), Code.MAPPING, "id is a truth value"),
        (line(outlet=["a"]), Code.MAPPING, "outlet is a list"),
        (b"[]", Code.MAPPING, "a list"),
        (b'"B\xc3\xa0i"', Code.MAPPING, "a string"),
        (b"null", Code.MAPPING, "null"),
        (b'{"headline": "B', Code.MAPPING, "JSON"),
        (b'{"headline": "B"} x', Code.MAPPING, "JSON"),
        (b'{"headline": ' + b"9" * 5000 + b"}", Code.MAPPING, "JSON"),
        (b"[" * 100_000, Code.MAPPING, "JSON"),
        (b'{"headline": "B\xe0i"}', Code.ENCODING, "byte 15"),
        (b'{"headline": "B", "body": ["' + b"a\\n" * (MOST_LINES + 1) + b'"]}', Code.TOO_BIG, ""),
    ],
)
def test_what_is_refused(raw: bytes, code: Code, names: str) -> None:
    refused = read_or_refused(JSONL, raw)
    assert isinstance(refused, Refused)
    assert refused.code is code
    assert names in refused.detail


def pack(path: Path, content: bytes) -> Path:
    """Write a file as its name says."""
    if path.name.endswith(".xz"):
        content = lzma.compress(content, preset=0)
    elif path.name.endswith(".gz"):
        content = gzip.compress(content)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("end", [".jsonl", ".jsonl.xz", ".NDJSON.GZ"])
def test_lines_are_numbered_and_blank_ones_left_out(tmp_path: Path, end: str) -> None:
    content = b"\xef\xbb\xbf" + LINES[0] + b"\r\n\n   \n" + LINES[1] + b"\n" + LINES[2]
    path = pack(tmp_path / f"a{end.lower()}", content)
    found = members(JSONL, path.rename(tmp_path / f"a{end}"))
    assert [member.raw for member in found] == LINES
    assert [member.name for member in found] == ["line 1", "line 4", "line 5"]
    assert len({member.sha256 for member in found}) == 3


def test_packed_streams_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.xz"
    streams = [lzma.compress(line + b"\n") for line in LINES]
    path.write_bytes(streams[0] + b"\0" * 8 + streams[1] + streams[2] + b"\0" * 4)
    assert [member.raw for member in members(JSONL, path)] == LINES
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(b"".join(gzip.compress(line + b"\n") for line in LINES))
    assert [member.raw for member in members(JSONL, path)] == LINES


@pytest.mark.parametrize("end", [".jsonl.xz", ".jsonl.gz"])
@pytest.mark.parametrize("damage", ["cut", "foreign", "flipped"])
def test_a_damaged_packed_file_keeps_what_comes_before(
    tmp_path: Path, end: str, damage: str
) -> None:
    filling = b"".join(f"{number:0500}\n".encode() for number in range(20_000))
    path = pack(tmp_path / f"a{end}", LINES[0] + b"\n" + filling)
    raw = bytearray(path.read_bytes())
    if damage == "cut":
        del raw[-len(raw) // 3 :]
    elif damage == "foreign":
        raw = bytearray(b"<html>no such file</html>")
    else:
        raw[len(raw) // 2] ^= 0x55
    path.write_bytes(raw)
    found: list[bytes] = []
    with pytest.raises(Refused) as caught:
        found.extend(member.raw for member in JSONL.members(original(path), Options(), never))
    assert caught.value.code is Code.BAD_ARCHIVE
    assert (found[:1] == LINES[:1]) is (damage != "foreign")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.touch()
    with pytest.raises(Refused, match="E_EMPTY"):
        members(JSONL, path)


def test_a_line_of_500_megabytes_is_never_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(LINES[0] + b"\n")
        file.seek(500 << 20, 1)
        file.write(b"\n" + LINES[1])
    tracemalloc.start()
    try:
        found = [
            (member.raw, member.fault) for member in JSONL.members(original(path), Options(), never)
        ]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [raw for raw, _ in found] == [LINES[0], b"", LINES[1]]
    assert [fault and fault.code for _, fault in found] == [None, Code.TOO_BIG, None]
    assert peak < 3 * MOST_BYTES


@pytest.mark.parametrize("end", [".jsonl.xz", ".jsonl.gz"])
def test_a_file_that_swells_without_end_is_left(tmp_path: Path, end: str) -> None:
    path = pack(tmp_path / f"a{end}", LINES[0] + b"\n" + bytes(80 << 20))
    found: list[bytes] = []
    with pytest.raises(Refused) as caught:
        found.extend(member.raw for member in JSONL.members(original(path), Options(), never))
    assert caught.value.code is Code.BAD_ARCHIVE
    assert found == LINES[:1]


def test_unpacking_may_not_ask_for_any_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.xz"
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 512 << 20, "preset": 0}]
    packer = lzma.LZMACompressor(filters=filters)
    path.write_bytes(packer.compress(LINES[0]) + packer.flush())
    with pytest.raises(Refused, match="E_BAD_ARCHIVE"):
        members(JSONL, path)


@pytest.mark.parametrize("end", [".jsonl", ".jsonl.xz", ".jsonl.gz"])
def test_lines_are_counted_beforehand(tmp_path: Path, end: str) -> None:
    assert JSONL.count is not None
    short = pack(tmp_path / f"a{end}", b"\n".join([*LINES, b""]))
    assert JSONL.count(original(short), never) == 3
    text = "".join(f'{{"title": "{number * 7919:090}"}}\n' for number in range(150_000))
    long = pack(tmp_path / f"b{end}", text.encode())
    assert JSONL.count(original(long), never) == pytest.approx(150_000, rel=0.1)


def test_reading_is_cancelled_between_pieces(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * (3 << 20))
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        list(JSONL.members(original(path), Options(), lambda: next(answers)))


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters())),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=4,
)
FIELDS = st.sampled_from([*FULL, "title", "sapo"])


@settings(max_examples=500)
@given(st.dictionaries(FIELDS, JSON, max_size=4))
def test_any_fields_give_an_article_or_a_reason(fields: dict[str, object]) -> None:
    for raw in (json.dumps(fields).encode(), line(**fields)):
        found = read_or_refused(JSONL, raw)
        if isinstance(found, NewArticle):
            assert_sound(found)


@settings(max_examples=800)
@given(st.binary(max_size=120), st.integers(0, 100), st.integers(0, 40))
def test_any_damage_gives_an_article_or_a_reason(raw: bytes, at: int, length: int) -> None:
    whole = line(body=["Đoạn một."], published="2018")
    for damaged in (raw, whole[:at] + raw + whole[at + length :]):
        found = read_or_refused(JSONL, damaged)
        if isinstance(found, NewArticle):
            assert_sound(found)


@settings(max_examples=400)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=5))
def test_nothing_that_prints_is_lost(paragraphs: list[str]) -> None:
    article = read(JSONL, line(body=paragraphs)).article
    kept = "".join(article.text.split())
    for paragraph in paragraphs:
        for word in paragraph.split():
            if word.isprintable() and unicodedata.is_normalized("NFC", word):
                assert word in kept


def foreign(columns: dict[str, object], **fields: object) -> NewArticle | Refused:
    raw = json.dumps(fields, ensure_ascii=False).encode()
    options = Options(columns={"columns": columns}, outlet="Báo Thử Nghiệm")
    file = NewSource("0" * 64, len(raw), "bài", JSONL.mime)
    try:
        return JSONL.read(Member(raw, "0" * 64), file, options).article
    except Refused as refused:
        return refused


def test_foreign_keys_by_a_profile() -> None:
    columns: dict[str, object] = {
        "headline": "bài.tên",
        "body": {"column": ["phần.0", "phần.1"], "html": True},
        "byline": "tác giả",
        "published": {"column": "lúc", "format": "unix"},
        "source_id": "bài.số",
    }
    article = foreign(
        columns,
        bài={"tên": "Mùa lúa", "số": 7},
        phần=["<p>Một</p>", "Hai"],
        **{"tác giả": ["Thu Hà", "M.M"]},
        lúc=1543881600,
    )
    assert isinstance(article, NewArticle)
    assert_sound(article)
    assert (article.headline, article.byline, article.source_id, article.published) == (
        *("Mùa lúa", "Thu Hà; M.M", "7", "2018-12-04T00:00:00Z"),
    )
    assert article.text == "Mùa lúa\nMột\nHai\nThu Hà; M.M"
    assert article.outlet == "Báo Thử Nghiệm"
    assert article.origins["outlet"].source == "batch"
    assert article.origins["headline"].source == "record"


def test_values_that_contradict_a_profile() -> None:
    columns: dict[str, object] = {
        "headline": "tên",
        "published": {"column": "ngày", "format": "dd/MM/yyyy"},
    }
    for fields, names in (
        ({"tên": "Bài", "ngày": "12/31/2018"}, "ngày is no date as dd/MM/yyyy: 12/31/2018"),
        ({"ngày": "31/12/2018"}, "tên is missing"),
        ({"tên": ["Bài"]}, "tên is a list, not a string"),
    ):
        refused = foreign(columns, **fields)
        assert isinstance(refused, Refused)
        assert (refused.code, refused.detail) == (Code.MAPPING, names)
    wrong = foreign({"headline": "tên", "tít": "x"}, tên="Bài")
    assert isinstance(wrong, Refused)
    assert "column profile: columns.tít" in wrong.detail


def test_keys_that_are_known_in_vietnamese() -> None:
    raw = '{"Tiêu đề": "Bài", "Nội dung": "Một.", "Ngày đăng": "5/11/2018"}'.encode()
    article = read(JSONL, raw).article
    assert (article.text, article.published) == ("Bài\nMột.", "2018-11-05")
