"""Sixty files that ask to be helped to a secret, a network or a freeze; all of our own making.

Each asks in its own way for a picture, a style, a page, a template or an entity: by path, by the
name of another computer, or by an address. The names of files of the first ten are of every kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.db.ingest.sources.packing import zipped

FIRST = 10


class Bait(NamedTuple):
    """What the pages name: nothing of it may ever be opened or asked for."""

    path: Path
    """A secret picture."""

    @property
    def file(self) -> str:
        return self.path.as_uri()

    @property
    def http(self) -> str:
        return "http://127.0.0.1:9/bait.png"

    @property
    def share(self) -> str:
        return "file://127.0.0.1/bait/bait.png"

    @property
    def unc(self) -> str:
        return "\\\\127.0.0.1\\bait\\bait.png"


_WHO = ("Người lái đò", "Bà bán nước", "Chú thợ mộc", "Cô giáo làng", "Ông từ giữ đình")
_DEED = ("kể rằng", "nhớ lại", "bảo với khách", "ghi vào sổ", "cười và nói")
_WHAT = (
    "nước năm nay lên chậm nên bãi bồi trồng thêm được một vụ ngô",
    "đến trưa đã có mấy chục lượt khách qua sông cùng gà vịt và xe đạp",
    "cây đa đầu bến vừa được bà con rào lại cho khỏi sạt xuống sông",
    "con đò cũ sẽ được kéo lên bờ để trẻ trong xóm vào ngồi đọc sách",
    "ai đi chợ sớm cũng mang theo nón, một bình nước và ít bánh khoai",
)


def prose(seed: int, sentences: int) -> str:
    """Some sentences that no other page has in this order."""
    dice = Random(seed)
    said = (
        f"{dice.choice(_WHO)} {dice.choice(_DEED)} {dice.choice(_WHAT)}, lần {dice.randint(2, 99)}"
        for _ in range(sentences)
    )
    return ". ".join(said) + "."


def _page(number: int, fragment: str, head: str = "", headline: str = "", start: str = "") -> bytes:
    return f"""{start}<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}
<title>{escape(headline) or f"Bến đò số {number}"}</title></head><body><article>
<h1>{escape(headline) or f"Bến đò số {number}"}</h1>
<p class="sapo">Chuyến đò thứ {number} rời bến lúc trời còn sương, chở theo sáu sọt cam.</p>
<p>{prose(number, 3)}</p>
{fragment}
<p>{prose(number + 500, 3)}</p>
<p>{prose(number + 900, 2)}</p>
</article></body></html>""".encode()


def _fragments(bait: Bait) -> Iterator[str]:
    """What stands within the body of a page."""
    file, http, share, unc = bait.file, bait.http, bait.share, bait.unc
    yield f'<img src="{file}"><img src="{bait.path}"><p>Ảnh: bến đò.</p>'
    yield f'<script>fetch("{http}")</script><script src="{file}"></script>'
    yield f'<img src="{unc}"><img src="{share}"><img src="//127.0.0.1/bait.png">'
    yield f'<style>@import "{file}"; p {{background: url({http})}}</style>'
    yield f'<iframe src="{file}"></iframe><frameset><frame src="{http}"></frameset>'
    yield f'<p>&lt;img src="{file}"&gt; &lt;a href="{file}"&gt;xem&lt;/a&gt; {http}</p>'
    yield f'<object data="{file}"></object><embed src="{http}"><applet code="{file}"></applet>'
    yield f'<p><a href="{file}">tệp</a> <a href="javascript:open(\'{http}\')">mở</a></p>'
    yield f'<svg><image href="{file}"/><use xlink:href="{http}#a"/><script href="{file}"/></svg>'
    yield f'<img srcset="{http} 1x, {file} 2x"><picture><source srcset="{share}"></picture>'
    yield f'<video src="{http}" poster="{file}"></video><audio src="{share}"></audio>'
    yield f'<p style="background-image:url({file});list-style-image:url({unc})">Nền.</p>'
    yield f'<table background="{file}"><tr><td background="{http}">Ô</td></tr></table>'
    yield f'<form action="{http}"><form><input type="image" src="{file}"></form></form>'
    yield f"<img src=\"data:image/svg+xml,%3Csvg%3E%3Cimage href='{file}'/%3E%3C/svg%3E\">"
    yield f'<blockquote cite="{file}"><q cite="{http}">Đò.</q></blockquote>'
    yield f'<img onerror="location=\'{http}\'" src="x" onload="fetch(\'{file}\')">'
    yield f'<math><maction xlink:href="{file}">x</maction></math><isindex action="{http}">'
    yield f'<noscript><img src="{http}"></noscript><template><img src="{file}"></template>'
    yield f'<xi:include href="{file}" xmlns:xi="http://www.w3.org/2001/XInclude"/>'
    yield f"<p>&lt;b&gt;đậm&lt;/b&gt; ![ảnh]({file}) [liên kết]({http})</p>"
    yield f'<!--[if IE]><img src="{file}"><![endif]--><!--#include file="{bait.path}" -->'
    yield f'<p>\u200b\u202e<img\u200b src="{file}">\ufeff\u2028<\0img src="{file}"></p>'
    yield f'<img src="file:{bait.path}"><img src="FILE:///{bait.path}"><img src="{bait.path}?x#y">'
    yield "<div>" * 20_000 + "<p>Ở dưới cùng.</p>" + "</div>" * 20_000
    yield f'<p>{"<b>" * 3_000}Đậm{"</b>" * 3_000} <img src="{file}"></p>'
    yield f'<textarea><img src="{file}"></textarea><xmp><img src="{file}"></xmp><plaintext>'
    yield f'<menu><menuitem icon="{file}"></menu><input list="x" formaction="{http}">'
    yield f"<p>{bait.path} {file} {share} {unc} qrc:///x :/x</p>"
    yield f'<img src="qrc:/x"><img src=":/x"><img src="image://a/b"><img src="http:{bait.path}">'


def _heads(bait: Bait) -> Iterator[str]:
    """What stands within the head."""
    file, http = bait.file, bait.http
    yield f'<meta http-equiv="refresh" content="0;url={file}">'
    yield f'<base href="{bait.path.parent.as_uri()}/"><link rel="stylesheet" href="bait.png">'
    yield f'<link rel="preload" href="{http}"><link rel="dns-prefetch" href="//bait.invalid">'
    yield f'<link rel="icon" href="{file}"><link rel="import" href="{http}">'
    yield f'<link rel="canonical" href="{file}"><meta property="og:image" content="{file}">'
    yield f'<meta property="og:url" content="javascript:x()"><link rel="amphtml" href="{http}">'
    yield f"<style>@font-face {{font-family: x; src: url({file})}} * {{font-family: x}}</style>"
    yield (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": '
        f'"&lt;img src={file}&gt;", "image": "{file}", "author": {{"name": "<img src={http}>"}}}}'
        "</script>"
    )


def _headlines(bait: Bait) -> Iterator[str]:
    """What stands where a list, a tip or a title shows it."""
    yield f'<img src="{bait.file}">Bến đò'
    yield f'<b>Bến</b> <a href="{bait.http}">đò</a><img src={bait.share}>'
    yield f'<html><head><link rel="stylesheet" href="{bait.file}"></head>Bến đò'
    yield f'<p style="background:url({bait.file})">Bến đò {bait.unc}</p>'
    yield f'=HYPERLINK("{bait.http}") &amp; <table><tr><td background="{bait.file}">x</table>'


def _bylines(bait: Bait) -> Iterator[str]:
    yield f'<meta name="author" content="{escape(f"<img src={bait.file}>")}">'
    yield f'<meta property="og:site_name" content="{escape(f"<b>Báo</b><img src={bait.file}>")}">'
    yield f'<meta name="keywords" content="{escape(f"<img src={bait.share}>, bến")}">'
    yield f'<meta property="article:section" content="{escape(f"<img src={bait.file}>")}">'


def _starts(bait: Bait) -> Iterator[str]:
    """What stands before a page."""
    yield f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "{bait.file}">]>&f;'
    yield f'<?xml-stylesheet href="{bait.file}" type="text/css"?>'
    yield f'<!DOCTYPE html PUBLIC "x" "{bait.http}">'


def _mail(bait: Bait) -> bytes:
    return (
        "From: a@b.example\r\nSubject: Bến đò\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="m"\r\n\r\n--m\r\n'
        f'Content-Type: message/external-body; access-type=local-file; name="{bait.path}"\r\n\r\n'
        "Content-Type: text/plain\r\n\r\n--m\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Location: {bait.file}\r\n\r\n"
        f'<h1>Bến đò đêm</h1><p>{prose(1, 4)}</p><p>{prose(2, 4)}</p><img src="{bait.file}">'
        f'<img src="cid:x"><base href="{bait.http}">\r\n--m\r\n'
        f'Content-Type: image/png; name="../../{bait.path.name}"\r\nContent-ID: <x>\r\n\r\nx\r\n'
        "--m--\r\n"
    ).encode()


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(bait: Bait) -> bytes:
    """A letter with a template, a picture and a part of its own elsewhere."""
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{target}" {mode}/>'
        for number, (kind, target, mode) in enumerate(
            [
                ("attachedTemplate", bait.http, 'TargetMode="External"'),
                ("image", bait.file, 'TargetMode="External"'),
                ("oleObject", bait.unc, 'TargetMode="External"'),
                ("subDocument", f"../../../../../../../..{bait.path}", ""),
                ("footnotes", str(bait.path), ""),
            ]
        )
    )
    text = "Bến đò có thêm hai cầu ván. Người qua sông không phải lội nữa."
    return zipped(
        {
            "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="x"/>',
            "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{_RELATIONS}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>'.encode(),
            "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>".encode(),
            "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body><w:p>'
            f"<w:r><w:t>Bến đò</w:t></w:r></w:p><w:p><w:r><w:t>{text}</w:t></w:r></w:p><w:p>"
            f'<w:instrText> INCLUDETEXT "{bait.path}" </w:instrText></w:p></w:body></w:document>'
            "".encode(),
        }
    )


def _odt(bait: Bait) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = (
        f'xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0" '
        f'xmlns:draw="{office}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>"
            "<text:h>Bến đò</text:h><text:p>Thuyền mới sơn màu lá mạ.</text:p>"
            f'<draw:image xlink:href="{bait.file}"/><text:section-source xlink:href="{bait.http}"/>'
            "</office:text></office:body></office:document-content>".encode(),
            f"../../..{bait.path}": b"x",
        }
    )


def _capture(bait: Bait) -> bytes:
    page = _page(60, f'<img src="{bait.file}">')
    body = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nLocation: "
        + bait.file.encode()
        + b"\r\n\r\n"
        + page
    )
    return (
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + bait.file.encode() + b"\r\n"
            b"WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2018-01-01T00:00:00Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            % len(body)
        )
        + body
        + b"\r\n\r\n"
    )


def _others(bait: Bait) -> Iterator[tuple[str, bytes]]:
    yield "thư.eml", _mail(bait)
    yield (
        "trang.mht",
        _mail(bait).replace(b"Subject: ", b"Snapshot-Content-Location: x\r\nSubject: "),
    )
    yield "thư.docx", _docx(bait)
    yield "thư.odt", _odt(bait)
    yield "trang.warc", _capture(bait)
    field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{bait.http}"}}}}'
    yield "thư.rtf", f"{{\\rtf1{field}\\pard Ben do\\par Song rong.}}".encode()
    cells = f'"<img src={bait.file}>","=WEBSERVICE(""{bait.http}"")"'
    yield "bảng.csv", f"title,body\n{cells}\n".encode()
    record = f"TI  - <img src={bait.file}>\nUR  - {bait.file}\nL1  - {bait.path}\nER  - \n"
    yield "bài.ris", f"TY  - NEWS\n{record}".encode()
    names = (f"../../..{bait.path}", str(bait.path), "C:\\bait.html", "a/../../bait.html")
    yield (
        "gói.zip",
        zipped(dict.fromkeys(names, b"<p>x</p>") | {"bài.html": _page(61, "<p>Ở.</p>")}),
    )
    yield "lời.txt", f'<img src="{bait.file}">\n\nBến đò vắng.\n\n{bait.file} {bait.unc}\n'.encode()


def hostile_pages(bait: Bait) -> dict[str, bytes]:
    """All of them, by the names of their files; one of every kind among the first."""
    kinds: list[list[tuple[str, bytes]]] = [[], [], [], [], [], []]
    for number, fragment in enumerate(_fragments(bait), 1):
        kinds[0].append((f"thân-{number}.html", _page(number, fragment)))
    for number, head in enumerate(_heads(bait), 101):
        kinds[1].append((f"đầu-{number}.html", _page(number, "", head)))
    for number, head in enumerate(_bylines(bait), 401):
        kinds[5].append((f"tên-{number}.html", _page(number, "", head)))
    for number, headline in enumerate(_headlines(bait), 201):
        kinds[2].append((f"tít-{number}.html", _page(number, "", headline=headline)))
    for number, start in enumerate(_starts(bait), 301):
        kinds[3].append((f"trước-{number}.html", _page(number, "", start=start)))
    kinds[4] = list(_others(bait))
    first = [kinds[kind].pop(0) for kind in (0, 1, 2, 3, 4, 2, 4, 5, 5, 4)]
    return dict(first) | {name: raw for kind in kinds for name, raw in kind}
