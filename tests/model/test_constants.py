"""Tags that only a union's mapping says stand in its variants too."""

from __future__ import annotations

import pytest

from .conftest import Schemas, Tell

VARIANTS = """
Person: {type: object, required: [kind], properties: {kind: {type: string, description: Which.}}}
Firm: {type: object, required: [kind], properties: {kind: {type: string}}}
"""


def union(name: str, mapping: str) -> str:
    return f"""
{name}:
  oneOf: [{{$ref: '#/components/schemas/Person'}}, {{$ref: '#/components/schemas/Firm'}}]
  discriminator: {{propertyName: kind{mapping}}}
"""


MAPPED = ", mapping: {person: '#/components/schemas/Person', firm: Firm}"
OTHER = ", mapping: {human: '#/components/schemas/Person', firm: Firm}"


def test_a_mapping_gives_constants(schemas: Schemas, tell: Tell) -> None:
    found = schemas(VARIANTS + union("Owner", MAPPED) + union("Guest", MAPPED))
    assert tell(found["Person"]) == '{kind!: enum("person")}'
    assert tell(found["Firm"]) == '{kind!: enum("firm")}'
    (kind,) = found["Person"].properties  # type: ignore[attr-defined]
    assert kind.schema.description == "Which."


@pytest.mark.parametrize("second", ["", OTHER])
def test_not_where_unions_differ_or_say_nothing(
    schemas: Schemas, tell: Tell, second: str
) -> None:
    found = schemas(VARIANTS + union("Owner", MAPPED) + union("Guest", second))
    assert tell(found["Person"]) == "{kind!: string}"


def test_not_without_a_mapping(schemas: Schemas, tell: Tell) -> None:
    found = schemas(VARIANTS + union("Owner", ""))
    assert tell(found["Person"]) == "{kind!: string}"


def test_a_declared_string_is_left_alone(schemas: Schemas, tell: Tell) -> None:
    text = """
    Kind: {type: string}
    Person: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}}
    Owner:
      oneOf: [{$ref: '#/components/schemas/Person'}]
      discriminator: {propertyName: kind, mapping: {person: Person}}
    """
    assert tell(schemas(text)["Person"]) == "{kind: Kind}"
