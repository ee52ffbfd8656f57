"""References into any part, from any document: what they lead to, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.check import check
from specloom.model.api import Api
from specloom.model.build import build
from specloom.model.schema import ObjectSchema, Reference, Schema
from specloom.problems import Problem
from specloom.read import read

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def described(**files: str) -> tuple[Api, list[Problem]]:
    """Return the model of `api/spec.yaml` and its problems. `__` in names is a `/`."""
    for name, text in files.items():
        path = Path(name.replace("__", "/")).with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD + text if name == "api__spec" else text)
    description = read("api/spec.yaml")
    problems = check(description)
    api, found = build(description)
    return api, [*problems, *found]


def shape(api: Api, schema: Schema) -> Any:
    """Return a schema in short: properties of objects, the type's name of others."""
    schema = api.resolve(schema)
    if isinstance(schema, ObjectSchema):
        return {p.wire: shape(api, p.schema) for p in schema.properties}
    return type(schema).__name__.removesuffix("Schema").lower()


def test_every_part_may_stand_in_another_file() -> None:
    api, problems = described(
        api__spec="paths: {'/a/{id}': {$ref: 'paths/a.yaml'}}\n",
        api__paths__a="""\
parameters: [{$ref: '../parts.yaml#/parameters/Id'}]
post:
  parameters: [{$ref: '../parts.yaml#/parameters/Limit'}]
  requestBody: {$ref: ../parts.yaml#/bodies/Pet}
  responses:
    '200': {$ref: '../parts.yaml#/responses/Pet'}
""",
        api__parts="""\
parameters:
  Id: {name: id, in: path, required: true, schema: {$ref: 'schemas/id.yaml'}}
  Limit: {name: limit, in: query, schema: {type: integer}}
bodies:
  Pet:
    content:
      application/json:
        schema: {$ref: 'schemas/pet.yaml'}
        examples: {one: {$ref: '#/examples/One'}}
responses:
  Pet:
    description: A pet.
    headers: {X-Left: {$ref: '#/headers/Left'}}
    content: {application/json: {schema: {$ref: 'schemas/pet.yaml'}}}
headers: {Left: {description: Calls left., schema: {type: integer}}}
examples: {One: {value: {name: Rex}}}
""",
        api__schemas__pet="""\
type: object
properties: {id: {$ref: id.yaml}, mother: {$ref: '#'}}
""",
        api__schemas__id="type: string\n",
    )
    assert problems == []
    (operation,) = api.operations
    assert [(p.wire, shape(api, p.schema)) for p in operation.parameters] == [
        ("id", "string"),
        ("limit", "number"),
    ]
    (body,) = operation.body.media if operation.body else ()
    assert body.example == {"name": "Rex"}
    (response,) = operation.responses
    assert [(h.wire, h.description) for h in response.headers] == [
        ("X-Left", "Calls left.")
    ]
    assert response.media[0].schema is not None
    pet = api.resolve(response.media[0].schema)
    assert isinstance(pet, ObjectSchema)
    mother = pet.property("mother")
    assert mother is not None
    assert api.resolve(mother.schema) is pet


def test_pointers_are_unescaped() -> None:
    api, problems = described(api__spec="""\
paths: {}
components:
  schemas:
    A: {type: object, properties: {a/b: {type: string}, 'c~d': {type: integer}, 'e%f g': {type: boolean}, '': {type: array, items: {type: string}}}}
    B:
      type: object
      properties:
        one: {$ref: '#/components/schemas/A/properties/a~1b'}
        two: {$ref: '#/components/schemas/A/properties/c~0d'}
        three: {$ref: '#/components/schemas/A/properties/e%25f%20g'}
        four: {$ref: '#/components/schemas/A/properties/'}
""")
    assert problems == []
    assert shape(api, api.schemas["B"]) == {
        "one": "string",
        "two": "number",
        "three": "boolean",
        "four": "array",
    }


def test_names_that_schemas_give_themselves_are_followed() -> None:
    api, problems = described(api__spec="""\
paths: {}
components:
  schemas:
    A:
      $id: https://example.com/schemas/a
      type: object
      properties:
        relative: {$ref: b}
        anchor: {$ref: '#here'}
        pointer: {$ref: '#/properties/anchor'}
        from_the_document: {$ref: '#/components/schemas/Top'}
        target: {$anchor: here, type: string}
    B: {$id: 'https://example.com/schemas/b', type: boolean}
    C: {$ref: 'https://example.com/schemas/a#here'}
    Top: {$anchor: here, type: integer}
    D: {$ref: '#here'}
""")
    assert problems == []
    assert shape(api, api.schemas["A"]) == {
        "relative": "boolean",
        "anchor": "string",
        "pointer": "string",
        "from_the_document": "number",
        "target": "string",
    }
    assert shape(api, api.schemas["C"]) == "string"
    assert shape(api, api.schemas["D"]) == "number"


def test_names_that_are_written_with_escapes_are_names() -> None:
    api, problems = described(api__spec=r"""
paths: {}
components:
  schemas:
    A: {"\u0024id": 'https://example.com/a', type: boolean}
    B: {$ref: 'https://example.com/a'}
    C: {"$\x61nchor": here, type: integer}
    D: {$ref: '#here'}
""")
    assert problems == []
    assert shape(api, api.schemas["B"]) == "boolean"
    assert shape(api, api.schemas["D"]) == "number"


def test_a_name_given_in_another_document_is_known_once_that_was_read() -> None:
    spec = """\
paths: {}
components:
  schemas:
    A: {$ref: 'https://example.com/b'}
    B: {$ref: 'parts.yaml#/Other'}
"""
    parts = "Other: {type: string}\nB: {$id: 'https://example.com/b', type: object}\n"
    api, problems = described(api__spec=spec, api__parts=parts)
    assert problems == []
    assert shape(api, api.schemas["A"]) == {}


def test_a_document_can_not_pass_for_a_file() -> None:
    api, _ = described(
        api__spec="""\
paths: {}
components:
  schemas:
    A: {$ref: 'one.yaml#/A'}
    B: {$ref: 'two.yaml#/B'}
""",
        api__one=f"A: {{type: string}}\nX: {{$id: '{Path.cwd().as_uri()}/api/two.yaml', B: {{type: integer}}}}\n",
        api__two="B: {type: boolean}\n",
    )
    assert shape(api, api.schemas["B"]) == "boolean"


def test_a_dynamic_reference_with_one_meaning_is_a_reference() -> None:
    api, problems = described(api__spec="""\
paths: {}
components:
  schemas:
    Tree: {$dynamicAnchor: node, type: object, properties: {kids: {type: array, items: {$dynamicRef: '#node'}}}}
""")
    assert problems == []
    tree = api.schemas["Tree"]
    assert isinstance(tree, ObjectSchema)
    items = getattr(tree.properties[0].schema, "items", None)
    assert isinstance(items, Reference)
    assert items.target == "Tree"


GENERIC = """\
paths: {}
components:
  schemas:
    Page:
      $id: https://example.com/page
      type: object
      properties: {data: {type: array, items: {$dynamicRef: '#item'}}}
      $defs: {item: {$dynamicAnchor: item, type: object}}
    Pets:
      $id: https://example.com/pets
      $ref: page
      $defs: {item: {$dynamicAnchor: item, type: string}}
"""


def test_a_dynamic_reference_means_what_its_way_began_with() -> None:
    api, problems = described(api__spec=GENERIC)
    assert problems == []
    items = {
        name: getattr(api.schemas[name].properties[0].schema, "items", None)  # type: ignore[attr-defined]
        for name in ("Page", "Pets")
    }
    assert shape(api, items["Page"]) == {}
    assert shape(api, items["Pets"]) == "string"


def test_a_dynamic_reference_that_leads_nowhere_is_told() -> None:
    Path("api").mkdir()
    text = "paths: {}\ncomponents: {schemas: {A: {$dynamicRef: '#nothing'}}}\n"
    Path("api/spec.yaml").write_text(HEAD + text)
    (problem,) = check(read("api/spec.yaml"))
    assert str(problem) == (
        "api/spec.yaml:4:41: error: unresolved reference '#nothing':"
        " there is no anchor 'nothing'"
    )
