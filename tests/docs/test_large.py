"""Pages of very many fields open at once, fold, print whole and are found by links."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

MOST_TO_OPEN = 1.0
"""Seconds. On an idle machine it is less than 0.2."""
MOST_TO_EXPAND = 1.0


def described() -> str:
    field = "{type: string, description: 'Says something of some length, with `code`.', maxLength: 9}"
    ten = ", ".join(f"f{n}: {field}" for n in range(10))
    wide = ", ".join(f"f{n}: {field}" for n in range(1000))
    deep = ", ".join(
        f"o{n}: {{type: object, description: Inner., properties: {{{ten}}}}}"
        for n in range(100)
    )
    paths = "".join(
        f"""
  /{name}:
    post:
      x-specloom: {{resource: things, method: {name}}}
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}
      responses:
        "200":
          description: It.
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}"""
        for name in ("wide", "deep", "tree")
    )
    return f"""
openapi: 3.1.0
info: {{title: Large, version: '1'}}
paths: {paths}
components:
  schemas:
    wide: {{type: object, properties: {{{wide}}}}}
    deep: {{type: object, properties: {{{deep}}}}}
    tree:
      type: object
      properties:
        {{{ten}, left: {{$ref: '#/components/schemas/tree'}}, right: {{$ref: '#/components/schemas/tree'}},
        all: {{type: array, items: {{$ref: '#/components/schemas/tree'}}}},
        other: {{oneOf: [{{$ref: '#/components/schemas/tree'}}, {{$ref: '#/components/schemas/deep'}}]}}}}
"""


PAGES = [
    *("schemas/wide.html", "schemas/deep.html", "schemas/tree.html"),
    *("things/wide.html", "things/deep.html", "things/tree.html"),
]


@pytest.fixture
def large(docs_of: Any) -> Path:
    return Path(docs_of(described()))


def test_pages_open_and_unfold_at_once(large: Path, tab: Any) -> None:
    for name in PAGES:
        page = tab.open(large / name)
        opened = page.evaluate(
            "performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"
        )
        expanded = page.evaluate("""async () => {
            const start = performance.now();
            document.querySelectorAll("[data-fold=open]").forEach((b) => b.click());
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return (performance.now() - start) / 1000;
        }""")
        assert opened < MOST_TO_OPEN, name
        assert expanded < MOST_TO_EXPAND, name
        assert page.locator("main details:not([open])").count() == 0, name


@pytest.mark.parametrize("script", [True, False])
def test_a_link_leads_to_a_field_far_down(
    large: Path, browser: Any, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script, reduced_motion="reduce")
    page = context.new_page()
    for name, anchor in (
        ("schemas/wide.html", "field-f900"),
        ("schemas/deep.html", "field-o90-f5"),
        ("things/wide.html", "returns-wide-f950"),
    ):
        page.goto(f"{(large / name).as_uri()}#{anchor}")
        page.wait_for_function(
            "(id) => Math.abs(document.getElementById(id).getBoundingClientRect().y - 72) < 60",
            arg=anchor,
        )
        page.goto("about:blank")
    context.close()


def test_all_of_it_is_printed(large: Path, tab: Any) -> None:
    page = tab.open(large / "schemas/deep.html")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf())).pages
    text = "".join(sheet.extract_text() for sheet in sheets)
    assert text.count("Says something") == 1000


def test_what_a_page_does_not_repeat_is_on_the_schema_s_own(
    large: Path, tab: Any
) -> None:
    page = tab.open(large / "schemas/tree.html")
    page.get_by_role("button", name="Expand all Fields").click()
    page.get_by_role("radio", name="deep").dispatch_event("click")
    page.locator("#field-other-deep .see a").click()
    page.wait_for_url("**/schemas/deep.html")
    assert page.locator("#field-o0-f0").count() == 1
