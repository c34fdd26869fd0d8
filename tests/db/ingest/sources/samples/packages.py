"""Packages, messages and web captures."""

from __future__ import annotations

import gzip
import zipfile
from email.message import EmailMessage

from tests.db.ingest.sources.packing import PAGE, zipped

_BLOCK = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)


def _letter() -> bytes:
    letter = EmailMessage()
    letter["From"] = "Nguyễn Thu Hà <ha@bao.example>"
    letter["Date"] = "Thu, 01 Nov 2018 08:30:00 +0700"
    letter["Message-ID"] = "<1@bao.example>"
    letter["Subject"] = "Fwd: Thư viện huyện mở thêm phòng đọc"
    letter.set_content(PAGE.decode() * 2 + "\n> Trích dẫn\n-- \nHà\n")
    letter.add_alternative("<p>Thư viện <br>huyện<blockquote>Trích</blockquote>", subtype="html")
    letter.add_attachment(PAGE, maintype="text", subtype="plain", filename="bài viết.txt")
    inner = EmailMessage()
    inner["Subject"] = "Bên trong"
    inner.set_content("Một.")
    letter.add_attachment(inner)
    return letter.as_bytes().replace(letter.get_boundary("").encode() or b"\0", b"=mot=")


def _flowed() -> bytes:
    return (
        "From: a@b.example\r\nTo: c@d.example\r\nSubject: =?utf-8?B?QuG6v24=?= cảng\r\n"
        "Date: 1 Nov 2018 08:30:00 -0000\r\nContent-Type: text/plain; format=flowed; "
        "delsp=yes; charset=iso-8859-1\r\n\r\n"
        "Bến cảng \r\nmới.\r\n> trích \r\n>> dẫn\r\n-- \r\nHà\r\n"
    ).encode()


def _capture() -> bytes:
    page = b"<p>" + PAGE + b"</p>"
    body = _BLOCK + b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    return b"".join(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kho.vn/%d\r\n"
        b"WARC-Date: 2018-11-01T01:30:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (number, len(body), body)
        for number in range(3)
    )


def samples() -> dict[str, bytes]:
    """Give packages with all that their readers look at."""
    files = {"thư mục/bài.txt": PAGE, "ảnh.jpg": b"x", "trong.zip": zipped({"a.txt": PAGE})}
    packed = gzip.compress(_capture(), mtime=0)
    return {
        "gói.zip": zipped(files),
        "gói thường.zip": zipped(files, zipfile.ZIP_STORED),
        "thư.eml": _letter(),
        "thư ngắt dòng.eml": _flowed(),
        "trang.warc": _capture(),
        "trang.warc.gz": packed,
        "trang.wacz": zipped({"datapackage.json": b"{}", "archive/a.warc.gz": packed}),
    }
