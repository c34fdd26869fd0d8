"""How the columns of a changed row are written down, and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def image_text(values: Mapping[str, Any] | None) -> str | None:
    """Columns of a row as they are written down: a JSON object; bytes are {"hex": …}."""
    if values is None:
        return None
    told = {
        name: {"hex": value.hex()} if isinstance(value, bytes) else value
        for name, value in values.items()
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def read_image(image: str | None) -> dict[str, Any]:
    """Read columns that `image_text` wrote down."""
    told = json.loads(image) if image else {}
    return {
        name: bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
        for name, value in told.items()
    }
