"""A call as the words of a command line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.model.schema import Json
from specloom.plan.literals import Code
from specloom.plan.surface import Surface
from specloom.plan.tests.words import words

SurfaceOf = Callable[..., Surface]


def flags(surface_of: SurfaceOf, schema: str, value: Json) -> list[str]:
    surface = surface_of(f"""
        paths:
          /orders:
            get:
              x-specloom: {{resource: orders, method: list}}
              parameters: [{{name: sort, in: query, schema: {schema}}}]
              responses: {{"204": {{description: Done.}}}}
        """)
    ((resource, method),) = surface.methods()
    given = tuple((argument, value) for argument in method.arguments)
    command, *rest = words(surface.api, resource, method, given)
    assert command == '"orders"'
    assert rest[0] == '"list"'
    return rest[1:]


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        ("{type: string}", "null", ['"--sort"', '"null"']),
        ("{type: string}", "it's", ['"--sort"', '"it\'s"']),
        ("{type: string}", "@home", ['"--sort"', '"\\\\@home"']),
        ("{type: string}", "-a", ['"--sort=-a"']),
        ("{type: integer}", -3, ['"--sort=-3"']),
        ("{type: boolean}", True, ['"--sort"']),
        ("{type: boolean}", False, ['"--sort=false"']),
        (
            "{oneOf: [{type: string}, {type: integer}]}",
            "7",
            ['"--sort"', "'\"7\"'"],
        ),
        ("{type: object}", {"a": [1]}, ['"--sort"', '"{a: [1]}"']),
        (
            "{type: array, items: {type: string}}",
            ["a", "b"],
            ['"--sort"', '"a"', '"--sort"', '"b"'],
        ),
        ("{type: array, items: {type: string}}", [], ['"--sort"', '"[]"']),
        ("{type: string}", Code("Path()"), ['"--sort"', "__file__"]),
    ],
)
def test_a_value_is_typed_as_it_is_read(
    surface_of: SurfaceOf, schema: str, value: Json, said: list[str]
) -> None:
    assert flags(surface_of, schema, value) == said
