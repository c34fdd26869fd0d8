"""Prose of our own, and how it was typed before Unicode."""

from __future__ import annotations

HEADLINE = "Bến cảng mới đón chuyến tàu đầu tiên"
STANDFIRST = (
    "Sáng nay bến cảng mới của tỉnh đã đón chuyến tàu đầu tiên, sớm hơn kế hoạch một tháng."
)
BODY = (
    "Ban quản lý cho biết mỗi ngày bến nhận được sáu chuyến tàu, gấp đôi bến cũ bên kia sông.",
    "Người dân hai bên bờ ra xem từ sáng sớm, trẻ con được nghỉ học buổi đầu để vẫy cờ đón tàu.",
    "Ông Bình, người lái đò đã bốn mươi năm, nói rằng ông sẽ thôi chèo nhưng không buồn chút nào.",
)
BYLINE = "Thu Hà"

# The same words as bytes that Windows shows as letters of Western Europe.
TCVN3_HEADLINE = "bÕn c¶ng míi ®ãn chuyÕn tµu ®Çu tiªn"
TCVN3_STANDFIRST = (
    "S¸ng nay bÕn c¶ng míi cña tØnh ®· ®ãn chuyÕn tµu ®Çu tiªn, sím h¬n kÕ ho¹ch mét th¸ng."
)
TCVN3_BODY = "Ng\xad\xeai d©n hai bªn bê ra xem tõ s¸ng sím, vÉy cê ®ãn tµu."
TCVN3_BODY_READ = "Người dân hai bên bờ ra xem từ sáng sớm, vẫy cờ đón tàu."
VNI_HEADLINE = "Beán caûng môùi ñoùn chuyeán taøu ñaàu tieân"
VNI_STANDFIRST = (
    "Saùng nay beán caûng môùi cuûa tænh ñaõ ñoùn chuyeán taøu ñaàu tieân, sôùm hôn keá hoaïch"
    " moät thaùng."
)
