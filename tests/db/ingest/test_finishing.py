"""An article out of a layout: the day of publication, the section, the outlet, and why."""

from __future__ import annotations

import pytest

from db.ingest.finishing import Told, finish
from db.ingest.layout import lay_out
from db.ingest.source import Hints, Options, Reading
from db.records import NewSource, Origin

HEADLINE = "Chợ nổi mở thêm bến thuyền đón khách mùa nước"
STANDFIRST = "Bến mới rộng gấp đôi bến cũ, có mái che và lối lên cho người đi xe lăn."
ONE = (
    "Sáng nay những chiếc thuyền đầu tiên đã cập bến mới. Ban quản lý chợ nổi cho biết bến thuyền "
    "được làm trong sáu tháng, sớm hơn hai tuần so với kế hoạch."
)
TWO = (
    "Người bán hàng mong khách ở lại lâu hơn. Trước đây thuyền phải chờ nhau ngoài sông mỗi khi "
    "nước lên, nay mười thuyền có thể cùng vào một lúc."
)


def finished(
    *above: str,
    standfirst: str = STANDFIRST,
    below: tuple[str, ...] = (),
    name: str = "bài.txt",
    member: str | None = None,
    hints: Hints | None = None,
    told: dict[str, Told] | None = None,
    outlet: str | None = None,
) -> Reading:
    text = "\n\n".join([*above, HEADLINE, standfirst, ONE, TWO, *below])
    file = NewSource("0" * 64, 9, name, "text/plain", member=member)
    return finish(
        lay_out(text), file, "text/1", Options(outlet=outlet), hints=hints, told=told, warning=None
    )


def dated(reading: Reading) -> tuple[str | None, str]:
    return reading.article.published, reading.article.published_basis


def test_no_date_at_all() -> None:
    reading = finished()
    assert dated(reading) == (None, "unknown")
    assert reading.warning is None
    assert reading.article.headline == HEADLINE


def test_the_printed_date() -> None:
    reading = finished("Thứ Năm, 01/11/2018 | 08:30 GMT+7")
    assert dated(reading) == ("2018-11-01T08:30:00+07:00", "printed")
    assert reading.article.origins["published"] == Origin("layout", 0.95)
    assert dated(finished(below=("Ngày đăng: 01/11/2018",))) == ("2018-11-01", "printed")
    reading = finished("Hà Nội, ngày 1 tháng 11 năm 2018")
    assert dated(reading) == ("2018-11-01", "printed")
    assert reading.article.dateline == "Hà Nội, ngày 1 tháng 11 năm 2018"


def test_an_update_is_no_publication() -> None:
    reading = finished("Cập nhật lúc 09:12, 02/11/2018")
    assert dated(reading) == (None, "unknown")
    assert reading.warning == "only an update is dated: 2018-11-02T09:12:00"
    reading = finished("Cập nhật: 02/11/2018", "Ngày đăng: 01/11/2018")
    assert dated(reading) == ("2018-11-01", "printed")


def test_a_weekday_that_does_not_agree_makes_the_address_surer() -> None:
    reading = finished("Thứ Tư, 01/11/2018")
    assert dated(reading) == ("2018-11-01", "printed")
    assert reading.warning == "weekday does not agree: Thứ Tư, 01/11/2018"
    hints = Hints(url="https://kho.vn/2018/10/31/ben.html")
    reading = finished("Thứ Tư, 01/11/2018", hints=hints)
    assert dated(reading) == ("2018-10-31", "url")


def test_the_address_and_the_name_of_the_file() -> None:
    url = "https://kho.vn/ben-moi-20181101083000.htm"
    reading = finished(hints=Hints(url=url), name="2018-11-02 Bến.txt")
    assert dated(reading) == ("2018-11-01", "url")
    assert reading.article.url == url
    assert dated(finished(name="2018-11-02 Bến.txt")) == ("2018-11-02", "filename")
    packed = finished(name="2018-11-02.zip", member="bài 3.txt")
    assert dated(packed) == (None, "unknown")
    assert dated(finished(name="a.zip", member="2018-11-02/bài 3.txt"))[1] == "filename"


def test_what_the_source_states() -> None:
    sure = {"published": Told("2018-11-01", Origin("json_ld", 0.95))}
    assert dated(finished("02/11/2018", told=sure)) == ("2018-11-01", "metadata")
    unsure = {"published": Told("2018-11-05", Origin("document", 0.3))}
    assert dated(finished("02/11/2018", told=unsure)) == ("2018-11-02", "printed")
    printed = {"published": Told("2018-11-05", Origin("text", 0.9))}
    assert dated(finished(told=printed)) == ("2018-11-05", "printed")


def test_sure_opinions_that_differ_are_told() -> None:
    reading = finished("Thứ Năm, 01/11/2018", hints=Hints(url="https://kho.vn/2018/11/05/ben"))
    assert dated(reading) == ("2018-11-01", "printed")
    assert reading.warning == "published 2018-11-01, but 2018-11-05 by its url"
    assert finished("01/11/2018", hints=Hints(url="https://kho.vn/2018/11/02/b")).warning is None


def test_nothing_is_published_after_it_was_captured() -> None:
    hints = Hints(captured="2018-11-01T09:00:00Z", url="https://kho.vn/2018/10/30/ben")
    reading = finished("11/12/2018", hints=hints)
    assert dated(reading) == ("2018-10-30", "url")
    assert reading.warning == "published 2018-12-11 is later than captured 2018-11-01T09:00:00Z"


def test_a_day_without_a_year_lies_before_the_capture() -> None:
    reading = finished("(Hà Nội, 28-12)", hints=Hints(captured="2019-01-02"))
    assert dated(reading) == ("2018-12-28", "printed")
    assert dated(finished("(Hà Nội, 28-12)")) == (None, "unknown")


def test_bounds_of_an_undated_article() -> None:
    clues = (
        "Tính đến hết ngày 20/10/2018, bến mới đã đón hai nghìn khách từ mọi nơi.",
        "Bến thứ hai sẽ khai trương vào sáng 1/11 tại xã bên, ai cũng đến được.",
    )
    reading = finished(below=clues)
    assert dated(reading) == ("2018-10-20/2018-11-01", "inferred")
    assert reading.article.origins["published"] == Origin("text", 0.5)
    assert dated(finished("30/10/2018", below=clues)) == ("2018-10-30", "printed")


@pytest.mark.parametrize(
    ("above", "section", "kicker"),
    [
        ("Trang chủ > Du lịch > Bến sông", "Du lịch", None),
        ("Kinh tế | Thứ Năm, 01/11/2018 | 08:30", "Kinh tế", None),
        ("DU LỊCH", "DU LỊCH", "DU LỊCH"),
        ("CHỢ NỔI MÙA NƯỚC", None, "CHỢ NỔI MÙA NƯỚC"),
    ],
)
def test_sections(above: str, section: str | None, kicker: str | None) -> None:
    article = finished(above).article
    assert (article.section, article.kicker, article.headline) == (section, kicker, HEADLINE)


def test_outlets() -> None:
    assert finished("Báo Thử Nghiệm").article.outlet == "Báo Thử Nghiệm"
    assert finished("Báo Thử Nghiệm", outlet="Kho").article.outlet == "Báo Thử Nghiệm"
    assert finished("Báo điện tử thử nghiệm hàng đầu Việt Nam").article.outlet is None
    assert finished(outlet="Kho").article.outlet == "Kho"
    opened = finished(standfirst=f"(Báo Thử Nghiệm) - {STANDFIRST}").article
    assert (opened.outlet, opened.standfirst) == ("Báo Thử Nghiệm", STANDFIRST)


def test_the_place_before_the_standfirst() -> None:
    article = finished(standfirst=f"Hà Nội (TTXVN) - {STANDFIRST}").article
    assert (article.standfirst, article.dateline) == (STANDFIRST, "Hà Nội (TTXVN)")
    assert article.outlet is None
    told = {"standfirst": Told(f"(TTXVN) - {STANDFIRST}", Origin("meta", 0.9))}
    assert finished(told=told).article.standfirst == STANDFIRST


def test_a_name_beside_the_date() -> None:
    article = finished("Minh Hà - 01/11/2018 08:30").article
    assert (article.byline, article.published) == ("Minh Hà", "2018-11-01T08:30:00")
