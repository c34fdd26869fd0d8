"""Archives for the tests of the windows: real ones, of articles in our own words."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from db import Archive, create_archive

OUTLETS = ("Báo Thử Nghiệm", "Tin Làng", "Tuần san Bến Đá")
SUBJECTS = (
    "thư viện huyện", "bến phà cũ", "trường làng", "chợ phiên", "xưởng gốm", "đội bóng xã",
    "nhà máy nước", "vườn ươm", "hợp tác xã", "bưu cục", "trạm y tế", "lớp học vẽ",
)  # fmt: skip
DEEDS = (
    "mở cửa trở lại", "nhận giải thưởng", "đón khách đường xa", "thiếu người trông nom",
    "có thêm ba phòng", "dùng chữ ký số", "trồng lại hàng cây", "kể chuyện ngày trước",
    "đổi giờ làm việc", "bán hết vé", "thi viết chữ đẹp", "đo lại đường dây",
)  # fmt: skip
TIMES = (
    "từ đầu tháng", "sau mùa lũ", "trước Tết", "vào sáng Chủ nhật", "giữa mùa gặt",
    "trong dương lịch", "mỗi chiều thứ Năm", "khi sương chưa tan",
)  # fmt: skip


def written_articles(number: int, *, sentences: int = 24, seed: int = 1) -> Iterator[str]:
    """Write articles as JSON lines; the same seed writes the same ones."""
    chance = random.Random(seed)  # no secret
    for count in range(number):
        lines = [_sentence(chance) for _ in range(sentences)]
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1998, 2023)
        yield json.dumps(
            {
                "id": f"g{count}",
                "headline": _sentence(chance).rstrip("."),
                "standfirst": _sentence(chance),
                "body": [" ".join(lines[start : start + 4]) for start in range(0, sentences, 4)],
                "outlet": chance.choice(OUTLETS),
                "published": f"{year}-{month:02d}-{day:02d}",
            },
            ensure_ascii=False,
        )


def new_archive(folder: Path, lines: Sequence[str] | Iterator[str]) -> Archive:
    """Make an archive that holds the articles of these JSON lines, all of them indexed."""
    file = folder / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    archive = create_archive(folder / "Kho.khobao")
    archive.ingest([file], lambda _event: None)
    indexer = archive.indexer()
    indexer.sync()
    indexer.close()
    return archive


def _sentence(chance: random.Random) -> str:
    words = (
        chance.choice(TIMES),
        chance.choice(SUBJECTS),
        chance.choice(DEEDS),
        "và",
        chance.choice(SUBJECTS),
        chance.choice(DEEDS),
        str(chance.randint(2, 900_000)),
        "lượt người",
    )
    return " ".join(words).capitalize() + "."
