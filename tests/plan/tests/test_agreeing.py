"""Whether examples are what their schemas say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.plan.surface import Surface
from specloom.plan.tests.agreeing import agreeing

SurfaceOf = Callable[..., Surface]


@pytest.mark.parametrize(
    ("schema", "shown", "is_agreeing"),
    [
        ("{type: object, required: [a], example: {a: 1}}", "", True),
        ("{type: object, required: [a], properties: {a: {}}, example: {}}", "", False),
        ("{type: array, items: {type: string, example: 3}}", "", False),
        ("{oneOf: [{type: string, example: 3}, {type: boolean}]}", "", False),
        ("{additionalProperties: {type: string, example: 3}}", "", False),
        # Only what is shown counts: an example that stands above those inside it.
        ("{type: array, example: [a], items: {type: string, example: 3}}", "", True),
        ("{type: array, items: {type: string, example: 3}}", "example: [a]", True),
        ("{type: array, items: {type: string}}", "example: [3]", False),
    ],
)
def test_an_example_is_what_its_schema_says(
    surface_of: SurfaceOf, schema: str, shown: str, is_agreeing: bool
) -> None:
    surface = surface_of(f"""
        components: {{schemas: {{Answer: {schema}}}}}
        paths:
          /answer:
            get:
              responses:
                "200":
                  description: An answer.
                  content:
                    application/json:
                      schema: {{$ref: "#/components/schemas/Answer"}}
                      {shown}
        """)
    ((_, method),) = surface.methods()
    result = method.result
    assert result.schema is not None
    assert agreeing(surface.api, result.schema, result.example) is is_agreeing
