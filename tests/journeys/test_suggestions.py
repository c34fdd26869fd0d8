"""What is suggested of an article, accepted, and what it then amounts to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import Archive, create_archive, open_archive
from db.records import (
    AnchorState,
    CheckKind,
    CorrectText,
    DecisionStatus,
    NoteKind,
    Quote,
    ReportTense,
    RoleKind,
    Suggestion,
    SuggestionKind,
    Verdict,
)
from tests.db.articles import add, article
from tests.db.saving.whole_state import whole_state
from tests.house.rooms import ROOT

SEED = ROOT.parent / "shared" / "seed" / "quang-ninh-asocio-2018.txt"

PAGE = (
    "Thư viện huyện Thượng Mẫu nhận giải thưởng PSM",
    (
        "Hội Người yêu sách (HYS) sẽ trao giải thưởng PSM cho Thư viện huyện Thượng Mẫu vào ngày "
        "20/11/2019, tại Hà Nội. Sở Nội vụ đã đề cử Thư viện huyện Thượng Mẫu nhận giải thưởng "
        "PSM."
    ),
    "Ông Trần Văn Mẫu cho biết thư viện có hơn 3.400 đầu sách.",
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = create_archive(tmp_path / "Kho.khobao")
    yield made
    made.close()


def suggestions(archive: Archive, article_id: int) -> tuple[Suggestion, ...]:
    reader = archive.reader()
    found = reader.catalogue.suggest(article_id)
    text = reader.article(article_id).text
    reader.close()
    for one in found:
        if one.quote is not None:
            assert text[one.quote.start : one.quote.stop] == one.quote.exact
        if one.sentence is not None:
            assert text[one.sentence[0] : one.sentence[1]].strip()
    assert len({one.key for one in found}) == len(found)
    return found


def accept(archive: Archive, found: tuple[Suggestion, ...]) -> None:
    cataloguer = archive.cataloguer("LAN")
    for one in found:
        if one.edits:
            cataloguer.apply(one.edits)
    cataloguer.close()


def test_nothing_is_recorded_until_it_is_accepted(archive: Archive) -> None:
    [added] = add(archive, [article(*PAGE, published="2019-11-10")])
    found = suggestions(archive, added.article_id)
    reader = archive.reader()
    before = reader.catalogue.of(added.article_id)
    assert (before.roles, before.figures, before.notes, before.decisions) == ((), (), (), ())
    accept(archive, found)
    held = reader.catalogue.of(added.article_id)
    roles = {one.authority.name: one.role for one in held.roles}
    assert roles["Hội Người yêu sách"] is RoleKind.AWARDING_BODY
    assert roles["Sở Nội vụ"] is RoleKind.NOMINATING_BODY
    assert roles["Trần Văn Mẫu"] is RoleKind.MENTIONED
    assert roles["Hà Nội"] is RoleKind.VENUE
    assert [one.value for one in held.figures] == ["3400"]
    [decision] = held.decisions
    assert (decision.status, decision.tense) == (DecisionStatus.WON, ReportTense.PLANNED)
    assert decision.recipient.name == "Thư viện huyện Thượng Mẫu"
    assert all(one.done or not one.edits for one in suggestions(archive, added.article_id))
    reader.close()


@pytest.mark.skipif(not SEED.exists(), reason="the article itself is not here")
def test_the_first_article(archive: Archive) -> None:
    archive.ingest([SEED], lambda _event: None)
    found = suggestions(archive, 1)
    numbers = [dict(one.facts)["value"] for one in found if one.kind is SuggestionKind.FIGURE]
    assert sorted(map(int, numbers)) == sorted(
        [400, 1500, 600000, 1, 1, 24, 24, 2, 4, 7, 589005, 586497, 99, 4695747, 5, 100]
    )
    dates = {
        (one.label.split()[0], dict(one.facts)["edtf"])
        for one in found
        if one.kind is SuggestionKind.DATE
    }
    assert dates == {
        ("năm", "2018"),
        ("Năm", "2018"),
        ("7", "2018-11-07/2018-11-08"),
        ("từ", "2018-01-01/2018-10"),
        ("24/10/2018", "2018-10-24"),
    }
    assert not any("24/7" in one.label for one in found)
    [published] = [one for one in found if one.kind is SuggestionKind.PUBLISHED]
    assert dict(published.facts)["edtf"] == "2018-10-24/2018-11-07"
    accept(archive, found)
    reader = archive.reader()
    held = reader.catalogue.of(1)
    names = {one.authority.name: one.role for one in held.roles}
    assert names["UBND tỉnh Quảng Ninh"] is RoleKind.RECIPIENT
    assert names["Nhật Bản"] is RoleKind.VENUE
    assert len([name for name in names if name.startswith(("Sở", "Ủy ban Nhân dân"))]) == 5
    [sic] = [note for note in held.notes if note.kind is NoteKind.SIC]
    assert sic.body == "Quảng Ninh"
    [decision] = held.decisions
    assert [(one.status.value, one.tense.value) for one in decision.events] == [
        ("nominated", "reported"),
        ("announced", "reported"),
        ("won", "planned"),
    ]
    assert decision.events[-1].at == "2018-11-07/2018-11-08"
    assert (decision.status, decision.tense) == (DecisionStatus.WON, ReportTense.PLANNED)
    checks = {(one.kind, one.verdict): one for one in held.checks}
    ratio = checks[CheckKind.RATIO, Verdict.AGREES_ROUNDED]
    assert (ratio.computed or "").startswith("99.57")
    assert sum(one.kind is CheckKind.LIST_COUNT for one in held.checks) == 2
    assert not any(
        one.verdict is Verdict.DIFFERS and one.kind is not CheckKind.SPELLING for one in held.checks
    )
    reader.close()


@pytest.mark.skipif(not SEED.exists(), reason="the article itself is not here")
def test_proof_survives_a_correction(archive: Archive) -> None:
    archive.ingest([SEED], lambda _event: None)
    accept(archive, suggestions(archive, 1))
    before = whole_state(archive.path)
    reader = archive.reader()
    held = reader.catalogue.of(1)
    [sic] = [note for note in held.notes if note.kind is NoteKind.SIC]
    assert sic.anchor is not None
    assert sic.anchor.start is not None
    quote = Quote("Quản", sic.anchor.start, sic.anchor.start + len("Quản"))
    cataloguer = archive.cataloguer("LAN")
    cataloguer.apply([CorrectText(1, held.row_version, quote, "Quảng")])
    after, article = reader.catalogue.of(1), reader.article(1)
    assert "Quản " not in article.text
    anchors = [one.anchor for one in after.figures]
    anchors += [one.anchor for one in after.roles]
    anchors += [one.anchor for one in after.notes]
    states = Counter(one.state for one in anchors if one is not None)
    assert states[AnchorState.LOST] == 0
    assert states[AnchorState.MOVED] >= 8
    for one in anchors:
        assert one is None or article.text[one.start : one.stop] == one.exact
    assert [one.value for one in after.figures] == [one.value for one in held.figures]
    cataloguer.close()
    reader.close()
    archive.close()
    again = open_archive(archive.path)
    later = again.cataloguer("LAN")
    later.undo()
    later.close()
    again.close()
    assert whole_state(archive.path) == before
