"""XML is heard in order, and nothing in it swells or fetches."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from db.ingest.documents.markup import listen
from db.ingest.source import Code, Refused


class Heard:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.text = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.text += f"<{tag}{''.join(attributes.values())}>"

    def end(self, tag: str) -> None:
        self.text += f"</{tag}>"

    def data(self, text: str) -> None:
        self.text += text


def heard(raw: bytes) -> str:
    listener = Heard()
    listen((raw[at : at + 3] for at in range(0, len(raw), 3)), listener)
    return listener.text


def test_order() -> None:
    assert heard('<a b="1">bến<c/>cảng &amp; tàu</a>'.encode()) == "<a1>bến<c></c>cảng & tàu</a>"
    assert heard(b"") == ""


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"<a>", Code.READ),
        (b"<a>&e;</a>", Code.READ),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', Code.READ),
        (b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', Code.READ),
        (b"<a>" * 600, Code.TOO_BIG),
        (b'<a b="' + b"x" * 11_000_000 + b'"/>', Code.TOO_BIG),
    ],
)
def test_what_is_refused(raw: bytes, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        listen([raw], Heard())
    assert refused.value.code is code
