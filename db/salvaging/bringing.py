"""Brings articles out of what was gathered into a sound database, each with its text proven."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from db.catalogue.prints import words_and_sha256
from db.engine import sqlite_module
from db.records.articles import BlockKind
from db.records.salvage import SalvagedArticle, Unproven, UnprovenArticle
from db.salvaging.gathering import PROVEN, STANDING
from db.salvaging.shapes import Shape
from db.search.collation import sort_key

GATHERED: Final = "gathered"
"""The name by which the connection knows the rows of the damaged database."""

Row = Mapping[str, Any]

_NEWER: Final = f"""
    SELECT one.id FROM {GATHERED}.article one LEFT JOIN main.article held ON held.id = one.id
    WHERE held.id IS NULL OR held.uid <> one.uid OR held.row_version < one.row_version
    ORDER BY one.id"""
_ORPHANS: Final = f"""
    SELECT article_id, max(id) FROM {GATHERED}.text_version one
    WHERE {STANDING} >= {PROVEN}
        AND NOT EXISTS (SELECT 1 FROM main.text_version held WHERE held.id = one.id)
        AND NOT EXISTS (SELECT 1 FROM temp.seen WHERE seen.id = one.article_id)
    GROUP BY article_id ORDER BY article_id"""
_TEXTS: Final = f"""
    SELECT * FROM {GATHERED}.text_version WHERE article_id = ?
    ORDER BY {STANDING} >= {PROVEN} DESC, is_current DESC, number DESC"""
_BLOCKS: Final = f"""
    SELECT text_version_id, seq, kind, start, stop FROM {GATHERED}.block
    WHERE text_version_id = ? ORDER BY seq"""
_CLASH: Final = """
    SELECT 1 FROM main.article WHERE id <> :id AND (uid = :uid OR accession = :accession
        OR (url_key = :url_key AND deleted_at IS NULL AND :deleted_at IS NULL))"""


class ArticleBringing:
    """Owns the way of articles from the gathered rows into the database `main`. For one thread.

    Only what is newer there, or not there at all, is brought; and only when the text has its
    SHA-256 and is the one that the facts were written for. The rest is told with its reason. The
    connection is in a transaction, has the gathered rows attached, and checks no foreign keys: what
    articles refer to comes later. `temp.brought` holds the ids of what came.
    """

    def __init__(self, connection: Any, shapes: Mapping[str, Shape]) -> None:
        self._connection = connection
        self._names = {
            name: [column.name for column in shapes[name].columns]
            for name in ("article", "text_version")
        }
        self.salvaged: list[SalvagedArticle] = []
        self.unproven: list[UnprovenArticle] = []
        self.laid_anew = 0

    def bring(self) -> None:
        """Bring all of them."""
        self._connection.execute("CREATE TEMP TABLE brought (id INTEGER PRIMARY KEY)")
        self._connection.execute("CREATE TEMP TABLE seen (id INTEGER PRIMARY KEY)")
        for (article_id,) in self._connection.execute(_NEWER).fetchall():
            self._connection.execute("INSERT INTO seen VALUES (?)", (article_id,))
            article = self._one(f"SELECT * FROM {GATHERED}.article WHERE id = ?", article_id)
            assert article is not None
            self._take(article)
        for article_id, version_id in self._connection.execute(_ORPHANS).fetchall():
            self.unproven.append(
                UnprovenArticle(article_id, None, None, Unproven.FACTS_LOST, version_id)
            )

    def _take(self, article: Row) -> None:
        held = self._one("SELECT uid, accession FROM main.article WHERE id = ?", article["id"])
        texts = list(self._rows(_TEXTS, article["id"]))
        current = self._current(article, texts)
        reason = self._objection(article, held, texts, current)
        if reason is None:
            self._connection.execute("SAVEPOINT one")
            try:
                self._write(article, texts, current, is_new=held is None)
                self._connection.execute("RELEASE one")
            except sqlite_module().IntegrityError:
                self._connection.execute("ROLLBACK TO one")
                self._connection.execute("RELEASE one")
                reason = Unproven.NUMBER_TAKEN
        facts = (article["id"], article["accession"], article["headline"])
        if reason is None:
            self._connection.execute("INSERT INTO brought VALUES (?)", (article["id"],))
            self.salvaged.append(SalvagedArticle(*facts, is_new=held is None))
        else:
            text = texts[0]["id"] if texts else None
            self.unproven.append(UnprovenArticle(*facts, reason, text))

    def _current(self, article: Row, texts: Sequence[Row]) -> Row | None:
        """Find the text that the facts were written for."""
        for text in texts:
            is_proven = text[STANDING] >= PROVEN
            if is_proven and words_and_sha256(text["text"])[1] == article["norm_sha256"]:
                return text
        return None

    def _objection(
        self, article: Row, held: Row | None, texts: Sequence[Row], current: Row | None
    ) -> Unproven | None:
        """Say why an article is not brought; None when it is."""
        if held is not None and held["uid"] != article["uid"]:
            is_same = held["accession"] == article["accession"]
            return Unproven.FACTS_CHANGED if is_same else Unproven.NUMBER_TAKEN
        if self._connection.execute(_CLASH, dict(article)).fetchone():
            return Unproven.NUMBER_TAKEN
        if sort_key(article["headline"]) != article["headline_sort"]:
            return Unproven.FACTS_CHANGED
        if current is not None or self._has_text_already(article):
            return None
        if not texts:
            return Unproven.TEXT_LOST
        is_proven = texts[0][STANDING] >= PROVEN
        return Unproven.TEXT_FOREIGN if is_proven else Unproven.TEXT_CHANGED

    def _has_text_already(self, article: Row) -> bool:
        """Whether `main` holds the text that the facts were written for."""
        held = self._one(
            "SELECT text FROM main.text_version WHERE article_id = ? AND is_current = 1",
            article["id"],
        )
        return held is not None and words_and_sha256(held["text"])[1] == article["norm_sha256"]

    # ---- writing --------------------------------------------------------------------------

    def _write(
        self, article: Row, texts: Sequence[Row], current: Row | None, *, is_new: bool
    ) -> None:
        if is_new:
            self._insert("article", article)
        else:
            names = [name for name in self._names["article"] if name != "id"]
            sets = ", ".join(f'"{name}" = :{name}' for name in names)
            self._connection.execute(
                f"UPDATE main.article SET {sets} WHERE id = :id",
                {name: article[name] for name in self._names["article"]},
            )
        if current is None:
            return
        self._connection.execute(
            "UPDATE main.text_version SET is_current = 0 WHERE article_id = ? AND is_current = 1",
            (article["id"],),
        )
        for text in texts:
            is_current = text["id"] == current["id"]
            if is_current or text[STANDING] >= PROVEN:
                self._write_text({**text, "is_current": int(is_current)}, article["headline"])

    def _write_text(self, text: Row, headline: str) -> None:
        """Write a text; one that is there already, under its number, is only made current."""
        held = self._one(
            "SELECT article_id, sha256 FROM main.text_version WHERE id = ?", text["id"]
        )
        if held is None:
            self._insert("text_version", text, or_ignore=not text["is_current"])
            self._write_blocks(text, headline)
        elif text["is_current"]:
            if (held["article_id"], held["sha256"]) != (text["article_id"], text["sha256"]):
                raise sqlite_module().IntegrityError(text["id"])
            self._connection.execute(
                "UPDATE main.text_version SET is_current = 1 WHERE id = ?", (text["id"],)
            )

    def _write_blocks(self, text: Row, headline: str) -> None:
        blocks = self._connection.execute(_BLOCKS, (text["id"],)).fetchall()
        words = text["text"]
        if not _are_sound(blocks, words):
            blocks = [(text["id"], *block) for block in laid_out(words, headline)]
            self.laid_anew += 1
        self._connection.executemany(
            "INSERT OR IGNORE INTO main.block (text_version_id, seq, kind, start, stop)"
            " VALUES (?, ?, ?, ?, ?)",
            blocks,
        )

    def _insert(self, table: str, row: Row, *, or_ignore: bool = False) -> None:
        names = self._names[table]
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join(f":{name}" for name in names)
        how = "INSERT OR IGNORE" if or_ignore else "INSERT"
        self._connection.execute(
            f'{how} INTO main."{table}" ({columns}) VALUES ({values})',
            {name: row[name] for name in names},
        )

    def _rows(self, query: str, *values: object) -> Iterator[Row]:
        cursor = self._connection.execute(query, values)
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))

    def _one(self, query: str, *values: object) -> Row | None:
        return next(self._rows(query, *values), None)


def _are_sound(blocks: Sequence[Sequence[Any]], text: str) -> bool:
    """Whether blocks stand one behind the other and leave out nothing but space."""
    end = 0
    for number, (_version, seq, _kind, start, stop) in enumerate(blocks):
        if seq != number or not end <= start <= stop <= len(text) or text[end:start].strip():
            return False
        end = stop
    return not text[end:].strip()


def laid_out(text: str, headline: str) -> Iterator[tuple[int, str, int, int]]:
    """Lay a text out by its lines: a number, a kind, where it starts and stops."""
    at = seq = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            is_headline = seq == 0 and words == headline
            kind = BlockKind.HEADLINE if is_headline else BlockKind.BODY
            yield seq, kind.value, start, start + len(words)
            seq += 1
        at += len(line) + 1
