"""Pages look as they did: five of them, at three widths, light and dark.

`pytest tests/docs/test_pictures.py --regenerate` takes all pictures anew: look at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from . import pictures

FOLDER = Path(__file__).with_name("expected")
PAGES = {
    "guide": "index.html",
    "resource": "beta/threads/index.html",
    "method": "beta/threads/create.html",
    "unfolded": "beta/threads/runs/create.html",
    "schemas": "schemas/index.html",
}
WIDTHS = (360, 768, 1440)
HEIGHT = 1600
FONTS = ("Liberation Sans", "DejaVu Sans Mono")
"""What Debian packages as fonts-liberation and fonts-dejavu-core."""

DRESS = """([text, mono, more]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { --text: "${text}"; --mono: "${mono}"; } ${more}`);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def shown(
    page: Any, docs: Path, name: str, width: int, theme: str, css: str = ""
) -> Any:
    """Open a page as pictures show it, with more of a style sheet."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=theme)
    page.goto((docs / PAGES[name]).as_uri())
    page.evaluate(DRESS, [*FONTS, css])
    if name == "unfolded":
        for button in page.locator("[data-fold=open]:visible").all():
            button.click()
        page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(
    request: pytest.FixtureRequest,
    threads: Path,
    page: Any,
    tmp_path: Path,
    name: str,
    width: int,
    theme: str,
) -> None:
    now = pictures.taken(shown(page, threads, name, width, theme))
    file = FOLDER / f"{name}-{width}-{theme}.webp"
    if request.config.getoption("--regenerate"):
        pictures.keep(now, file)
        return
    apart = pictures.difference(pictures.load(file), now)
    if apart > pictures.MOST:
        now.save(tmp_path / "now.png")
    assert apart <= pictures.MOST, f"compare {file} and {tmp_path / 'now.png'}"


BREAKS = {
    "the example is gone": ".example { visibility: hidden }",
    "the example is below": "main.method.method { display: block }",
    "the tree is gone": ".tree { display: none }",
    "everything moved": "main { padding-top: 3.5rem }",
    "types have no colour": ".type.type, .type > * { color: red }",
    "the page has no colour of its own": ":root { --paper: #ddd }",
    "code has no box": "pre.code { background: none; border-color: transparent; padding: 0 }",
    "text is larger": "html { font-size: 106% }",
    "lines are closer": "html { line-height: 1.4 }",
}


@pytest.mark.parametrize("css", BREAKS.values(), ids=list(BREAKS))
def test_a_broken_page_is_noticed(threads: Path, page: Any, css: str) -> None:
    file = FOLDER / "method-1440-light.webp"
    now = pictures.taken(shown(page, threads, "method", 1440, "light", css))
    assert pictures.difference(pictures.load(file), now) > pictures.MOST


ROUGHLY = {
    "letters are drawn otherwise": "html { -webkit-font-smoothing: none; text-rendering: geometricPrecision }",
    "letters are wider by a hair": "html { letter-spacing: 0.03px }",
    "lines are lower by a pixel": "main { padding-top: calc(1.5rem + 1px) }",
}


@pytest.mark.parametrize("css", ROUGHLY.values(), ids=list(ROUGHLY))
@pytest.mark.parametrize("name", ["method", "guide"])
def test_how_letters_are_drawn_is_not(
    threads: Path, page: Any, css: str, name: str
) -> None:
    file = FOLDER / f"{name}-1440-light.webp"
    now = pictures.taken(shown(page, threads, name, 1440, "light", css))
    assert pictures.difference(pictures.load(file), now) <= pictures.MOST


def test_pictures_are_small_and_none_is_left_over() -> None:
    files = {file.name: file.stat().st_size for file in FOLDER.iterdir()}
    assert sorted(files) == sorted(
        f"{name}-{width}-{theme}.webp"
        for name in PAGES
        for width in WIDTHS
        for theme in ("light", "dark")
    )
    assert sum(files.values()) < 2_000_000
