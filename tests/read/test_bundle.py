"""A description over several documents as one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from specloom.read import read
from specloom.read.bundle import bundled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def bundle(**files: str) -> Any:
    for name, text in files.items():
        Path(f"{name}.yaml").write_text(text)
    description = read("api.yaml")
    description.read_all()
    return bundled(description)


def test_one_that_stands_alone_is_as_it_is() -> None:
    text = "openapi: 3.1.0\npaths: {/a: {$ref: '#/paths/~1b'}, /b: {}}\n"
    assert bundle(api=text) == yaml.safe_load(text)


def test_references_lead_to_the_same_as_before() -> None:
    whole = bundle(
        api="paths: {/a: {$ref: parts.yaml#/A}, /b: {$ref: '#/paths/~1a'}}",
        parts="A: {get: {x: {schema: {$ref: types.yaml}}}}\nB~/: 1\n",
        types="properties:\n  own: {$ref: '#'}\n  up: {$ref: 'parts.yaml#/B~0~1'}\n",
    )
    parts, types = whole["x-documents"]
    assert whole["paths"] == {
        "/a": {"$ref": "#/x-documents/0/A"},
        "/b": {"$ref": "#/paths/~1a"},
    }
    assert parts["A"] == {"get": {"x": {"schema": {"$ref": "#/x-documents/1"}}}}
    assert types["properties"] == {
        "own": {"$ref": "#/x-documents/1"},
        "up": {"$ref": "#/x-documents/0/B~0~1"},
    }


def test_a_reference_by_name_becomes_one_by_place() -> None:
    whole = bundle(
        api="components: {schemas: {A: {$anchor: a}, B: {$ref: 'other.yaml#b'},"
        " C: {$ref: '#a'}}}",
        other="x: {$anchor: b, $ref: 'api.yaml#/components/schemas/A'}",
    )
    schemas = whole["components"]["schemas"]
    assert schemas["B"] == {"$ref": "#/x-documents/0/x"}
    assert schemas["C"] == {"$ref": "#/components/schemas/A"}
    assert whole["x-documents"][0]["x"]["$ref"] == "#/components/schemas/A"


def test_what_only_looks_like_a_reference_stays() -> None:
    whole = bundle(
        api="components: {schemas: {A: {$ref: other.yaml},"
        " B: {example: {$ref: other.yaml}}}}",
        other="type: string",
    )
    assert whole["components"]["schemas"]["B"] == {"example": {"$ref": "other.yaml"}}
