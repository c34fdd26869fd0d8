"""What the markup of an element says it is for, in the words that Vietnamese sites use."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BOILERPLATE: Final = "boilerplate"

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_ROLES: Final = {
    "related": """
        related relate relatednews lienquan tinlienquan tinkhac xemthem readmore recommend
        relatedonenews relatednewsbox cungchuyenmuc docthem""",
    BOILERPLATE: """
        share sharing social comment comments binhluan ads adv advert advertisement adsense banner
        quangcao tag tags tukhoa keyword keywords breadcrumb breadcrumbs menu nav navbar footer
        navigation rating vote newsletter copyright login popup modal toolbar pagination subscribe
        like emotion""",
    "captions": "caption captions figcaption chuthich photocaption imgcaption pcaption",
    "standfirst": "sapo standfirst chapeau chappeau lead summary description intro deck excerpt",
    "byline": "author authors byline tacgia nguoiviet",
    "published": "date time datetime pubdate publish published publishdate ngaydang timestamp",
    "kicker": "kicker titphu supertitle pretitle",
}
"""Words of class names by what they tell; of several that fit, the first is taken."""
_PAIRS: Final = (
    ("related", {("lien", "quan"), ("tin", "khac"), ("xem", "them"), ("read", "more")}),
    (BOILERPLATE, {("binh", "luan"), ("quang", "cao"), ("tu", "khoa")}),
    ("captions", {("chu", "thich")}),
    ("byline", {("tac", "gia")}),
)
_BY_TAG: Final = {
    "nav": BOILERPLATE,
    "footer": BOILERPLATE,
    "button": BOILERPLATE,
    "label": BOILERPLATE,
    "figcaption": "captions",
    "caption": "captions",
    "time": "published",
}
_TOO_WIDE: Final = frozenset({"html", "body", "main", "article", "form"})
"""Elements that hold whole pages, whatever their class says."""
_BY_PROPERTY: Final = {
    "author": "byline",
    "datePublished": "published",
    "description": "standfirst",
}


class Roles:
    """Tells the roles of the elements of one page, and remembers the names it has seen."""

    def __init__(self) -> None:
        self._words = {word: role for role, words in _ROLES.items() for word in words.split()}
        self._seen: dict[str, str | None] = {}

    def role(self, element: Element, tag: str) -> str | None:
        """Tell what an element is for; None when its markup does not say."""
        if tag in _TOO_WIDE:
            return None
        if tag in _BY_TAG:
            return _BY_TAG[tag]
        if found := _BY_PROPERTY.get(str(element.get("itemprop") or "")):
            return found
        names = " ".join(str(element.get(name) or "") for name in ("class", "id", "type"))
        if not names.strip() or len(names) > 500:  # noqa: PLR2004 - no name is so long
            return None
        if names not in self._seen:
            self._seen[names] = self._role(names)
        return self._seen[names]

    def _role(self, names: str) -> str | None:
        if "Image" in names.split():  # the caption of VnExpress and others: <p class="Image">
            return "captions"
        words = [word.lower() for word in _WORD.findall(names)]
        pairs = set(pairwise(words))
        for named, known in _PAIRS:
            if not pairs.isdisjoint(known):
                return named
        found = {self._words[word] for word in words if word in self._words}
        return next((role for role in _ROLES if role in found), None)
