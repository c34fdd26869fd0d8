"""Records of catalogues that no archive holds, to be shown by widgets under test."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import (
    Anchor,
    AnchorState,
    Appearance,
    ArticleDetail,
    AuthorityKind,
    AuthorityRow,
    AuthorityStatus,
    AwardCategory,
    AwardDecision,
    AwardDetail,
    AwardEdition,
    AwardRow,
    BlockKind,
    Catalogue,
    Check,
    CheckInput,
    CheckKind,
    CoverageCell,
    DecisionEvent,
    DecisionStatus,
    Figure,
    Method,
    Qualifier,
    Quantity,
    ReportTense,
    Stage,
    Unit,
    Verdict,
    Verification,
)
from tests.desktop.articles import article_row, detail

ARTICLE = detail(
    [
        (BlockKind.HEADLINE, "Huyện Bến Đá nhận giải thưởng chữ ký số"),
        (BlockKind.STANDFIRST, "🏆 Giải sẽ được trao vào ngày 8/11 tại thành phố."),
        (
            BlockKind.BODY,
            (
                "Từ đầu năm, huyện tiếp nhận 41.205 hồ sơ. Trong đó 40.990 hồ sơ được trả đúng "
                "hạn, đạt 99%. Hơn 400 đơn vị dùng phần mềm chung do TP. Bến Đá dựng."
            ),
        ),
        (
            BlockKind.BODY,
            "Ban tổ chức có 4 hạng mục: chữ ký số, chữ viết tay, kho giấy và kho ảnh.",
        ),
    ],
    article_id=7,
)


def anchor_of(
    words: str, article: ArticleDetail = ARTICLE, state: AnchorState = AnchorState.OK
) -> Anchor:
    """The place of the first of these words in an article."""
    start = article.text.index(words)
    return Anchor(start, state, words, "", "", start, start + len(words), 1)


def authority(number: int, name: str, kind: AuthorityKind) -> AuthorityRow:
    """An authority of this name."""
    status = AuthorityStatus.ESTABLISHED
    return AuthorityRow(number, f"a-{number}", kind, name, None, status, 3)


BODY = authority(1, "UBND huyện Bến Đá", AuthorityKind.ORGANISATION)
JURY = authority(2, "Hội Tin học Bến Đá", AuthorityKind.ORGANISATION)
AWARD = authority(3, "Giải Chữ ký số", AuthorityKind.AWARD)
CEREMONY = authority(4, "Lễ trao giải Chữ ký số 2018", AuthorityKind.EVENT)
FILES = Unit("file", "hồ sơ", "count")
PERCENT = Unit("percent", "%", "share")
CATEGORY = AwardCategory(
    1, "chinh-quyen-so", "Chính quyền số", "Digital Government", ("Chính quyền số", "chữ ký số")
)


def figure(
    number: int,
    value: str,
    label: str,
    words: str,
    *,
    unit: Unit | None = FILES,
    qualifier: Qualifier = Qualifier.EXACT,
    method: Method = Method.SUGGESTED,
    period: str | None = None,
) -> Figure:
    """A figure of `ARTICLE` at these words."""
    return Figure(
        id=number,
        uid=f"f-{number}",
        article_id=ARTICLE.row.id,
        quantity=Quantity(number, label.replace(" ", "-"), label, unit),
        subject=BODY,
        value=value,
        qualifier=qualifier,
        precision="1",
        unit=unit,
        per=None,
        period=period,
        as_of=None,
        anchor=anchor_of(words),
        time_anchor=None,
        attributed_to=None,
        verification=Verification.UNCHECKED,
        method=method,
        note=None,
    )


FIGURES = (
    figure(11, "41205", "hồ sơ tiếp nhận", "41.205", period="2018-01-01/2018-10"),
    figure(12, "40990", "hồ sơ trả đúng hạn", "40.990", period="2018-01-01/2018-10"),
    figure(13, "99", "tỷ lệ trả đúng hạn", "99%", unit=PERCENT, method=Method.TYPED),
    figure(
        14,
        "400",
        "đơn vị dùng phần mềm chung",
        "400",
        unit=None,
        qualifier=Qualifier.MORE_THAN,
        method=Method.INGESTED,
    ),
    figure(15, "4", "hạng mục", "4 hạng mục", unit=None),
)


def check(
    number: int,
    kind: CheckKind,
    verdict: Verdict,
    *,
    stated: str | None = None,
    computed: str | None = None,
    facts: Sequence[tuple[str, str]] = (),
    figures: Sequence[int] = (),
    person: Verdict | None = None,
) -> Check:
    """A check of `ARTICLE`."""
    return Check(
        id=number,
        article_id=ARTICLE.row.id,
        kind=kind,
        key=f"{kind}-{number}",
        expression="40990 / 41205",
        computed=computed,
        stated=stated,
        verdict=verdict,
        facts=tuple(facts),
        inputs=tuple(CheckInput("part", one) for one in figures),
        person_verdict=person,
        person_reason="Đã hỏi lại toà soạn." if person else None,
        decided_by="LAN" if person else None,
        decided_at="2026-11-12T07:05:00Z" if person else None,
    )


RATIO = check(
    21,
    CheckKind.RATIO,
    Verdict.AGREES_ROUNDED,
    stated="99",
    computed="99.478",
    facts=(("truncated", ""), ("half_up", "100"), ("denominator", "implicit")),
    figures=(12, 11, 13),
)
LIST = check(22, CheckKind.LIST_COUNT, Verdict.DIFFERS, stated="4", computed="5", figures=(15,))
SPELLING = check(23, CheckKind.SPELLING, Verdict.UNCLEAR, stated="Bên Đá", computed="Bến Đá")


def event(
    number: int,
    status: DecisionStatus,
    tense: ReportTense,
    at: str | None,
    *,
    words: str | None = None,
    article_id: int = ARTICLE.row.id,
    actor: AuthorityRow | None = None,
    ceremony: AuthorityRow | None = None,
) -> DecisionEvent:
    """A report of a stage."""
    place = anchor_of(words) if words else None
    row = article_row(article_id)
    return DecisionEvent(number, status, tense, at, at, at, actor, ceremony, row, place, None)


def decision(
    number: int = 31,
    *,
    events: Sequence[DecisionEvent] = (),
    status: DecisionStatus = DecisionStatus.WON,
    tense: ReportTense = ReportTense.PLANNED,
    waits: bool = False,
    year: int = 2018,
    recipient: AuthorityRow = BODY,
) -> AwardDecision:
    """A decision of the award of these records."""
    return AwardDecision(
        id=number,
        uid=f"d-{number}",
        award=AWARD,
        year=year,
        category=CATEGORY,
        recipient=recipient,
        level="",
        for_work=None,
        events=tuple(events),
        status=status,
        tense=tense,
        sources=len({one.article.id for one in events if one.article is not None}),
        nominated_by=JURY,
        first_report="2018-10-20",
        last_report="2018-10-24",
        awaits_result=waits,
    )


TRAIL = (
    event(
        41, DecisionStatus.NOMINATED, ReportTense.BACKGROUND, "2018-09", article_id=8, actor=JURY
    ),
    event(
        42, DecisionStatus.ANNOUNCED, ReportTense.REPORTED, "2018-10-24", words="nhận giải thưởng"
    ),
    event(
        43,
        DecisionStatus.COLLECTED,
        ReportTense.PLANNED,
        "2018-11-07/2018-11-08",
        words="sẽ được trao",
        ceremony=CEREMONY,
    ),
)


def catalogue(
    *,
    figures: Sequence[Figure] = (),
    checks: Sequence[Check] = (),
    decisions: Sequence[AwardDecision] = (),
    article_id: int = ARTICLE.row.id,
) -> Catalogue:
    """What a catalogue holds of an article; nothing of what is not said."""
    return Catalogue(
        article_id=article_id,
        row_version=1,
        fields={},
        roles=(),
        figures=tuple(figures),
        checks=tuple(checks),
        decisions=tuple(decisions),
        terms=(),
        notes=(),
        dossiers=(),
        holdings=(),
        relations=(),
        cataloguer=None,
        checker=None,
    )


def edition(
    year: int, *decisions: AwardDecision, articles: int = 0, number: int | None = 1
) -> AwardEdition:
    """A year of the award of these records."""
    return AwardEdition(
        id=number,
        year=year,
        label="",
        ceremony=None,
        venue=None,
        held=None,
        categories=(CATEGORY,),
        decisions=decisions,
        articles=articles,
    )


def appearance(article_id: int, outlet: str | None, on: str | None) -> Appearance:
    """An article that appeared on a day."""
    return Appearance(article_row(article_id, published=on, outlet=outlet), on, on)


BUREAU = authority(5, "Bưu điện Bến Đá", AuthorityKind.ORGANISATION)
AWARD_ROW = AwardRow(AWARD, JURY, 2016, 2019, 3, 1)
DOSSIER = AwardDetail(
    row=AWARD_ROW,
    editions=(
        edition(
            2016,
            decision(33, events=TRAIL[:1], year=2016, recipient=BUREAU, tense=ReportTense.REPORTED),
            articles=1,
        ),
        edition(2017, number=None),
        edition(2018, decision(31, events=TRAIL, waits=True), articles=2),
        edition(2019),
    ),
    coverage=(
        (2016, (CoverageCell(Stage.AFTERMATH, None, (8,)),)),
        (
            2018,
            (
                CoverageCell(Stage.NOMINATION, "Báo Thử Nghiệm", (8,)),
                CoverageCell(Stage.ANNOUNCEMENT, "Báo Thử Nghiệm", (7, 9)),
                CoverageCell(Stage.ANNOUNCEMENT, "Tin Làng", (10,)),
            ),
        ),
    ),
    appearances=(
        (2016, (appearance(8, "Báo Thử Nghiệm", "2018-10-20"),)),
        (
            2018,
            (
                appearance(8, "Báo Thử Nghiệm", "2018-10-20"),
                appearance(7, "Báo Thử Nghiệm", "2018-10-24"),
                appearance(9, "Báo Thử Nghiệm", "2018-10-24"),
                appearance(10, "Tin Làng", "2018-10-28"),
            ),
        ),
    ),
    first=(
        (2016, (article_row(8, published="2018-10-20"),)),
        (2018, (article_row(8, published="2018-10-20"),)),
    ),
    terms=((2016, "chữ ký số", 1), (2018, "chính quyền số", 2), (2018, "chữ ký số", 1)),
)
