"""Bibliographies are read entry by entry, with the letters and abbreviations of LaTeX."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.source import Code, Refused
from db.ingest.sources import source_for
from db.ingest.sources.bibtex import BIBTEX
from db.records import BlockKind, TextAccess
from tests.db.ingest.sources.reading import blocks
from tests.db.ingest.sources.records import held, outcomes, parted, read_member, told
from tests.effort import effort

LATEX = r"""
@string{btn = "B{\'a}o Th{\h{\uhorn}} " # ng}
@string(ng = {Nghi\d{\^e}m})
% chú thích ngoài
@comment{jabref-meta: {khác}}
@preamble{"\newcommand{\x}{}"}
@article{ha2018,
  author = {Nguy{\~{\^e}}n, Thu H{\`a} and Tr\`{\^a}n V\u{a}n B\`inh
            and {Ban bi\^en t\d{\^a}p and b\d{a}n \dj\d{o}c} and others},
  title = {B{\'{\^e}}n c{\h a}ng m\'{\ohorn}i {\dj}{\'o}n "t\`au"},
  journal = btn # { nay},
  year = 2018, month = nov, day = 1,
  number = {305}, pages = {3--4},
  keywords = {C{\h a}ng bi{\h{\^e}}n, Vận tải},
  abstract = "Ngày {đầu} tiên.",
  url = {https://kho.vn/ben\_cang~1}
  note = "C{\'o} {ả}nh"
}
"""
PLAIN = """\
@misc{a2, title = {Bài hai}, howpublished = {\\url{https://kho.vn/2}}, month = "1~" # nov,
  year = "2018", title = {Khác}}
@Online(a3, TITLE={Bài ba}, Date={2018-11-01/2018-11-03}, author="Báo Thử Nghiệm, Ban biên tập")
@newspaper{title = {Bài bốn}, newspaper = {Báo Làng}, doi = {10.1234/x_y}, language = {english}}
"""


def test_every_field() -> None:
    (member,) = parted(BIBTEX, LATEX.encode())
    assert member.name == "record 1"
    assert member.raw.count(b"@string") == 2
    assert member.raw.endswith(LATEX.encode().rstrip()[-60:])
    reading = read_member(BIBTEX, member)
    found = reading.article
    assert blocks(found) == [
        (BlockKind.HEADLINE, 'Bến cảng mới đón "tàu"'),
        (BlockKind.STANDFIRST, "Ngày đầu tiên."),
        (
            BlockKind.BYLINE,
            "Nguyễn Thu Hà; Trần Văn Bình; Ban biên tập and bạn đọc; và những người khác",
        ),
        (BlockKind.PUBDATE, "Báo Thử Nghiệm nay, số 305, 2018-11-01, tr. 3-4"),
        (BlockKind.LIST_ITEM, "Cảng biển; Vận tải"),
        (BlockKind.LIST_ITEM, "note: Có ảnh"),
    ]
    assert (found.published, found.source_id) == ("2018-11-01", "ha2018")
    assert found.url == "https://kho.vn/ben_cang~1"
    assert (found.text_access, reading.warning) == (TextAccess.CITATION_ONLY, None)


def test_other_ways_to_write_an_entry() -> None:
    two, three, four = [read_member(BIBTEX, one) for one in parted(BIBTEX, PLAIN.encode())]
    assert (two.article.published, two.article.url) == ("2018-11-01", "https://kho.vn/2")
    assert two.warning == "title stands twice; the first was taken"
    assert three.article.published == "2018-11-01/2018-11-03"
    assert (three.article.headline, three.article.source_id) == ("Bài ba", "a3")
    assert three.article.byline == "Báo Thử Nghiệm, Ban biên tập"
    assert (four.article.outlet, four.article.source_id) == ("Báo Làng", None)
    assert (four.article.url, four.article.language) == ("https://doi.org/10.1234/x_y", "en")


def test_a_broken_entry_harms_no_other() -> None:
    broken = [
        "@article{hong, title = {Mở mãi",
        "@article{hong, title = {Bài}, year = }",
        '@article{hong, title = "Bài}, year = 2018}',
        "@article{hong, year = 2018}",
        "@article{hong, title = {Bài} x y z}",
        "@article{hong, title = " + "{" * 10_000 + "Bài" + "}" * 10_000 + "}",
        "@article{}",
    ]
    for one in broken:
        text = f"{PLAIN}{one}\n{PLAIN}"
        names = told(outcomes(BIBTEX, text.encode()))
        assert names == [
            "Bài hai",
            "Bài ba",
            "Bài bốn",
            "E_MAPPING",
            "Bài hai",
            "Bài ba",
            "Bài bốn",
        ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_the_form_of_the_bytes_does_not_count(encoding: str) -> None:
    assert told(outcomes(BIBTEX, PLAIN.encode(encoding))) == ["Bài hai", "Bài ba", "Bài bốn"]
    assert told(outcomes(BIBTEX, PLAIN.replace("\n", "\r\n").encode()))[2:] == ["Bài bốn"]


def test_abbreviations_that_grow_without_end_are_refused() -> None:
    laughs = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1} # a{n - 1}}}\n" for n in range(1, 40))
    text = f'@string{{a0 = "ha"}}\n{laughs}@misc{{x, title = a39}}'
    loop = "@string{a = b # b}\n@string{b = a # a}\n@misc{x, title = a}"

    def read_both() -> None:
        (refused,) = outcomes(BIBTEX, text.encode())
        assert isinstance(refused, Refused)
        assert refused.code is Code.TOO_BIG
        assert told(outcomes(BIBTEX, loop.encode()))[0].startswith(("a", "b", "E_"))

    assert effort(read_both) < 100


def test_bibliographies_are_known_by_their_first_entry() -> None:
    assert source_for(held(LATEX.encode(), "a.txt")) is BIBTEX
    assert not BIBTEX.recognise(held(b"@thuha, chao ban"))


def test_an_empty_file() -> None:
    (refused,) = outcomes(BIBTEX, b"")
    assert isinstance(refused, Refused)
    assert refused.code is Code.EMPTY


@pytest.mark.parametrize(
    "unit", ["@a{", "@a{x,", "{", '"', "@string{a=", "@a{x,y={} and ", "\n@a{ "]
)
def test_hostile_repetitions_end_in_time(unit: str) -> None:
    """Who looked through all that follows at every unit would take 1,000 and more."""

    def part() -> None:
        for member in parted(BIBTEX, f"@misc{{a, author = {{{unit * 30_000}".encode())[:5]:
            assert member.name

    assert effort(part) < 800


@pytest.mark.parametrize("authors", ["a " * 90_000, f"a{' ' * 90_000}b"])
def test_names_without_end_are_read_in_time(authors: str) -> None:
    raw = f"@misc{{a, title={{x}}, author = {{{authors}}}}}".encode()
    assert effort(lambda: outcomes(BIBTEX, raw)) < 200


PIECES = st.sampled_from(
    [
        "@misc{",
        "a,",
        "title=",
        "{Bến}",
        '"Bài"',
        ",",
        "}",
        "{",
        "#",
        "nov",
        "\n",
        "@string(",
        "\\",
        "=",
    ]
)


@settings(max_examples=120)
@given(st.lists(PIECES, max_size=25))
def test_any_entry_gives_articles_or_reasons(pieces: list[str]) -> None:
    outcomes(BIBTEX, "".join(pieces).encode())


@settings(max_examples=60)
@given(st.binary(max_size=60), st.integers(0, 900), st.integers(0, 40))
def test_any_damage_gives_articles_or_reasons(raw: bytes, at: int, length: int) -> None:
    whole = LATEX.encode()
    outcomes(BIBTEX, whole[:at] + raw + whole[at + length :])
