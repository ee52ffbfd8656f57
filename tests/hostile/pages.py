"""What a browser and a reader of Markdown make of the docs, short of opening them."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit

from markdown_it import MarkdownIt

_NONE: frozenset[str] = frozenset()
# What a text's own markup may become, with the attributes that it may have.
MARKUP = {
    **dict.fromkeys(("p", "em", "strong", "s", "ul", "li", "blockquote"), _NONE),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "br", "hr", "code"), _NONE),
    **dict.fromkeys(("table", "thead", "tbody", "tr"), _NONE),
    "span": {"class"},
    "pre": {"class", "tabindex"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "a": {"href", "rel"},
    "ol": {"start"},
    "th": {"style"},
    "td": {"style"},
}


class Page(HTMLParser):
    """The elements of a page; `made` counts those that no text's markup makes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.made: Counter[str] = Counter()
        self.addresses: set[str] = set()
        self.scripts: list[str] = []
        self._script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if not (tag in MARKUP and names <= MARKUP[tag]):
            self.made[f"<{tag} {' '.join(sorted(names))}>"] += 1
        for name, value in attrs:
            if name in ("href", "src", "action", "formaction", "xlink:href"):
                self.addresses.add(value or "")
        self._script = tag == "script"
        if self._script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts[-1] += data

    @property
    def schemes(self) -> set[str]:
        """The schemes of all addresses, as a browser reads them."""
        stripped = ("".join(a.split()).strip("\0") for a in self.addresses)
        return {urlsplit(address).scheme for address in stripped}


def skeleton(markdown: str) -> list[str]:
    """Return a Markdown page's own headings, below which those of its texts stand.

    Raises AssertionError for raw HTML, and for a link that leads anywhere odd.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    for token in (*tokens, *inline):
        assert token.type not in ("html_block", "html_inline"), token.content
        for name in ("href", "src"):
            address = str(token.attrGet(name) or "")
            scheme = urlsplit("".join(address.split())).scheme.lower()
            assert scheme in ("", "http", "https", "mailto"), address
    return [
        token.tag
        for token in tokens
        if token.type == "heading_open" and token.level == 0 and token.tag <= "h2"
    ]
