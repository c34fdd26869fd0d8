"""Facts of articles are saved, checked, and taken back; cataloguing goes on by steps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from db.archive import Archive
from db.cataloguer import Cataloguer
from db.engine import ReadEngine
from db.errors import (
    ArticleChanged,
    ArticleMissing,
    ChangeConflict,
    FieldInvalid,
    NotAllowed,
)
from db.records import (
    AddNote,
    ArticleEdit,
    ArticleRow,
    CorrectText,
    DeleteArticle,
    Edit,
    KeepUser,
    NoteKind,
    Quote,
    RestoreArticle,
    UserRole,
)
from db.search.collation import sort_key
from db.tables import Article
from tests.db.articles import add, article
from tests.db.saving.whole_state import State, whole_state

URL = "https://bao.example/tram-y-te-1.html"


@pytest.fixture
def held(archive: Archive) -> int:
    (added,) = add(archive, [article("Trạm y tế", "Mở cửa cả thứ bảy.", outlet="Báo Xã")])
    return added.article_id


@pytest.fixture
def checker(archive: Archive, lan: Cataloguer) -> Iterator[Cataloguer]:
    lan.apply([KeepUser("KIEM", "Người kiểm", UserRole.CHECKER)])
    cataloguer = archive.cataloguer("KIEM")
    yield cataloguer
    cataloguer.close()


def row(archive: Archive, article_id: int) -> ArticleRow:
    reader = archive.reader()
    (found,) = reader.rows([article_id])
    reader.close()
    return found


def facts(archive: Archive, article_id: int) -> Article:
    engine = ReadEngine(archive.path)
    with engine.session() as session:
        found = session.get_one(Article, article_id)
        session.expunge(found)
    engine.close()
    return found


def save(cataloguer: Cataloguer, archive: Archive, held: int, **fields: str | None) -> None:
    version = facts(archive, held).row_version
    cataloguer.apply([ArticleEdit(held, version, fields)])


def there_and_back(archive: Archive, lan: Cataloguer, edits: list[Edit]) -> None:
    """Apply, undo and redo: each state is the one it was, byte by byte."""
    before = whole_state(archive.path)
    lan.apply(edits)
    after = whole_state(archive.path)
    assert after != before
    lan.undo()
    assert whole_state(archive.path) == before
    lan.redo()
    assert whole_state(archive.path) == after


FIELDS = {
    "headline": "Ấp  Đông",
    "standfirst": "Sapo mới.",
    "kicker": "Y tế",
    "byline": "N.L.",
    "dateline": "Xã Đông",
    "section": "Đời sống",
    "outlet": "Báo Ấp",
    "issue": "12",
    "page": "3",
    "genre": "tin",
    "language": "vi",
    "url": URL,
    "published": "2018-10",
    "published_basis": "inferred",
    "rights": "own",
    "rights_note": "của nhà",
    "text_access": "staff_only",
    "status": "catalogued",
}


def test_all_fields_and_back(archive: Archive, lan: Cataloguer, held: int) -> None:
    there_and_back(archive, lan, [ArticleEdit(held, 1, FIELDS)])
    found = facts(archive, held)
    assert (found.headline, found.headline_sort) == ("Ấp Đông", sort_key("Ấp Đông"))
    assert (found.published_lo, found.published_hi) == ("2018-10-01", "2018-10-31")
    assert (found.url, found.url_key) == (URL, URL.removeprefix("https://"))
    assert (row(archive, held).outlet, found.row_version) == ("Báo Ấp", 2)
    for field, value in FIELDS.items():
        if field not in {"headline", "outlet"}:
            assert getattr(found, field) == value


@pytest.mark.parametrize("field", sorted(FIELDS.keys() - {"status"}))
def test_one_field_and_back(archive: Archive, lan: Cataloguer, held: int, field: str) -> None:
    value = "en" if field == "language" else FIELDS[field]
    there_and_back(archive, lan, [ArticleEdit(held, 1, {field: value})])
    assert facts(archive, held).status == "in_progress"


def test_what_is_emptied(archive: Archive, lan: Cataloguer, held: int) -> None:
    save(lan, archive, held, published="2018-10-24", url=URL, page="2")
    assert facts(archive, held).published_basis == "printed"
    save(lan, archive, held, published=None, url=None, page=" ", outlet=None)
    found = facts(archive, held)
    assert (found.published_lo, found.published_basis) == (None, "unknown")
    assert (found.url_key, found.page, found.outlet_id) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("headline", None), ("headline", "  "), ("language", None)),
        *(("published", "24/10/2018"), ("published_basis", "guessed"), ("published_basis", None)),
        *(("rights", "mine"), ("text_access", None), ("status", "done"), ("status", None)),
        *(("status", "checked"), ("url", "bao.example/a"), ("uid", "x"), ("word_count", "1")),
    ],
)
def test_what_no_article_can_have(
    archive: Archive, lan: Cataloguer, held: int, field: str, value: str | None
) -> None:
    before = whole_state(archive.path)
    with pytest.raises(FieldInvalid) as caught:
        lan.apply([ArticleEdit(held, 1, {"section": "Y tế", field: value})])
    assert caught.value.field == field
    assert whole_state(archive.path) == before


def test_a_known_outlet_is_not_made_again(archive: Archive, lan: Cataloguer, held: int) -> None:
    before = whole_state(archive.path)
    save(lan, archive, held, outlet="BÁO  XÃ", section="Y tế")
    assert whole_state(archive.path)["outlet"] == before["outlet"]


def test_an_address_belongs_to_one_article(archive: Archive, lan: Cataloguer, held: int) -> None:
    (other,) = add(archive, [article("Bài khác", "Thân bài.", url=URL)])
    with pytest.raises(FieldInvalid, match="url"):
        save(lan, archive, held, url=URL + "?utm_source=x")
    lan.apply([DeleteArticle(other.article_id, 1)])
    save(lan, archive, held, url=URL)
    with pytest.raises(FieldInvalid, match="url"):
        lan.apply([RestoreArticle(other.article_id)])
    deleting = whole_state(archive.path)
    lan.undo()
    lan.undo()
    assert whole_state(archive.path) != deleting
    assert facts(archive, other.article_id).deleted_at is None


def test_undoing_cannot_give_an_address_to_two(
    archive: Archive, lan: Cataloguer, held: int
) -> None:
    (other,) = add(archive, [article("Bài khác", "Thân bài.", url=URL)])
    gone = lan.apply([DeleteArticle(other.article_id, 1)]).change_set
    save(lan, archive, held, url=URL)
    before = whole_state(archive.path)
    with pytest.raises(ChangeConflict):
        lan.undo(gone)
    assert whole_state(archive.path) == before


def test_an_older_version_is_not_saved_over(archive: Archive, lan: Cataloguer, held: int) -> None:
    save(lan, archive, held, section="Y tế")
    with pytest.raises(ArticleChanged):
        lan.apply([ArticleEdit(held, 1, {"section": "Xã hội"})])
    edits = [ArticleEdit(held, 2, {"page": "1"}), ArticleEdit(held, 2, {"issue": "9"})]
    lan.apply(edits)
    assert facts(archive, held).row_version == 3


def test_saving_what_is_there_changes_nothing(archive: Archive, lan: Cataloguer, held: int) -> None:
    before = whole_state(archive.path)
    done = lan.apply([ArticleEdit(held, 1, {"headline": "Trạm y tế", "outlet": "Báo Xã"})])
    assert (done.change_set, done.changes.updated) == (None, ())
    assert whole_state(archive.path) == before


def test_the_bin_and_back(archive: Archive, lan: Cataloguer, held: int) -> None:
    done = lan.apply([DeleteArticle(held, 1)])
    assert (done.changes.added, done.changes.updated, done.changes.deleted) == ((), (), (held,))
    with pytest.raises(ArticleMissing):
        lan.apply([ArticleEdit(held, 2, {"section": "Y tế"})])
    assert lan.undo().changes.added == (held,)
    assert lan.redo().changes.deleted == (held,)
    there_and_back(archive, lan, [RestoreArticle(held)])
    assert lan.undo().changes.deleted == (held,)
    assert lan.apply([RestoreArticle(held)]).changes.added == (held,)
    assert lan.apply([RestoreArticle(held)]).change_set is None
    for edit in (DeleteArticle(held + 999, 1), RestoreArticle(held + 999)):
        with pytest.raises(ArticleMissing):
            lan.apply([edit])


def test_four_eyes(archive: Archive, lan: Cataloguer, checker: Cataloguer, held: int) -> None:
    save(lan, archive, held, status="catalogued")
    for one in (lan, checker):
        if one is lan:
            with pytest.raises(NotAllowed) as caught:
                save(one, archive, held, status="checked")
            assert (caught.value.action, caught.value.user) == ("check_own", "LAN")
        else:
            save(one, archive, held, status="checked")
    found = facts(archive, held)
    assert found.checker_id is not None
    assert found.checker_id != found.cataloguer_id
    with pytest.raises(FieldInvalid):
        save(lan, archive, held, status="in_progress")
    save(checker, archive, held, status="returned")
    save(checker, archive, held, status="catalogued")
    with pytest.raises(NotAllowed):
        save(checker, archive, held, status="checked")
    found = facts(archive, held)
    assert (found.status, found.checker_id) == ("catalogued", None)


def test_every_step_can_be_taken_back(
    archive: Archive, lan: Cataloguer, checker: Cataloguer, held: int
) -> None:
    steps: list[State] = []
    said = ("in_progress", "catalogued", "in_progress", "catalogued", "checked", "returned")
    for status in said:
        steps.append(whole_state(archive.path))
        save(checker if status in {"checked", "returned"} else lan, archive, held, status=status)
    for one in (checker, checker, lan, lan, lan, lan):
        one.undo()
        assert whole_state(archive.path) == steps.pop()


def test_many_edits_of_one_article_are_one_step(
    archive: Archive, lan: Cataloguer, held: int
) -> None:
    reader = archive.reader()
    text = reader.article(held).text
    reader.close()
    at = text.index("thứ bảy")
    edits: list[Edit] = [
        ArticleEdit(held, 1, {"section": "Y tế", "outlet": "Báo Mới"}),
        AddNote(held, NoteKind.QUERY, "có đúng không?", Quote("thứ bảy", at, at + 7)),
        CorrectText(held, 1, Quote("thứ", at, at + 3), "ngày thứ"),
        ArticleEdit(held, 1, {"status": "catalogued"}),
    ]
    there_and_back(archive, lan, edits)
    assert facts(archive, held).row_version == 2
