"""The description that this repository generates from: valid, whole, its examples true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

SPEC = Path(__file__).parents[2] / "spec" / "threads.yaml"
DOCUMENT: dict[str, Any] = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
RESOURCE = DRAFT202012.create_resource(DOCUMENT)
RESOLVER = Registry[Any]().with_resource("urn:spec", RESOURCE)

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
OPERATIONS = {
    (
        item[method]["x-specloom"]["resource"],
        item[method]["x-specloom"]["method"],
    ): item[method]
    for item in DOCUMENT["paths"].values()
    for method in item
    if method in METHODS
}


def resolve(node: Any) -> Any:
    """What the node stands for, when it is a reference into the document."""
    while isinstance(node, Mapping) and "$ref" in node:
        target: Any = DOCUMENT
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        node = target
    return node


def problems(value: Any, pointer: str) -> list[str]:
    """What the schema at the JSON pointer has to say about a value."""
    schema = {"$ref": f"urn:spec#{pointer}"}
    errors = Draft202012Validator(schema, registry=RESOLVER).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in errors]


def examples(node: Any, pointer: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every example in the document: where it stands, the pointer to its schema, its value."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from examples(item, f"{pointer}/{index}")
    if not isinstance(node, dict):
        return
    # One schema has a property named `schema`: that is no media type or parameter.
    if "schema" in node and not pointer.endswith("/properties"):
        schema = f"{pointer}/schema"
        if "example" in node:
            yield f"{pointer}/example", schema, node["example"]
        for name, example in node.get("examples", {}).items():
            yield f"{pointer}/examples/{name}", schema, resolve(example)["value"]
    elif isinstance(node.get("examples"), list):
        for index, value in enumerate(node["examples"]):
            yield f"{pointer}/examples/{index}", pointer, value
    for key, item in node.items():
        if key not in {"example", "examples"}:
            step = key.replace("~", "~0").replace("/", "~1").replace("{", "%7B")
            yield from examples(item, f"{pointer}/{step.replace('}', '%7D')}")


EXAMPLES = list(examples(DOCUMENT))


def test_it_is_valid() -> None:
    assert [
        error.message for error in OpenAPIV31SpecValidator(DOCUMENT).iter_errors()
    ] == []


def test_it_has_the_whole_threads_family() -> None:
    assert set(OPERATIONS) == {
        *(("beta.threads", m) for m in ("create", "retrieve", "update", "delete")),
        ("beta.threads", "create_and_run"),
        *(
            ("beta.threads.messages", m)
            for m in ("create", "list", "retrieve", "update", "delete")
        ),
        *(
            ("beta.threads.runs", m)
            for m in (
                "create",
                "list",
                "retrieve",
                "update",
                "cancel",
                "submit_tool_outputs",
            )
        ),
        *(("beta.threads.runs.steps", m) for m in ("list", "retrieve")),
    }


@pytest.mark.parametrize("place", OPERATIONS, ids=".".join)
def test_an_operation_says_what_it_does(place: tuple[str, str]) -> None:
    operation = OPERATIONS[place]
    assert operation["summary"]
    assert operation["description"]
    assert operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert {"429", "default"} < set(operation["responses"])


def test_every_body_has_an_example() -> None:
    bodies = {
        f"{operation['operationId']} {name}": body["content"]["application/json"]
        for operation in OPERATIONS.values()
        for name, body in (
            ("request", operation.get("requestBody")),
            ("answer", operation["responses"]["200"]),
        )
        if body
    }
    without = [
        name for name, body in bodies.items() if not {"example", "examples"} & set(body)
    ]
    assert without == []


def test_a_discriminator_picks_the_variant_that_has_its_value() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for union in (schema for schema in schemas.values() if "discriminator" in schema):
        mapping = union["discriminator"]["mapping"]
        name = union["discriminator"]["propertyName"]
        assert [{"$ref": target} for target in mapping.values()] == union["oneOf"]
        for value, target in mapping.items():
            variant = resolve({"$ref": target})
            assert variant["properties"][name]["const"] == value
            assert name in variant["required"]


def test_every_component_is_used() -> None:
    text = SPEC.read_text(encoding="utf-8")
    unused = [
        f"{kind}/{name}"
        for kind, entries in DOCUMENT["components"].items()
        for name in entries
        if kind != "securitySchemes" and f'"#/components/{kind}/{name}"' not in text
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [(schema, value) for _, schema, value in EXAMPLES],
    ids=[where for where, _, _ in EXAMPLES],
)
def test_an_example_keeps_to_its_schema(schema: str, value: Any) -> None:
    assert problems(value, schema) == []


def test_an_example_that_breaks_its_schema_is_found() -> None:
    assert problems({"id": "thread_planets"}, "/components/schemas/Thread")
