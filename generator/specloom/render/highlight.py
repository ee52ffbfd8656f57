"""Code, coloured when the docs are made: spans with classes, no script in the page."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup, escape
from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String

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
# Where a line of Python does not begin where the one before it began.
_ACROSS_LINES: Final = re.compile(r"\"\"\"|\'\'\'|\\$", re.MULTILINE)
# A command over several lines, each of which has the colours that it would have alone.
_CONTINUED: Final = re.compile(
    r"(?:(?:[\w ./:,@=-]|'[^'\\]*')*\\\n)+(?:[\w ./:,@=-]|'[^'\\]*')*"
)
# How most examples call a method: with the same arguments, awaited or not. No word
# behind a dot has a colour.
_CALL: Final = re.compile(r"(\w+ = |)(await |)(client(?:\.\w+)+\()(.*)", re.ASCII)
# The style sheet's classes. What it doesn't colour needs no span: with one for each
# token, as pygments writes them, more than half of a page would be spans.
_CLASSES: Final = (
    (Comment, "c"),
    (String, "s"),
    (Number, "m"),
    (Keyword.Constant, "m"),
    (Name.Variable, "m"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Name.Builtin.Pseudo, "n"),
    (Name.Builtin, "k"),
    (Name.Class, "n"),
    (Name.Function, "n"),
    (Name.Namespace, "n"),
    (Name.Tag, "n"),
)


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
    if _is_by_line(code, language):
        lines = [_indented(line, language) for line in code.rstrip("\n").split("\n")]
        return Markup("\n".join(lines))  # noqa: S704 - escaped line by line
    if language == "bash" and _CONTINUED.fullmatch(code):
        pieces = re.split(r"(?<=\\\n)", code)
        lines = [_line(piece, language) for piece in pieces]
        return Markup("".join(lines))  # noqa: S704 - escaped line by line
    return _coloured(code, lexer)


def _is_by_line(code: str, language: str) -> bool:
    """Whether each line of some code has the colours that it would have alone."""
    if language in ("py", "python"):
        return not _ACROSS_LINES.search(code)
    if language != "json":
        return False
    try:
        json.loads(code)
    except (ValueError, RecursionError):
        return False
    return True


@lru_cache(maxsize=1 << 15)
def _indented(line: str, language: str) -> str:
    """Return one line of many: examples have most of theirs in common."""
    rest = line.lstrip(" ")
    margin = " " * (len(line) - len(rest))
    call = _CALL.fullmatch(rest) if language == "python" else None
    if call is None:
        return margin + _line(rest, language)
    before = (_line(piece, language) for piece in call.groups()[:2] if piece)
    arguments = _line(call[4], language) if call[4] else ""
    return f"{margin}{''.join(before)}{call[3]}{arguments}"


@lru_cache(maxsize=1 << 15)
def _line(line: str, language: str) -> Markup:
    """Return one line, or the part of one that others begin otherwise."""
    lexer = _lexer(language)
    return escape(line) if lexer is None else _coloured(line, lexer)


def _coloured(code: str, lexer: Lexer) -> Markup:
    pieces: list[str] = []
    for class_, tokens in groupby(
        lexer.get_tokens(code), lambda token: _class(token[0])
    ):
        text = escape("".join(text for _, text in tokens))
        pieces.append(f'<span class="{class_}">{text}</span>' if class_ else text)
    return Markup("".join(pieces).rstrip("\n"))  # noqa: S704 - escaped piece by piece


@cache
def _class(kind: Any) -> str:
    kinds = kind.split()
    return next((class_ for group, class_ in _CLASSES if group in kinds), "")
