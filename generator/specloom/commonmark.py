"""Pieces of CommonMark, as specloom writes them."""

from __future__ import annotations

import re
from typing import Final

ALERT: Final = r"\[!(note|tip|important|warning|caution)\]"
"""The mark at the beginning of quotes that are notes or warnings, in upper or lower case."""
_QUOTE: Final = r" {0,3}>[ \t]?"
_ALERTS: Final = re.compile(
    rf"^{_QUOTE}{ALERT}[ \t]*(?:\n|$)((?:{_QUOTE}.*(?:\n|$))*)",
    re.IGNORECASE | re.MULTILINE,
)


def alerts_spelt_out(text: str) -> str:
    """Return a text whose quotes that are notes or warnings are plain paragraphs."""
    return _ALERTS.sub(_spelt_out, text) if "[!" in text else text


def _spelt_out(found: re.Match[str]) -> str:
    words = re.sub(f"^{_QUOTE}", "", found[2], flags=re.MULTILINE)
    return f"{found[1].capitalize()}: {words.lstrip()}"


def code(text: str) -> str:
    """Return a text as a CommonMark code span, whatever it holds."""
    plain = " ".join(text.split())
    if "`" not in plain:
        return f"`{plain}`"
    longest = max(map(len, re.findall("`+", plain)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}"


def paragraphs(*texts: str) -> str:
    """Return those of the texts that say something, as paragraphs."""
    return "\n\n".join(text for text in texts if text)


def fenced(language: str, text: str) -> str:
    """Return a text as a block of code."""
    return f"```{language}\n{text}\n```"


def fence(text: str) -> str:
    """Return a fence for a block of code, which stands nowhere in it."""
    runs = re.findall(r"`{3,}", text)
    return "`" * (max(map(len, runs), default=2) + 1)


def cell(text: str) -> str:
    """Return a text as the code in a cell of a table."""
    return code(text.replace("|", "\\|"))
