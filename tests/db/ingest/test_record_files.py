"""Files of records are opened in one kind of encoding, whatever kind they are in."""

from __future__ import annotations

import pytest

from db.errors import Cancelled
from db.ingest.record_files import chunks, head, narrow, record, sampled
from db.ingest.source import MOST_BYTES, Code, Hints, Refused
from tests.db.ingest.sources.records import held

TEXT = "TY  - NEWS\nTI  - Bến cảng mới\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_wide_characters_become_narrow(encoding: str) -> None:
    raw = TEXT.encode(encoding)
    with narrow(held(raw)) as stored:
        assert stored.read() == TEXT.encode()
    assert head(held(raw)) == TEXT.encode()


def test_other_bytes_stay_as_they_are() -> None:
    raw = b"TY  - \xb6\xff\0"
    with narrow(held(raw)) as stored:
        assert stored.read() == raw
    assert head(held(raw)) == raw


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", Code.EMPTY),
        (b"\xff\xfea\0b", Code.ENCODING),
        (b"a\0" * 40 + b"\0\xd8c\0", Code.ENCODING),
    ],
)
def test_what_is_refused(raw: bytes, code: Code) -> None:
    with pytest.raises(Refused) as caught:
        narrow(held(raw))
    assert caught.value.code is code


def test_the_encoding_of_a_file_is_told_by_its_beginning() -> None:
    with narrow(held(TEXT.encode())) as stored:
        assert sampled(stored, Hints()).charset == "utf-8"
        assert sampled(stored, Hints(charset="viscii")).charset == "viscii"
        assert stored.read() == TEXT.encode()
    with narrow(held(b"TY  - NEWS\n")) as stored:
        assert sampled(stored, Hints()).charset is None


def test_a_record_that_is_too_long_is_not_kept() -> None:
    member = record(b"a" * (MOST_BYTES + 1), 3, Hints())
    assert (member.raw, member.name) == (b"", "record 3")
    assert member.fault is not None
    assert member.fault.code is Code.TOO_BIG


def test_reading_is_cancelled_between_pieces() -> None:
    answers = iter([False, True])
    with narrow(held(b"x" * 200_000)) as stored, pytest.raises(Cancelled):
        list(chunks(stored, lambda: next(answers)))
