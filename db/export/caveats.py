"""What is said on paper of words that are to be taken with care."""

from __future__ import annotations

from db.export.printed import printed_number
from db.records import CheckKind
from db.records.answers import Caveat, CaveatKind

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_FIXED = {
    CaveatKind.DATE_INFERRED: "Bài không ghi ngày đăng; ngày nêu ở đây suy ra từ nội dung bài.",
    CaveatKind.DATE_UNKNOWN: "Không rõ ngày đăng.",
    CaveatKind.TEXT_CORRECTED: "Văn bản đã được sửa sau khi trích; cần đối chiếu lại với bài.",
    CaveatKind.STAFF_ONLY: "Toàn văn bài này chỉ dùng trong thư viện.",
    CaveatKind.CITATION_ONLY: "Kho chỉ giữ thư mục của bài, không in lại nguyên văn.",
}


def caveat_sentence(caveat: Caveat) -> str:
    """One caveat as a sentence."""
    facts = dict(caveat.facts)
    if caveat.kind is CaveatKind.CITATION_ONLY and "abstract" in facts:
        return "Kho chỉ giữ thư mục của bài; lời trích lấy từ bản tóm tắt của kho."
    if caveat.kind is CaveatKind.SIC:
        return f"Nguyên văn in “{facts['printed']}”, hiểu là “{facts['meant']}”."
    if caveat.kind is CaveatKind.PLANNED_ONLY:
        award = f"{facts['award']} {facts['year']}".strip()
        return (
            f"Bài viết trước sự kiện: kho chưa có bài nào xác nhận {facts['recipient']}"
            f" đã nhận {award}."
        )
    if caveat.kind in {CaveatKind.CHECK_DIFFERS, CaveatKind.CHECK_ROUNDED}:
        return _checked(caveat.kind, facts)
    return _FIXED[caveat.kind]


def _checked(kind: CaveatKind, facts: dict[str, str]) -> str:
    check = facts.get("check", "")
    sign = "%" if check == CheckKind.RATIO else ""
    stated, computed = (_shown(check, facts.get(name, "")) for name in ("stated", "computed"))
    if not computed:
        return f"Bài ghi {stated}{sign}; chưa khớp khi kiểm tra lại."
    if check == CheckKind.LIST_COUNT:
        return f"Bài ghi {stated}, nhưng kể ra {computed}."
    if check == CheckKind.ROSTER_COUNT:
        return f"Bài ghi {stated}; theo danh sách giải thưởng của kho là {computed}."
    if check == CheckKind.SAME_QUANTITY:
        return f"Bài ghi {stated}; bài khác ghi {computed}."
    if check == CheckKind.DATE_WEEKDAY:
        return f"Bài ghi {stated}; hôm đó là {computed}."
    limit = " Các số không cùng một kỳ." if facts.get("periods") == "differ" else ""
    return f"Bài ghi {stated}{sign}; tính ra {computed}{sign}{_fit(kind, facts, sign)}.{limit}"


def _fit(kind: CaveatKind, facts: dict[str, str], sign: str) -> str:
    """How what is printed comes from what was computed."""
    if kind is not CaveatKind.CHECK_ROUNDED:
        return ""
    if "truncated" in facts and "rounded" not in facts:
        half_up = facts.get("half_up")
        other = f", làm tròn thì thành {printed_number(half_up)}{sign}" if half_up else ""
        return f" (bài bỏ phần lẻ{other})"
    return " (bài đã làm tròn)"


def _shown(check: str, value: str) -> str:
    if check == CheckKind.DATE_WEEKDAY and value in {*"1234567"}:
        return _WEEKDAYS[int(value) - 1]
    return printed_number(value)
