"""Keeps as files what a damaged database gave and nothing proves, for people to look at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Final

from db.copying import connect
from db.disk import sync_path, write_durably
from db.records.salvage import UnprovenArticle

UNPROVEN: Final = "unproven"
LIST: Final = "unproven.json"


def keep_unproven(gathered: Path, damaged: Path, articles: Sequence[UnprovenArticle]) -> None:
    """Write each text that nothing proves into a file of its own, and a list of all with reasons.

    Facts that were read stand in the list; they go to the folder of what is damaged.
    """
    place = damaged / UNPROVEN
    place.mkdir()
    listed = []
    with closing(connect(gathered, "ro")) as connection:
        for article in articles:
            row = connection.execute(
                "SELECT text FROM text_version WHERE id = ?", (article.text_version,)
            ).fetchone()
            name = f"{article.accession or 'x'}-{article.id}.txt"
            if row is not None:
                name = "".join(sign if sign.isalnum() or sign in "-." else "_" for sign in name)
                words = str(row[0])
                (place / name).write_text(words, encoding="utf-8")
            listed.append(asdict(article) | {"file": name if row is not None else None})
    content = json.dumps(listed, ensure_ascii=False, indent=1)
    write_durably(place / LIST, content.encode())
    sync_path(damaged)
