"""Plain texts and lines of JSON."""

from __future__ import annotations

import gzip
import json
import lzma

from tests.db.ingest.sources.packing import PAGE


def samples() -> dict[str, bytes]:
    """Give a page in several encodings, and lines plain and packed."""
    lines = b"".join(
        json.dumps(
            {
                "id": number,
                "title": f"Bài số {number}",
                "sapo": "Đồng bằng vào vụ.",
                "body": ["Đoạn một.", "Đoạn hai."],
                "byline": "Thu Hà",
                "published": "01/11/2018, 08:30 GMT+7",
            },
            ensure_ascii=number % 2 == 0,
        ).encode()
        + b"\n"
        for number in range(3)
    )
    return {
        "trang.txt": PAGE,
        "trang 16.txt": PAGE.decode().encode("utf-16"),
        "dòng.jsonl": lines,
        "dòng.jsonl.gz": gzip.compress(lines, mtime=0),
        "dòng.jsonl.xz": lzma.compress(lines),
    }
