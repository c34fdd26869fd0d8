"""An archive about one bridge: several papers, many days, figures that agree and that do not."""

from __future__ import annotations

from pathlib import Path

from db import Archive
from db.records import (
    AddFigure,
    AddToDossier,
    ArticleDetail,
    AuthorityKind,
    AuthorityRef,
    Edit,
    KeepDossier,
    NewArticle,
    Qualifier,
    Quote,
)
from tests.db.articles import archive_of, article

BRIDGE = AuthorityRef(kind=AuthorityKind.PLACE, name="Cầu Bến Đá")
CARS = "lượt xe qua cầu"
COST = "tiền dựng cầu"

TOLD: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("Khởi công cầu Bến Đá", "Dự toán là 82 tỷ đồng.", "Báo Thử Nghiệm", "2016-03-12"),
    ("Cầu Bến Đá thông xe", "Cả thảy hết 86 tỷ đồng.", "Báo Thử Nghiệm", "2018-05-02"),
    ("Qua cầu sớm một tháng", "Người dựng nói hết 91 tỷ đồng.", "Tin Làng", "2018-05-02"),
    ("Một năm qua cầu", "Năm 2018 có 41.205 lượt xe.", "Tin Làng", "2019-01-05"),
    ("Cầu đông xe", "Năm qua đếm được hơn 41 nghìn lượt xe.", "Báo Thử Nghiệm", "2019-01-07"),
    ("Nhìn lại cây cầu", "Năm 2019 có 52.310 lượt xe.", "Tuần san Bến Đá", "2020-01-11"),
    ("Xe đổi đường", "Năm 2020 còn 47.002 lượt xe.", None, "2021"),
    ("Chuyện bên cầu", "Ai cũng nhớ 50.000 lượt xe hôm hội.", "Tin Làng", None),
)
"""Headline, paragraph, outlet, and when it appeared."""


def covered_archive(folder: Path) -> Archive:
    """Make the archive; its articles have the numbers of `TOLD`, from 1 on."""
    archive = archive_of(folder, [_article(*one) for one in TOLD])
    reader, cataloguer = archive.reader(), archive.cataloguer("LAN")
    texts = [reader.article(number) for number in range(1, len(TOLD) + 1)]
    made = cataloguer.apply([KeepDossier(None, "Cầu Bến Đá", scope="Từ khởi công tới nay.")]).made
    cataloguer.apply([*_figures(texts), *_dossiers(made[0])])
    cataloguer.close()
    reader.close()
    return archive


def _article(headline: str, body: str, outlet: str | None, published: str | None) -> NewArticle:
    return article(headline, body, outlet=outlet, published=published)


def _figures(texts: list[ArticleDetail]) -> list[Edit]:
    more = Qualifier.MORE_THAN
    told = (
        (1, COST, "82", "82 tỷ", Qualifier.EXACT, "2016-03"),
        (2, COST, "86", "86 tỷ", Qualifier.EXACT, "2018-05"),
        (3, COST, "91", "91 tỷ", Qualifier.EXACT, "2018-05"),
        (4, CARS, "41205", "41.205", Qualifier.EXACT, "2018"),
        (5, CARS, "41000", "41 nghìn", more, "2018"),
        (6, CARS, "52310", "52.310", Qualifier.EXACT, "2019"),
        (7, CARS, "47002", "47.002", Qualifier.EXACT, None),
        (8, CARS, "50000", "50.000", Qualifier.EXACT, None),
    )
    return [
        AddFigure(
            number,
            quantity,
            value,
            qualifier,
            precision="1000" if qualifier is more else "1",
            unit="tỷ đồng" if quantity == COST else "lượt",
            subject=BRIDGE,
            period=period,
            quote=_quote(texts[number - 1], words),
        )
        for number, quantity, value, words, qualifier, period in told
    ]


def _dossiers(outer: int | None) -> list[Edit]:
    assert outer is not None
    return [
        AddToDossier(2, outer, note="Bài đầu tiên nói hết bao nhiêu tiền"),
        AddToDossier(1, outer),
        AddToDossier(3, outer),
        KeepDossier(None, "Xe qua cầu", parent_id=outer),
        *[AddToDossier(number, title="Xe qua cầu") for number in (4, 5, 6, 7, 8)],
    ]


def _quote(text: ArticleDetail, words: str) -> Quote:
    start = text.text.index(words)
    return Quote(words, start, start + len(words))
