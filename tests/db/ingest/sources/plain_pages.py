"""Pages of sites that no profile is for, filled with our own prose."""

from __future__ import annotations

from db.records import BlockKind
from tests.db.ingest.sources.web_pages import (
    BYLINE,
    CAPTION,
    COMMENTS,
    DATE,
    FIRST,
    FOOTER,
    HEADLINE,
    LAST,
    MENU,
    RELATED,
    SECOND,
    SIDEBAR,
    STANDFIRST,
    SUBHEAD,
    TEXT,
    THIRD,
    A,
    B,
    C,
    D,
    H,
    Page,
    Q,
    R,
    S,
    meta,
    page,
    paragraphs,
)

WORDPRESS = Page(
    "wordpress",
    page(
        f'<header class="site-header"><a class="logo" href="/">Báo Thử Nghiệm</a>{MENU}</header>'
        '<div id="content"><main><article class="post"><header class="entry-header">'
        f'<h1 class="entry-title">{HEADLINE}</h1><div class="entry-meta"><span class="posted-on">'
        '<time class="entry-date published" datetime="2018-11-01T08:30:00+07:00">01/11/2018</time>'
        f'</span><span class="author vcard">{BYLINE}</span></div></header><div class="entry-'
        'content">'
        f"<p><strong>{STANDFIRST}</strong></p>"
        '<figure class="wp-caption"><img src="a.jpg"><figcaption class="wp-caption-text">'
        f"{CAPTION}</figcaption></figure>"
        f"<p>{FIRST}</p><p>{SECOND}</p><h2>{SUBHEAD}</h2><p>{THIRD}</p><p>{LAST}</p>"
        '<div class="sharedaddy sd-sharing"><h3>Chia sẻ:</h3><ul><li><a href="#">Facebook</a></li>'
        '</ul></div><div class="related-posts"><h3>Bài liên quan</h3><ul><li><a href="/b">'
        f"{RELATED}</a></li></ul></div></div></article></main>{SIDEBAR}</div>" + COMMENTS + FOOTER,
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":'
        '"WebSite","name":"Báo Thử Nghiệm"},{"@type":["Article"],"headline":"'
        + HEADLINE
        + '","datePublished":"2018-11-01T01:30:00+00:00","author":{"name":"admin"},"publisher":'
        '{"@type":"Organization","name":"Báo Thử Nghiệm"},"articleSection":["Thời sự","Biển'
        ' đảo"]}]}'
        "</script>"
        + meta(og_type="article", og_title=f"{HEADLINE} | Báo Thử Nghiệm")
        + '<link rel="canonical" href="https://thunghiem.example/tram-loc/">',
        f"{HEADLINE} | Báo Thử Nghiệm",
    ),
    [
        (H, HEADLINE),
        (D, "01/11/2018"),
        (A, BYLINE),
        (S, STANDFIRST),
        (C, CAPTION),
        *TEXT,
        (R, "Bài liên quan"),
        (R, RELATED),
    ],
    {
        "headline": HEADLINE,
        "standfirst": STANDFIRST,
        "byline": BYLINE,
        "outlet": "Báo Thử Nghiệm",
        "section": "Thời sự",
        "published": "2018-11-01T01:30:00+00:00",
        "url": "https://thunghiem.example/tram-loc/",
    },
    {"headline": "json_ld", "published": "json_ld", "section": "json_ld", "byline": "layout"},
)

OLD_TABLES = Page(
    "layout tables",
    "<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'>"
    f"<title>Báo Thử Nghiệm - {HEADLINE}</title></head><body bgcolor=white>"
    '<form name="aspnetForm" method=post><table width=100%><tr><td colspan=3><a href=/>TRAN'
    "G CHỦ</a>"
    " | <a href=/1>CHÍNH TRỊ</a> | <a href=/2>KINH TẾ</a></td></tr><tr><td width=150><a href=/3>Tin"
    " thử một, có dấu phẩy</a><br><a href=/4>Tin thử hai</a></td><td>"
    f'<table><tr><td><h1><font color="#003399">{HEADLINE}</font></h1></td></tr><tr><td><i>'
    f"{DATE}</i>"
    f"</td></tr><tr><td><b>{STANDFIRST}</b></td></tr><tr><td>"
    "<table align=center width=1><tr><td><img src=a.jpg></td></tr><tr><td align=center><em>"
    f"{CAPTION}"
    f"</em></td></tr></table>{FIRST}<br><br>{SECOND}<br>\n<br>&nbsp;<br>{THIRD}<BR><BR>{LAST}<br>"
    f"<div align=right><b>{BYLINE}</b></div></td></tr></table></td><td width=150></td></tr>"
    "<tr><td colspan=3><center>© Báo Thử Nghiệm. Thiết kế bởi Xưởng Thử</center></td></tr></table>"
    "</form></body></html>",
    [
        (H, HEADLINE),
        (D, DATE),
        (S, STANDFIRST),
        (C, CAPTION),
        (B, FIRST),
        (B, SECOND),
        (B, THIRD),
        (B, LAST),
        (A, BYLINE),
    ],
    {"headline": HEADLINE, "standfirst": STANDFIRST, "byline": BYLINE},
)

MICRODATA = Page(
    "microdata, bare text",
    page(
        MENU + '<div itemscope itemtype="http://schema.org/NewsArticle"><h1 class="font-42"'
        f' itemprop="headline">{HEADLINE}</h1><meta itemprop="datePublished" content='
        '"2018-11-01T08:30:00+07:00"><span itemprop="publisher" itemscope><meta itemprop="name"'
        f' content="Báo Thử Nghiệm"></span><div class="lr-summary-post">{STANDFIRST}</div><div'
        ' class="lr-ct"><!--lr-ct--><div class="insertImage"><img src="a.jpg"><div class="c'
        'aption">'
        f"{CAPTION}</div></div>{FIRST}<p></p>{SECOND}<p></p>{THIRD}<p></p>{LAST}<p></p></div>"
        f'<div class="lr-author" itemprop="author"><span itemprop="name">{BYLINE}</span></di'
        "v></div>" + SIDEBAR,
    ),
    [
        (H, HEADLINE),
        (S, STANDFIRST),
        (C, CAPTION),
        (B, FIRST),
        (B, SECOND),
        (B, THIRD),
        (B, LAST),
        (A, BYLINE),
    ],
    {
        "byline": BYLINE,
        "outlet": "Báo Thử Nghiệm",
        "published": "2018-11-01T08:30:00+07:00",
        "standfirst": STANDFIRST,
    },
    {"published": "microdata", "byline": "microdata"},
)

WORD = Page(
    "saved by a word processor",
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta charset=utf-8><meta"
    " name=Generator content='Microsoft Word 15'><style><!-- p.MsoNormal {margin:0} --></st"
    "yle></head>"
    "<body lang=VI><div class=WordSection1>"
    f"<p class=MsoNormal align=center><b><span style='font-size:16.0pt'>{HEADLINE}<o:p></o:p"
    "></span></b>"
    f"</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>{STANDFIRST}</p>"
    f"<p class=MsoNormal>{FIRST}</p>\r\n<p class=MsoNormal>{SECOND.replace(' ', chr(10), 3)}</p>"
    f"<p class=MsoNormal>{LAST}</p><p class=MsoNormal align=right><b>{BYLINE}</b></p></div><"
    "/body></html>",
    [(H, HEADLINE), (S, STANDFIRST), (B, FIRST), (B, SECOND), (B, LAST), (A, BYLINE)],
    {"headline": HEADLINE, "standfirst": STANDFIRST, "byline": BYLINE},
    {"headline": "layout"},
)

FIGURES = Page(
    "lists, quotes and figures",
    page(
        f"<div id=main><h1>{HEADLINE}</h1><div class=content><p>{STANDFIRST}</p><p>{FIRST}</p>"
        f"<h3>{SUBHEAD}</h3><ul><li>Thôn Bến Mới: 112 hộ</li><li><p>Thôn Cồn Cát: 87 hộ</p><"
        "/li></ul>"
        f"<table border=1><caption>Nước ngọt mỗi ngày</caption><tr><th>Thôn</th><th>Khối</th></tr>"
        "<tr><td>Bến Mới</td><td>420</td></tr><tr><td>Cồn Cát</td><td><b>377</b></td></tr></table>"
        f"<p>{SECOND}</p><blockquote><p>“Tôi mở vòi mà cứ tưởng nằm mơ.”</p></blockquote>"
        f"<p>{THIRD}</p><p>{LAST}</p><p>Ảnh: Trần Mẫu</p></div></div>"
    ),
    [
        (H, HEADLINE),
        (S, STANDFIRST),
        (B, FIRST),
        (Q, SUBHEAD),
        (BlockKind.LIST_ITEM, "Thôn Bến Mới: 112 hộ"),
        (BlockKind.LIST_ITEM, "Thôn Cồn Cát: 87 hộ"),
        (C, "Nước ngọt mỗi ngày"),
        (BlockKind.TABLE, "Thôn | Khối\nBến Mới | 420\nCồn Cát | 377"),
        (B, SECOND),
        (BlockKind.QUOTE, "“Tôi mở vòi mà cứ tưởng nằm mơ.”"),
        (B, THIRD),
        (B, LAST),
        (BlockKind.CREDIT, "Ảnh: Trần Mẫu"),
    ],
    {"headline": HEADLINE},
)

SAVED = Page(
    "saved by a browser",
    page(
        f'<h1 class="logo"><a href="/">Báo Thử Nghiệm</a></h1>{MENU}<div class="wrapper"><div'
        f' class="title"><h2>{HEADLINE}</h2></div><div class="ngaydang">Ngày đăng: 01/11/2018</div>'
        f'<div class="noidung"><div class="sapo">(Báo Thử Nghiệm) - {STANDFIRST}</div>'
        + paragraphs()
        + f'<p class="tacgia">{BYLINE}</p></div><div class="tin-lien-quan"><a href="/b">'
        f"{RELATED}</a>"
        "</div></div>" + FOOTER,
        meta(
            og_title=f"{HEADLINE} - thunghiem.example",
            og_description="Nơi đọc tin thử nghiệm mỗi ngày",
            og_site_name="Báo Thử Nghiệm",
        ),
        "Trang chủ",
    ).replace(
        "<html",
        "<!-- saved from url=(0041)https://www.thunghiem.example/tin/tram.htm -->\n<html",
    ),
    [
        (H, HEADLINE),
        (D, "Ngày đăng: 01/11/2018"),
        (S, f"(Báo Thử Nghiệm) - {STANDFIRST}"),
        *TEXT,
        (A, BYLINE),
        (R, RELATED),
    ],
    {
        "headline": HEADLINE,
        "standfirst": STANDFIRST,
        "outlet": "Báo Thử Nghiệm",
        "url": "https://www.thunghiem.example/tin/tram.htm",
    },
    {"headline": "opengraph", "standfirst": "layout", "outlet": "opengraph"},
)

BROKEN = Page(
    "broken JSON-LD",
    page(
        f'<div class="post"><h1>{HEADLINE}</h1><div class="post-body">'
        f"<p>{STANDFIRST}</p>{paragraphs()}<p><em>{BYLINE} (tổng hợp)</em></p></div></div>",
        '<script type="application/ld+json"><!-- {"@type": "NewsArticle", "headline": "'
        + HEADLINE
        + '", "description": "dòng một\nkhác hẳn", "datePublished": "2018-11-01",\n} //--></script>'
        '<script type="application/ld+json">{{{</script>'
        + meta(article_published_time="2018-11-03T00:00:00+07:00")
        + '<meta name="author" content="https://www.facebook.com/thu">',
    ),
    [
        (H, HEADLINE),
        (S, STANDFIRST),
        *TEXT,
        (A, f"{BYLINE} (tổng hợp)"),
    ],
    {"headline": HEADLINE, "standfirst": STANDFIRST, "published": "2018-11-01"},
    {"published": "json_ld", "headline": "json_ld"},
)

XHTML = Page(
    "xhtml",
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 S'
    'trict//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/'
    '1999/xhtml">'
    f'<head><title>{HEADLINE}</title><script src="a.js" type="text/javascript" /></head><body><div'
    f' id="doc"><p class="kicker">Biển đảo</p><h1>{HEADLINE}</h1><p class="lead">{STANDFIRST}</p>'
    f"{paragraphs()}</div></body></html>",
    [(BlockKind.KICKER, "Biển đảo"), (H, HEADLINE), (S, STANDFIRST), *TEXT],
    {"headline": HEADLINE, "kicker": "Biển đảo", "standfirst": STANDFIRST},
)

OTHERS = (WORDPRESS, OLD_TABLES, MICRODATA, WORD, FIGURES, SAVED, BROKEN, XHTML)
"""Pages of sites that no profile is for."""
