"""What the docs have beside their pages, made of what is known of all of them.

Their search index is `docs.search_index`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from typing import Any, Final
from urllib.parse import quote

from ..sources import Source, digest
from .docs import ROOT
from .tidy import outside_of_code

WHOLE: Final = f"{ROOT}/llms-full.txt"
_MOST: Final = 50_000
"""Addresses in one sitemap, by the protocol."""
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ANSWER: Final = "### Answer\n\n"
_ANSWERS: Final = "## Returns Examples\n"
_OPENING: Final = re.compile("(```+)json\n")
_UPWARDS: Final = re.compile(r"\]\((?:\.\./)+")


def sitemap(pages: Iterable[str], url: str) -> Iterator[Source]:
    """Yield the sitemap of pages, `beta/index.html`, that are published below a URL."""
    base = url.rstrip("/")
    found = [f"{base}/{quote(page)}" for page in pages]
    parts = [found[at : at + _MOST] for at in range(0, len(found), _MOST)]
    if len(parts) < 2:
        yield _listed("sitemap", "urlset", "url", found)
        return
    names = [f"sitemap-{number}" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _listed(name, "urlset", "url", part)
    urls = [f"{base}/{name}.xml" for name in names]
    yield _listed("sitemap", "sitemapindex", "sitemap", urls)


def _listed(name: str, kind: str, item: str, urls: Iterable[str]) -> Source:
    rows = "".join(
        f"<{item}><loc>{escape(url, quote=False)}</loc></{item}>\n" for url in urls
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    text = f'{head}<{kind} xmlns="{_SITEMAP}">\n{rows}</{kind}>\n'
    return Source(f"{ROOT}/{name}.xml", text)


def reading_order(pages: Iterable[str]) -> list[str]:
    """Return Markdown pages, as they were rendered, resource by resource.

    Those of the docs' own folder come first, of each folder first its overview.
    """
    folders: dict[str, list[str]] = {"": []}
    for page in pages:
        folders.setdefault(page.rpartition("/")[0], []).append(page)
    return [page for folder in folders.values() for page in folder]


def whole_key(digests: Iterable[str]) -> str:
    """Return what tells the whole of these pages from that of others."""
    return digest("".join(digests).encode())


def whole(pages: Iterable[bytes]) -> bytes:
    """Return all of the docs as one text, of their Markdown pages in reading order.

    An example that a page shows twice is there once: of large APIs that is a quarter.
    """
    done = BytesIO()  # Hundreds of megabytes of a large API, which are there once so.
    for number, page in enumerate(pages):
        done.write(b"\n" if number else b"")
        done.write(_part(page.decode()).encode())
    return done.getvalue()


def _part(text: str) -> str:
    """Return a page as a part: its links to others lead there from the docs' own folder."""
    text = _without_answer(text)
    if "](../" not in text:
        return text
    return outside_of_code(text, lambda part: _UPWARDS.sub("](", part))


def _without_answer(text: str) -> str:
    """Return a page without its example's answer, where all answers stand below it."""
    # From the back: a description may have a heading of that name too.
    below = text.rfind(f"\n{_ANSWERS}")
    start = text.rfind(f"\n{_ANSWER}", 0, max(below, 0)) + 1
    opening = _OPENING.match(text, start + len(_ANSWER)) if start else None
    if opening is None:
        return text
    closing = f"\n{opening[1]}\n\n"
    end = text.find(f"{closing}{_ANSWERS}", opening.end())
    return text if end < 0 else text[:start] + text[end + len(closing) :]


def downloaded(name: str, data: bytes) -> Source:
    """Return the description that the docs offer."""
    return Source(f"{ROOT}/{name}", data)


def as_json(description: Any) -> bytes:
    """Return a description in one document as JSON, without a space too much."""
    text = json.dumps(description, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"
