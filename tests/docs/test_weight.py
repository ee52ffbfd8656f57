"""How much a page of the docs weighs before anything of it is seen."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LIMIT = 150_000
"""Bytes, compressed as servers do: the page with its style sheet and its script."""


def weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def test_no_page_of_openai_is_heavy(openai: Path) -> None:
    shared = sum(map(weight, (openai / "assets").iterdir()))
    heavy = {
        file.relative_to(openai).as_posix(): size
        for file in openai.rglob("*.html")
        if (size := weight(file) + shared) >= LIMIT
    }
    assert heavy == {}


def test_a_page_loads_its_assets_and_no_more(threads: Path, tab: Any) -> None:
    page = tab.open(threads / "beta/threads/create.html")
    page.wait_for_load_state("networkidle")
    names = [Path(unquote(urlsplit(url).path)).name for url in tab.requests]
    assert names == ["create.html", "specloom.css", "specloom.js"]
    page.keyboard.press("/")
    page.keyboard.type("run")
    page.locator("#search li a").first.wait_for()
    names = [Path(unquote(urlsplit(url).path)).name for url in tab.requests]
    assert names[3:] == ["search-index.js"]
