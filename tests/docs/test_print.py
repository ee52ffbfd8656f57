"""Printed pages: everything unfolded, and nothing that only a screen has a use for."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pytest

CREATE = "beta/threads/create.html"
PAGES = [CREATE, "beta/threads/runs/create.html", "index.html"]


def printed(page: Any) -> str:
    """Return the words of a page as it is printed on A4, without any space."""
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    return packed("".join(sheet.extract_text() for sheet in pdf.pages))


def packed(text: str) -> str:
    """Return a text without any space or ligature."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def lines(page: Any, selector: str) -> list[str]:
    """Return the texts of elements, folded away or not, line by line."""
    texts = page.evaluate(
        "(which) => [...document.querySelectorAll(which)].map((e) => e.textContent)",
        selector,
    )
    return [packed(line) for text in texts for line in text.splitlines()]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("name", PAGES)
def test_everything_is_printed(
    threads: Path, browser: Any, name: str, script: bool
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    if not script:
        page.route("**/*.js", lambda route: route.abort())
    page.goto((threads / name).as_uri())
    text = printed(page)
    expected = lines(
        page, "main :is(h1, h2, .line, .about p, .route, .code, td, .note)"
    )
    assert len(expected) > 50
    assert [line for line in expected if line not in text] == []
    for label in lines(page, ".tabs h3"):
        assert label in text
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_navigation_and_no_buttons_are_printed(
    threads: Path, tab: Any, name: str
) -> None:
    page = tab.open(threads / name)
    text = printed(page)
    for unwanted in ("Primarynavigation", "Skiptocontent", "Collapse", "Markdown"):
        assert unwanted not in text
    tab.page.emulate_media(media="print")
    shown = page.locator("button:visible, nav:visible, dialog:visible, summary:visible")
    assert shown.count() == 0


def test_what_was_folded_is_folded_again(threads: Path, tab: Any) -> None:
    page = tab.open(threads / CREATE)
    count = "document.querySelectorAll('main details[open]').length"
    before = page.evaluate(count)
    printed(page)
    assert page.evaluate(count) == before


def test_paper_is_white_whatever_the_screen(threads: Path, tab: Any) -> None:
    page = tab.open(threads / CREATE)
    page.get_by_role("button", name="Switch between light and dark").click()
    page.emulate_media(media="print")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
