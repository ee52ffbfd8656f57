"""Quotes that begin with `[!NOTE]` and the like: notes and warnings, as GitHub has them."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..commonmark import ALERT

_MARK: Final = re.compile(ALERT, re.IGNORECASE)


def mark_alerts(state: StateCore) -> None:
    """Give each of these quotes a class, and a title in place of the mark."""
    done: list[Token] = []
    for index, token in enumerate(state.tokens):
        done.append(token)
        if token.type == "blockquote_open":
            done += _title(token, state.tokens[index + 1 : index + 3])
    state.tokens = done


def _title(quote: Token, begun: list[Token]) -> list[Token]:
    """Return the paragraph that a quote's mark asks for; the mark itself goes."""
    words = (begun[0].type == "paragraph_open" and begun[-1].children) or []
    is_text = bool(words) and words[0].type == "text"
    mark = _MARK.fullmatch(words[0].content) if is_text else None
    if mark is None or (words[1:] and words[1].type not in ("softbreak", "hardbreak")):
        return []
    kind = mark[1].lower()
    quote.attrSet("class", f"alert {kind}")
    title = Token("text", "", 0, content=kind.capitalize())
    if not words[1:]:
        begun[-1].children = [title]  # The mark has a paragraph of its own.
        return []
    begun[-1].children = words[2:]
    return [
        Token("paragraph_open", "p", 1, block=True),
        Token("inline", "", 0, children=[title]),
        Token("paragraph_close", "p", -1, block=True),
    ]
