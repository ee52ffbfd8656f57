"""The docs as files: HTML and Markdown of every page, a search index and llms.txt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from ..plan.docs import Site, plan_docs
from ..plan.docs.guide import code
from ..plan.docs.site import INDEX
from ..plan.docs.views import Field, IndexPage, MethodPage, Node, ResourcePage
from ..plan.surface import Surface
from ..sources import Source
from .engine import Templates
from .highlight import highlight
from .markdown import fenced, indented, plain, to_html, to_markdown

ROOT: Final = "docs"
ASSETS: Final = ("specloom.css", "specloom.js")
_INDENT: Final = 4
_OPEN_WHOLE: Final = 40
_LISTED_WHOLE: Final = 80
_FENCE: Final = re.compile(r" *(`{3,}|~{3,})")
_WORDS: Final = re.compile(r'("(?:[^"\\]|\\.)*"|\b(?:optional|array of|or)\b)')


def render_docs(surface: Surface, templates: Templates) -> Iterator[Source]:
    """Yield every file of the docs, with paths relative to the output folder."""
    site = plan_docs(surface)
    writer = _Writer(site, templates)
    yield from writer.page("index", site.index)
    for resource in site.resources:
        yield from writer.page("resource", resource)
    for method in site.methods:
        yield from writer.page("method", method)
    yield Source(f"{ROOT}/search-index.js", _search_index(site))
    llms = templates.render("docs/llms.txt.jinja", site=site, **_MARKDOWN)
    yield Source(f"{ROOT}/llms.txt", _tidy(llms))
    for name in ASSETS:
        yield Source(f"{ROOT}/assets/{name}", templates.read(f"docs/assets/{name}"))


class _Writer:
    """Writes one page at a time, in both of its forms."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates

    def page(
        self, template: str, page: IndexPage | ResourcePage | MethodPage
    ) -> Iterator[Source]:
        values = {
            "page": page,
            "site": self._site,
            "root": "../" * page.href.count("/"),
            "tree": _Tree(page.href, len(self._site.methods)),
        }
        html = self._templates.render(f"docs/{template}.html.jinja", **values, **_HTML)
        # As bytes, since one character beyond Latin-1 doubles what a text takes, and
        # all pages wait in memory until the last is known to be good.
        yield Source(f"{ROOT}/{page.href}.html", html.encode())
        markdown = self._templates.render(
            f"docs/{template}.md.jinja", **values, **_MARKDOWN
        )
        yield Source(f"{ROOT}/{page.href}.md", _tidy(markdown).encode())


@dataclass(frozen=True, slots=True)
class _Tree:
    """Where a page stands in the primary navigation."""

    href: str
    methods: int

    def here(self, href: str) -> bool:
        return href == self.href

    def shows(self, node: Node) -> bool:
        """True when what a resource holds is listed, at least folded.

        Of an API of many methods only the branch that the page is on: with all of
        them on each page, the docs would grow with the square of their number.
        """
        return self.methods <= _LISTED_WHOLE or self.holds(node)

    def holds(self, node: Node) -> bool:
        """True when the page belongs to a resource, or to one below it.

        The index belongs to all, where they are few enough to be seen at once.
        """
        if self.href == INDEX:
            return self.methods <= _OPEN_WHOLE
        return self.href.startswith(node.href.removesuffix("index"))


@dataclass(frozen=True, slots=True)
class Row:
    """A field in a Markdown page: its place in nested lists, its line and its text."""

    indent: str
    line: str
    text: str


def _rows(fields: tuple[Field, ...], depth: int = 0) -> Iterator[Row]:
    for field in fields:
        yield Row(
            indent=" " * (_INDENT * depth),
            line=code(field.line),
            text=indented(_row_text(field), _INDENT * (depth + 1)),
        )
        yield from _rows(field.children, depth + 1)


def _row_text(field: Field) -> str:
    facts = [*(["Deprecated"] if field.deprecated else []), *field.facts]
    parts = [
        to_markdown(field.description, 5) if field.description else "",
        " · ".join(plain(fact) for fact in facts),
        f"Fields as in {code(field.see.name)}." if field.see else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _count(fields: tuple[Field, ...]) -> int:
    return sum(1 + _count(field.children) for field in fields)


def _opens(fields: tuple[Field, ...]) -> bool:
    """True when fields are few enough to be shown whole from the start."""
    return _count(fields) <= _OPEN_WHOLE


@lru_cache(maxsize=1 << 15)
def _summary(text: str) -> Markup:
    """Return a type's summary as HTML, its constants and small words marked."""
    pieces = [
        (
            Markup('<span class="{}">{}</span>').format(
                "value" if piece.startswith('"') else "word", piece
            )
            if index % 2
            else escape(piece)
        )
        for index, piece in enumerate(_WORDS.split(text))
    ]
    return Markup("").join(pieces)


def _search_index(site: Site) -> str:
    hits = [[h.title, h.href, h.anchor, h.context, h.text] for h in site.hits]
    rows = ",\n".join(json.dumps(hit, separators=(",", ":")) for hit in hits)
    return f"window.specloomIndex = [\n{rows}\n];\n"


def _tidy(text: str) -> str:
    """Return a Markdown page without the blank lines that absent parts leave."""
    lines: list[str] = []
    fence = ""
    for line in text.strip().split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[0].strip() == line.strip() and mark[1].startswith(fence):
            fence = ""
        if fence or line or lines[-1]:
            lines.append(line)
    return "\n".join(lines) + "\n"


_HTML: Final = {
    "markdown": to_html,
    "highlight": highlight,
    "summary": _summary,
    "opens": _opens,
}
_MARKDOWN: Final = {
    "markdown": to_markdown,
    "fenced": fenced,
    "code": code,
    "plain": plain,
    "rows": _rows,
}
