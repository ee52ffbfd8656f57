"""The columns of a table, as they follow from what a list's items are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.plan.cli import plan_commands
from specloom.plan.surface import Surface

ITEM = """
type: object
required: [zeta, id]
properties:
  body: {type: string}
  object: {const: thing}
  html_url: {type: string, format: uri}
  old: {type: string, deprecated: true}
  secret: {type: string, writeOnly: true}
  long: {type: string, maxLength: 5000}
  extra: {type: object}
  alpha: {type: boolean}
  created_at: {type: integer}
  size: {anyOf: [{type: integer}, {type: 'null'}]}
  zeta: {type: number}
  status: {enum: [open, closed]}
  name: {type: string}
  owner_id: {type: string}
  room: {type: string}
  "a.b c'": {type: string}
  id: {type: string}
"""
KNOWN = ("id", "name", "status", "zeta", "created_at")


def answer(schema: str) -> str:
    indented = "\n".join(f"        {line}" for line in ITEM.splitlines())
    return f"""
components:
  schemas:
    Item:{indented}
    Other:
      type: object
      properties: {{status: {{type: string}}, id: {{type: string}}, name: {{type: object}}}}
paths:
  /rooms/{{room}}/things:
    get:
      parameters:
        - {{name: room, in: path, required: true, schema: {{type: string}}}}
      tags: [things]
      responses:
        '200': {{description: ok, content: {schema}}}
"""


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ("application/json: {schema: {type: array, items: REF}}", KNOWN),
        (
            "application/json: {schema: {type: object, properties:"
            " {total: {type: integer}, data: {type: array, items: REF}}}}",
            KNOWN,
        ),
        (
            "application/json: {schema: {type: object, properties:"
            " {id: {type: integer}, data: {type: array, items: REF}}}}",
            (),
        ),
        ("application/x-ndjson: {schema: REF}", KNOWN),
        ("application/json: {schema: REF}", ()),
        ("application/json: {schema: {type: array, items: {type: string}}}", ()),
        (
            "application/json: {schema: {type: array, items:"
            " {anyOf: [REF, {$ref: '#/components/schemas/Other'}]}}}",
            ("id", "status"),
        ),
        ("text/plain: {schema: {type: string}}", ()),
    ],
)
def test_columns_are_short_fields_what_identifies_first(
    surface_of: Callable[..., Surface], content: str, columns: tuple[str, ...]
) -> None:
    content = content.replace("REF", "{$ref: '#/components/schemas/Item'}")
    surface = surface_of(answer("{" + content + "}"))
    resource = next(resource for resource in surface.resources() if resource.methods)
    (command,) = plan_commands(surface, resource)
    assert command.columns == columns
