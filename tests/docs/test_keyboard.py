"""The docs by keyboard alone, and for those whom motion disturbs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

PAGES = [
    "index.html",
    "beta/threads/index.html",
    "beta/threads/create.html",
    "beta/threads/runs/create.html",
]
MOTLEY = [
    "index.html",
    "changelog.html",
    "parcels/create.html",
    "webhooks/parcel_sent.html",
]

# Where the focus is, whether it is seen there, and whether it is the first time.
HERE = """() => {
  const here = document.activeElement;
  if (here === document.body || here === document.documentElement) return null;
  // A choice that is drawn as its label shows the focus there.
  const drawn = here.matches("label > input") ? here.parentElement : here;
  const style = getComputedStyle(drawn);
  const box = drawn.getBoundingClientRect();
  const covered = here.closest(".top, .skip") ? 0 : document.querySelector(".top").offsetHeight;
  const again = here.dataset.visited === "yes";
  here.dataset.visited = "yes";
  return {
    what: here.outerHTML.slice(0, 100),
    again,
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    in_sight: box.width > 0 && box.height > 0 && box.bottom > covered
      && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""

# What could be focused and was not. Of choices, Tab reaches the one that is made.
MISSED = """() => [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex='0']")]
  .filter((element) => element.type !== "radio" || element.checked)
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => element.tabIndex >= 0 && element.dataset.visited !== "yes")
  .map((element) => element.outerHTML.slice(0, 100))"""


def walk(page: Any) -> list[dict[str, Any]]:
    """Go through a page by Tab until it begins anew, and return where the focus was."""
    page.emulate_media(reduced_motion="reduce")  # Nothing is still on its way.
    steps: list[dict[str, Any]] = []
    for _ in range(3000):
        page.keyboard.press("Tab")
        step = page.evaluate(HERE)
        if step is None or step["again"]:
            return steps
        steps.append(step)
    raise AssertionError("Tab leads nowhere")


def walk_and_check(page: Any) -> None:
    steps = walk(page)
    assert len(steps) > 5
    assert [step["what"] for step in steps if not step["ringed"]] == []
    assert [step["what"] for step in steps if not step["in_sight"]] == []
    assert page.evaluate(MISSED) == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything(threads: Path, tab: Any, name: str, width: int) -> None:
    tab.page.set_viewport_size({"width": width, "height": 900})
    walk_and_check(tab.open(threads / name))


@pytest.mark.parametrize("name", MOTLEY)
def test_tab_reaches_every_kind_of_text(motley: Path, tab: Any, name: str) -> None:
    page = tab.open(motley / name)
    # By no click, after which Tab would go on from there.
    page.evaluate(
        "document.querySelectorAll('[data-fold=open]').forEach((b) => b.click())"
    )
    walk_and_check(page)


def test_shift_tab_leads_back(threads: Path, tab: Any) -> None:
    page = tab.open(threads / PAGES[2])
    for _ in range(20):
        page.keyboard.press("Tab")
    for _ in range(19):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"


def test_the_search_keeps_the_focus_until_it_closes(threads: Path, tab: Any) -> None:
    page = tab.open(threads / PAGES[2])
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("run")
    page.locator("#search li a").first.wait_for()
    inside = "document.activeElement.closest('dialog') !== null"
    for _ in range(5):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(HERE)["ringed"]
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[data-search]')")


def test_the_menu_gives_the_focus_back(threads: Path, tab: Any) -> None:
    tab.page.set_viewport_size({"width": 360, "height": 800})
    page = tab.open(threads / PAGES[2])
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#tree') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.menu')")


MOVING = """() => [...document.querySelectorAll("*")].filter((element) =>
  ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(element, part || null);
    return style.scrollBehavior === "smooth"
      || parseFloat(style.transitionDuration) > 0
      || parseFloat(style.animationDuration) > 0;
  })).map((element) => element.outerHTML.slice(0, 100))"""


def test_nothing_moves_for_those_whom_it_disturbs(threads: Path, tab: Any) -> None:
    tab.page.emulate_media(reduced_motion="reduce")
    assert tab.open(threads / PAGES[2]).evaluate(MOVING) == []
    tab.page.emulate_media(reduced_motion="no-preference")
    assert tab.page.evaluate(MOVING) != []
