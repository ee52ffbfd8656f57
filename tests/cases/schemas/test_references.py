"""References between schemas: aliases, addresses, anchors, and what stands beside them."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import MakeThings, Things


@pytest.fixture
def referring(things: MakeThings) -> Things:
    return things("""
        Thing:
          type: object
          properties:
            alias: {$ref: '#/components/schemas/A'}
            escaped: {$ref: '#/components/schemas/Odd/properties/a~1b~0c%20d'}
            anchored: {$ref: '#place'}
            by_id: {$ref: 'https://ids.test/other'}
            inside: {$ref: 'https://ids.test/other#inner'}
            relative: {$ref: 'local.json'}
            defs: {$ref: '#/components/schemas/WithDefs'}
            noted: {$ref: '#/components/schemas/Text', description: Here., default: d, deprecated: true, examples: [x]}
            narrowed: {$ref: '#/components/schemas/Text', maxLength: 5, enum: [a, b]}
            extended: {$ref: '#/components/schemas/C', required: [more], properties: {more: {type: string}}}
            plain: {$ref: '#/components/schemas/Text'}
        A: {$ref: '#/components/schemas/B'}
        B: {$ref: '#/components/schemas/C'}
        C: {type: object, properties: {x: {type: string}}}
        Text: {type: string, description: There.}
        Odd: {type: object, properties: {a/b~c d: {type: object, properties: {z: {type: integer}}}}}
        Place: {$anchor: place, type: object, properties: {y: {type: string}}}
        Other:
          $id: https://ids.test/other
          type: object
          properties:
            inner: {$anchor: inner, type: object, properties: {q: {type: string}}}
            again: {$ref: '#'}
        Local: {$id: local.json, type: object, properties: {l: {type: string}}}
        WithDefs: {type: object, properties: {d: {$ref: '#/components/schemas/WithDefs/$defs/Deep'}}, $defs: {Deep: {type: object, properties: {i: {type: string}}}}}
        """)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("alias", {"x": "a"}, "C"),
        ("escaped", {"z": 1}, None),
        ("anchored", {"y": "a"}, "Place"),
        ("by_id", {"inner": {"q": "r"}, "again": {"again": {}}}, "Other"),
        ("inside", {"q": "r"}, None),
        ("relative", {"l": "a"}, "Local"),
        ("defs", {"d": {"i": "x"}}, "WithDefs"),
        ("extended", {"x": "a", "more": "m"}, None),
    ],
)
def test_where_they_lead(
    referring: Things, name: str, value: dict[str, Any], kind: str | None
) -> None:
    found = getattr(referring.echo(**{name: value}), name)
    assert set(type(found).model_fields) == value.keys()
    assert kind is None or type(found) is getattr(referring.types, kind)


def test_a_resource_refers_to_itself_by_its_root(referring: Things) -> None:
    found = referring.read({"by_id": {"again": {"again": {}}}})
    assert type(found.by_id.again.again) is referring.types.Other


def test_what_stands_beside_counts(referring: Things) -> None:
    source = referring.case.text("{name}/types/thing.py")
    _, _, noted = source.partition("    noted:")
    assert noted.index("Here.") < noted.index("Deprecated.") < noted.index("narrowed")
    assert referring.send(plain="x") == {"plain": "x"}
    page = referring.case.text("docs/things/send.md")
    assert 'Default: "d"' in page
    extended = referring.types.Thing.model_fields["extended"]
    kind, _ = extended.annotation.__args__
    assert kind.model_fields["more"].is_required()
    assert not referring.types.C.model_fields.get("more")


def test_what_stands_beside_narrows(referring: Things) -> None:
    assert referring.echo(narrowed="a").narrowed == "a"
    assert referring.case.cli("things", "send", "--narrowed", "c").code == 2
    assert referring.read({"narrowed": "c"}).narrowed == "c"


def test_in_3_0_only_what_a_description_can_mean_counts(things: MakeThings) -> None:
    """3.0 says that siblings are ignored; their authors meant what they wrote."""
    made = things(
        """
        Thing:
          type: object
          properties:
            noted: {$ref: '#/components/schemas/C', description: Here., nullable: true}
        C: {type: object, properties: {x: {type: string}}}
        """,
        "3.0.3",
    )
    assert made.echo(noted=None).noted is None
    assert isinstance(made.echo(noted={"x": "a"}).noted, made.types.C)
    assert "Here." in made.case.text("{name}/types/thing.py")


CONTAINER = """
Page:
  $id: page
  type: object
  required: [data]
  properties:
    data: {type: array, items: {$dynamicRef: '#item'}}
    first: {$dynamicRef: '#item'}
    meta: {$ref: '#/$defs/meta'}
  $defs:
    item: {$dynamicAnchor: item}
    meta: {type: object, properties: {best: {$dynamicRef: '#item'}, count: {type: integer}}}
Cat: {type: object, required: [lives], properties: {lives: {type: integer}}}
Dog: {type: object, required: [bark], properties: {bark: {type: string}}}
"""


@pytest.mark.parametrize(
    ("cats", "dogs"),
    [
        # As JSON Schema says, each with an address of its own.
        (
            "{$id: cats, $ref: page, $defs: {item: {$dynamicAnchor: item, $ref: '/openapi.yaml#/components/schemas/Cat'}}}",
            "{$id: dogs, $ref: page, $defs: {item: {$dynamicAnchor: item, $ref: '/openapi.yaml#/components/schemas/Dog'}}}",
        ),
        # As many write it: no addresses, and allOf around the reference.
        (
            "{$ref: '#/components/schemas/Page', $defs: {cat: {$dynamicAnchor: item, $ref: '#/components/schemas/Cat'}}}",
            "{allOf: [{$ref: '#/components/schemas/Page'}], $defs: {dog: {$dynamicAnchor: item, $ref: '#/components/schemas/Dog'}}}",
        ),
    ],
    ids=["addresses", "plain"],
)  # fmt: skip
def test_generic_containers(things: MakeThings, cats: str, dogs: str) -> None:
    if "/openapi.yaml" in cats:
        cats, dogs = (
            text.replace("/openapi.yaml", "openapi.yaml") for text in (cats, dogs)
        )
    made = things(f"""{CONTAINER}
Cats: {cats}
Dogs: {dogs}
Thing:
  type: object
  properties:
    cats: {{$ref: '#/components/schemas/Cats'}}
    dogs: {{$ref: '#/components/schemas/Dogs'}}
    any: {{$ref: '#/components/schemas/Page'}}
""")
    cat, dog = {"lives": 9}, {"bark": "woof"}
    found = made.echo(
        cats={"data": [cat], "first": cat, "meta": {"best": cat, "count": 1}},
        dogs={"data": [dog], "meta": {"best": dog}},
        any={"data": [1, cat], "first": None, "meta": {"best": "x"}},
    )
    types = made.types
    assert [type(found.cats), type(found.dogs), type(found.any)] == [types.Cats, types.Dogs, types.Page]  # fmt: skip
    assert [type(found.cats.data[0]), type(found.cats.first)] == [types.Cat, types.Cat]
    assert type(found.dogs.data[0]) is types.Dog
    assert [type(found.cats.meta.best), type(found.dogs.meta.best)] == [types.Cat, types.Dog]  # fmt: skip
    assert found.any.data == [1, cat]
    assert found.any.meta.best == "x"
    assert made.case.warnings == []


def test_a_tree_that_is_extended(things: MakeThings) -> None:
    made = things("""
        Tree:
          $id: tree
          $dynamicAnchor: node
          type: object
          properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
        Thing:
          $id: labelled
          $dynamicAnchor: node
          $ref: tree
          properties: {label: {type: string}, plain: {$ref: tree}}
        """)
    found = made.echo(
        children=[{"label": "a", "children": []}], plain={"children": [{"label": "b"}]}
    )
    assert type(found.children[0]) is made.types.Thing
    # A tree reached from here has such nodes too: the outermost anchor counts.
    assert type(found.plain.children[0]) is made.types.Thing
    assert made.case.warnings == []
