"""Nothing for axe-core to find: on any kind of page, at any width, light or dark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

THEMES = ("light", "dark")
WIDTHS = (360, 768, 1440)
SCHEMAS = ("schemas/index.html", "schemas/AssistantStreamEvent.html")


def set_up(tab: Any, width: int, theme: str) -> Any:
    tab.page.set_viewport_size({"width": width, "height": 900})
    tab.page.emulate_media(color_scheme=theme)
    return tab.page


def kinds(docs: Path) -> list[Path]:
    """Return the pages of some docs, of those in a folder of very many only some."""
    files = sorted(docs.rglob("*.html"))
    folders = Counter(file.parent for file in files)
    return [
        file
        for number, file in enumerate(files)
        if file.name == "index.html" or number % max(1, folders[file.parent] // 10) == 0
    ]


def unfold(page: Any) -> None:
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => (d.open = true))"
    )


def test_every_page(threads: Path, tab: Any, axe: Any) -> None:
    found: dict[str, list[str]] = {}
    for file in sorted(threads.rglob("*.html")):
        page = tab.open(file)
        unfold(page)
        found[file.relative_to(threads).as_posix()] = axe(page)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page_folded_and_unfolded(
    threads: Path, tab: Any, axe: Any, width: int, theme: str
) -> None:
    set_up(tab, width, theme)
    found: dict[str, list[str]] = {}
    for file in kinds(threads):
        name = file.relative_to(threads).as_posix()
        # There are many of these, and what they are made of is on other pages too.
        if name.startswith("schemas/") and name not in SCHEMAS and width != 360:
            continue
        page = tab.open(file)
        if theme == "light":  # All colours of a folded page are on an unfolded one.
            found[f"{name}, folded"] = axe(page)
        unfold(page)
        found[name] = axe(page)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_text(
    motley: Path, tab: Any, axe: Any, width: int, theme: str
) -> None:
    set_up(tab, width, theme)
    for file in sorted(motley.rglob("*.html")):
        page = tab.open(file)
        unfold(page)
        assert axe(page) == [], file.relative_to(motley).as_posix()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_search(threads: Path, tab: Any, axe: Any, width: int, theme: str) -> None:
    set_up(tab, width, theme)
    page = tab.open(threads / "beta/threads/create.html")
    page.keyboard.press("/")
    assert axe(page) == []
    page.keyboard.type("thread")
    page.locator("#search li a").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert axe(page) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [width for width in WIDTHS if width < 1440])
def test_the_menu(threads: Path, tab: Any, axe: Any, width: int, theme: str) -> None:
    set_up(tab, width, theme)
    page = tab.open(threads / "beta/threads/create.html")
    page.get_by_role("button", name="Menu").click()
    assert axe(page) == []


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        (
            "document.querySelector('.brand').textContent = ''",
            "link-name",
        ),
        ("document.querySelector('main').removeAttribute('id')", "skip-link"),
        (
            "document.adoptedStyleSheets = [new CSSStyleSheet()];"
            "document.adoptedStyleSheets[0].replaceSync('.about { color: #aaa }')",
            "color-contrast",
        ),
    ],
)
def test_what_is_wrong_is_found(
    threads: Path, tab: Any, axe: Any, broken: str, rule: str
) -> None:
    page = tab.open(threads / "beta/threads/create.html")
    page.evaluate(broken)
    assert rule in {said.partition(":")[0] for said in axe(page)}


@pytest.mark.parametrize("theme", THEMES)
def test_without_scripts(threads: Path, browser: Any, axe: Any, theme: str) -> None:
    """Scripts of the page are off, not those that tests run in it."""
    context = browser.new_context(color_scheme=theme)
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    for name in ("index.html", "beta/threads/create.html", "beta/threads/index.html"):
        page.goto((threads / name).as_uri())
        assert page.evaluate("document.documentElement.className") == ""
        assert axe(page) == [], name
    context.close()


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1440, "light")])
def test_a_sample_of_openai(
    openai: Path, tab: Any, axe: Any, width: int, theme: str
) -> None:
    set_up(tab, width, theme)
    files = sorted(openai.rglob("*.html"))
    for file in files[:: max(1, len(files) // 20)]:
        assert axe(tab.open(file)) == [], file.relative_to(openai).as_posix()
