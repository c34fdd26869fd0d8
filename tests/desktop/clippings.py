"""Ten clippings of our own prose, of the kind that lie in a tray, and what a librarian records."""

from __future__ import annotations

from typing import NamedTuple


class Clipping(NamedTuple):
    """An article, the names in it that are to be recorded, and the values of its figures."""

    headline: str
    paragraphs: tuple[str, ...]
    names: frozenset[str]
    values: frozenset[str]


def _clipping(headline: str, *paragraphs: str, names: str, values: str) -> Clipping:
    return Clipping(headline, paragraphs, frozenset(names.split(", ")), frozenset(values.split()))


CLIPPINGS = (
    _clipping(
        "Bến phà Mười Cây thêm chuyến cuối tuần",
        "Ông Lương Quốc Bảo, Phó Chủ tịch UBND huyện Bến Đá, báo tin ấy trong buổi họp chợ sớm.",
        "Tháng trước phà chở 4.350 lượt khách, tăng 12% so với tháng 9/2018.",
        names="Lương Quốc Bảo, UBND huyện Bến Đá",
        values="4350 12",
    ),
    _clipping(
        "Hạ Long dựng lại chợ nổi",
        "Chợ nổi được Sở Công Thương tỉnh Quảng Ninh giao cho 65 hộ trông nom từ ngày 24/10/2018.",
        "Bà Đoàn Thị Mận ghe bún mừng vì ghe của bà khỏi phải neo xa bờ.",
        names="Hạ Long, Sở Công Thương tỉnh Quảng Ninh, Đoàn Thị Mận",
        values="65",
    ),
    _clipping(
        "Lớp học ghe chài có thêm sách",
        "Thầy Vũ Đình Khoan dạy 38 em trên chiếc ghe cũ ở Cẩm Phả đã bảy năm.",
        "Sở Giáo dục và Đào tạo tỉnh Quảng Ninh vừa gửi xuống 1.200 cuốn sách.",
        names="Vũ Đình Khoan, Cẩm Phả, Sở Giáo dục và Đào tạo tỉnh Quảng Ninh",
        values="38 1200",
    ),
    _clipping(
        "Nghề lưới làng Cồn trở lại",
        "Cả làng nay còn 27 nhà đan lưới, mỗi tháng bán chừng 900 tấm cho ghe Hải Phòng.",
        "Nghệ nhân Bùi Công Thuật kể rằng hồi 1975 nhà nào cũng có khung.",
        names="Cồn, Hải Phòng, Bùi Công Thuật",
        values="27 900",
    ),
    _clipping(
        "Đường đê Móng Cái rải nhựa xong",
        "Đoạn đê dài 3,6 km tốn 21,5 tỷ đồng, xong sớm hai tuần.",
        "Giám đốc Sở Giao thông vận tải Hà Văn Tới dặn xe quá tải đừng lên đê.",
        names="Móng Cái, Hà Văn Tới, Sở Giao thông vận tải",
        values="3.6 21500000000",
    ),
    _clipping(
        "Thư viện Đông Triều cho mượn sách qua bưu tá",
        "Bưu tá Trịnh Thị Hoè mang về từng xóm hơn 500 cuốn mỗi quý.",
        "Bạn đọc Đông Triều trả sách đúng hẹn 97%, thư viện ghi vậy.",
        names="Trịnh Thị Hoè, Đông Triều, Thư viện Đông Triều",
        values="500 97",
    ),
    _clipping(
        "Quảng Ninh nhận giải thưởng ASOCIO 2018",
        "Tối 7/11/2018, tại Tokyo, Quảng Ninh được trao Giải thưởng ASOCIO 2018 hạng mục "
        "Chính quyền số.",
        "Phó Chủ tịch UBND tỉnh Quảng Ninh Phùng Gia Lộc lên nhận cúp, cả đoàn 14 người vỗ tay.",
        names="Quảng Ninh, Phùng Gia Lộc, UBND tỉnh Quảng Ninh, Tokyo, Giải thưởng ASOCIO",
        values="14",
    ),
    _clipping(
        "Đội ghe cứu hộ Vân Đồn có nhà mới",
        "Nhà rộng 180 m2, Hội Nông dân tỉnh Quảng Ninh góp 300 triệu đồng.",
        "Đội trưởng Ngô Bá Sửu trực cùng 9 người, ngày lễ cũng không nghỉ.",
        names="Vân Đồn, Hội Nông dân tỉnh Quảng Ninh, Ngô Bá Sửu",
        values="180 300000000 9",
    ),
    _clipping(
        "Uông Bí trồng lại rặng tràm",
        "Đoàn thanh niên phường trồng 2.600 cây tràm con, cây sống được 88%.",
        "Anh Mạc Văn Dũng, người giữ vườn ươm, xin thêm vòi tưới.",
        names="Uông Bí, Mạc Văn Dũng",
        values="2600 88",
    ),
    _clipping(
        "Chợ đêm Hòn Gai khai đèn",
        "Chợ có 74 sạp, mở từ 18 giờ, Công an thành phố Hạ Long lo giữ trật tự.",
        "Chị Lại Thị Thơm bán chè bảo khách đêm đầu đông gấp ba lần chị tính.",
        names="Hòn Gai, Công an thành phố Hạ Long, Lại Thị Thơm",
        values="74",
    ),
)
