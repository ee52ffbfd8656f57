"""Anchors are told by names: not by the order or the number of what is described."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from specloom.plan.docs import MethodPages, SchemaPages
from specloom.plan.docs.anchors import Anchors
from specloom.plan.docs.views import Field
from specloom.plan.surface import Surface

SurfaceOf = Callable[..., Surface]

FIRST = """
paths:
  /things:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                part:
                  oneOf:
                    - {type: object, required: [kind], properties: {kind: {const: a}, x: {}}}
                    - {type: object, required: [kind], properties: {kind: {const: b}, y: {}}}
                    - {type: string, description: Said.}
                    - {type: array, items: {$ref: '#/components/schemas/Leaf'}}
                tags: {type: object, properties: {"+1": {}, "-1": {}, size: {}}}
      responses:
        "200":
          description: Things.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Leaf: {type: object, properties: {size: {type: integer}}}
    Thing:
      type: object
      properties:
        either:
          anyOf:
            - {title: Same, type: object, required: [p], properties: {p: {}, z: {}}}
            - {title: Same, type: object, required: [q], properties: {q: {}, z: {}}}
            - {type: object, properties: {only: {}}}
        leaf: {$ref: '#/components/schemas/Leaf'}
        name: {type: string}
"""
LATER = """
paths:
  /things:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [tags, first]
              properties:
                tags: {type: object, properties: {size: {}, "-1": {}, "0": {}, "+1": {}}}
                first: {type: object, properties: {inner: {}}}
                part:
                  oneOf:
                    - {type: array, items: {$ref: '#/components/schemas/Leaf'}}
                    - {type: object, required: [kind], properties: {kind: {const: c}, w: {}}}
                    - {type: string, description: Said.}
                    - {type: object, required: [kind], properties: {y: {}, kind: {const: b}, b: {}}}
                    - {type: object, required: [kind], properties: {kind: {const: a}, x: {}}}
      responses:
        "200":
          description: Things.
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Early: {type: object, properties: {either: {}}}
    Thing:
      type: object
      properties:
        name: {type: string}
        early: {$ref: '#/components/schemas/Early'}
        leaf: {$ref: '#/components/schemas/Leaf'}
        either:
          anyOf:
            - {type: object, properties: {only: {}, other: {}}}
            - {title: Same, type: object, required: [q], properties: {z: {}, q: {}, r: {}}}
            - {title: Same, type: object, required: [p], properties: {p: {}, z: {}}}
            - {type: object, required: [new], properties: {new: {}}}
    Leaf: {type: object, properties: {size: {type: integer}, colour: {type: string}}}
"""


def told(fields: tuple[Field, ...], way: str = "") -> Iterator[tuple[str, str]]:
    """Yield each anchor with what stands there: names, and of variants the fields."""
    for field in fields:
        here = f"{way} / {field.name or field.summary}"
        yield field.anchor, here
        yield from told(field.children, here)


def anchors(surface: Surface) -> dict[str, str]:
    resource, method = next(surface.methods())
    schemas = SchemaPages(surface)
    page = MethodPages(surface, schemas.hrefs).page(resource, method, "things")
    found = {
        f"things#{a}": f for a, f in told(page.parameters.fields + page.returns.fields)
    }
    for name in schemas.hrefs:
        fields = schemas.page(name).fields.fields
        found |= {f"{name}#{a}": f for a, f in told(fields)}
    return found


def test_anchors_stay_when_a_description_is_reordered_and_grows(
    surface_of: SurfaceOf,
) -> None:
    first, later = anchors(surface_of(FIRST)), anchors(surface_of(LATER))
    assert len(first) > 40
    assert len(later) > len(first) + 10
    missing = {anchor: first[anchor] for anchor in first.keys() - later.keys()}
    assert missing == {}

    def names(told: str) -> str:
        return re.sub(r"object \{[^}]*\}", "object", told)

    moved = {a for a in first if names(first[a]) != names(later[a])}
    assert moved == set()


def test_variants_without_a_name_are_told_by_what_identifies_them(
    surface_of: SurfaceOf,
) -> None:
    found = anchors(surface_of(FIRST))
    assert {a for a in found if a.startswith("things#parameters-part-")} == {
        "things#parameters-part-object-a",
        "things#parameters-part-object-a-kind",
        "things#parameters-part-object-a-x",
        "things#parameters-part-object-b",
        "things#parameters-part-object-b-kind",
        "things#parameters-part-object-b-y",
        "things#parameters-part-string",
        "things#parameters-part-array-Leaf",
        "things#parameters-part-array-Leaf-size",
    }
    assert {"Thing#field-either-Same-p", "Thing#field-either-object-only"} <= {*found}


def test_names_that_an_anchor_cannot_hold_are_told_apart_by_a_digest() -> None:
    def given(*parts: str) -> dict[str, str]:
        page = Anchors()
        return {part: page.new("top", part) for part in parts}

    names = ("a-b", "a b", "a<b", "é", "+1", "-1", "1")
    found = given(*names)
    assert found == given(*reversed(names))
    assert found["a-b"] == "top-a-b"
    assert found["1"] == "top-1"
    assert len(set(found.values())) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", anchor) for anchor in found.values())


def test_what_a_section_begins_with_keeps_its_anchor_from_what_is_deeper() -> None:
    page = Anchors()
    page.keep("top", ["--message", "--message-count"])
    message = page.new("top", "--message")
    inner = page.new(message, "count")
    assert page.new("top", "--message-count") == "top-message-count"
    assert re.fullmatch("top-message-count-[0-9a-f]{6}", inner)


def test_twins_are_numbered() -> None:
    page = Anchors()
    assert [page.new("top", "object") for _ in range(3)] == [
        "top-object",
        "top-object-2",
        "top-object-3",
    ]
