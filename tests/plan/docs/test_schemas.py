"""Declared schemas have pages, which tell what uses them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from specloom.plan.docs import SchemaPages, hits
from specloom.plan.docs.views import Field, Uses
from specloom.plan.surface import Surface
from specloom.render.pieces import Values

SurfaceOf = Callable[..., Surface]

SHOP = """
paths:
  /orders:
    get:
      x-specloom: {resource: orders, method: list}
      responses:
        "200":
          description: All.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Order'}}
        default:
          description: No.
          content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
    post:
      x-specloom: {resource: orders, method: create}
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}
      responses:
        "200":
          description: One.
          content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
  /audit:
    get:
      tags: [admin]
      x-specloom: {resource: audit, method: list}
      responses:
        "200":
          description: All.
          content: {application/json: {schema: {$ref: '#/components/schemas/Entry'}}}
components:
  schemas:
    Order:
      type: object
      description: |
        What was bought.

        More about it.
      required: [id]
      properties:
        id: {type: string, readOnly: true}
        secret: {type: string, writeOnly: true}
        lines: {type: array, items: {$ref: '#/components/schemas/Line'}}
        first: {type: object, properties: {at: {type: string}, of: {$ref: '#/components/schemas/Order'}}}
    Line: {type: object, properties: {item: {$ref: '#/components/schemas/Item'}}}
    Item: {type: object, properties: {name: {type: string}, size: {type: integer}}}
    Alias: {$ref: '#/components/schemas/Item'}
    NewOrder: {type: object, deprecated: true, properties: {item: {$ref: '#/components/schemas/Item'}}}
    Problem: {type: object, properties: {why: {type: string}}}
    Entry: {type: object, properties: {who: {$ref: '#/components/schemas/Actor'}, of: {$ref: '#/components/schemas/Alias'}}}
    Actor: {type: string, enum: [a, b]}
    Lonely: {type: object, properties: {x: {$ref: '#/components/schemas/Actor'}}}
"""


def titles(uses: Uses) -> list[str]:
    return [entry.title for entry in uses.entries]


def lines(fields: tuple[Field, ...], depth: int = 0) -> Iterator[str]:
    for field in fields:
        see = field.see
        where = f" -> {see.href}#{see.anchor}" if see else ""
        yield f"{'  ' * depth}{field.line}{where}"
        yield from lines(field.children, depth + 1)


def test_a_page_shows_what_is_inline_and_links_to_the_rest(
    surface_of: SurfaceOf,
) -> None:
    page = SchemaPages(surface_of(SHOP)).page("Order")
    assert (page.href, page.title) == ("schemas/Order", "Order")
    assert page.description.startswith("What was bought.")
    assert list(lines(page.fields.fields)) == [
        "Order: object { id, first, lines, secret }",
        "  id: string",
        "  first: optional object { at, of }",
        "    at: optional string",
        "    of: optional object { id, first, lines, secret } -> #field",
        "  lines: optional array of object { item } -> schemas/Line#",
        "  secret: optional string",
    ]
    assert page.fields.fields[0].children[0].facts == ("Read-only",)
    assert page.example is not None
    example = json.loads(page.example.code)
    assert example["lines"] == [{"item": {"name": "string", "size": 0}}]


def test_an_alias_leads_to_what_it_stands_for(surface_of: SurfaceOf) -> None:
    page = SchemaPages(surface_of(SHOP)).page("Alias")
    assert list(lines(page.fields.fields)) == [
        "Alias: object { name, size } -> schemas/Item#"
    ]


def test_a_page_tells_what_uses_the_schema(surface_of: SurfaceOf) -> None:
    pages = SchemaPages(surface_of(SHOP))
    order, item = pages.page("Order"), pages.page("Item")
    assert titles(order.methods) == ["List orders", "Create order"]
    assert not order.far_methods
    assert titles(order.schemas) == []
    assert titles(item.methods) == []
    assert titles(item.far_methods) == [*("List audit", "List orders", "Create order")]
    assert titles(item.schemas) == ["Alias", "Line", "NewOrder"]
    assert titles(pages.page("Problem").methods) == ["List orders"]
    assert pages.page("NewOrder").deprecated


def test_uses_are_counted_beyond_the_first(surface_of: SurfaceOf) -> None:
    answers = "{'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Wrap'}}}}}"
    paths = "".join(f"  /r{n}: {{get: {{responses: {answers}}}}}\n" for n in range(60))
    text = f"""
paths:
{paths}
components:
  schemas:
    Wrap: {{type: object, properties: {{in: {{$ref: '#/components/schemas/In'}}}}}}
    In: {{type: object, properties: {{x: {{}}}}}}
"""
    pages = SchemaPages(surface_of(text))
    near, far = pages.page("Wrap").methods, pages.page("In").far_methods
    assert (len(near.entries), near.more) == (50, 10)
    assert (len(far.entries), far.more) == (20, 40)


def test_what_nothing_leads_to_has_no_page(surface_of: SurfaceOf) -> None:
    every = {"Actor", "Alias", "Entry", "Item", "Line", "NewOrder", "Order", "Problem"}
    assert SchemaPages(surface_of(SHOP)).hrefs.keys() == every
    kept = SchemaPages(surface_of(SHOP, exclude=("tag:admin",)))
    assert kept.hrefs.keys() == every - {"Actor", "Alias", "Entry"}


def test_the_index_lists_all_with_their_first_paragraph(surface_of: SurfaceOf) -> None:
    index = SchemaPages(surface_of(SHOP)).index()
    assert index.href == "schemas/index"
    found = {entry.title: entry.text for entry in index.schemas}
    assert [*found] == sorted(found)
    assert len(found) == 8
    assert found["Order"] == "What was bought."


def test_the_search_knows_schemas(surface_of: SurfaceOf) -> None:
    (hit,) = hits(SchemaPages(surface_of(SHOP)).page("Order"))
    assert (hit.title, hit.href, hit.anchor, hit.context, hit.text) == (
        "Order",
        "schemas/Order",
        "",
        "schema",
        "What was bought.",
    )


def test_without_schemas_there_is_no_index(surface_of: SurfaceOf) -> None:
    assert SchemaPages(surface_of("paths: {}")).index_href == ""


def test_an_example_of_hundreds_of_lines_is_none(surface_of: SurfaceOf) -> None:
    fields = ", ".join(f"f{n}: {{type: string}}" for n in range(200))
    names = ", ".join(f"f{n}" for n in range(200))
    text = f"""
paths:
  /all:
    get:
      responses:
        "200":
          description: All.
          content:
            application/json: {{schema: {{$ref: '#/components/schemas/All'}}}}
        default:
          description: Some.
          content:
            application/json: {{schema: {{$ref: '#/components/schemas/Some'}}}}
components:
  schemas:
    All: {{type: object, required: [{names}], properties: {{{fields}}}}}
    Some: {{type: object, properties: {{{fields}}}}}
"""
    pages = SchemaPages(surface_of(text))
    assert pages.page("All").example is None
    some = pages.page("Some").example
    assert some is not None
    assert 40 <= len(json.loads(some.code)) <= 42


def test_a_page_changes_only_with_what_it_shows(surface_of: SurfaceOf) -> None:
    def keys(text: str) -> dict[str, str]:
        pages = SchemaPages(surface_of(text))
        return {name: Values(pages.page(name)).key for name in pages.hrefs}

    def changed(old: str, new: str) -> set[str]:
        first, later = keys(SHOP), keys(SHOP.replace(old, new))
        return {name for name in first if first[name] != later[name]}

    listing = "x-specloom: {resource: orders, method: list}"
    assert changed(listing, f"{listing}\n      description: Said.") == set()
    assert changed("More about it.", "More of it.") == {"Order"}
    # It is told where it stands, and in the summaries and examples of what holds it.
    assert changed("size: {type: integer}", "size: {type: boolean}") == {
        *("Alias", "Entry", "Item", "Line", "NewOrder", "Order")
    }
    titled = f"{listing}\n      summary: All of them"
    assert changed(listing, titled) == {"Item", "Line", "Order", "Problem"}
