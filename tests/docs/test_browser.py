"""The docs in a browser: keyboard, tabs, search, themes, sizes, no script at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CREATE = "beta/threads/create.html"
RUN = "beta/threads/runs/create.html"


def open_details(page: Any, section: str) -> int:
    count = (
        f"document.querySelectorAll('[aria-labelledby={section}] details[open]').length"
    )
    return int(page.evaluate(count))


def test_the_skip_link_comes_first_and_leads_to_the_content(
    threads: Path, tab: Any
) -> None:
    page = tab.open(threads / CREATE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_primary_navigation_has_its_name(threads: Path, tab: Any) -> None:
    page = tab.open(threads / CREATE)
    navigation = page.get_by_role("navigation", name="Primary navigation")
    assert navigation.count() == 1
    current = navigation.locator("[aria-current=page]")
    assert current.text_content() == "Create thread"
    navigation.get_by_role("link", name="Retrieve thread").click()
    assert page.get_by_role("heading", level=1).text_content() == "Retrieve thread"


def test_fields_expand_and_collapse_by_keyboard(threads: Path, tab: Any) -> None:
    page = tab.open(threads / CREATE)
    assert open_details(page, "parameters") == 0
    assert not page.locator("#parameters-message-role").is_visible()
    page.locator("#parameters-message > details > summary").focus()
    page.keyboard.press("Enter")
    assert open_details(page, "parameters") == 1
    assert page.locator("#parameters-message-role").is_visible()
    page.keyboard.press("Space")
    assert open_details(page, "parameters") == 0
    page.get_by_role("button", name="Expand all Parameters").focus()
    page.keyboard.press("Enter")
    assert open_details(page, "parameters") > 10
    page.get_by_role("button", name="Collapse all Parameters").focus()
    page.keyboard.press("Enter")
    assert open_details(page, "parameters") == 0


def test_where_nothing_folds_there_is_nothing_to_expand(
    threads: Path, tab: Any
) -> None:
    page = tab.open(threads / "beta/threads/messages/list.html")
    assert not page.get_by_role("button", name="Expand all Parameters").is_visible()
    assert page.get_by_role("button", name="Expand all Returns").is_visible()


def test_a_method_that_streams_shows_how_in_every_tab(threads: Path, tab: Any) -> None:
    page = tab.open(threads / RUN)
    for label, words in (
        ("CLI", "--stream"),
        ("Python", "\nwith client.beta.threads.runs.create("),
        ("Python async", "\nasync with client.beta.threads.runs.create("),
        ("curl", '"stream": true'),
    ):
        page.get_by_role("tab", name=label, exact=True).click()
        assert words in page.get_by_role("tabpanel").inner_text()


def test_a_link_to_a_field_opens_what_it_is_inside_of(threads: Path, tab: Any) -> None:
    page = tab.page
    page.goto(f"{(threads / CREATE).as_uri()}#parameters-message-content-Text")
    assert page.locator("#parameters-message-content-Text").is_visible()


def test_the_chosen_tab_is_remembered_on_other_pages(threads: Path, tab: Any) -> None:
    page = tab.open(threads / CREATE)
    page.get_by_role("tab", name="CLI").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", selected=True).text_content() == "Python"
    page = tab.open(threads / RUN)
    assert page.get_by_role("tab", selected=True).text_content() == "Python"
    assert page.get_by_role("tabpanel").count() == 1
    assert (
        "client.beta.threads.runs.create(" in page.get_by_role("tabpanel").inner_text()
    )


@pytest.mark.parametrize(
    ("words", "title", "path"),
    [
        ("cancel", "Cancel run", "beta/threads/runs/cancel.html"),
        ("openai beta:threads delete", "Delete thread", "beta/threads/delete.html"),
        ("tool-resources", "--tool-resources", "create.html#parameters-tool-resources"),
        ("pagination", "Pagination", "index.html#lists"),
        ("retry", "Connections", "index.html#connections"),
        # What is called just so goes first, then what can be called before its types,
        # and of these what is nearer to the top.
        ("thread", "Thread", "schemas/Thread.html"),
        ("create", "Create thread", "beta/threads/create.html"),
        ("run step", "beta.threads.runs.steps", "runs/steps/index.html"),
    ],
)
def test_the_search_finds(
    threads: Path, tab: Any, words: str, title: str, path: str
) -> None:
    page = tab.open(threads / CREATE)
    page.keyboard.press("/")
    page.keyboard.type(words)
    first = page.locator("#search li a").first
    first.wait_for()
    assert first.locator("strong").text_content() == title
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{path}")


def test_the_search_closes_and_finds_nothing_in_nonsense(
    threads: Path, tab: Any
) -> None:
    page = tab.open(threads / CREATE)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("xyzzy")
    page.get_by_text("0 results").wait_for(state="attached")
    assert page.locator("#search li").count() == 0
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()


def test_the_theme_is_switched_and_remembered(threads: Path, tab: Any) -> None:
    page = tab.open(threads / CREATE)
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Switch between light and dark").click()
    dark = page.evaluate(paper)
    assert light != dark
    assert tab.open(threads / RUN).evaluate(paper) == dark


@pytest.mark.parametrize("width", [320, 900, 1600])
@pytest.mark.parametrize("file", [CREATE, RUN, "index.html", "beta/threads/index.html"])
def test_no_page_is_wider_than_its_window(
    threads: Path, tab: Any, width: int, file: str
) -> None:
    tab.page.set_viewport_size({"width": width, "height": 800})
    page = tab.open(threads / file)
    if page.get_by_role("button", name="Expand all Parameters").count():
        page.get_by_role("button", name="Expand all Parameters").click()
        page.get_by_role("button", name="Expand all Returns").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_of_a_narrow_page(threads: Path, tab: Any) -> None:
    tab.page.set_viewport_size({"width": 360, "height": 800})
    page = tab.open(threads / CREATE)
    link = page.get_by_role("link", name="Retrieve thread")
    assert not link.is_visible()
    page.get_by_role("button", name="Menu").click()
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()


def test_everything_can_be_read_without_scripts(threads: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((threads / CREATE).as_uri())
    for label in ("CLI", "Python", "Python async", "curl"):
        assert page.get_by_role("heading", name=label, exact=True).is_visible()
    for code in (
        "openai beta:threads create",
        "client.beta.threads.create()",
        "curl -X",
    ):
        assert page.locator("pre", has_text=code).first.is_visible()
    fields = page.locator("main .fields .line")
    assert fields.count() > 40
    assert all(field.is_visible() for field in fields.all())
    assert page.locator("button:visible").count() == 0
    for heading in ("Retrieve thread", "List messages"):
        link = page.get_by_role("link", name=heading, exact=True, include_hidden=True)
        if not link.is_visible():  # The tree folds by itself.
            link.locator("xpath=ancestor::details[not(@open)]/summary").first.click()
        link.click()
        assert page.get_by_role("heading", level=1).text_content() == heading
    context.close()


def test_every_link_leads_somewhere(threads: Path, tab: Any) -> None:
    for file in sorted(threads.rglob("*.html")):
        page = tab.open(file)
        for href in page.evaluate("[...document.links].map((link) => link.href)"):
            path, _, anchor = href.removeprefix("file://").partition("#")
            assert Path(path).is_file(), f"{file}: {href}"
            if anchor and path == str(file):
                assert page.locator(f'[id="{anchor}"]').count() == 1, href
