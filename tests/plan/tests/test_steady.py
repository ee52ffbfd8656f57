"""How Steady is started, and what it can't judge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.config import Serialization
from specloom.plan.surface import Surface
from specloom.plan.tests.steady import misjudged, options, without_ignored

SurfaceOf = Callable[..., Surface]


def test_it_reads_what_the_client_writes() -> None:
    assert options(Serialization()) == []
    assert options(Serialization(query_arrays="comma", form_objects="dots")) == [
        "--validator-query-array-format=comma",
        "--validator-form-object-format=dots",
    ]


def test_it_asks_for_no_header_that_is_ignored() -> None:
    def parameter(name: str, place: str, *, required: bool) -> dict[str, object]:
        return {"name": name, "in": place, "required": required}

    def described(*, required: bool) -> dict[str, object]:
        return {
            "parameters": [
                parameter("Content-Type", "header", required=required),
                parameter("accept", "header", required=required),
                parameter("Accept", "query", required=True),
                parameter("X-Own", "header", required=True),
            ]
        }

    before = described(required=True)
    assert without_ignored(before) == described(required=False)
    assert before == described(required=True)


@pytest.mark.parametrize(
    ("content_type", "value", "is_misjudged"),
    [
        ("application/json", {"a": 1}, True),
        ("application/json", "a", False),
        ("text/plain", {"a": 1}, False),
    ],
)
def test_json_in_a_part_is_text_to_it(
    surface_of: SurfaceOf, content_type: str, value: object, is_misjudged: bool
) -> None:
    surface = surface_of(f"""
        paths:
          /calls:
            post:
              requestBody:
                content:
                  multipart/form-data:
                    schema: {{type: object, properties: {{session: {{}}}}}}
                    encoding: {{session: {{contentType: {content_type}}}}}
              responses: {{"204": {{description: Done.}}}}
        """)
    ((_, method),) = surface.methods()
    (argument,) = method.arguments
    given = ((argument, value),)
    assert bool(misjudged(method, given)) is is_misjudged
