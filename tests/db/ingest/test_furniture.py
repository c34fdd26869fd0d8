"""What stands around an article on a page."""

from __future__ import annotations

import pytest

from db.ingest.furniture import introduces_related, is_boilerplate, is_related


@pytest.mark.parametrize(
    "line",
    [
        *("Tin liên quan", "Tin liên quan:", "BÀI VIẾT LIÊN QUAN", "Xem thêm:", "Tin khác"),
        *("Có thể bạn quan tâm", "Tin cùng chuyên mục", "Đọc nhiều", "Các tin khác"),
    ],
)
def test_titles_of_lists(line: str) -> None:
    assert introduces_related(line)
    assert is_related(line)


@pytest.mark.parametrize(
    "line", [">>> Bến mới", "Xem thêm: Bến mới", "Mời bạn đọc xem thêm: Bến mới", "» Bến mới"]
)
def test_links_to_others(line: str) -> None:
    assert is_related(line)
    assert not introduces_related(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Bình luận", "Bình luận (12)", "0 bình luận", "Chia sẻ", "In bài viết", "Facebook"),
        *("Vui lòng nhập họ tên", "Vui lòng đăng nhập để gửi ý kiến", "© 2018 Báo Thử Nghiệm"),
        *(
            "Theo dõi Báo Thử Nghiệm trên Facebook",
            "Từ khóa: bến, chợ",
            "Hotline: 0203",
            "Quảng cáo",
        ),
        *("Trang chủ > Kinh tế", "Bản quyền thuộc Báo Thử Nghiệm"),
    ],
)
def test_what_every_page_has(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Bình luận của người trong nghề", "Chia sẻ niềm vui với bến mới", "Quảng cáo bến mới"),
        *(
            "Người dân theo dõi trận đấu trên màn hình",
            "Tin vui từ bến thuyền",
            "Bài học từ bến cũ",
        ),
        *("Theo Báo Thử Nghiệm", "Facebook mở văn phòng ở bến mới"),
    ],
)
def test_what_only_sounds_so(line: str) -> None:
    assert not is_boilerplate(line)
    assert not is_related(line)
