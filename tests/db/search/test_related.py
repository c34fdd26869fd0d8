"""Articles about the same matter share names and compounds, not any words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from db.records import BlockKind
from db.search.related import Relations, printed
from db.search.segments import IndexView
from tests.db.search.indexes import Blocks, entry, index_of

FILLING = "của các những và một trong khi được nói về việc này người ta cho là đã làm xong".split()  # noqa: SIM905 - a list of twenty words is easier to read so


def text(random: Random, *matter: str) -> Blocks:
    words = random.choices(FILLING, k=60)
    for part in matter * 3:
        words.insert(random.randint(0, len(words)), part)
    return [(BlockKind.HEADLINE, f"{matter[0]} hôm nay"), (BlockKind.BODY, " ".join(words))]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexView]:
    random = Random(3)
    one = text(random, "bến cảng Thạch Khê", "đóng tàu", "Kovalenko")
    other = text(random, "xưởng đóng tàu", "Thạch Khê", "Kovalenko")
    far = text(random, "vườn ươm", "cây giống", "xã Hoà An")
    texts = [one, other, far, one, *(text(random, f"chuyện thứ {n}") for n in range(60))]
    texts += [text(random, "vườn ươm", "cây giống"), text(random, "Thạch Khê")]
    entries = [entry(number, blocks) for number, blocks in enumerate(texts, start=1)]
    opened = IndexView(index_of(tmp_path_factory.mktemp("related") / "index", entries, 25))
    yield opened
    opened.close()


def test_related_articles_share_what_is_telling(view: IndexView) -> None:
    [best, *_] = Relations(view.arrays).related(1, 5)
    assert best.id == 2
    assert 0 < best.score <= 1
    words = {tuple(accented for _, accented in part) for part in best.shared}
    assert ("thạch", "khê") in words
    assert ("đóng", "tàu") in words
    assert ("kovalenko",) in words
    assert not any(word in FILLING for part in words for word in part)


def test_the_article_itself_and_its_copies_are_left_out(view: IndexView) -> None:
    found = {relative.id for relative in Relations(view.arrays).related(1, 50)}
    assert found
    assert not found & {1, 4, 3}


def test_copies_are_listed_once(view: IndexView) -> None:
    found = [relative.id for relative in Relations(view.arrays).related(2, 50)]
    assert len({1, 4} & set(found)) == 1


def test_the_limit_and_what_is_not_there(view: IndexView) -> None:
    relations = Relations(view.arrays)
    assert len(relations.related(1, 1)) == 1
    assert relations.related(1, 0) == []
    assert relations.related(999, 5) == []


def test_an_article_with_nothing_telling_has_no_relatives(tmp_path: Path) -> None:
    entries = [entry(n, [(BlockKind.BODY, "của các")]) for n in range(3)]
    view = IndexView(index_of(tmp_path / "index", entries))
    assert Relations(view.arrays).related(1, 5) == []
    view.close()


def test_what_is_shared_is_shown_as_the_text_has_it() -> None:
    words = "Chuyển đổi số, chuyển đổi số ở Quảng Ninh; Kovalenko nói."
    pair = (("chuyen", "chuyển"), ("doi", "đổi")), (("doi", "đổi"), ("so", "số"))
    name = (("quang", "quảng"), ("ninh", "ninh"))
    assert printed(words, [*pair, name, (("kovalenko", "kovalenko"),)]) == (
        "chuyển đổi số",
        "Quảng Ninh",
        "Kovalenko",
    )
    assert printed("đổi, số", [pair[1]]) == ()
