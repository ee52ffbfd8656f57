"""A draft takes in what schema objects say, and a copy of it goes its own way."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from specloom.model.draft import Draft
from specloom.model.vocabulary import UNSUPPORTED
from specloom.read import Node, read

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
FULL = """\
components:
  schemas:
    A:
      title: A
      type: [object, 'null']
      nullable: true
      minLength: 1
      example: 1
      properties: {a: {type: string}}
      required: [a]
      additionalProperties: {}
      patternProperties: {x: {}}
      prefixItems: [{}]
      items: {}
      anyOf: [{}]
      enum: [1]
      x-enum-descriptions: {"1": One.}
      allOf: [{$ref: '#/components/schemas/B'}, {enum: []}, {contains: {}}]
      $defs: {a: {$dynamicAnchor: a}}
    B:
      type: object
      default: {}
      properties: {a: {maxLength: 3}, b: {}}
      oneOf: [{}]
      enum: [2]
      minItems: 1
      required: [b]
      not: {}
"""


@pytest.fixture(name="schemas")
def _schemas(tmp_path: Path) -> Node:
    path = tmp_path / "description.yaml"
    path.write_text(HEAD + FULL, encoding="utf-8")
    return read(str(path)).root["components"]["schemas"]


def state(draft: Draft) -> dict[str, Any]:
    """Return all that a draft holds; its lists and mappings as they are now."""
    kept = {name: copy.copy(value) for name, value in vars(draft).items()}
    kept["properties"] = {wire: list(n) for wire, n in draft.properties.items()}
    return kept


def test_a_copy_goes_its_own_way(schemas: Node) -> None:
    draft = Draft.of([schemas["A"]])
    before = state(draft)
    empty = {name for name, value in before.items() if not value}
    assert empty == {"never", "nullable", "value_names", "alternatives"}
    twin = draft.copy()
    assert state(twin) == before
    twin.absorb(Node(schemas.description, schemas.document, ("x",), schemas["B"].value))
    twin.forget_facts()
    assert state(twin) != before
    assert state(draft) == before


@pytest.mark.parametrize("keyword", UNSUPPORTED)
def test_what_is_read_past_is_noted(schemas: Node, keyword: str) -> None:
    alone = Node(schemas.description, schemas.document, ("x",), {keyword: {}})
    assert Draft.of([alone]).unsupported == [(keyword, alone[keyword])]
