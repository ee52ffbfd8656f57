"""The primary navigation of the docs: the tree of resources, as each page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from markupsafe import Markup

from ..plan.docs import Site
from ..plan.docs.site import INDEX
from ..plan.docs.views import Entry, Node
from ..values import dataclass
from .engine import Templates

_OPEN_WHOLE: Final = 40
_LISTED_WHOLE: Final = 80
_MOST: Final = 200
"""Of more that stand side by side, pages lead to where all of them are listed."""


class Tree:
    """Renders the tree once for all the pages of a folder: they differ in one link."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site, self._templates = site, templates
        self._rendered = cache(self._render)
        self._link = cache(self._render_link)

    def on(self, href: str, root: str) -> Markup:
        """Return the tree as a page shows it, its own link marked.

        `root` leads from the page to the docs' folder.
        """
        folder = href if href == INDEX else href[: href.rfind("/") + 1]
        link = f'href="{root}{href}.html"'
        marked = f'{link} aria-current="page"'
        html = self._rendered(folder, root).replace(link, marked, 1)
        return Markup(html)  # noqa: S704 - rendered by a template

    def _render(self, folder: str, root: str) -> str:
        rows = _Rows(folder, root, self)
        return self._templates.render(
            "docs/tree.html.jinja", site=self._site, root=root, tree=rows
        )

    def link(self, node: Node, root: str) -> str:
        """Return the link that stands for a resource of which nothing is listed."""
        return self._link(node, root)

    def lists_all(self) -> bool:
        """True when there are few enough methods to list all of them on each page."""
        return self._site.methods <= _LISTED_WHOLE

    def opens_all(self) -> bool:
        """True when there are few enough methods to be seen at once."""
        return self._site.methods <= _OPEN_WHOLE

    def _render_link(self, node: Node, root: str) -> str:
        return self._templates.render("docs/branch.html.jinja", node=node, root=root)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What a template asks for while it renders the tree for a folder's pages."""

    folder: str
    root: str
    tree: Tree

    def rows(
        self, nodes: Sequence[Node], above: str = INDEX
    ) -> Iterator[Node | Markup]:
        """Yield resources, to be listed with what they hold, or links to other ones.

        Of an API of many methods only the branch that the page is on is listed, and of
        many resources side by side only that one, and the page `above`, which lists
        them: with all of them on each page, the docs would grow with the square of
        their number.
        """
        links: list[str] = []
        shown = nodes
        if len(nodes) > _MOST and self.folder != INDEX:
            title = f"All {len(nodes):,} resources"
            whole = Node(title=title, href=above, methods=(), children=())
            links.append(self.tree.link(whole, self.root))
            shown = [node for node in nodes if self.holds(node)]
        for node in shown:
            if not self.tree.lists_all() and not self.holds(node):
                links.append(self.tree.link(node, self.root))
                continue
            yield Markup("".join(links))  # noqa: S704 - rendered by a template
            links.clear()
            yield node
        yield Markup("".join(links))  # noqa: S704 - rendered by a template

    def methods(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return the methods of a resource to be listed: all, or none of too many."""
        return entries if len(entries) <= _MOST else ()

    def overview(self, node: Node) -> str:
        """Return the text of the link to a resource's own page."""
        number = len(node.methods)
        return "Overview" if number <= _MOST else f"All {number:,} methods"

    def holds(self, node: Node) -> bool:
        """True when the pages belong to a resource, or to one below it.

        The index belongs to all, where they are few enough to be seen at once.
        """
        if self.folder == INDEX:
            return self.tree.opens_all()
        return self.folder.startswith(node.href.removesuffix("index"))
