"""Schemas with a discriminator and no union: what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.model.families import MAX_FAMILY
from specloom.model.schema import UnionSchema

from .conftest import Schemas, Tell

HEAD = "required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind%s}"


def extends(name: str, more: str = "{properties: {more: {}}}") -> str:
    return f"{{allOf: [{{$ref: '#/components/schemas/{name}'}}, {more}]}}"


def tags(schema: Any) -> dict[str, str]:
    assert isinstance(schema, UnionSchema)
    assert schema.discriminator is not None
    names = [getattr(v, "target", "") for v in schema.variants]
    return {tag: names[index] for tag, index in schema.discriminator.mapping}


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ("", {"Cat": "Cat", "Dog": "Dog"}),
        (", mapping: {c: Cat, d: '#/components/schemas/Dog'}", {"c": "Cat", "d": "Dog"}),
        (", mapping: {c: Cat, k: Cat}", {"c": "Cat", "k": "Cat", "Dog": "Dog"}),
        (", mapping: {p: Pet, a: Alias}", {"Cat": "Cat", "Dog": "Dog", "p": "PetBase", "a": "PetBase"}),
        (", mapping: {n: Nowhere, o: Other}", {"Cat": "Cat", "Dog": "Dog", "o": "Other"}),
    ],
)  # fmt: skip
def test_members_and_their_tags(
    schemas: Schemas, tell: Tell, mapping: str, expected: dict[str, str]
) -> None:
    found = schemas(f"""
        Pet: {{{HEAD % mapping}}}
        Cat: {extends("Pet")}
        Dog: {extends("Pet")}
        Alias: {{allOf: [{{$ref: '#/components/schemas/Pet'}}]}}
        Other: {{properties: {{kind: {{}}}}}}
        Owner: {{properties: {{pet: {{$ref: '#/components/schemas/Pet'}}}}}}
        """)
    assert tags(found["Pet"]) == expected
    assert tell(found["PetBase"]) == "{kind!: string}"
    assert tell(found["Owner"]) == "{pet: Pet}"
    assert tell(found["Alias"]) == "Pet"


def test_a_family_inside_a_family(schemas: Schemas, tell: Tell) -> None:
    dog = "{properties: {breed: {type: string}}, discriminator: {propertyName: breed}}"
    found = schemas(f"""
        Pet: {{{HEAD % ""}}}
        Dog: {extends("Pet")[:-1]}, discriminator: {{propertyName: breed}}}}
        Pug: {extends("Dog")}
        DogBase: {dog}
        """)
    assert tell(found["Pet"]) == "(DogBase2 | Pug | PetBase)"
    assert tell(found["Dog"]) == "(Pug | DogBase2)"
    assert tags(found["Pet"]) == {"Dog": "DogBase2", "Pug": "Pug"}


@pytest.mark.parametrize("order", [("Cat", "Dog", "Eel"), ("Eel", "Cat", "Dog")])
def test_members_stand_by_name_whatever_the_order(
    schemas: Schemas, tell: Tell, order: tuple[str, ...]
) -> None:
    members = "".join(f"        {name}: {extends('Pet')}\n" for name in order)
    found = schemas(f"{members}        Pet: {{{HEAD % ''}}}\n")
    assert tell(found["Pet"]) == "(Cat | Dog | Eel | PetBase)"


def test_a_head_that_nothing_extends_is_itself(schemas: Schemas, tell: Tell) -> None:
    found = schemas(f"Pet: {{{HEAD % ', mapping: {p: Pet}'}}}")
    assert tell(found["Pet"]) == "{kind!: string}"
    assert "PetBase" not in found


def test_null_is_the_unions(schemas: Schemas, tell: Tell) -> None:
    found = schemas(
        f"Pet: {{type: object, nullable: true, {HEAD % ''}}}\nCat: {extends('Pet')}",
        "3.0.3",
    )
    assert tell(found["Pet"]) == "(Cat | PetBase)?"
    assert tell(found["PetBase"]) == "{kind!: string}"


def test_a_family_can_be_too_large(build_api: Callable[[str], Any]) -> None:
    members = "\n".join(f"    M{n}: {extends('Pet')}" for n in range(MAX_FAMILY + 1))
    api, problems = build_api(
        f"components:\n  schemas:\n    Pet: {{{HEAD % ''}}}\n{members}\n"
    )
    assert not isinstance(api.schemas["Pet"], UnionSchema)
    (problem,) = problems
    assert problem.unsupported
    assert problem.message == (
        f"{MAX_FAMILY + 1} schemas extend 'Pet': it is read as itself alone"
    )
