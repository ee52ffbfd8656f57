"""Descriptions as they read on a terminal: CommonMark, and the HTML that stands in it."""

from __future__ import annotations

import html
import re
from typing import Final

_LIST: Final = re.compile(r"\n\s*(?:[-*+]|\d+[.)])\s")
_LEADS_OVER: Final = re.compile(r"(?<=[.!?]) [^.!?]{1,40}:$")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_BLOCKS: Final = "p|div|ul|ol|dl|table|blockquote|pre|h[1-6]"
_LINES: Final = "br|tr|dt|dd"
_INLINE: Final = (
    "a|b|i|u|em|strong|code|span|sub|sup|small|font|img|td|th|thead|tbody|note"
)
_MARKUP: Final = re.compile(
    r"(?P<code>`+)[^`].*?(?P=code)(?!`)"
    rf"|</?(?P<name>{_BLOCKS}|{_LINES}|{_INLINE}|li)(?:\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return what a description says: links are their text, HTML tags are gone."""
    text = _LINK.sub(r"\1", text.replace("\r\n", "\n"))
    if "<" in text:
        text = _MARKUP.sub(_without_markup, text)
    return html.unescape(text).strip() if "&" in text else text.strip()


def paragraph(text: str) -> str:
    """Return a description's first paragraph, without a list, on one line.

    What only leads over to the list is left out too.
    """
    line = " ".join(_LIST.split(plain(text).split("\n\n")[0])[0].split())
    return _LEADS_OVER.sub("", line)


def _without_markup(found: re.Match[str]) -> str:
    """Return what stands for a tag: code in backticks keeps what looks like one."""
    if found["code"]:
        return found[0]
    name = found["name"].lower()
    if name == "li":
        return "" if found[0].startswith("</") else "\n- "
    if re.fullmatch(_BLOCKS, name):
        return "\n\n"
    return "\n" if name in _LINES.split("|") else ""
