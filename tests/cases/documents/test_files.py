"""Descriptions over several files: each part elsewhere, through client, command and docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from specloom.config import Config
from specloom.pipeline import Watch, generate
from specloom.problems import DescriptionError

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
openapi: 3.1.0
info: {title: Case, version: '1'}
servers: [{url: https://case.test}]
security: [{key: []}]
paths:
  /pets/{id}: {$ref: paths/pets.yaml#/~1pets~1%7Bid%7D}
  /pets:
    $ref: paths/pets.yaml#/collection
    summary: Beside the reference
    delete: {responses: {'204': {description: Gone.}}}
  /photos:
    post:
      requestBody: {$ref: 'parts/bodies.yaml#/Photo'}
      responses: {'204': {description: Done.}}
components:
  securitySchemes: {key: {$ref: 'parts/more/security.json#/key'}}
  schemas:
    Kind: {enum: [cat, dog]}
    Pet: {$ref: 'parts/schemas.yaml#/Pet'}
"""
FILES = {
    "paths/pets.yaml": """
        /pets/{id}:
          parameters: [{$ref: '../parts/parameters.yaml#/id'}]
          get:
            summary: Find a pet
            parameters:
              - $ref: '../parts/parameters.yaml#/fields'
                description: Said beside the reference.
            responses:
              '200': {$ref: '../parts/responses.yaml#/Pet'}
              default: {$ref: '../parts/responses.yaml#/Problem'}
        collection:
          summary: In the other file
          get: {responses: {'200': {$ref: '../parts/responses.yaml#/Pets'}}}
          post:
            requestBody: {$ref: ../parts/bodies.yaml#/Pet}
            responses: {'201': {$ref: '../parts/responses.yaml#/Pet'}}
        """,
    "parts/parameters.yaml": """
        id:
          name: id
          in: path
          required: true
          schema: {type: integer}
          examples: {one: {$ref: 'examples.yaml#/id'}}
        fields:
          name: fields
          in: query
          explode: false
          description: Said in the other file.
          schema: {type: array, items: {$ref: 'schemas.yaml#/Field'}}
        """,
    "parts/bodies.yaml": """
        Pet:
          required: true
          content: {application/json: {schema: {$ref: schemas.yaml#/Pet}}}
        Photo:
          required: true
          content:
            multipart/form-data:
              schema: {type: object, required: [file], properties: {file: {type: string, format: binary}}}
        """,
    "parts/responses.yaml": """
        Pet:
          description: A pet.
          headers: {X-Rate: {$ref: 'headers.yaml#/Rate'}}
          content:
            application/json:
              schema: {$ref: schemas.yaml#/Pet}
              examples: {one: {$ref: 'examples.yaml#/pet'}}
        Pets:
          description: Pets.
          content: {application/json: {schema: {type: array, items: {$ref: schemas.yaml#/Pet}}}}
        Problem:
          description: What is wrong.
          content: {application/json: {schema: {$ref: 'more/problem.yaml'}}}
        """,
    "parts/schemas.yaml": """
        Field: {enum: [name, kind]}
        Pet:
          type: object
          required: [name]
          properties:
            name: {type: string}
            kind: {$ref: '../openapi.yaml#/components/schemas/Kind'}
            mother: {$ref: '#/Pet'}
            problem: {$ref: more/problem.yaml}
        """,
    "parts/headers.yaml": "Rate: {schema: {type: integer}}",
    "parts/examples.yaml": """
        pet: {value: {name: Rex, kind: dog}}
        id: {value: 42}
        """,
    "parts/more/security.json": '{"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}',
    "parts/more/problem.yaml": """
        title: Problem
        type: object
        properties:
          message: {type: string}
          pet: {$ref: '../schemas.yaml#/Pet'}
        """,
}
RESOURCES = {
    "pets": {
        "find": "get /pets/{id}",
        "all": "get /pets",
        "add": "post /pets",
        "clear": "delete /pets",
    },
    "photos": {"add": "post /photos"},
}


@pytest.fixture
def spread(case: MakeCase) -> Case:
    return case(SPEC, files=FILES, resources=RESOURCES)


def test_only_what_stands_beside_a_path_s_reference_is_remarked(spread: Case) -> None:
    assert [w.partition(" ")[2] for w in spread.warnings] == [
        "warning: unknown field 'delete'\n  hint: own fields begin with x-: 'x-delete'"
    ]


def test_types_are_named_after_what_declares_them(spread: Case) -> None:
    """Not after where they stand: that differs from machine to machine."""
    names = {"Kind", "KindParam", "Pet", "PetParam", "Problem", "ProblemParam"}
    source = spread.text("{name}/types/__init__.py")
    assert names | {"Field_Param"} == set(re.findall(r"import (\w+) as \1\n", source))


def test_the_client(spread: Case) -> None:
    client = spread.client.with_options(key="k")
    pet = {"name": "Kit", "kind": "cat", "mother": {"name": "Rex"}, "problem": {"pet": {"name": "P"}}}  # fmt: skip
    spread.wire.answer(json=pet, headers={"X-Rate": "3"})
    raw = client.pets.with_raw_response.find(7, fields=["name", "kind"])
    request = spread.wire.seen[0]
    assert request.url.raw_path == b"/pets/7?fields=name,kind"
    assert request.headers["X-Key"] == "k"
    found = raw.parse()
    types = spread.types
    assert isinstance(found, types.Pet)
    assert isinstance(found.mother, types.Pet)
    assert isinstance(found.problem.pet, types.Pet)
    assert raw.headers["x-rate"] == "3"
    spread.wire.answer(201, json=pet)
    client.pets.add(**pet)
    assert spread.wire.json == pet
    spread.wire.answer(404, json={"message": "none"})
    with pytest.raises(spread.package.NotFoundError, match="none"):
        client.pets.find(8)


def test_what_stands_beside_a_path_s_reference(spread: Case) -> None:
    client = spread.async_client.with_options(key="k")

    async def use() -> None:
        assert [pet.name for pet in await client.pets.all()] == ["Rex"]
        assert await client.pets.clear() is None

    spread.wire.answer(json=[{"name": "Rex"}])
    spread.wire.answer(204)
    spread.wait(use())
    assert [r.method for r in spread.wire.seen] == ["GET", "DELETE"]


def test_the_command_line(spread: Case) -> None:
    spread.wire.answer(json={"name": "Kit"})
    ran = spread.cli("pets", "find", "7", "--field", "name", "--key", "k")
    assert (ran.code, ran.json) == (0, {"name": "Kit"})
    assert spread.wire.seen[0].url.raw_path == b"/pets/7?fields=name"
    spread.wire.answer(201, json={"name": "Kit"})
    spread.cli("pets", "add", "--name", "Kit", "--mother.name", "Rex", "--key", "k")
    assert spread.wire.json == {"name": "Kit", "mother": {"name": "Rex"}}
    spread.wire.answer(204)
    ran = spread.cli("photos", "add", "--file", "-", "--key", "k", piped="data")
    assert ran.code == 0
    assert b"\r\n\r\ndata\r\n" in spread.wire.seen[2].content


def test_the_docs(spread: Case) -> None:
    page = spread.text("docs/pets/find.md")
    assert "# Find a pet" in page
    assert "Said beside the reference." in page
    assert "Said in the other file." not in page
    assert "https://case.test/pets/42" in page
    assert "`pet: object { name, kind, mother, problem }`" in page
    assert "# Beside the reference" in spread.text("docs/pets/all.md")


def test_every_file_is_in_the_lock(spread: Case) -> None:
    assert {read.name for read in spread.outcome.planned.read} == {
        "openapi.yaml",
        *FILES,
    }


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("missing.yaml#/A", "no such file"),
        ("parts.yaml#/B", "has no 'B'"),
        ("parts.yaml#/Loop", "leads back to itself"),
        ("../outside.yaml#/A", "outside of the description's folder"),
        ("/etc/passwd", "outside of the description's folder"),
        ("file:///etc/passwd", "only relative paths"),
        ("https://example.test/a.yaml#/A", "is not fetched unless its host is allowed"),
    ],
)
def test_references_that_lead_nowhere(tmp_path: Path, ref: str, said: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "outside.yaml").write_text("A: {type: string}", encoding="utf-8")
    (folder / "parts.yaml").write_text(
        "A: {type: string}\nLoop: {$ref: '#/Loop'}", encoding="utf-8"
    )
    spec = folder / "openapi.yaml"
    spec.write_text(
        "openapi: 3.1.0\n"
        "info: {title: T, version: '1'}\n"
        "paths:\n"
        "  /a:\n"
        "    get:\n"
        "      parameters:\n"
        f"        - $ref: '{ref}'\n"
        "      responses: {'204': {description: d}}\n",
        encoding="utf-8",
    )
    with pytest.raises(DescriptionError, match=said) as caught:
        generate(Config(spec=str(spec), jobs=1), Watch())
    assert any(
        str(problem.place).endswith(("openapi.yaml:7:17", "parts.yaml:2:7"))
        for problem in caught.value.problems
    )
