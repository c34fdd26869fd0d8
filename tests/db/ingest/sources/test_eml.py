"""A message is an article where it is one, and all that was sent with it is read or reported."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.ingest.mail import readable
from db.ingest.source import Code, Hints, Member, Options, Refused
from db.ingest.sources import source_for
from db.ingest.sources.eml import EML
from db.ingest.unpacking import walk
from db.records import BlockKind, NewArticle, never
from tests.db.ingest.sources.packing import PAGE, file, told, walked, zipped
from tests.db.ingest.sources.reading import assert_sound, blocks, read, read_or_refused

BODY = """\
Sáng nay bến cảng mới của tỉnh đã đón chuyến tàu đầu tiên, sớm hơn kế hoạch một tháng.

Ban quản lý cho biết mỗi ngày bến nhận được sáu chuyến tàu, nhiều gấp đôi bến cũ bên kia sông.

Người dân hai bên bờ ra xem từ sáng sớm, trẻ con được nghỉ học buổi đầu để vẫy cờ đón tàu. Các
chủ tàu nhỏ mong có thêm chỗ neo đậu, còn các bà bán hàng thì mong khách xuống bến mỗi ngày một
đông hơn. Buổi chiều, đội lân của phường múa ngay trên cầu tàu cho đến khi trời tối hẳn.
"""


def message(body: str = BODY, subject: str = "Bến cảng mới đón tàu") -> EmailMessage:
    """Write a message as mail programs do."""
    letter = EmailMessage()
    letter["From"] = "Nguyễn Thu Hà <ha@bao.example>"
    letter["To"] = "toasoan@bao.example"
    letter["Date"] = "Thu, 01 Nov 2018 08:30:00 +0700"
    letter["Message-ID"] = "<1@bao.example>"
    letter["Subject"] = subject
    letter.set_content(body)
    return letter


def article_of(raw: bytes) -> NewArticle:
    article = read(EML, raw).article
    assert_sound(article)
    return article


def raw_message(*headers: bytes, body: bytes = BODY.encode()) -> bytes:
    return b"".join(line + b"\r\n" for line in headers) + b"\r\n" + body


def test_a_message_that_is_an_article() -> None:
    raw = message().as_bytes()
    (leaf,) = walked("bài.eml", raw)
    assert (leaf.name, leaf.member.raw, leaf.source) == (None, raw, EML)
    article = article_of(raw)
    assert article.headline == "Bến cảng mới đón tàu"
    assert article.byline == "Nguyễn Thu Hà"
    assert (article.published, article.published_basis) == ("2018-11-01T08:30:00+07:00", "metadata")
    assert blocks(article)[0] == (BlockKind.HEADLINE, "Bến cảng mới đón tàu")
    assert "Buổi chiều, đội lân" in article.text
    assert article.extractor == "eml/1"
    assert article.origins["published"].source == "record"


def test_a_headline_that_stands_in_the_text_too() -> None:
    article = article_of(message(f"BẾN CẢNG MỚI ĐÓN TÀU\n\n{BODY}").as_bytes())
    assert [text for kind, text in blocks(article) if kind is BlockKind.HEADLINE] == [
        "BẾN CẢNG MỚI ĐÓN TÀU"
    ]


@pytest.mark.parametrize("printed", ["Thu, 32 Nov 2018", "hôm qua", "", "1 Jan 1970 00:00:00 Z"])
def test_a_date_that_cannot_be(printed: str) -> None:
    raw = message().as_bytes().replace(b"Thu, 01 Nov 2018 08:30:00 +0700", printed.encode())
    assert article_of(raw).published is None


def test_answers_quotes_and_signatures_are_not_the_text() -> None:
    body = BODY + (
        "\nVào Th 5, 1 thg 11, 2018 vào lúc 07:00 Minh An <an@bao.example> đã viết:\n"
        "> Chị gửi bài giúp em nhé.\n>\n> Cảm ơn chị.\n\n-- \nNguyễn Thu Hà\nBáo Thử Nghiệm\n"
    )
    article = article_of(message(body, "Re: Trả lời: Fwd: Bến cảng mới đón tàu").as_bytes())
    assert article.headline == "Bến cảng mới đón tàu"
    assert article.byline is None
    quoted = [text for kind, text in blocks(article) if kind is BlockKind.BOILERPLATE]
    assert "Vào Th 5" in quoted[0]
    assert "Báo Thử Nghiệm" in quoted[-1]
    assert "Buổi chiều" in article.text


def test_a_message_that_was_passed_on() -> None:
    body = (
        "---------- Forwarded message ---------\nTừ: Minh An <an@bao.example>\n"
        "Date: Th 5, 1 thg 11, 2018\nSubject: Bến cảng\nTo: <ha@bao.example>\n\n" + BODY
    )
    article = article_of(message(body, "Fwd: Bến cảng mới đón tàu").as_bytes())
    kinds = [kind for kind, _ in blocks(article)]
    assert kinds[:2] == [BlockKind.HEADLINE, BlockKind.BOILERPLATE]
    assert BlockKind.BOILERPLATE not in kinds[2:][-2:]
    assert article.published is None


def test_only_quotes_are_no_article() -> None:
    refused = read_or_refused(EML, message("> Chào anh.\n> Em gửi bài.\n").as_bytes())
    assert isinstance(refused, Refused)
    assert refused.code is Code.NO_TEXT


def test_flowed_lines_are_put_together() -> None:
    flowed = "Bến cảng mới \nđón chuyến tàu \nđầu tiên.\n Dòng sau.\n> trích \n> dẫn\n-- \nHà\n"
    raw = raw_message(
        b"From: a@b.example",
        b"Subject: Tin",
        b"Content-Type: text/plain; charset=utf-8; format=flowed",
        body=flowed.encode(),
    )
    texts = [text for _, text in blocks(article_of(raw))]
    assert texts[1:3] == ["Bến cảng mới đón chuyến tàu đầu tiên.", "Dòng sau."]
    assert any(text.startswith("> trích dẫn") or text == ">trích dẫn" for text in texts)


def test_the_plain_form_comes_before_the_page() -> None:
    letter = message()
    letter.add_alternative("<p>Trang <b>khác hẳn</b></p>", subtype="html")
    assert "khác hẳn" not in article_of(letter.as_bytes()).text
    empty = message(" \n")
    empty.add_alternative(
        "<html><head><title>t</title><style>p{}</style></head><body><!-- ẩn --><p>Một &amp; hai"
        "<br>Ba <i>bốn</i><script>if (a<b) {}</script><blockquote><p>Trích</p></blockquote></body>",
        subtype="html",
    )
    texts = blocks(article_of(empty.as_bytes()))
    assert [text for _, text in texts[1:]] == ["Một & hai", "Ba bốn", "Trích"]
    assert texts[-1][0] is BlockKind.BOILERPLATE


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [
        ("utf-8", BODY.encode()),
        ("us-ascii", BODY.encode()),
        ("iso-8859-1", BODY.encode()),
        ("unknown-8bit", BODY.encode()),
        ("utf-16-le", BODY.encode("utf-16")),
    ],
)
@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable", "tự chế"])
def test_a_wrong_charset_does_no_harm(charset: str, encoded: bytes, transfer: str) -> None:
    if charset == "utf-16-le" and transfer != "base64":
        return
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(
        transfer, bytes
    )(encoded)
    raw = raw_message(
        b"From: a@b.example",
        b"Subject: Tin",
        f"Content-Type: text/plain; charset={charset}".encode(),
        f"Content-Transfer-Encoding: {transfer}".encode(),
        body=body,
    )
    assert "chuyến tàu đầu tiên" in article_of(raw).text


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("=?utf-8?B?QuG6v24gY+G6o25n?=", "Bến cảng"),
        ("=?utf-8?Q?B=E1=BA?= =?utf-8?Q?=BFn?= =?utf-8?q?_c=E1=BA=A3ng?=", "Bến cảng"),
        ("=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        ("=?khong-co?Q?Tin?=", "Tin"),
        ("Bến cảng".encode().decode("ascii", "surrogateescape"), "Bến cảng"),
        ("Bến\r\n cảng", "Bến cảng"),
    ],
)
def test_headers_in_any_form(header: str, text: str) -> None:
    assert readable(header) == text


def with_files(body: str = "Em gửi bài ạ.") -> EmailMessage:
    letter = message(body)
    letter.add_attachment(PAGE, maintype="text", subtype="plain", filename="bài viết.txt")
    letter.add_attachment(
        zipped({"thư.txt": PAGE}), maintype="application", subtype="zip", filename="..\\a/gói.zip"
    )
    letter.add_attachment(
        b"\x78", maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    letter.add_attachment(b"x", maintype="image", subtype="jpeg", filename="ảnh.jpg")
    letter.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png", cid="<1>")
    letter.add_attachment(PAGE, maintype="application", subtype="octet-stream")
    return letter


def test_files_that_were_sent() -> None:
    found = walked("thư.eml", with_files().as_bytes())
    assert [told(leaf) for leaf in found] == [
        ("bài viết.txt", "ok"),
        ("gói.zip/thư.txt", "ok"),
        ("winmail.dat", "E_UNSUPPORTED"),
        ("attachment 7", "ok"),
        (None, "E_UNSUPPORTED"),
    ]
    assert found[0].member.raw == PAGE
    sent = "2018-11-01T08:30:00+07:00"
    assert found[0].member.hints == Hints(mime="text/plain", charset=None, captured=sent)
    assert found[-1].member.fault
    assert found[-1].member.fault.detail == "1 file of the kind .jpg"


def test_a_press_release_with_files_is_an_article_too() -> None:
    found = walked("thư.eml", with_files(BODY).as_bytes())
    assert (found[0].name, found[0].source) == (None, EML)
    assert [leaf.name for leaf in found[1:3]] == ["bài viết.txt", "gói.zip/thư.txt"]


def test_a_message_in_a_message_is_the_bytes_it_was() -> None:
    inner = message()
    outer = message("Xem thư kèm.")
    outer.add_attachment(inner)
    found = walked("thư.eml", outer.as_bytes())
    (leaf,) = found
    assert leaf.name == "message 2.eml"
    assert leaf.member.raw.strip() == inner.as_bytes().strip()
    (inside,) = walk(file("gói.zip", zipped({"thư.eml": inner.as_bytes()})), Options(), never)
    assert (inside.name, inside.source) == ("thư.eml", EML)


@pytest.mark.parametrize(
    "header",
    [
        b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x',
        b'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
    ],
)
def test_encrypted_messages(header: bytes) -> None:
    raw = raw_message(b"From: a@b.example", b"Subject: x", header, body=b"--x\r\n\r\nabc\r\n--x--")
    with pytest.raises(Refused, match="E_ENCRYPTED"):
        walked("thư.eml", raw)


def test_messages_nested_without_end() -> None:
    raw = message().as_bytes()
    for number in range(500):
        mark = b"m%d" % number
        raw = (
            b"From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary="
            + mark
            + b"\r\n\r\n--"
            + mark
            + b"\r\n"
            + raw
            + b"\r\n--"
            + mark
            + b"--\r\n"
        )
    with pytest.raises(Refused, match="E_TOO_BIG"):
        walked("thư.eml", raw)


def test_recognised_by_its_headers() -> None:
    raw = message().as_bytes()
    assert source_for(file("thư", raw)) is EML
    assert source_for(file("thư.tải", b"From a@b Thu Nov  1 08:30:00 2018\n" + raw)) is EML
    assert not EML.recognise(file("bài.txt", PAGE))
    assert not EML.recognise(file("bài.txt", b"From: Ha\nSubject: Tin\n"))
    page = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kho.vn/\r\n"
    assert not EML.recognise(file("trang.mhtml", page + raw))
    assert EML.most_bytes == 64 << 20


def test_an_empty_message() -> None:
    with pytest.raises(Refused, match="E_EMPTY"):
        walked("thư.eml", b"")
    refused = read_or_refused(EML, b"Subject: \n\n")
    assert isinstance(refused, Refused)
    assert refused.code is Code.NO_TEXT


SAMPLE = with_files(BODY).as_bytes()


@settings(max_examples=150)
@given(st.binary(max_size=60), st.integers(0, len(SAMPLE)), st.integers(0, 300))
def test_any_damage_gives_an_article_or_a_reason(raw: bytes, at: int, length: int) -> None:
    damaged = SAMPLE[:at] + raw + SAMPLE[at + length :]
    try:
        members = list(EML.members(file("thư.eml", damaged), Options(), never))
    except Refused:
        members = []
    for member in [*members[:1], Member(damaged, "0" * 64)]:
        found = read_or_refused(EML, member.raw)
        if isinstance(found, NewArticle):
            assert_sound(found)


@given(st.text())
def test_any_header_is_one_line(value: str) -> None:
    assert "\n" not in readable(value)
