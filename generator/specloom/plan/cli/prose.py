"""Descriptions, which are CommonMark, as they read on a terminal."""

from __future__ import annotations

import html
import re
from typing import Final

from ...commonmark import alerts_spelt_out

_LIST: Final = re.compile(r"\n\s*(?:[-*+]|\d+[.)])\s")
_LEADS_OVER: Final = re.compile(r"(?<=[.!?]) [^.!?]{1,40}:$")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def plain(text: str) -> str:
    """Return what a description says: links are their text."""
    text = alerts_spelt_out(text.replace("\r\n", "\n"))
    text = _LINK.sub(r"\1", text).strip()
    return html.unescape(text) if "&" in text else text


def paragraph(text: str) -> str:
    """Return a description's first paragraph, without a list, on one line.

    What only leads over to the list is left out too.
    """
    line = " ".join(_LIST.split(plain(text).split("\n\n")[0])[0].split())
    return _LEADS_OVER.sub("", line)
