"""Selectors of a site profile: the part of CSS that says where on a page something stands.

    tag   *   .class   #id   [attribute]   [attribute=value]   [attribute*=part]
    [attribute^=start]
    a b (b inside a)   a > b (b right inside a)   a, b (either)

Values may stand in quotes. CSS rather than XPath, because people who look at a page with the tools
of their browser are shown, and can copy, such selectors.
"""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"""(?P<tag>[A-Za-z][\w-]*|\*)|\.(?P<class>-?[A-Za-z_][\w-]*)|\#(?P<id>[\w:.-]+)
    |\[\s*(?P<attribute>[A-Za-z_][\w.-]*)\s*
      (?:(?P<operator>[*^]?=)\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[\w:./-]+))\s*)?\]
    |(?P<joint>\s*[>,]\s*|\s+)""",
    re.VERBOSE,
)
_LONGEST: Final = 500


class BadSelector(ValueError):
    """A selector that is not of the kinds known here; its text says what is wrong and where."""


def xpath(selector: str) -> str:
    """Write a selector as an XPath expression over a whole page; raises BadSelector."""
    if len(selector) > _LONGEST:
        raise BadSelector(f"longer than {_LONGEST} characters")
    path, steps, at = "//*", "", 0
    paths: list[str] = []
    text = selector.strip()
    is_open = True
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise BadSelector(f"{text[at : at + 20]!r} is not known")
        at = found.end()
        if joint := found["joint"]:
            if is_open:
                raise BadSelector(f"nothing stands before {joint.strip() or 'a space'!r}")
            is_open = True
            if "," in joint:
                paths.append(path + steps)
                path, steps = "//*", ""
            else:
                path, steps = path + steps + ("/*" if ">" in joint else "//*"), ""
            continue
        if found["tag"] and not is_open:
            raise BadSelector(f"{found['tag']!r} must stand first")
        steps += _condition(found)
        is_open = False
    if is_open:
        raise BadSelector("it ends too early")
    return "|".join([*paths, path + steps])


def _condition(found: re.Match[str]) -> str:
    if tag := found["tag"]:
        return "" if tag == "*" else f"[self::{tag.lower()}]"
    if name := found["class"]:
        return f"[contains(concat(' ',normalize-space(@class),' '),' {name} ')]"
    if identifier := found["id"]:
        return f"[@id='{identifier}']"
    attribute = found["attribute"].lower()
    values = (found["double"], found["single"], found["bare"])
    value = next((value for value in values if value is not None), None)
    if value is None:
        return f"[@{attribute}]"
    quoted = _quoted(value)
    if found["operator"] == "=":
        return f"[@{attribute}={quoted}]"
    function = "contains" if found["operator"] == "*=" else "starts-with"
    return f"[{function}(@{attribute},{quoted})]"


def _quoted(value: str) -> str:
    """Write a string as XPath does, which knows no escapes."""
    if "'" in value and '"' in value:
        raise BadSelector(f"{value!r} holds both kinds of quotes")
    return f'"{value}"' if "'" in value else f"'{value}'"
