"""The docs as files: HTML and Markdown of every page, a search index and llms.txt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import Final

from markupsafe import Markup, escape

from ..commonmark import code
from ..plan.docs import (
    MethodPages,
    SchemaPages,
    Site,
    event_page,
    hits,
    method_href,
    plan_site,
)
from ..plan.docs.views import (
    NOTHING_MORE,
    ChangelogPage,
    EventPage,
    Extras,
    Field,
    IndexPage,
    MethodPage,
    ResourcePage,
    SchemaPage,
    SchemasPage,
    Section,
)
from ..plan.surface import Event, Method, Resource, Surface, Webhooks
from ..sources import Source
from .assets import FOLDER, looks
from .changes import changes_html, changes_markdown
from .engine import Templates
from .highlight import highlight
from .linked import linked_html, linked_markdown
from .markdown import fenced, plain, to_html, to_markdown
from .pieces import Draft, Piece, Rendered, Values, batches
from .rows import rows
from .tidy import tidy
from .tree import Tree

ROOT: Final = "docs"
_OPEN_WHOLE: Final = 40
_ROW: Final = json.JSONEncoder(separators=(",", ":")).encode
_WORDS: Final = re.compile(r'("(?:[^"\\]|\\.)*"|\b(?:optional|array of|or)\b)')

_Found = IndexPage | ChangelogPage | ResourcePage | MethodPage | EventPage | SchemaPage
_Page = _Found | SchemasPage


def docs_pieces(
    surface: Surface, templates: Templates, extras: Extras | None = None
) -> Iterator[Piece]:
    """Yield the work of writing the docs; paths are relative to the output folder.

    The search index comes last, from what all pieces know: `search_index`.
    """
    writer = _Writer(surface, templates, extras or NOTHING_MORE)
    yield writer.front
    for resources in batches(writer.site.resources):
        yield partial(writer.resources, resources)
    for methods in batches(tuple(surface.methods())):
        yield partial(writer.methods, methods)
    if surface.webhooks is not None:
        for events in batches(surface.webhooks.events):
            yield partial(writer.events, surface.webhooks, events)
    for names in batches(tuple(writer.schemas.hrefs)):
        yield partial(writer.schema_pages, names)


def search_index(hits: Iterable[str]) -> Source:
    """Return the search index, made of what the pieces say of their pages."""
    rows = ",\n".join(hits)
    return Source(f"{ROOT}/search-index.js", f"window.specloomIndex = [\n{rows}\n];\n")


class _Writer:
    """Writes pages, each in both of its forms."""

    def __init__(self, surface: Surface, templates: Templates, extras: Extras) -> None:
        self.schemas = SchemaPages(surface)
        self.site: Site = plan_site(
            surface, extras, self.schemas.index_href, self.schemas.hrefs
        )
        self._surface = surface
        self._templates = templates
        self._pages = MethodPages(surface, self.schemas.hrefs)
        self._tree = Tree(self.site, templates)
        assets = templates.assets()
        self._assets, self._looks = assets.items(), looks(assets)
        templates.add_filters(
            html=to_html,
            highlight=highlight,
            summary=_summary,
            fields=lru_cache(self._fields),
            markdown=to_markdown,
            fenced=fenced,
            code=code,
            plain=plain,
            rows=lru_cache(self._rows),
            linked=linked_html,
            linked_markdown=linked_markdown,
            changes=changes_html,
            changes_markdown=changes_markdown,
        )

    def front(self) -> Rendered:
        """Write what there is once, the search index aside."""
        llms = self._templates.render("docs/llms.txt.jinja", site=self.site)
        assets = (Source(f"{FOLDER}/{name}", data) for name, data in self._assets)
        changes = self.site.changelog
        index = self._all("index", [self.site.index])
        about = self._all("changelog", [changes]) if changes else Rendered(())
        schemas = self._page("schemas", self.schemas.index())
        return Rendered(
            (
                *index.files,
                *about.files,
                *(schemas if self.site.schemas else ()),
                Source(f"{ROOT}/llms.txt", tidy(llms)),
                *assets,
            ),
            (*index.hits, *about.hits),
        )

    def resources(self, pages: Iterable[ResourcePage]) -> Rendered:
        """Write the overviews of some resources."""
        return self._all("resource", pages)

    def methods(self, methods: Iterable[tuple[Resource, Method]]) -> Rendered:
        """Write the pages of some methods."""
        return self._all(
            "method",
            (
                self._pages.page(resource, method, method_href(resource, method))
                for resource, method in methods
            ),
        )

    def events(self, webhooks: Webhooks, events: Iterable[Event]) -> Rendered:
        """Write the pages of some events."""
        pages = (
            event_page(self._surface, webhooks, event, self.schemas.hrefs)
            for event in events
        )
        return self._all("event", pages)

    def schema_pages(self, names: Iterable[str]) -> Rendered:
        """Write the pages of some declared schemas."""
        return self._all("schema", map(self.schemas.page, names))

    def _all(self, template: str, pages: Iterable[_Found]) -> Rendered:
        files: list[Draft] = []
        found: list[str] = []
        for page in pages:
            files += self._page(template, page)
            found += (
                _ROW([h.title, h.href, h.anchor, h.context, h.text]) for h in hits(page)
            )
        return Rendered(tuple(files), tuple(found))

    def _page(self, template: str, page: _Page) -> Iterator[Draft]:
        root = "../" * page.href.count("/")
        around: object = (self.site.index.title, self._tree.on(page.href, root))
        if self._templates.are_overridden:  # They may show anything of the site.
            around = self.site
        values = Values(page, around)

        def html() -> bytes:
            # As bytes, since one character beyond Latin-1 doubles what a text takes, and
            # all pages wait in memory until the last is known to be good.
            return self._text(f"docs/{template}.html.jinja", page, root).encode()

        def markdown() -> bytes:
            return tidy(self._text(f"docs/{template}.md.jinja", page, root)).encode()

        yield Draft(f"{ROOT}/{page.href}.html", values, html)
        yield Draft(f"{ROOT}/{page.href}.md", values, markdown)

    def _text(self, template: str, page: _Page, root: str) -> str:
        return self._templates.render(
            template,
            page=page,
            site=self.site,
            root=root,
            tree=self._tree,
            looks=self._looks,
        )

    def _fields(self, section: Section, root: str, open_: bool = False) -> Markup:
        """Return a section's fields as HTML, those of its roots shown where `open_`.

        `root` leads from the page to the docs' folder.
        """
        html = self._templates.render(
            "docs/fields.html.jinja",
            fields=section.fields,
            root=root,
            open=open_ and _opens(section.fields),
            root_open=open_,
        )
        return Markup(html)  # noqa: S704 - escaped by the template

    def _rows(self, section: Section, root: str) -> str:
        """Return a section's fields as nested lists of Markdown."""
        return self._templates.render(
            "docs/fields.md.jinja", rows=rows(section.fields, root)
        )


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
            f'<span class="{_word_class(piece)}">{escape(piece)}</span>'
            if index % 2
            else escape(piece)
        )
        for index, piece in enumerate(_WORDS.split(text))
    ]
    return Markup("".join(pieces))  # noqa: S704 - escaped piece by piece


def _word_class(piece: str) -> str:
    return "value" if piece.startswith('"') else "word"
