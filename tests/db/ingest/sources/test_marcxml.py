"""MARCXML gives the same articles as ISO 2709, and no entity or document type is ever followed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymarc import record_to_xml

from db.ingest.source import MOST_BYTES, Code, Refused
from db.ingest.sources import source_for
from db.ingest.sources.marc import MARC
from db.ingest.sources.marcxml import MARCXML
from tests.db.ingest.sources.records import FEW, held, outcomes, parted, read_member, told
from tests.db.ingest.sources.test_marc import article
from tests.effort import effort

SLIM = "http://www.loc.gov/MARC21/slim"
RECORD = """
<record>
  <leader>00000nab a2200000 a 4500</leader>
  <controlfield tag="001">8</controlfield>
  <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Bến cảng mới</subfield></datafield>
  <datafield tag="773" ind1="0" ind2=" ">
    <subfield code="t">Báo Thử Nghiệm</subfield><subfield code="g">Số 12 (2-2019)</subfield>
  </datafield>
</record>"""


def collection(*records: str, declared: str = "UTF-8", top: str = "") -> str:
    inside = "".join(records)
    return (
        f'<?xml version="1.0" encoding="{declared}"?>\n{top}'
        f'<collection xmlns="{SLIM}">{inside}</collection>'
    )


def prefixed(text: str) -> str:
    for name in ("record", "leader", "controlfield", "datafield", "subfield", "collection"):
        text = text.replace(f"<{name}", f"<marc:{name}").replace(f"</{name}", f"</marc:{name}")
    return text.replace("xmlns=", "xmlns:marc=")


def test_the_same_article_as_in_iso_2709() -> None:
    record = article()
    xml = read_member(MARCXML, parted(MARCXML, record_to_xml(record, namespace=True))[0]).article
    iso = read_member(MARC, parted(MARC, record.as_marc())[0]).article
    assert (xml.text, xml.blocks, xml.published) == (iso.text, iso.blocks, iso.published)
    assert (xml.source_id, xml.url, xml.outlet) == (iso.source_id, iso.url, iso.outlet)


@pytest.mark.parametrize(
    "raw",
    [
        collection(RECORD, RECORD).encode(),
        prefixed(collection(RECORD, RECORD)).encode(),
        collection(RECORD, RECORD, declared="UTF-16").encode(),
        collection(RECORD, RECORD, declared="windows-1258").encode(),
        collection(RECORD, RECORD).encode("utf-16"),
        collection(RECORD, RECORD).encode("utf-16-be"),
        b"\xef\xbb\xbf" + collection(RECORD, RECORD).replace("\n", "\r\n").encode(),
        collection(RECORD, "<!-- <record> -->", RECORD).encode(),
        f"<records>{RECORD * 2}</records>".encode(),
    ],
)
def test_what_the_file_claims_of_itself_does_not_count(raw: bytes) -> None:
    assert source_for(held(raw, "a")) is MARCXML
    found = outcomes(MARCXML, raw)
    assert told(found) == ["Bến cảng mới"] * 2
    for one in found:
        assert not isinstance(one, Refused)
        assert one.article.published == "2019-02"
        assert one.article.outlet == "Báo Thử Nghiệm"


def test_a_record_is_its_own_slice_of_the_file() -> None:
    raw = collection(RECORD, RECORD).encode()
    members = parted(MARCXML, raw)
    assert [member.name for member in members] == ["record 1", "record 2"]
    assert all(member.raw in raw and member.raw.startswith(b"<record>") for member in members)


def test_records_in_the_envelope_of_a_server() -> None:
    envelope = (
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>'
        + f"<record><header/><metadata>{prefixed(RECORD)}</metadata></record>" * 2
        + f'</ListRecords><about xmlns:marc="{SLIM}"/></OAI-PMH>'
    )
    assert told(outcomes(MARCXML, envelope.encode())) == ["Bến cảng mới"] * 2


def test_one_that_is_damaged_harms_no_other() -> None:
    damaged = [
        RECORD.replace("Bến cảng", "Bến & cảng"),
        RECORD.replace("</subfield></datafield>", "</datafield>"),
        RECORD.replace("</record>", ""),
        RECORD.replace("245", "246"),
        RECORD.replace("mới", "&mới;"),
    ]
    for wrong in damaged:
        found = told(outcomes(MARCXML, collection(RECORD, wrong, RECORD).encode()))
        assert found[0] == found[2] == "Bến cảng mới"
        assert found[1] in {"E_READ", "E_MAPPING"}
    assert told(outcomes(MARCXML, collection(RECORD, RECORD).encode()[:-100])) == [
        "Bến cảng mới",
        "E_READ",
    ]


def test_bombs_of_entities_do_not_go_off() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>'

    def read_bombs() -> None:
        for entity in ("&a29;", "&file;"):
            raw = collection(RECORD.replace("mới", entity), RECORD, top=bomb).encode()
            assert told(outcomes(MARCXML, raw)) == ["E_READ", "Bến cảng mới"]
        inside = RECORD.replace("<leader>", f"{bomb}<leader>")
        assert told(outcomes(MARCXML, collection(inside).encode())) == ["E_READ"]

    assert effort(read_bombs) < 100


@pytest.mark.parametrize(
    ("raw", "code", "names"),
    [
        (b"", Code.EMPTY, ""),
        (b'<?xml version="1.0"?><rss><channel/></rss>', Code.UNSUPPORTED, "XML of rss"),
        (b"khong phai", Code.UNSUPPORTED, "no XML"),
        (b"<record><leader>x</leader>" + b"<a>" * 300_000, Code.READ, "not XML"),
        (b"<record><leader>x</leader>" + b"a" * (MOST_BYTES + 1), Code.TOO_BIG, ""),
        (b"<record><leader>x</leader></record>", Code.MAPPING, "245"),
    ],
)
def test_what_is_refused(raw: bytes, code: Code, names: str) -> None:
    (refused, *_) = outcomes(MARCXML, raw)
    assert isinstance(refused, Refused)
    assert refused.code is code
    assert names in refused.detail


@pytest.mark.parametrize(
    "unit", ["<!--", "<record", "<record>", "<![CDATA[", "<record><leader>", "<"]
)
def test_hostile_repetitions_end_in_time(unit: str) -> None:
    """Who looked through all that follows at every unit would take 500 and more."""
    raw = f'<collection xmlns="{SLIM}">{unit * 20_000}'.encode()

    def part() -> None:
        for member in parted(MARCXML, raw)[:3]:
            assert member.fault is not None or len(member.raw) <= MOST_BYTES

    assert effort(part) < 400


def test_a_long_collection_is_parted_in_pieces() -> None:
    records = [RECORD.replace(">8<", f">{number}<") for number in range(9000)]
    members = parted(MARCXML, collection(*records).encode())
    assert len(members) == 9000
    assert read_member(MARCXML, members[-1]).article.source_id == "8999"


@settings(max_examples=FEW)
@given(st.data())
def test_any_damage_gives_articles_or_reasons(data: st.DataObject) -> None:
    raw = bytearray(collection(RECORD, RECORD).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.sampled_from(
                [b"<record>", b"</record>", b"<!--", b"&", b"\xff", b"\0", b"", b"<", b"x:"]
            )
        )
    outcomes(MARCXML, bytes(raw))
