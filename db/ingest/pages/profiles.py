"""Site profiles: where on the pages of one site the parts of an article stand, as editable JSON.

A profile is an object with these keys; all but the first three may be left out:

    name        what people call the profile
    hosts       host names it is for; those below them count too: vnexpress.net
    body        where the text stands
    outlet      the name of the outlet as a text, or selectors of where it is printed
    headline, kicker, standfirst, dateline, byline, published, section
                where these stand
    captions, credit, related
                what inside of the body, or beside it, is a caption, a credit, a link to others
    remove      what is none of the article's

Each place is a selector, as `selectors` describes them, or a list of them: the first one that finds
text is taken, for captions, credit, related and remove all of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import resources
from db.ingest.pages.selectors import BadSelector, xpath

PLACES: Final = (
    "headline",
    "kicker",
    "standfirst",
    "dateline",
    "body",
    "byline",
    "published",
    "section",
    "outlet",
    "captions",
    "credit",
    "related",
    "remove",
)
_MOST_SELECTORS: Final = 40


class BadProfile(ValueError):
    """A site profile that cannot be used: the key at fault, and what is wrong with it."""

    def __init__(self, key: str, fault: str) -> None:
        super().__init__(key, fault)  # both, so that it can be handed to another process
        self.key = key
        """Empty when the fault is in no key: the text is no JSON."""
        self.fault = fault

    def __str__(self) -> str:
        """Name the key and the fault."""
        return f"{self.key}: {self.fault}" if self.key else self.fault


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """Where on the pages of a site things stand."""

    name: str
    hosts: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]]
    """XPath expressions by the name of the place, in the order in which they are tried."""
    outlet: str | None = None
    """The name of the outlet, where the profile states it."""

    def is_for(self, host: str) -> bool:
        """Whether it is for the pages of a host, given in lower case."""
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)


def read_profile(text: str) -> SiteProfile:
    """Read a profile from its JSON; raises BadProfile."""
    try:
        stated = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadProfile("", f"not JSON: {error}") from None
    if not isinstance(stated, dict):
        raise BadProfile("", "not an object")
    return profile(stated)


def profile(stated: Mapping[str, Any]) -> SiteProfile:
    """Check what a profile states; raises BadProfile."""
    for key in stated:
        if key not in {"name", "hosts", *PLACES}:
            raise BadProfile(key, "not a key of a site profile")
    name, outlet = stated.get("name"), stated.get("outlet")
    if not isinstance(name, str) or not name.strip():
        raise BadProfile("name", "a text is wanted")
    hosts = tuple(host.strip().lower() for host in _texts("hosts", stated.get("hosts")))
    for host in hosts:
        if not host or any(sign in host for sign in "/:@ "):
            raise BadProfile("hosts", f"{host!r} is no host name")
    if "body" not in stated:
        raise BadProfile("body", "missing")
    places = {
        key: tuple(_xpath(key, selector) for selector in _texts(key, stated[key]))
        for key in PLACES
        if key in stated and not (key == "outlet" and isinstance(outlet, str))
    }
    return SiteProfile(name.strip(), hosts, places, outlet if isinstance(outlet, str) else None)


def bundled_profiles() -> tuple[SiteProfile, ...]:
    """Read the profiles that come with the program, in the order of their file names."""
    folder: Path = resources.path("sites")
    return tuple(
        read_profile(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))
    )


def profile_for(urls: Iterable[str | None], profiles: Iterable[SiteProfile]) -> SiteProfile | None:
    """Find the first profile for the first of these addresses that any is for."""
    known = tuple(profiles)
    for url in urls:
        host = host_of(url or "")
        for one in known if host else ():
            if one.is_for(host):
                return one
    return None


def host_of(url: str) -> str:
    """Tell the host of an address, in lower case; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def _texts(key: str, value: object) -> list[str]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list | tuple) or not listed or len(listed) > _MOST_SELECTORS:
        raise BadProfile(key, f"a text or a list of 1 to {_MOST_SELECTORS} texts is wanted")
    for text in listed:
        if not isinstance(text, str):
            raise BadProfile(key, f"{text!r:.40} is no text")
    return list(listed)


def _xpath(key: str, selector: str) -> str:
    try:
        return xpath(selector)
    except BadSelector as error:
        raise BadProfile(key, f"selector {selector!r:.60}: {error}") from None
