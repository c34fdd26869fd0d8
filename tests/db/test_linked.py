"""What the archive says of articles that are alike, and what becomes of a decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive, Cataloguer, Reader
from db.errors import ArchiveReadOnly, ArticleMissing, FieldInvalid
from db.records import Changes, DecideRelation, Decision, RelationKind, RelationState, Wording
from tests.db.articles import add, archive_of, article

TEXT = (
    "Sáng nay đội chài ở bến Đông hạ thuỷ con thuyền gỗ dài 24 mét, đóng suốt một năm ròng.",
    "Thuyền chở được chín người cùng lưới, có buồm nâu và khoang tre đan theo lối cũ của làng.",
    "Các cụ trong xóm kể rằng đã ba mươi năm nay bến này không đóng thuyền lớn như thế.",
    "Tháng sau, thuyền sẽ ra khơi chuyến đầu, mang theo cá khô, muối và nước ngọt.",
)
OTHER = "Ban quản lý bến xin mọi người gửi ảnh cũ về thuyền, để lập một phòng trưng bày nhỏ."


def decide(cataloguer: Cataloguer, relation_id: int, decision: Decision | None) -> Changes:
    return cataloguer.apply([DecideRelation(relation_id, decision)]).changes


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give an archive of a reprint pair, a version in the same outlet, and something else."""
    archive = archive_of(
        tmp_path,
        [
            article("Hạ thuỷ thuyền gỗ", *TEXT, outlet="Báo A", published="2018-10-24"),
            article("Thuyền gỗ hạ thuỷ", *TEXT, outlet="Báo B", published="2018-10-25"),
            article("Hạ thuỷ thuyền gỗ", *TEXT, OTHER, outlet="Báo A", published="2018-10-26"),
            article("Chuyện khác hẳn", OTHER, outlet="Báo A"),
        ],
        indexed=False,
    )
    archive.link_near()
    return archive


@pytest.fixture
def reader(archive: Archive) -> Iterator[Reader]:
    reader = archive.reader()
    yield reader
    reader.close()


@pytest.fixture
def cataloguer(archive: Archive) -> Iterator[Cataloguer]:
    cataloguer = archive.cataloguer()
    yield cataloguer
    cataloguer.close()


def states(reader: Reader, article_id: int) -> dict[int, tuple[str, str]]:
    return {one.other.id: (one.kind.value, one.state.value) for one in reader.relations(article_id)}


def test_what_waits(reader: Reader) -> None:
    found = reader.suggested()
    assert found.total == len(found.page) == 3
    first = found.page[0]
    assert (first.article.id, first.other.id, first.kind) == (2, 1, RelationKind.REPRINT_OF)
    assert first.similarity is not None
    assert first.similarity > 0.85
    assert [one.similarity for one in found.page] == sorted(
        (one.similarity for one in found.page), key=lambda share: -(share or 0)
    )
    parts = [reader.suggested(1, at).page[0] for at in range(3)]
    assert tuple(parts) == found.page
    assert reader.suggested(1, 3).page == ()
    assert reader.suggested(1, 3).total == 3


def test_both_ends_see_a_link(reader: Reader) -> None:
    (one,) = [link for link in reader.relations(1) if link.other.id == 2]
    (other,) = [link for link in reader.relations(2) if link.other.id == 1]
    assert (one.is_later, other.is_later) == (False, True)
    assert one.id == other.id
    assert one.decided_at is None
    assert reader.relations(4) == ()


@pytest.mark.parametrize(
    ("decision", "kind", "state"),
    [
        (Decision.YES, "version_of", "accepted"),
        (Decision.REPRINT, "reprint_of", "accepted"),
        (Decision.NO, "version_of", "rejected"),
    ],
)
def test_a_decision_is_kept_and_can_be_taken_back(
    archive: Archive,
    reader: Reader,
    cataloguer: Cataloguer,
    decision: Decision,
    kind: str,
    state: str,
) -> None:
    (pair,) = [one for one in reader.suggested().page if one.kind is RelationKind.VERSION_OF]
    before = reader.relations(3)
    changes = decide(cataloguer, pair.id, decision)
    assert changes == Changes(updated=(pair.article.id, pair.other.id))
    assert states(reader, pair.article.id)[pair.other.id] == (kind, state)
    assert pair.id not in {one.id for one in reader.suggested().page}
    archive.forget_sketches()
    assert archive.link_near().linked == {}
    assert decide(cataloguer, pair.id, None) == changes
    assert reader.relations(3) == before
    assert decide(cataloguer, pair.id, None) == Changes()


def test_a_duplicate_goes_into_the_bin_and_comes_back(
    reader: Reader, cataloguer: Cataloguer
) -> None:
    pair = reader.suggested().page[0]
    before, row = states(reader, 1), pair.article
    assert decide(cataloguer, pair.id, Decision.DUPLICATE) == Changes(updated=(1,), deleted=(2,))
    assert reader.rows([2]) == []
    assert states(reader, 1).keys() == {3}
    assert reader.suggested().total == 1
    with pytest.raises(ArticleMissing):
        cataloguer.apply([DecideRelation(pair.id, Decision.NO)])
    assert decide(cataloguer, pair.id, None) == Changes(added=(2,), updated=(1,))
    assert states(reader, 1) == before
    (back,) = reader.rows([2])
    assert back.row_version == row.row_version + 2


def test_a_duplicate_does_not_come_back_over_another(tmp_path: Path) -> None:
    url = "https://bao.vn/thuyen"
    archive = archive_of(
        tmp_path,
        [article("Thuyền", *TEXT), article("Thuyền gỗ", *TEXT, url=url)],
        indexed=False,
    )
    archive.link_near()
    reader, cataloguer = archive.reader(), archive.cataloguer()
    (pair,) = reader.suggested().page
    cataloguer.apply([DecideRelation(pair.id, Decision.DUPLICATE)])
    add(archive, [article("Tin mới", OTHER, url=url)])
    with pytest.raises(FieldInvalid):
        cataloguer.apply([DecideRelation(pair.id, None)])
    assert reader.rows([2]) == []
    reader.close()
    cataloguer.close()


def test_equal_texts_are_settled_until_somebody_says_no(tmp_path: Path) -> None:
    archive = archive_of(
        tmp_path, [article("Thuyền", *TEXT, outlet=f"Báo {n}") for n in "AB"], indexed=False
    )
    archive.link_near()
    reader, cataloguer = archive.reader(), archive.cataloguer()
    assert reader.suggested().total == 0
    (link,) = reader.relations(1)
    assert (link.kind, link.state) == (RelationKind.SAME_TEXT, RelationState.ACCEPTED)
    cataloguer.apply([DecideRelation(link.id, Decision.NO)])
    assert states(reader, 1) == {2: ("same_text", "rejected")}
    archive.link_near()
    assert states(reader, 1) == {2: ("same_text", "rejected")}
    cataloguer.apply([DecideRelation(link.id, None)])
    assert reader.relations(1) == (link,)
    reader.close()
    cataloguer.close()


def test_what_is_not_there(archive: Archive, reader: Reader, cataloguer: Cataloguer) -> None:
    with pytest.raises(FieldInvalid):
        cataloguer.apply([DecideRelation(99, Decision.NO)])
    with pytest.raises(FieldInvalid):
        cataloguer.apply([DecideRelation(99, None)])
    with pytest.raises(ArticleMissing):
        reader.comparison(1, 99)
    closed = type(archive)(archive.path, read_only=True)
    for change in (closed.link_near, closed.forget_sketches):
        with pytest.raises(ArchiveReadOnly):
            change()


def test_two_articles_side_by_side(reader: Reader) -> None:
    found = reader.comparison(1, 3)
    assert (found.article.row.id, found.other.row.id) == (1, 3)
    assert 0.7 < found.similarity < 0.85
    last = found.pairs[-1]
    assert last.article is None
    assert last.other is not None
    assert found.other.text[last.other.start : last.other.stop] == OTHER
    for pair in found.pairs[:-1]:
        for side in (pair.article, pair.other):
            assert side is not None
            assert {span.wording for span in side.spans} == {Wording.SAME}
