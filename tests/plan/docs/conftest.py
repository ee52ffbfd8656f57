"""A field of a declared type, as its page shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.plan.docs import SchemaPages
from specloom.plan.docs.views import Field
from specloom.plan.surface import Surface

FieldOf = Callable[[str], Field]


@pytest.fixture
def field_of(surface_of: Callable[..., Surface]) -> FieldOf:
    """Return a function from a schema, in YAML's flow style, to the field that has it."""

    def field(schema: str) -> Field:
        text = f"""
paths:
  /whole:
    get:
      responses:
        "200":
          description: It.
          content:
            application/json: {{schema: {{$ref: '#/components/schemas/Whole'}}}}
components:
  schemas:
    Whole: {{type: object, properties: {{field: {schema}}}}}
"""
        (root,) = SchemaPages(surface_of(text)).page("Whole").fields.fields
        return root.children[0]

    return field
