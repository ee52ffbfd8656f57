"""`$dynamicRef`: which schema it means, by the way that led there."""

from __future__ import annotations

import pytest

from .conftest import Schemas, Tell

PAGE = """
Page:
  properties:
    data: {type: array, items: {$dynamicRef: '#item'}}
    info: {$ref: '#/components/schemas/Info'}
  $defs: {item: {$dynamicAnchor: item}}
Info: {properties: {best: {$dynamicRef: '#item'}, plain: {$ref: '#/components/schemas/Plain'}}}
Plain: {type: string}
Cat: {type: object, properties: {lives: {}}}
"""
CATS = "$defs: {x: {$dynamicAnchor: item, $ref: '#/components/schemas/Cat'}}"


@pytest.mark.parametrize(
    "cats",
    [
        f"{{$ref: '#/components/schemas/Page', {CATS}}}",
        f"{{allOf: [{{$ref: '#/components/schemas/Page'}}], {CATS}}}",
    ],
)
def test_a_container_is_filled_in(schemas: Schemas, tell: Tell, cats: str) -> None:
    found = schemas(f"{PAGE}Cats: {cats}")
    assert tell(found["Cats"]) == "{data: [*Cat], info: CatsInfo}"
    assert tell(found["CatsInfo"]) == "{best: Cat, plain: Plain}"
    assert tell(found["Page"]) == "{data: [*Item], info: Info}"
    assert tell(found["Info"]) == "{best: Item, plain: Plain}"
    assert tell(found["Item"]) == "any"


def test_the_outermost_anchor_counts(schemas: Schemas, tell: Tell) -> None:
    cats = f"{{$ref: '#/components/schemas/Page', {CATS}}}"
    dogs = cats.replace("Page", "Cats").replace("Cat'", "Plain'")
    found = schemas(f"{PAGE}Cats: {cats}\nDogs: {dogs}")
    assert tell(found["Dogs"]) == "{data: [*Plain], info: DogsInfo}"
    assert tell(found["Cats"]) == "{data: [*Cat], info: CatsInfo}"


def test_anchors_that_nothing_asks_for_change_nothing(
    schemas: Schemas, tell: Tell
) -> None:
    found = schemas(f"{PAGE}Mine: {{$ref: '#/components/schemas/Cat', {CATS}}}")
    assert tell(found["Mine"]) == "Cat"


def test_a_tree_is_one_of_its_own_nodes(schemas: Schemas, tell: Tell) -> None:
    found = schemas("""
        Tree: {$id: tree, $dynamicAnchor: node, properties: {of: {type: array, items: {$dynamicRef: '#node'}}}}
        More: {$id: more, $dynamicAnchor: node, $ref: tree, properties: {a: {}}}
        """)
    assert tell(found["Tree"]) == "{of: [*Tree]}"
    assert tell(found["More"]) == "{of: [*More], a: any}"
