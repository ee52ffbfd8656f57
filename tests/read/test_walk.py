"""Which mappings are part of the description, and which are data."""

from __future__ import annotations

from specloom.read import yaml12
from specloom.read.walk import objects

TEXT = """
paths:
  x-note: {$ref: data}
  /a:
    get:
      responses:
        default: {$ref: yes1}
      x-thing: {$ref: data}
      requestBody:
        content:
          text/plain:
            schema:
              properties:
                example: {$ref: yes2}
                default: {$ref: yes3}
                properties: {$ref: yes4}
              default: {$ref: data}
              enum: [{$ref: data}]
              examples: [{$ref: data}]
              allOf: [{$ref: yes5}]
            examples:
              one: {$ref: yes6}
              two: {value: {$ref: data}}
components:
  headers:
    x-limit: {$ref: yes7}
"""


def test_references_are_told_from_data() -> None:
    value, _ = yaml12.load(TEXT, "a.yaml")
    found = [mapping["$ref"] for _, mapping in objects(value) if "$ref" in mapping]
    assert found == ["yes1", "yes2", "yes3", "yes4", "yes5", "yes6", "yes7"]


def test_what_aliases_share_is_met_once() -> None:
    value, _ = yaml12.load("a: &a {b: {}}\nc: *a\n", "a.yaml")
    assert [pointer for pointer, _ in objects(value)] == [(), ("a",), ("a", "b")]
