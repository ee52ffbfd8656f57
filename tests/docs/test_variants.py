"""Variants: one is chosen where a script runs, all stand below each other elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

API = """
openapi: 3.1.0
info: {title: Shapes, version: '1'}
paths:
  /shapes:
    post:
      x-specloom: {resource: shapes, method: create}
      requestBody:
        content: {application/json: {schema: {type: object, properties: {shape: {$ref: '#/components/schemas/Shape'}}}}}
      responses:
        "200":
          description: Done.
          content: {application/json: {schema: {$ref: '#/components/schemas/Many'}}}
components:
  schemas:
    Shape:
      oneOf:
        - {$ref: '#/components/schemas/Circle'}
        - {$ref: '#/components/schemas/Square'}
        - {type: object, required: [kind], properties: {kind: {const: line}, ends: {type: object, properties: {from: {type: number}}}}}
        - {type: string, description: By its name.}
      discriminator: {propertyName: kind, mapping: {round: '#/components/schemas/Circle', even: '#/components/schemas/Square'}}
    Circle: {type: object, required: [kind], properties: {kind: {type: string}, radius: {type: number, description: Of the circle.}}}
    Square: {type: object, required: [kind], properties: {kind: {type: string}, side: {type: number, description: Of the square.}}}
    Many:
      oneOf: [MANY]
""".replace(
    "MANY",
    ", ".join(
        f"{{title: V{n}, type: object, properties: {{a{n}: {{}}}}}}" for n in range(12)
    ),
)
SHAPES = "shapes/create.html"
SQUARE = "parameters-shape-Square"


@pytest.fixture
def shapes(docs_of: Any) -> Path:
    return Path(docs_of(API))


def test_variants_are_chosen_by_the_discriminator_s_values(
    shapes: Path, tab: Any
) -> None:
    page = tab.open(shapes / SHAPES)
    page.get_by_role("button", name="Expand all Parameters").click()
    group = page.get_by_role("group", name="Variants of --shape")
    radios = group.get_by_role("radio")
    names = [radio.evaluate("(r) => r.labels[0].textContent") for radio in radios.all()]
    assert names == ["round", "even", "line", "string"]
    assert page.get_by_text("Of the circle.").is_visible()
    assert not page.get_by_text("Of the square.").is_visible()
    group.get_by_text("even").click()
    assert page.get_by_text("Of the square.").is_visible()
    assert not page.get_by_text("Of the circle.").is_visible()


def test_variants_are_chosen_by_keyboard(shapes: Path, tab: Any) -> None:
    page = tab.open(shapes / SHAPES)
    page.get_by_role("button", name="Expand all Parameters").click()
    page.get_by_role("radio", name="round").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("radio", name="even").is_checked()
    assert page.get_by_text("Of the square.").is_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.get_by_role("radio", name="string").is_checked()
    assert page.get_by_text("By its name.").is_visible()


def test_many_variants_are_chosen_from_a_menu(shapes: Path, tab: Any) -> None:
    page = tab.open(shapes / "schemas/Many.html")
    menu = page.get_by_role("combobox", name="Variants of Many")
    assert not page.locator("#field-V7-a7").is_visible()
    menu.select_option("V7")
    assert page.locator("#field-V7-a7").is_visible()
    assert not page.locator("#field-V0-a0").is_visible()


def test_a_link_chooses_the_variant_that_it_leads_into(shapes: Path, tab: Any) -> None:
    tab.page.goto(f"{(shapes / SHAPES).as_uri()}#{SQUARE}-side")
    assert tab.page.locator(f"#{SQUARE}-side").is_visible()
    assert tab.page.get_by_role("radio", name="even").is_checked()


def test_a_link_to_what_is_gone_leads_to_what_it_was_inside_of(
    shapes: Path, tab: Any
) -> None:
    tab.page.goto(f"{(shapes / SHAPES).as_uri()}#{SQUARE}-corners-first")
    assert tab.page.locator(f"#{SQUARE}").is_visible()
    assert tab.page.get_by_role("radio", name="even").is_checked()


def test_a_hidden_variant_is_found_by_the_browser_s_search(
    shapes: Path, tab: Any
) -> None:
    page = tab.open(shapes / SHAPES)
    page.get_by_role("button", name="Expand all Parameters").click()
    # What a browser does when it finds something there.
    page.locator(f"#{SQUARE}").dispatch_event("beforematch")
    assert page.get_by_text("Of the square.").is_visible()
    assert page.get_by_role("radio", name="even").is_checked()


def test_all_variants_are_printed(shapes: Path, tab: Any) -> None:
    page = tab.open(shapes / SHAPES)
    page.emulate_media(media="print")
    for text in ("Of the circle.", "Of the square.", "By its name."):
        assert page.get_by_text(text).bounding_box()["height"] > 0
    assert not page.get_by_role("radio", name="round").is_visible()


def test_without_a_script_all_variants_stand_below_each_other(
    shapes: Path, browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((shapes / SHAPES).as_uri())
    tops = [
        page.get_by_text(text).bounding_box()["y"]
        for text in ("Of the circle.", "Of the square.", "By its name.")
    ]
    assert tops == sorted(tops)
    assert len(set(tops)) == 3
    assert page.locator("[id='parameters-shape-object-line-ends-from']").is_visible()
    context.close()
