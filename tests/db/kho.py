"""What tests of `kho` take into an archive, and how they run it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

PAGE = """\
Bến cảng mới đón tàu

Sáng nay bến cảng mới của tỉnh đón chuyến tàu đầu tiên, sớm hơn kế hoạch một tháng.

Mỗi ngày bến nhận 1.500 tấn hàng, nhiều gấp đôi bến cũ bên kia sông.
"""
LINES = [
    {
        "id": f"s-{number}",
        "title": f"Mùa lúa năm {2010 + number}",
        "body": [f"Đường về làng số {number}."],
        "outlet": "Báo Thử" if number % 2 else None,
        "published": f"{2010 + number}-05-01",
    }
    for number in range(6)
]

Run = Callable[..., tuple[int, list[Any]]]
"""Runs a command with --json: the exit code and the answers."""
