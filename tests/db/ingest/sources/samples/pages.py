"""Web pages, by themselves and saved with all that belongs to them."""

from __future__ import annotations

from tests.db.ingest.sources.packing import PAGE

_HEADLINE, *_PARAGRAPHS = [line for line in PAGE.decode().splitlines() if line]

_FACTS = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
    f'"headline": "{_HEADLINE}", "datePublished": "2018-11-01T08:30:00+07:00", '
    '"author": [{"@type": "Person", "name": "Minh An"}], '
    '"publisher": {"@type": "Organization", "name": "Báo Thử Nghiệm"}}</script>'
)


def _page() -> str:
    body = "".join(f"<p>{paragraph} Và còn thêm nữa, dài hơn.</p>\n" for paragraph in _PARAGRAPHS)
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f"<title>{_HEADLINE} | Báo Thử Nghiệm</title>{_FACTS}"
        f'<meta property="og:title" content="{_HEADLINE}">'
        '<meta property="article:published_time" content="2018-11-01T08:30:00+07:00">'
        '<link rel="canonical" href="https://bao.example/phong-doc-12.html"></head><body>'
        '<nav><ul><li><a href="/">Trang chủ</a></li></ul></nav><article itemscope '
        f'itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{_HEADLINE}</h1>'
        f'<div class="date">Thứ Năm, 01/11/2018 | 08:30 GMT+7</div>{body}'
        '<figure><img src="a.jpg" alt=""><figcaption>Phòng đọc mới. Ảnh: Minh An</figcaption>'
        '</figure><table><tr><td>Sách<td>5</table><p align="right"><strong>Minh An</strong></p>'
        "</article><!-- hết --><footer>&copy; 2018 Báo&nbsp;Thử Nghiệm</footer></body></html>"
    )


def _saved() -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bao.example/a.html\r\n"
        "Subject: Trang\r\nDate: Thu, 1 Nov 2018 08:30:00 +0700\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--moc"\r\n\r\n\r\n'
        "----moc\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <f@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://bao.example/a.html\r\n\r\n"
    )
    foot = (
        "\r\n----moc\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://bao.example/a.css\r\n\r\np{}\r\n----moc--\r\n"
    )
    return f"{head}{_page()}{foot}".encode()


def samples() -> dict[str, bytes]:
    """Give one page in several forms."""
    return {
        "trang.html": _page().encode(),
        "trang cũ.htm": _page().replace("utf-8", "utf-16").encode("utf-16"),
        "trang.mhtml": _saved(),
    }
