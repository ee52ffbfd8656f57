"""The search finds pages, flags and fields."""

from __future__ import annotations

from collections.abc import Callable

from specloom.plan.docs import MethodPages, hits, plan_site
from specloom.plan.surface import Surface

SHOP = """
paths:
  /orders:
    post:
      summary: Create order.
      description: |
        Buys things.

        More about it.
      x-specloom: {resource: orders, method: create}
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {zeta: {type: string}}}
      responses:
        "200":
          description: It worked.
          content:
            application/json: {schema: {type: object, properties: {id: {type: string}}}}
"""


def test_the_search_knows_pages_flags_and_fields(
    surface_of: Callable[..., Surface],
) -> None:
    surface = surface_of(SHOP)
    resource, method = next(surface.methods())
    page = MethodPages(surface).page(resource, method, "orders/create")
    found = list(hits(page))
    assert [(hit.title, hit.anchor) for hit in found] == [
        ("Create order", ""),
        ("--zeta", "parameters-zeta"),
        ("id", "returns-result-id"),
    ]
    assert {hit.href for hit in found} == {"orders/create"}
    assert found[0].text == "POST /orders Buys things."
    (overview,) = (each for page in plan_site(surface).resources for each in hits(page))
    assert (overview.title, overview.context) == ("orders", "$ shop orders")


def test_the_search_knows_the_guide(surface_of: Callable[..., Surface]) -> None:
    index = plan_site(surface_of(SHOP)).index
    found = {hit.anchor: hit for hit in hits(index)}
    assert [*found] == [chapter.anchor for chapter in index.guide]
    errors = found["errors"]
    assert (errors.title, errors.href, errors.context) == ("Errors", "index", "guide")
    assert "429" in errors.text
    assert "```" not in found["start"].text
