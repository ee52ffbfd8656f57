"""Code, coloured when the docs are made: spans with classes, no script in the page."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape
from pygments import highlight as pygmentize
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_FORMATTER = HtmlFormatter[str](nowrap=True)


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def highlight(code: str, language: str) -> Markup:
    """Return code as HTML for inside `<code>`; in an unknown language, only escaped."""
    lexer = _lexer(language)
    if lexer is None:
        return escape(code)
    return Markup(pygmentize(code, lexer, _FORMATTER))  # noqa: S704 - pygments escapes
