"""Counts the words of a corpus for the list that encodings are told by: python -m … CORPUS."""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "train30k.jsonl.xz"

HELD_OUT = 15
"""Every fifteenth article is not counted, so that detection can be measured on it."""

_FEWEST = 10
_HEAD = """\
# Tiếng Việt thường gặp trên báo, xếp theo độ hiếm, để nhận ra bảng mã của một văn bản: bảng mã đúng
# cho ra nhiều tiếng thường gặp.
#
# Mỗi dòng: độ hiếm, tính bằng một phần tư của -ln(tần suất), rồi các tiếng có độ hiếm ấy. Đếm từ
# 28.000 bài báo, bỏ những tiếng gặp dưới mười lần.
# Làm lại: python -m tests.db.ingest.syllable_counts
"""
_WORD = re.compile(r"[^\W\d_]+")


def articles(corpus: Path = CORPUS) -> Iterator[dict[str, Any]]:
    """Read the articles of the corpus in order."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def held_out(corpus: Path = CORPUS) -> Iterator[dict[str, Any]]:
    """Read the articles whose words are not counted."""
    return (one for at, one in enumerate(articles(corpus)) if at % HELD_OUT == 0)


def counted(texts: Iterable[str]) -> str:
    """Count the words of texts; give the list as it is kept."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(unicodedata.normalize("NFC", text).lower()))
    total = counts.total()
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= _FEWEST:
            lines[round(-4 * math.log(count / total))].append(word)
    return _HEAD + "".join(f"{cost} {' '.join(sorted(lines[cost]))}\n" for cost in sorted(lines))


def corpus_list(corpus: Path = CORPUS) -> str:
    """Count the words of the corpus."""
    return counted(
        "\n".join((one["title"], one["sapo"] or "", *one["body"]))
        for at, one in enumerate(articles(corpus))
        if at % HELD_OUT
    )


if __name__ == "__main__":
    sys.stdout.write(corpus_list(*map(Path, sys.argv[1:])))
