"""Web addresses of articles: when two of them are one."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

_VISITOR_MARKS = ("utm_", "fbclid", "gclid", "zarsrc", "_gl", "mc_cid", "mc_eid")
"""How the names of query parameters begin that say who came from where, not what is shown."""


def url_key(url: str) -> str | None:
    """Reduce a web address to what names the article: one key for http and https, www and m.

    Fragments and marks of advertising are dropped, the order of parameters does not count. None
    for what is no web address, and for a mere home page: that is not the address of an article.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    for prefix in ("www.", "m."):
        host = host.removeprefix(prefix)
    told = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not name.lower().startswith(_VISITOR_MARKS)
    ]
    path = parts.path.rstrip("/")
    if not path and not told:
        return None
    place = host if port in {None, 80, 443} else f"{host}:{port}"
    query = f"?{urlencode(sorted(told))}" if told else ""
    return f"{place}{path}{query}"
