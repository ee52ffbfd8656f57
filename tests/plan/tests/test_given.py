"""The values that the suite calls a method with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.plan.surface import Method, Surface
from specloom.plan.tests.given import NoExample, least, most

SurfaceOf = Callable[..., Surface]

ORDERS = """
paths:
  /orders/{{id}}:
    post:
      x-specloom: {{resource: orders, method: create}}
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: string}}}}
        - {{name: limit, in: query, schema: {{type: integer}}}}
      requestBody:
        content:
          application/json: {{schema: {body}}}
      responses: {{"204": {{description: Done.}}}}
"""


def method(surface_of: SurfaceOf, body: str) -> tuple[Surface, Method]:
    surface = surface_of(ORDERS.format(body=body))
    ((_, found),) = surface.methods()
    return surface, found


def given(
    surface_of: SurfaceOf, body: str, make: Callable[..., Any]
) -> dict[str, object]:
    surface, found = method(surface_of, body)
    return {argument.name: value for argument, value in make(surface.api, found)}


def test_the_least_is_what_is_required(surface_of: SurfaceOf) -> None:
    body = "{type: object, required: [a], properties: {a: {type: string}, b: {}}}"
    assert given(surface_of, body, least) == {"id": "id", "a": "string"}
    assert given(surface_of, body, most) == {
        "id": "id",
        "limit": 0,
        "a": "string",
        "b": {},
    }


def test_a_body_has_as_many_fields_as_it_must_and_may(surface_of: SurfaceOf) -> None:
    limits = "minProperties: 1, maxProperties: 2"
    fields = "{a: {type: string}, b: {type: string}, c: {type: string}}"
    body = f"{{type: object, {limits}, properties: {fields}}}"
    assert given(surface_of, body, least) == {"id": "id", "a": "string"}
    assert given(surface_of, body, most) == {
        "id": "id",
        "limit": 0,
        "a": "string",
        "b": "string",
    }


def test_what_cannot_be_made_is_named(surface_of: SurfaceOf) -> None:
    impossible = "{type: string, minLength: 9, maxLength: 3}"
    body = f"{{type: object, required: [a], properties: {{a: {impossible}}}}}"
    with pytest.raises(NoExample, match=r"^a$"):
        given(surface_of, body, least)
    optional = body.replace("required: [a], ", "")
    assert given(surface_of, optional, most) == {"id": "id", "limit": 0}


def test_a_whole_answer_is_asked_for(surface_of: SurfaceOf) -> None:
    surface = surface_of("""
        paths:
          /advice:
            post:
              x-specloom: {resource: advice, method: create}
              requestBody:
                content:
                  application/json:
                    schema: {type: object, properties: {stream: {type: boolean}}}
              responses:
                "200":
                  description: Advice.
                  content:
                    application/json: {schema: {type: object}}
                    text/event-stream: {schema: {type: object}}
        """)
    ((_, found),) = surface.methods()
    assert [value for _, value in most(surface.api, found)] == [False]
