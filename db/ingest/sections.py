"""The sections of newspapers, as they are printed above an article or in the path to its page."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NAMES: Final = frozenset(
    """thời sự; chính trị; xã hội; chính trị - xã hội; kinh tế; kinh doanh; tài chính; chứng khoán
    doanh nghiệp; bất động sản; thế giới; quốc tế; giáo dục; pháp luật; an ninh trật tự; thể thao
    bóng đá; văn hóa; văn hoá; văn hóa - xã hội; văn nghệ; giải trí; sức khỏe; sức khoẻ; y tế
    khoa học; công nghệ; khoa học - công nghệ; khoa học công nghệ; số hóa; đời sống; du lịch
    môi trường; nông nghiệp; nông thôn mới; quân sự; quốc phòng; quốc phòng - an ninh; an ninh
    xe; ô tô - xe máy; giao thông; bạn đọc; góc nhìn; ý kiến; bình luận; phóng sự; phóng sự - ký sự
    trong nước; trong tỉnh; địa phương; tin tức; tin trong nước; tin địa phương; việc làm; nhà đất
    tuổi trẻ; nhịp sống trẻ; giới trẻ; lao động - việc làm; công đoàn; xây dựng đảng; đoàn thể
    dân tộc - tôn giáo; biển đảo; năng lượng; ngân hàng; thị trường; tiêu dùng; quy hoạch; hồ sơ
    chính quyền số; chuyển đổi số; cải cách hành chính; truyền hình; âm nhạc; phim; sách; multimedia
    news; politics; society; economy; business; world; sports; culture; travel; education; health
    """.replace("\n", ";").split(";")
)
_SECTIONS: Final = frozenset(" ".join(name.split()) for name in _NAMES if name.strip())

_HOME: Final = re.compile(r"trang\s+(?:chủ|nhất)|home(?:page)?", re.IGNORECASE)
_STEPS: Final = re.compile(r"\s*[>»›→⟩/|]+\s*")
_PARTED: Final = re.compile(r"[>»›→⟩/|:]")
_LABEL: Final = re.compile(
    r"(?:chuyên\s+(?:mục|trang)|(?:thuộc\s+)?mục|section|category)\s*:\s*(?P<name>.+)",
    re.IGNORECASE,
)
_MOST_STEPS: Final = 5
_MOST_WORDS: Final = 6
_LONGEST_PATH: Final = 120


def is_section(text: str) -> bool:
    """Whether a line is nothing but the usual name of a section: Kinh tế, THỜI SỰ."""
    return section_key(text) in _SECTIONS


def section_key(text: str) -> str:
    """A name of a section as it is compared: NFC, in lower case, with single spaces."""
    return unicodedata.normalize("NFC", " ".join(text.lower().replace("–", "-").split()))


def read_section_line(line: str) -> str | None:
    """Tell the section from a line that says only where on a site or in a paper one is.

    "Trang chủ > Kinh tế > Doanh nghiệp" and "Chuyên mục: Kinh tế" say Kinh tế: of a path the step
    below the front page, for the steps below that are each site's own. None for any other line;
    a name of a section alone is none either, for it may be a kicker.
    """
    if len(line) > _LONGEST_PATH or not _PARTED.search(line):
        return None
    text = " ".join(line.split())
    label = _LABEL.fullmatch(text)
    if label:
        return label["name"] if is_section(label["name"]) else None
    steps = [step for step in _STEPS.split(text.rstrip(">»›→⟩/| ")) if step]
    if not 1 < len(steps) <= _MOST_STEPS or any(len(step.split()) > _MOST_WORDS for step in steps):
        return None
    if _HOME.fullmatch(steps[0]):
        return steps[1] if not any(map(str.isdecimal, steps[1])) else None
    return steps[0] if all(map(is_section, steps)) else None
