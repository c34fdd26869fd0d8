"""What stands around an article on a page and is none of it: links to others, buttons, imprints."""

from __future__ import annotations

import re
from typing import Final

from db.ingest.sections import read_section_line

_READERS: Final = r"(?:mời\s+)?(?:(?:quý|các)\s+)?(?:vị\s+)?(?:bạn(?:\s+đọc)?|độc\s+giả)\s+"
_RELATED: Final = re.compile(
    rf"(?:>{{1,3}}|»|→|👉)|(?:{_READERS})?(?:xem|đọc)\s+(?:thêm|tiếp)\b|(?:tin|bài)(?:\s+(?:viết|tức))?"
    r"\s+(?:(?:cùng|trong)\s+(?:chuyên\s+mục|chủ\s+đề)|liên\s+quan)\b",
    re.IGNORECASE,
)
_RELATED_TITLE: Final = re.compile(
    r"(?:>+\s*|\[\s*)?(?:(?:các\s+)?(?:tin|bài)(?:\s+(?:viết|tức))?\s+(?:(?:cùng|trong)\s+"
    r"(?:chuyên\s+)?(?:mục|chủ\s+đề)|liên\s+quan|khác|mới(?:\s+nhất)?|nổi\s+bật|đã\s+đưa"
    rf"|đọc\s+nhiều)|(?:{_READERS})?(?:xem|đọc)\s+thêm|cùng\s+(?:chuyên\s+mục|chủ\s+đề)"
    r"|(?:có\s+thể\s+)?bạn\s+(?:có\s+thể\s+)?quan\s+tâm|đọc\s+nhiều(?:\s+nhất)?|liên\s+quan"
    r"|related\s+(?:news|articles))\s*[:\]]?",
    re.IGNORECASE,
)
_BOILERPLATE: Final = re.compile(
    r"©|copyright\b|bản\s+quyền\s+(?:thuộc|©)|all\s+rights\s+reserved|giấy\s+phép\s+(?:số|xuất)"
    r"|tổng\s+biên\s+tập\s*:|(?:xin\s+)?ghi\s+rõ\s+nguồn|(?:vui\s+lòng|xin)\s+(?:nhập|đăng\s+nhập)\b"
    rf"|(?:{_READERS}|hãy\s+|nhấn\s+)?theo\s+dõi\s[^.]{{2,80}}\s(?:trên|qua)\s+(?:facebook|google|zalo"
    r"|youtube|tiktok|telegram|mạng\s+xã\s+hội)|(?:hotline|đường\s+dây\s+nóng)\s*:"
    r"|(?:tags?|từ\s+kh(?:óa|oá))\s*:|đăng\s+k[ýí]\s+(?:nhận\s+(?:bản\s+)?tin|kênh)\b"
    r"|liên\s+hệ\s+quảng\s+cáo\b|tải\s+ứng\s+dụng\b",
    re.IGNORECASE,
)
_BUTTON: Final = re.compile(
    r"[\W\d]*(?:bình\s+luận|ý\s+kiến(?:\s+bạn\s+đọc)?|(?:gửi|viết)\s+(?:bình\s+luận|phản\s+hồi)"
    r"|chia\s+sẻ(?:\s+bài\s+viết)?|lưu\s+bài(?:\s+viết)?|(?:in|gửi)\s+(?:bài(?:\s+viết)?|trang"
    r"|email)|facebook|twitter|zalo|google\s+news|copy\s+link|sao\s+chép\s+liên\s+kết|thích|like"
    r"|tweet|share|print|quảng\s+cáo|advertisement|(?:về|quay\s+lại|trở\s+(?:lại|về))\s+trang\s+chủ"
    r"|(?:về\s+)?đầu\s+trang|trang\s+(?:chủ|trước|sau)|đăng\s+nhập|xem\s+tất\s+cả)[\W\d]*",
    re.IGNORECASE,
)


def is_related(short: str) -> bool:
    """Whether a short line leads to another article, or stands above links to some."""
    return bool(_RELATED.match(short) or _RELATED_TITLE.fullmatch(short))


def introduces_related(short: str) -> bool:
    """Whether the lines below a line are the headlines of other articles: Tin liên quan."""
    return _RELATED_TITLE.fullmatch(short) is not None


def is_boilerplate(short: str) -> bool:
    """Whether a short line is the same on every page of a site: buttons, imprint, path."""
    return bool(_BOILERPLATE.match(short) or _BUTTON.fullmatch(short) or read_section_line(short))
