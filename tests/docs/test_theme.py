"""Docs that look like a user's own: docs/theme, the example of docs/extending.md."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, THREADS, write_docs

THEME = ROOT / "docs" / "theme"
PAGE = "beta/threads/create.html"
RGB = {
    "light": {"accent": "rgb(140, 29, 79)", "paper": "rgb(255, 253, 249)"},
    "dark": {"accent": "rgb(243, 160, 196)", "paper": "rgb(22, 17, 15)"},
}


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("themed")
    return write_docs(THREADS, folder, command="openai", templates=THEME)


def style(page: Any, selector: str, name: str) -> str:
    script = f"getComputedStyle(document.querySelector({selector!r})).{name}"
    return str(page.evaluate(script))


@pytest.mark.parametrize("theme", RGB)
def test_its_colours_are_those_of_the_pages(themed: Path, tab: Any, theme: str) -> None:
    tab.page.emulate_media(color_scheme=theme)
    page = tab.open(themed / PAGE)
    assert style(page, "html", "backgroundColor") == RGB[theme]["paper"]
    assert style(page, "footer a", "color") != RGB[theme]["accent"]
    assert style(page, ".verb", "color") == RGB[theme]["accent"]


def test_its_logo_is_there_one_for_each_theme(themed: Path, tab: Any) -> None:
    tab.page.emulate_media(color_scheme="light")
    page = tab.open(themed / PAGE)
    loaded = (
        "[...document.images].every((image) => image.complete && image.naturalWidth)"
    )
    assert page.evaluate(loaded)
    shown = page.locator(".brand img:visible")
    assert shown.get_attribute("src") == "../../assets/logo.svg"
    page.get_by_role("button", name="Switch between light and dark").click()
    assert shown.get_attribute("src") == "../../assets/logo-dark.svg"
    page.emulate_media(color_scheme="dark")
    assert shown.get_attribute("src") == "../../assets/logo-dark.svg"
    page.get_by_role("button", name="Switch between light and dark").click()
    assert shown.get_attribute("src") == "../../assets/logo.svg"
    name = page.get_by_role("link", name="OpenAI Threads API", exact=True)
    assert name.count() == 1


def test_its_font_is_what_titles_are_set_in(themed: Path, tab: Any) -> None:
    page = tab.open(themed / PAGE)
    page.evaluate("document.fonts.ready.then(() => null)")
    faces = "[...document.fonts].map((face) => `${face.family}: ${face.status}`)"
    assert page.evaluate(faces) == ["Woven: loaded"]
    # Each of its letters is as wide as any other of that many columns.
    widths = """[..."ACEGHKRT"].map((letter) => {
      const span = document.createElement("span");
      span.textContent = letter;
      document.querySelector("h1").append(span);
      return span.getBoundingClientRect().width;
    })"""
    found = page.evaluate(widths)
    assert max(found) - min(found) < 0.1


def test_its_footer_is_on_every_page(themed: Path) -> None:
    for file in themed.rglob("*.html"):
        footer = file.read_text().partition("<footer>")[2]
        assert footer.count("This page as Markdown") == 1
        assert footer.count('<a href="https://example.com/imprint">Imprint</a>') == 1


@pytest.mark.parametrize("theme", RGB)
def test_axe_and_the_policy_have_nothing_to_say(
    themed: Path, tab: Any, axe: Any, theme: str
) -> None:
    tab.page.emulate_media(color_scheme=theme)
    for name in ("index", "beta/threads/index", "beta/threads/runs/create"):
        file = themed / f"{name}.html"
        assert "default-src 'none'; script-src 'self'" in file.read_text()
        assert axe(tab.open(file)) == [], name


def test_a_page_can_be_ones_own(tmp_path: Path) -> None:
    shutil.copytree(THEME, tmp_path / "templates")
    page = tmp_path / "templates/docs/resource.html.jinja"
    page.write_text(
        '{% extends "docs/base.html.jinja" %}'
        "{% block content %}<h1>All of {{ page.title }}</h1>{% endblock %}"
    )
    docs = write_docs(THREADS, tmp_path, templates=tmp_path / "templates")
    text = (docs / "beta/threads/index.html").read_text()
    assert "<h1>All of beta.threads</h1>" in text
    assert ">Imprint</a>" in text


def test_its_files_are_kept_up_as_all_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stand in the lock, are noticed when they change, and go when they are gone."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(THEME, "mine")
    shutil.copy(THREADS, "api.yaml")
    options = ["api.yaml", "-o", "out", "--target", "docs", "--templates", "mine"]

    def code(command: str) -> int:
        run = [sys.executable, "-m", "specloom", command, *options]
        return subprocess.run(run, check=False, capture_output=True).returncode

    assert code("generate") == 0
    lock = json.loads(Path("out/specloom.lock").read_text())
    font = "docs/assets/fonts/woven.woff2"
    assert font in lock["parts"]["docs"]["files"]
    assert Path("out", font).read_bytes() == Path("mine", font).read_bytes()
    assert code("check") == 0
    Path("mine", font).write_bytes(b"\x00another\xff")
    assert code("check") == 1
    assert code("generate") == 0
    assert Path("out", font).read_bytes() == b"\x00another\xff"
    Path("mine", font).unlink()
    assert code("generate") == 0
    assert not Path("out", font).exists()


def test_the_page_about_it_names_every_property() -> None:
    css = (ROOT / "templates/docs/assets/specloom.css").read_text()
    root = re.search(r":root \{(.*?)\n\}", css, re.S)
    assert root is not None
    properties = re.findall(r"^  (--[a-z-]+):", root[1], re.M)
    page = (ROOT / "docs/extending.md").read_text()
    assert sorted(set(re.findall(r"`(--[a-z-]+)`", page)) - {"--templates"}) == sorted(
        properties
    )
    theme = (THEME / "docs/assets/theme.css").read_text()
    assert theme in page
