"""Pages as sites of the Vietnamese press build them, filled with our own prose."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from db.records import BlockKind

HEADLINE = "Huyện đảo lắp xong trạm lọc nước biển đầu tiên"
STANDFIRST = (
    "Sau mười tháng thi công, trạm lọc nước biển ở xã đảo Thử Nghiệm đã chạy thử, mỗi ngày cho"
    " gần 800 khối nước ngọt."
)
FIRST = (
    "Chiều qua, hơn một trăm hộ dân ở thôn Bến Mới đã mở vòi và lấy được những xô nước ngọt đầu"
    " tiên, không phải chờ thuyền chở nước từ đất liền như mọi năm."
)
SECOND = (
    "Theo ban quản lý, trạm dùng màng lọc hai lớp, điện lấy từ mái nhà của trường học và trạm xá,"
    " nên chi phí vận hành chỉ bằng một phần ba so với tính toán ban đầu."
)
SUBHEAD = "Không còn cảnh xếp hàng"
THIRD = (
    "Bà Lê Thị Mẫu, 63 tuổi, kể rằng trước đây mỗi nhà chỉ được chia bốn can nước một tuần, ai"
    " có khách thì phải đi vay hàng xóm rồi trả dần."
)
LAST = (
    "Huyện dự kiến mở rộng đường ống sang hai thôn còn lại trong quý tới, sau khi đo lại độ mặn"
    " và lấy ý kiến của người dân."
)
CAPTION = "Người dân thôn Bến Mới lấy nước ở vòi công cộng. Ảnh: Trần Mẫu"
BYLINE = "Nguyễn Văn Mẫu"
RELATED = "Xã đảo đón chuyến tàu khách chạy điện"
DATE = "Thứ năm, 1/11/2018, 08:30 (GMT+7)"
SITE = "Thời sự Kinh tế Giáo dục Thể thao"

H, S, B, Q, C, R, A, D = (
    BlockKind.HEADLINE,
    BlockKind.STANDFIRST,
    BlockKind.BODY,
    BlockKind.SUBHEAD,
    BlockKind.CAPTION,
    BlockKind.RELATED,
    BlockKind.BYLINE,
    BlockKind.PUBDATE,
)
TEXT = [(B, FIRST), (B, SECOND), (Q, SUBHEAD), (B, THIRD), (B, LAST)]

MENU = (
    '<nav class="main-nav"><ul>'
    + "".join(f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(SITE.split()))
    + "</ul></nav>"
)
COMMENTS = (
    '<div class="box_comment"><h3>Ý kiến bạn đọc (2)</h3><div class="comment-item"><b>Bạn đọc Xa'
    " Quê</b><p>Mừng cho bà con, mong các đảo khác cũng sớm có nước ngọt như vậy, chứ chờ thuyền"
    " thì khổ lắm.</p></div></div>"
)
FOOTER = (
    "<footer><p>Giấy phép số 00/GP-TEST. Tổng biên tập: Người Thử. Ghi rõ nguồn khi phát hành lại"
    " thông tin từ trang này, xin cảm ơn quý bạn đọc.</p></footer>"
)
SIDEBAR = (
    '<aside class="sidebar"><h3>Đọc nhiều</h3><ul>'
    + "".join(
        f'<li><a href="/x{n}.html">Tin thử số {n}: một dòng tít dài để đo trọng lượng của liên'
        " kết, có dấu phẩy</a></li>"
        for n in range(9)
    )
    + "</ul></aside>"
)


@dataclass(frozen=True)
class Page:
    """A page and what is to come out of it."""

    name: str
    source: str
    blocks: list[tuple[BlockKind, str]]
    fields: dict[str, str | None] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)


def page(body: str, head: str = "", title: str = HEADLINE) -> str:
    """Put a whole page around a body."""
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}<script>var a = '<p>không phải chữ</p>';</script><style>p {{ color: red }}</style>"
        f"</head><body>{body}</body></html>"
    )


def meta(**content: str) -> str:
    """Write OpenGraph elements; `article_section` stands for `article:section`."""
    return "".join(
        f'<meta property="{name.replace("_", ":", 1)}" content="{value}">'
        for name, value in content.items()
    )


def linked_data(**fields: object) -> str:
    """Write JSON-LD for a news article."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def paragraphs(name: str = "") -> str:
    """Write the text with a bold subhead, each paragraph of one class."""
    own = f' class="{name}"' if name else ""
    return (
        f"<p{own}>{FIRST}</p>\n<p{own}>{SECOND}</p><p{own}><strong>{SUBHEAD}</strong></p>"
        f"<p{own}>{THIRD}</p>\n\n<p{own}>{LAST}</p>"
    )


VNEXPRESS = Page(
    "vnexpress",
    page(
        MENU
        + '<div class="sidebar-1"><div class="header-content width_common"><ul class="breadcrumb">'
        '<li><a href="/thoi-su">Thời sự</a></li></ul>'
        f'<span class="date">{DATE}</span></div><h1 class="title-detail">{HEADLINE} </h1>'
        f'<p class="description"><span class="location-stamp">Kiên Giang</span>{STANDFIRST}</p>'
        '<article class="fck_detail width_common block_ads_connect">'
        + paragraphs("Normal")
        + '<figure class="tplCaption"><picture><img src="a.jpg" alt="x"></picture>'
        f'<figcaption><p class="Image">{CAPTION}</p></figcaption></figure>'
        f'<p class="Normal" style="text-align:right;"><strong>{BYLINE}</strong></p>'
        f'<ul class="list-news"><li><a href="/b.html">{RELATED}</a></li></ul></article>'
        '<div class="social_share"><a href="#">Chia sẻ bài viết</a></div></div>'
        + COMMENTS
        + SIDEBAR
        + FOOTER,
        meta(og_title=f"{HEADLINE} - VnExpress", og_site_name="vnexpress.net")
        + '<link rel="canonical" href="https://vnexpress.net/tram-loc-nuoc-1.html">'
        + '<meta name="pubdate" content="2018-11-01T08:30:00+07:00">',
        f"{HEADLINE} - Báo VnExpress",
    ),
    [
        (D, DATE),
        (H, HEADLINE),
        (BlockKind.DATELINE, "Kiên Giang"),
        (S, STANDFIRST),
        *TEXT,
        (C, CAPTION),
        (A, BYLINE),
        (R, RELATED),
    ],
    {
        "headline": HEADLINE,
        "standfirst": STANDFIRST,
        "byline": BYLINE,
        "outlet": "VnExpress",
        "section": "Thời sự",
        "url": "https://vnexpress.net/tram-loc-nuoc-1.html",
        "published": "2018-11-01T08:30:00+07:00",
    },
    {
        "headline": "site_profile",
        "standfirst": "site_profile",
        "outlet": "site_profile",
        "section": "site_profile",
        "url": "meta",
    },
)

TUOITRE = Page(
    "tuoitre",
    page(
        MENU + '<div class="detail__section"><div class="detail-top"><div class="detail-cate"><a h'
        'ref="/">'
        'Thời sự</a></div><div class="detail-time"><div data-role="publishdate">01/11/2018 08:30'
        ' GMT+7</div></div></div><h1 class="detail-title article-title" data-role="title">'
        f"{HEADLINE}"
        f'</h1><h2 class="detail-sapo" data-role="sapo">TTO - {STANDFIRST}</h2>'
        '<div class="detail-cmain"><div class="detail-content afcbc-body" data-role="content"'
        ' itemprop="articleBody"><figure class="VCSortableInPreviewMode" type="Photo"><div><img'
        ' src="a.jpg"></div><figcaption class="PhotoCMS_Caption"><p data-placeholder="x">Người dân'
        " thôn Bến Mới lấy nước ở vòi công cộng.</p><p>Ảnh: Trần Mẫu</p></figcaption></figure>"
        + paragraphs()
        + '<div class="VCSortableInPreviewMode" type="RelatedOneNews"><a href="/b.htm">'
        f"{RELATED}</a></div></div>"
        f'<div class="author-info"><a class="name">{BYLINE}</a></div></div></div>'
        + COMMENTS
        + SIDEBAR,
        linked_data(
            headline=HEADLINE,
            description=STANDFIRST,
            datePublished="2018-11-01T08:30:00+07:00",
            author={"@type": "Person", "name": BYLINE},
            publisher={"@type": "Organization", "name": "Tuổi Trẻ Online"},
        )
        + meta(og_url="https://tuoitre.vn/tram-loc-2018110108300000.htm"),
    ),
    [
        (D, "01/11/2018 08:30 GMT+7"),
        (H, HEADLINE),
        (S, f"TTO - {STANDFIRST}"),
        (C, "Người dân thôn Bến Mới lấy nước ở vòi công cộng.\nẢnh: Trần Mẫu"),
        *TEXT,
        (R, RELATED),
        (A, BYLINE),
    ],
    {
        "headline": HEADLINE,
        "standfirst": STANDFIRST,
        "byline": BYLINE,
        "outlet": "Tuổi Trẻ",
        "section": "Thời sự",
        "url": "https://tuoitre.vn/tram-loc-2018110108300000.htm",
        "published": "2018-11-01T08:30:00+07:00",
    },
    {"published": "json_ld", "url": "opengraph"},
)

DANTRI = Page(
    "dantri",
    page(
        MENU
        + '<article class="singular-container"><ul class="breadcrumbs"><li><a href="/">Xã hội</a>'
        f'</li></ul><h1 class="title-page detail">{HEADLINE}</h1><div class="author-wrap"><div'
        f' class="author-meta"><div class="author-name"><b>{BYLINE}</b></div>'
        '<time class="author-time" datetime="2018-11-01 08:30">Thứ năm, 01/11/2018 - 08:30</time>'
        f'</div></div><h2 class="singular-sapo">(Dân trí) - {STANDFIRST}</h2><div'
        ' class="singular-content">'
        + paragraphs()
        + '<figure class="image align-center"><img src="a.jpg"><figcaption><p>'
        f"{CAPTION}</p></figcaption></figure></div></article>" + COMMENTS + SIDEBAR + FOOTER,
        meta(og_url="https://dantri.com.vn/xa-hoi/tram-loc.htm"),
    ),
    [
        (H, HEADLINE),
        (A, BYLINE),
        (D, "Thứ năm, 01/11/2018 - 08:30"),
        (S, f"(Dân trí) - {STANDFIRST}"),
        *TEXT,
        (C, CAPTION),
    ],
    {"standfirst": STANDFIRST, "byline": BYLINE, "outlet": "Dân trí", "section": "Xã hội"},
    {"byline": "site_profile"},
)

VIETNAMNET = Page(
    "vietnamnet",
    page(
        MENU + '<div class="bread-crumb-detail"><ul><li><a href="/">Thời sự</a></li></ul><div'
        ' class="bread-crumb-detail__time">01/11/2018 08:30 (GMT+07:00)</div></div>'
        f'<div class="content-detail"><h1 class="content-detail-title">{HEADLINE}</h1><div'
        ' class="article-detail-author"><div class="article-detail-author__info"><span clas'
        's="name">'
        f'<a href="/tg">{BYLINE}</a></span></div></div><h2 class="content-detail-sapo sm-sap'
        'o-mb-0">'
        f'{STANDFIRST}</h2><div class="maincontent main-content" id="maincontent">'
        + paragraphs()
        + '<figure class="image vnn-content-image"><img src="a.jpg"><figcaption>'
        f"{CAPTION}</figcaption></figure></div></div>" + SIDEBAR,
        '<link rel="canonical" href="https://vietnamnet.vn/tram-loc-2067.html">',
    ),
    [
        (D, "01/11/2018 08:30 (GMT+07:00)"),
        (H, HEADLINE),
        (A, BYLINE),
        (S, STANDFIRST),
        *TEXT,
        (C, CAPTION),
    ],
    {"byline": BYLINE, "outlet": "VietNamNet", "section": "Thời sự"},
)

NHANDAN = Page(
    "nhandan",
    page(
        MENU + '<div class="main-content article"><ul class="breadcrumbs"><li class="main-cate"><a'
        f' href="/xahoi">Xã hội</a></li></ul><h1 class="article__title cms-title">{HEADLINE}</h1>'
        '<div class="article__meta"><time class="time" datetime="2018-11-01T08:30:00+0700">Thứ năm,'
        ' ngày 01/11/2018 - 08:30</time></div><div class="article__sapo cms-desc">NDO - '
        f"{STANDFIRST}"
        '</div><div class="article__body zce-content-body cms-body"><table class="picture"><tbody>'
        '<tr><td class="pic"><img class="cms-photo" src="a.jpg"></td></tr><tr><td class="ca'
        'ption"><p>'
        f"{CAPTION}</p></td></tr></tbody></table>"
        + paragraphs()
        + f'<a class="cms-relate" href="/b.html">{RELATED}</a></div><div class="article__author">'
        f"{BYLINE}</div></div>" + FOOTER,
        meta(og_url="https://nhandan.vn/tram-loc-post1.html", article_section="Xã hội"),
    ),
    [
        (H, HEADLINE),
        (D, "Thứ năm, ngày 01/11/2018 - 08:30"),
        (S, f"NDO - {STANDFIRST}"),
        (C, CAPTION),
        *TEXT,
        (R, RELATED),
        (A, BYLINE),
    ],
    {"standfirst": STANDFIRST, "byline": BYLINE, "outlet": "Nhân Dân", "section": "Xã hội"},
)

ZNEWS = Page(
    "znews",
    page(
        '<header class="the-article-header"><p class="the-article-category"><a href="/">Xã hội</a>'
        f'</p><h1 class="the-article-title">{HEADLINE}</h1><ul class="the-article-meta"><li'
        f' class="the-article-author">{BYLINE}</li><li class="the-article-publish">Thứ năm, '
        "1/11/2018"
        ' 08:30 (GMT+7)</li></ul></header><section class="main"><p class="the-article-summary">'
        f'{STANDFIRST}</p><div class="the-article-body"><table class="picture"><tr><td class="pic">'
        f'<img src="a.jpg"></td></tr><tr><td class="pCaption caption">{CAPTION}</td></tr></table>'
        + paragraphs()
        + f'</div><div class="the-article-credit"><p class="author">{BYLINE}</p></div></section>'
        + SIDEBAR,
        meta(og_url="https://znews.vn/tram-loc-post1.html"),
    ),
    [
        (H, HEADLINE),
        (A, BYLINE),
        (D, "Thứ năm, 1/11/2018 08:30 (GMT+7)"),
        (S, STANDFIRST),
        (C, CAPTION),
        *TEXT,
        (A, BYLINE),
    ],
    {"byline": BYLINE, "outlet": "Znews", "section": "Xã hội"},
)

SITES = (VNEXPRESS, TUOITRE, DANTRI, VIETNAMNET, NHANDAN, ZNEWS)
"""Pages of sites that a profile comes with the program for."""
