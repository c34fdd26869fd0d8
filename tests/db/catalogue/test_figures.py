"""The figures that articles state."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import create_archive
from db.catalogue.edtf import bounds
from db.catalogue.figures import read_figures, suggest_figures
from db.records import AddFigure, ArticleDetail, BlockKind, Method, SuggestionKind
from tests.db.catalogue.details import detail
from tests.effort import effort
from tests.journeys.test_seed import SEED


def body(*texts: str) -> ArticleDetail:
    return detail([(BlockKind.BODY, text) for text in texts])


def said(text: str) -> list[str]:
    return [
        " ".join(
            filter(
                None,
                (one.qualifier, one.value, one.unit.code if one.unit else "", one.per, one.bound),
            )
        )
        for one in read_figures(body(text))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("có hơn 400 đơn vị của tỉnh", ["more_than 400 đơn vị"]),
        ("thu gần 80 tỉ đồng", ["less_than 80000000000 đồng"]),
        ("chưa đến 30 lượt", ["less_than 30 lượt"]),
        ("khoảng 1.000 lít dầu", ["about 1000 lít"]),
        ("ít nhất 6 người bị thương", ["at_least 6 người"]),
        ("tối đa 12 tầng", ["at_most 12 tầng"]),
        ("không quá 12 tầng", ["at_most 12 tầng"]),
        ("không nhỏ hơn 30m2", ["at_least 30 m²"]),
        ("từ 2% trở lên", ["at_least 2 %"]),
        ("trên 2 tuyến có tàu", ["exact 2 tuyến"]),
        ("tăng từ 5 đến 7%", ["at_least 5 % lower", "at_most 7 % upper"]),
        ("mỗi chuyến 20-30 người", ["at_least 20 người lower", "at_most 30 người upper"]),
        ("từ 2 - 3 triệu đồng", ["at_least 2000000 đồng lower", "at_most 3000000 đồng upper"]),
        ("từ 2,5 tỉ USD lên 25 tỉ USD", ["exact 2500000000 USD", "exact 25000000000 USD"]),
        ("đón 1.500 lượt khách/ngày", ["exact 1500 lượt khách day"]),
        ("Mỗi năm, bến đón 35.000 khách", ["exact 35000 khách year"]),
        ("bến đón 35.000 khách mỗi năm", ["exact 35000 khách year"]),
        ("ông An (51 tuổi) có 2 con", ["exact 51 tuổi", "exact 2 con"]),
        ("kéo dài 1 tháng rưỡi", ["exact 1.5 tháng"]),
        ("công bố 57/68 đồ án", ["exact 57 đồ án"]),
        ("chạy 100 km/h trên cầu dài 154m", ["exact 100 km/h", "exact 154 m"]),
        ("hai mươi lăm người về", ["exact 25 người"]),
        ("Năm đơn vị có tàu", ["exact 5 đơn vị"]),
        ("sau hai năm, năm tàu về", ["exact 2 năm", "exact 5 tàu"]),
        ("đứng thứ ba thế giới", ["exact 3 hạng"]),
        ("xếp thứ 5/63", ["exact 5 hạng"]),
        ("bến đứng đầu cả nước", ["exact 1 hạng"]),
        ("chia 4 hạng mục", ["exact 4 hạng mục"]),
        ("cấp 4 sổ đỏ", ["exact 4 sổ đỏ"]),
    ],
)
def test_figures(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Bến mở 24/7, phục vụ 24/24.",
        "Năm 2018, năm qua, mỗi năm, trong năm người ta về",
        "Nghị định 15/2018/NĐ-CP, Quyết định số 62/PC, Điều 219",
        "gọi 0203.3835.678 hoặc (114)",
        "số 38 đường Tống An, quận 3, phường 12, tổ 16, quốc lộ 91",
        "lúc 17h30, khoảng 5 giờ sáng, 8:30",
        "tàu Boeing 737, iPhone 7, F -22, QL1A, T1, A321",
        "thắng 2-1, tỷ số 3-0",
        "tỷ lệ 1/500, 2/3 số phiếu",
        "lần thứ 60, lớp 9, tập 57, thứ hai, giai đoạn 2",
        "người đứng đầu bến, đứng thứ 4 từ trái sang",
        "hàng trăm tàu, vài trăm mét, cả hai, hai người này, một tàu",
        "Ngày 24/10/2018 và chiều 5-11",
    ],
)
def test_no_figures(text: str) -> None:
    assert said(text) == []


def test_times() -> None:
    text = (
        "Từ đầu năm đến tháng 9/2018, bến đón 589.005 khách. Tính đến ngày 25/10/2018, bến có"
        " 12 tàu; đã sửa 3 tàu. Bến thu 5 tỷ đồng năm 2017. Ngày 5/11/2018, 7 tàu về."
    )
    assert [(one.value, one.period, one.as_of) for one in read_figures(body(text))] == [
        ("589005", "2018-01-01/2018-09", None),
        ("12", None, "2018-10-25"),
        ("3", None, "2018-10-25"),
        ("5000000000", "2017", None),
        ("7", None, None),
    ]


def test_the_edit_records_what_was_read() -> None:
    article = body("Bến mở.", "Đến nay đã đón trên 600 nghìn khách mỗi năm.")
    (one,) = suggest_figures(article)
    assert one.kind is SuggestionKind.FIGURE
    assert one.quote
    assert one.quote.exact == one.label == "trên 600 nghìn khách"
    assert one.sentence
    assert article.text[slice(*one.sentence)] == article.blocks[1].text
    (edit,) = one.edits
    assert isinstance(edit, AddFigure)
    assert (edit.value, edit.precision, edit.per, edit.unit) == ("600000", "1000", "year", "khách")
    assert (edit.method, edit.subject) == (Method.SUGGESTED, None)


def test_the_same_quantity_has_the_same_name() -> None:
    texts = ("Huyện đã tiếp nhận 412 hồ sơ.", "Năm ngoái, xã đã tiếp nhận hơn 300 hồ sơ thuế.")
    names = {one.quantity for one in read_figures(body(*texts))}
    assert names == {"hồ sơ tiếp nhận"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trạm trao quà cho các cá nhân xuất sắc tại 31 xã vùng biên.", "xã vùng biên"),
        ("Huyện trả 97% sổ hộ tịch điện tử đúng kỳ.", "sổ hộ tịch điện tử đúng kỳ"),
        ("Doanh nghiệp có vốn điều lệ 60 tỷ đồng.", "vốn điều lệ"),
        ("Ban tổ chức trao số tiền 6 triệu đồng.", "số tiền"),
        ("Toà tuyên phạt bị cáo 12 năm tù.", "mức án tù"),
        ("Bốn đơn vị đứng Top đầu cả nước.", "đơn vị"),
    ],
)
def test_a_quantity_is_named_by_what_belongs_to_it(text: str, name: str) -> None:
    [one] = read_figures(body(text))
    assert name in one.quantity
    assert not one.quantity.endswith(("xuất sắc", "đứng"))


def test_credits_and_mastheads_are_not_read() -> None:
    kinds = (BlockKind.MASTHEAD, BlockKind.CREDIT, BlockKind.RELATED, BlockKind.BYLINE)
    assert not read_figures(detail([(kind, "có 12 tàu") for kind in kinds]))


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("1" * 1_000_000, 400),
        ("1 234" + " 234" * 100_000 + " x", 300),
        ("7/11 " * 20_000, 5_000),
        ("5 tàu ngày 7/11/2018 " * 5_000, 5_000),
        ("năm " * 20_000, 3_000),
        ("1-" * 30_000, 2_000),
        ("." * 500_000, 500),
    ],
)
def test_hostile_texts_are_read_in_time(text: str, most: int) -> None:
    assert effort(lambda: read_figures(body(text))) < most


_WORDS = (
    "hơn từ đến 7 24/7 1.500 99% 5 năm Năm hai mươi lăm nghìn tỷ đồng người / - , . mỗi tháng"
    " 10/2018 ngày rưỡi km m2 đứng đầu thứ toàn quốc 2018 ( )"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(st.one_of(_PIECES, st.text(max_size=4)), max_size=25).map(" ".join))
def test_anything_can_be_read(text: str) -> None:
    article = body(text)
    found = suggest_figures(article)
    for one in found:
        assert one.quote
        assert one.quote.exact == article.text[one.quote.start : one.quote.stop]
        facts = dict(one.facts)
        assert Decimal(facts["value"]).is_finite()
        assert Decimal(facts["precision"]) > 0
        assert facts["quantity"].strip()
        assert all(bounds(facts[name]) for name in ("period", "as_of") if name in facts)
    places = [one.quote for one in found if one.quote]
    assert all(one.stop <= two.start for one, two in pairwise(places))
    assert len({one.key for one in found}) == len(found)


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> ArticleDetail:
    if not SEED.exists():
        pytest.skip("the seed article is not here")
    archive = create_archive(tmp_path_factory.mktemp("seed") / "Kho.khobao")
    archive.ingest([SEED], lambda _event: None)
    reader = archive.reader()
    article = reader.article(1)
    reader.close()
    archive.close()
    return article


def test_the_figures_of_the_seed(seed: ArticleDetail) -> None:
    found = [
        (
            one.qualifier.value,
            one.value,
            one.unit and one.unit.code,
            one.per,
            one.period or one.as_of,
        )
        for one in read_figures(seed)
    ]
    counted = "2018-01-01/2018-10"
    assert found == [
        ("more_than", "400", "đơn vị", None, None),
        ("more_than", "1500", "dịch vụ công", None, None),
        ("more_than", "600000", "hồ sơ", "year", None),
        ("exact", "1", "hạng", None, None),
        ("exact", "1", "hạng", None, None),
        ("exact", "24", "nền kinh tế", None, None),
        ("exact", "24", "quốc gia", None, None),
        ("exact", "2", "châu lục", None, None),
        ("exact", "4", "hạng mục", None, "2018"),
        ("exact", "7", "tổ chức", None, None),
        ("exact", "589005", "hồ sơ", None, counted),
        ("exact", "586497", "hồ sơ", None, counted),
        ("exact", "99", "%", None, "2018-10-24"),
        ("exact", "4695747", "văn bản", None, "2018-10-24"),
        ("exact", "5", "đơn vị", None, None),
        ("exact", "100", "%", None, None),
    ]
    by_value = {one.value: one for one in read_figures(seed)}
    assert by_value["400"].quote.exact == "hơn 400 đơn vị"
    assert by_value["586497"].quantity.endswith("đúng hạn")
    assert by_value["589005"].quantity == "hồ sơ tiếp nhận"
    assert by_value["600000"].precision == "1000"
    assert len({one.quantity for one in read_figures(seed) if one.value == "1"}) == 2
