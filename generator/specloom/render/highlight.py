"""Code, coloured when the docs are made: spans with classes, no script in the page."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

import pygments
from markupsafe import Markup, escape
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
from pygments.token import Text, Whitespace

# Only these: what else is installed must not change the pages.
_LANGUAGES: Final = frozenset(
    [
        "bash",
        "c",
        "console",
        "diff",
        "go",
        "html",
        "http",
        "ini",
        "java",
        "javascript",
        "js",
        "json",
        "php",
        "py",
        "python",
        "ruby",
        "rust",
        "sh",
        "shell",
        "sql",
        "toml",
        "ts",
        "typescript",
        "xml",
        "yaml",
    ]
)
_BY_LINE: Final = frozenset(["py", "python"])
# Where a line of Python does not begin where the one before it began.
_ACROSS_LINES: Final = re.compile(r"\"\"\"|\'\'\'|\\$", re.MULTILINE)
_FORMATTER = HtmlFormatter[str](nowrap=True)


@cache
def _lexer(language: str) -> Lexer | None:
    if language not in _LANGUAGES:
        return None
    return find_lexer_class_by_name(language)(stripnl=False, ensurenl=False)


@lru_cache(maxsize=1024)
def highlight(code: str, language: str) -> Markup:
    """Return code as HTML for inside `<code>`; in an unknown language, only escaped."""
    lexer = _lexer(language)
    if lexer is None:
        return escape(code)
    if language in _BY_LINE and not _ACROSS_LINES.search(code):
        lines = code.rstrip("\n").split("\n")
        return Markup("\n").join(_line(line, language) for line in lines)
    return _coloured(code, lexer)


@lru_cache(maxsize=4096)
def _line(line: str, language: str) -> Markup:
    """Return one line of many: examples have most of theirs in common."""
    lexer = _lexer(language)
    return escape(line) if lexer is None else _coloured(line, lexer)


def _coloured(code: str, lexer: Lexer) -> Markup:
    # Spaces need no span, and in JSON theirs would be a third of the page.
    tokens = (
        (Text if kind is Whitespace else kind, text)
        for kind, text in lexer.get_tokens(code)
    )
    html = pygments.format(tokens, _FORMATTER)
    return Markup(html.rstrip("\n"))  # noqa: S704 - pygments escapes
