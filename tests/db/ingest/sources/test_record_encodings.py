"""Records in the encodings before Unicode are read whatever their files declare."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.ingest.source import Code, Member, Options, Refused, Source
from db.ingest.sources.bibtex import BIBTEX
from db.ingest.sources.csl_json import CSL_JSON
from db.ingest.sources.marc import MARC
from db.ingest.sources.marcxml import MARCXML
from db.ingest.sources.ris import RIS
from db.records import NewArticle, NewSource
from tests.db.ingest.legacy import representable, written
from tests.db.ingest.sources.records import outcomes, parted, told
from tests.db.ingest.sources.test_csl_json import packed
from tests.db.ingest.sources.test_marc import raw_record
from tests.db.ingest.test_marc8 import to_marc8

TITLE = "Thư viện huyện mở cửa phòng đọc mới cho học sinh"
OUTLET = "Báo Thử Nghiệm"
ABSTRACT = "Ai đến cũng được mượn sách, không phải đặt cọc; trẻ nhỏ có góc đọc riêng."
TABLES = ("tcvn3", "vni-windows", "viscii", "vps", "cp1258")
Write = Callable[[str], bytes]


def marc(write: Write, flag: bytes) -> bytes:
    fields = [
        ("001", b"7"),
        ("245", b"10\x1fa" + write(TITLE)),
        ("520", b"  \x1fa" + write(ABSTRACT)),
        ("773", b"0 \x1ft" + write(OUTLET) + b"\x1fg" + write("Số 12 (2-2019)")),
    ]
    return raw_record(fields, b"00000nab " + flag + b"2200000 a 4500")


def marcxml(write: Write, declared: str) -> bytes:
    def datafield(tag: str, *subfields: str) -> str:
        inside = "".join(f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in subfields)
        return f'<datafield tag="{tag}" ind1=" " ind2=" ">{inside}</datafield>'

    return write(
        f'<?xml version="1.0" encoding="{declared}"?>'
        '<collection xmlns="http://www.loc.gov/MARC21/slim">'
        "<record><leader>00000nab a2200000 a 4500</leader>"
        + datafield("245", f"a{TITLE}")
        + datafield("520", f"a{ABSTRACT}")
        + datafield("773", f"t{OUTLET}", "gSố 12 (2-2019)")
        + "</record></collection>"
    )


def ris(write: Write) -> bytes:
    one = f"TY  - NEWS\nTI  - {TITLE}\nAB  - {ABSTRACT}\nT2  - {OUTLET}\nPY  - 2019/02\nER  - \n"
    return write(one + "TY  - NEWS\nTI  - Chợ quê\nPY  - 2019\nER  - \n")


def bibtex(write: Write) -> bytes:
    return write(
        f"@article{{a,\n title = {{{TITLE}}},\n abstract = {{{ABSTRACT}}},\n"
        f" journal = {{{OUTLET}}},\n date = {{2019-02}}\n}}\n"
    )


def in_table(table: str) -> Write:
    return lambda text: written(representable(text, table), table)


def first(source: Source, raw: bytes, encoding: str | None = None) -> NewArticle:
    member: Member = parted(source, raw)[0]
    file = NewSource(member.sha256, len(member.raw), "tệp", source.mime)
    return source.read(member, file, Options(encoding=encoding)).article


def assert_read(article: NewArticle, encoding: str) -> None:
    """TCVN3 and VPS have no capitals with tones of their own: those are told apart by fonts."""
    assert article.source is not None
    assert (article.headline, article.source.encoding) == (TITLE, encoding)
    assert (article.standfirst, article.published) == (ABSTRACT, "2019-02")
    assert article.outlet == OUTLET


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("flag", [b" ", b"a"])
def test_marc_whatever_its_leader_claims(table: str, flag: bytes) -> None:
    assert_read(first(MARC, marc(in_table(table), flag)), table)


def test_marc_8_under_the_claim_of_marc_8_stays_marc_8() -> None:
    assert_read(first(MARC, marc(to_marc8, b" ")), "marc-8")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("declared", ["UTF-8", "UTF-16", "windows-1258", "iso-8859-1"])
def test_marcxml_whatever_it_declares(table: str, declared: str) -> None:
    assert_read(first(MARCXML, marcxml(in_table(table), declared)), table)


@pytest.mark.parametrize("table", TABLES)
def test_ris_and_bibtex(table: str) -> None:
    raw = ris(in_table(table))
    assert_read(first(RIS, raw), table)
    assert told(outcomes(RIS, raw)) == [TITLE, "Chợ quê"]
    assert_read(first(BIBTEX, bibtex(in_table(table))), table)


def test_what_was_spoilt_on_its_way_to_utf_8_is_put_right() -> None:
    def spoil(text: str) -> bytes:
        return in_table("tcvn3")(text).decode("cp1252").encode()

    assert_read(first(RIS, ris(spoil)), "mojibake-tcvn3")
    assert_read(first(MARC, marc(spoil, b"a")), "mojibake-tcvn3")
    json_raw = packed([{"type": "book", "title": spoil(TITLE).decode()}])
    assert told(outcomes(CSL_JSON, json_raw)) == [TITLE]


def test_what_a_person_chose_is_the_only_reading() -> None:
    raw = marc(in_table("viscii"), b" ")
    assert_read(first(MARC, raw, "viscii"), "viscii")
    with pytest.raises(Refused) as caught:
        first(MARC, raw, "utf-8")
    assert caught.value.code is Code.ENCODING


def test_foreign_records_in_marc_8_stay_as_they_are() -> None:
    raw = raw_record([("245", b"00\x1faL'\xe2et\xe2e \xe1a la c\xe3ote d'\xe8u")])
    assert first(MARC, raw).headline == "L'été à la côte d'ü"
