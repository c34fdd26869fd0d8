"""MARC records are citations, whatever their leaders and directories claim."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymarc import Field, Indicators, Record, Subfield

from db.ingest.source import MOST_BYTES, Code, Original, Refused
from db.ingest.sources import source_for
from db.ingest.sources.marc import MARC
from db.records import BlockKind, TextAccess
from tests.db.ingest.sources.reading import DIGEST, blocks, members
from tests.db.ingest.sources.records import FEW, held, outcomes, parted, read_member, told
from tests.db.ingest.test_marc8 import to_marc8

LEADER = "00000nab a2200000 a 4500"
TITLE = "Bến cảng mới đón chuyến tàu đầu tiên"


def field(tag: str, *subfields: str, first: str = " ", second: str = " ") -> Field:
    """Make a field of subfields written as `aTít`."""
    parts = [Subfield(part[0], part[1:]) for part in subfields]
    return Field(tag, Indicators(first, second), parts)


def article(title: str = TITLE, *further: Field, number: str = "1") -> Record:
    """Catalogue an article of a newspaper as TCVN 7539 asks."""
    record = Record(force_utf8=True, leader=LEADER)
    record.add_field(
        Field(tag="001", data=number),
        Field(tag="003", data="VN-Thu"),
        Field(tag="008", data="181101e20181101vm ||||| |||| 00| ||vie d"),
        field("041", "avie", first="0"),
        field("100", "aNguyễn, Thu Hà,", "etác giả", first="1"),
        field("245", f"a{title} :", "bghi chép /", "cNguyễn Thu Hà, Trần Văn Bình."),
        field("520", "aBài kể về ngày đầu tiên của bến cảng."),
        field("650", "aCảng biển", "zQuảng Ninh"),
        field("653", "aVận tải", "aHàng hải"),
        field("700", "aTrần Văn Bình"),
        field("700", "aLê, Minh,", "eảnh"),
        field("773", "tBáo Thử Nghiệm.", "d2018", "gSố 305 (1-11-2018), tr. 3", "w(VN)9"),
        field("856", "uhttps://kho.vn/ben-cang", first="4"),
        *further,
    )
    return record


def raw_record(
    fields: list[tuple[str, bytes]], leader: bytes = b"00000nab  2200000 a 4500"
) -> bytes:
    """Write a record by hand, with bytes that no library would write."""
    directory, data = b"", b""
    for tag, value in fields:
        directory += b"%3s%04d%05d" % (tag.encode(), len(value) + 1, len(data))
        data += value + b"\x1e"
    start = len(leader) + len(directory) + 1
    leader = b"%05d" % (start + len(data) + 1) + leader[5:12] + b"%05d" % start + leader[17:]
    return leader + directory + b"\x1e" + data + b"\x1d"


def test_every_field_of_an_article_of_a_newspaper() -> None:
    (member,) = parted(MARC, article().as_marc())
    assert (member.name, member.raw) == ("record 1", article().as_marc())
    reading = read_member(MARC, member)
    found = reading.article
    assert blocks(found) == [
        (BlockKind.HEADLINE, f"{TITLE}: ghi chép"),
        (BlockKind.STANDFIRST, "Bài kể về ngày đầu tiên của bến cảng."),
        (BlockKind.BYLINE, "Nguyễn Thu Hà, Trần Văn Bình; Lê Minh"),
        (BlockKind.PUBDATE, "Báo Thử Nghiệm, 2018, Số 305 (1-11-2018), tr. 3"),
        (BlockKind.LIST_ITEM, "Cảng biển -- Quảng Ninh; Vận tải; Hàng hải"),
    ]
    assert (found.outlet, found.url) == ("Báo Thử Nghiệm", "https://kho.vn/ben-cang")
    assert (found.published, found.published_basis) == ("2018-11-01", "metadata")
    assert (found.source_id, found.language) == ("(VN-Thu)1", "vi")
    assert found.text_access is TextAccess.CITATION_ONLY
    assert found.source is not None
    assert (found.source.encoding, reading.warning) == ("utf-8", None)


def test_authors_in_the_order_of_the_record_where_the_page_names_none() -> None:
    record = article()
    record["245"].delete_subfield("c")
    found = read_member(MARC, parted(MARC, record.as_marc())[0]).article
    assert found.byline == "Nguyễn Thu Hà; Trần Văn Bình; Lê Minh"


def test_dates_that_contradict_each_other_are_told() -> None:
    record = article()
    record["008"].data = "181101e20171101vm ||||| |||| 00| ||vie d"
    reading = read_member(MARC, parted(MARC, record.as_marc())[0])
    assert reading.article.published == "2018-11-01"
    assert reading.warning == "773 says 2018-11-01, 008 says 2017-11-01"


def test_the_years_of_a_paper_are_not_the_date_of_an_article() -> None:
    record = article()
    record["008"].data = "181101c19649999vm ||||| |||| 00| ||vie d"
    record.remove_fields("773")
    assert read_member(MARC, parted(MARC, record.as_marc())[0]).article.published is None


def test_notes_and_further_addresses_stay_in_the_text() -> None:
    further = (
        field("246", "aTên khác"),
        field("500", "aCó ảnh màu."),
        field("590", "aKho lưu hai bản."),
        field("856", "uhttps://kho.vn/anh"),
    )
    found = read_member(MARC, parted(MARC, article(TITLE, *further).as_marc())[0]).article
    for kept in ("Tên khác", "Có ảnh màu.", "Kho lưu hai bản.", "https://kho.vn/anh"):
        assert kept in found.text


@pytest.mark.parametrize("leader", [b"00000nab  2200000 a 4500", b"00000nab a2200000 a 4500"])
@pytest.mark.parametrize("is_utf8", [True, False])
def test_claims_about_the_encoding_are_tried_not_believed(leader: bytes, is_utf8: bool) -> None:
    """UTF-8 under either claim, and MARC-8 where it is claimed."""
    title = TITLE.encode() if is_utf8 else to_marc8(TITLE)
    raw = raw_record([("001", b"7"), ("245", b"10\x1fa" + title)], leader)
    (outcome,) = outcomes(MARC, raw)
    if not is_utf8 and leader[9:10] == b"a":
        assert isinstance(outcome, Refused)
        assert outcome.code is Code.ENCODING
        return
    assert not isinstance(outcome, Refused)
    assert outcome.article.headline == TITLE
    assert outcome.article.source is not None
    assert outcome.article.source.encoding == ("utf-8" if is_utf8 else "marc-8")


def test_lengths_that_lie_do_no_harm() -> None:
    sound = article().as_marc()
    fields = sound[24 : sound.index(b"\x1e")]
    broken = [
        b"99999" + sound[5:],
        b"00000" + sound[5:12] + b"00000" + sound[17:],
        sound[:24]
        + b"".join(fields[at : at + 3] + b"000000000" for at in range(0, len(fields), 12))
        + sound[24 + len(fields) :],
        sound.replace(b"T\xc3", b"T\xc3"),
    ]
    for raw in broken:
        assert told(outcomes(MARC, raw + sound)) == [f"{TITLE}: ghi chép"] * 2


def test_a_field_and_a_record_longer_than_their_numbers_can_say() -> None:
    long = "Bến cảng. " * 20_000
    raw = article(TITLE, field("500", f"a{long}")).as_marc()
    assert len(raw) > 99_999
    (outcome,) = outcomes(MARC, raw)
    assert not isinstance(outcome, Refused)
    assert long.strip() in outcome.article.text


def test_after_damage_the_next_leader_begins_a_record() -> None:
    sound = article().as_marc()
    raw = b"".join([sound, b"rac ruoi", sound[:300], sound, b"\r\n", b"\x1d", sound, b"\x1a"])
    assert told(outcomes(MARC, raw)) == [
        f"{TITLE}: ghi chép",
        "E_READ",
        *[f"{TITLE}: ghi chép"] * 2,
    ]


def test_a_record_that_is_cut_off_at_the_end() -> None:
    sound = article().as_marc()
    assert told(outcomes(MARC, sound + sound[:-200])) == [f"{TITLE}: ghi chép", "E_READ"]
    assert told(outcomes(MARC, sound + sound[:-1])) == [f"{TITLE}: ghi chép"] * 2


@pytest.mark.parametrize(
    ("raw", "code", "names"),
    [
        (b"", Code.EMPTY, ""),
        (b"\0" * 40_000, Code.EMPTY, ""),
        (b"<html>no</html>\x1d", Code.UNSUPPORTED, "no MARC record"),
        (raw_record([("001", b"7")]), Code.MAPPING, "245"),
        (raw_record([("245", b"10\x1fa /")]), Code.MAPPING, "245"),
        (
            raw_record([("245", b"10\x1faB")], b"00000nz  a2200000n  4500"),
            Code.MAPPING,
            "authority",
        ),
        (raw_record([("245", b"10\x1fa\xff\xfe\xba")]), Code.ENCODING, ""),
    ],
)
def test_what_is_refused(raw: bytes, code: Code, names: str) -> None:
    found = outcomes(MARC, raw)
    if code is Code.EMPTY:
        assert [one.code for one in found if isinstance(one, Refused)] in ([code], [])
        return
    (refused,) = found
    assert isinstance(refused, Refused)
    assert refused.code is code
    assert names in refused.detail


def test_a_disk_image_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "đĩa.iso"
    with path.open("wb") as file:
        file.seek(100 << 20)
        file.write(b"CD001" * 10)
    tracemalloc.start()
    try:
        with pytest.raises(Refused) as caught:
            for member in members(MARC, path):
                read_member(MARC, member)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert caught.value.code in {Code.UNSUPPORTED, Code.TOO_BIG}
    assert peak < 3 * MOST_BYTES


def test_records_are_known_by_their_leader() -> None:
    assert source_for(held(b"\xef\xbb\xbf\r\n" + article().as_marc(), "a.dat")) is MARC
    assert source_for(Original("a.mrc", DIGEST, 1, content=b"x")) is MARC
    assert not MARC.recognise(held(b"00000 so 22 va 4500 dong"))


WORDS = st.text(st.sampled_from("abcđêớợ ,.:;/-20189"), max_size=30)


@settings(max_examples=FEW)
@given(st.lists(WORDS.filter(lambda word: any(map(str.isalpha, word))), min_size=1, max_size=4))
def test_what_a_library_writes_is_read(titles: list[str]) -> None:
    raw = b"".join(article(title, number=str(at)).as_marc() for at, title in enumerate(titles))
    found = outcomes(MARC, raw)
    assert len(found) == len(titles)
    for title, one in zip(titles, found, strict=True):
        assert not isinstance(one, Refused)
        letters = [char for char in title if char.isalnum()]
        assert letters == [char for char in one.article.headline if char.isalnum()][: len(letters)]


@settings(max_examples=100)
@given(st.data())
def test_any_damage_gives_articles_or_reasons(data: st.DataObject) -> None:
    raw = bytearray(article().as_marc() * 2)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from([b"\x1d", b"\x1e", b"\x1f", b"\x1b", b"9", b"\xff", b"\0", b"", b"z"])
        )
    outcomes(MARC, bytes(raw))
