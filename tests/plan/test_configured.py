"""Mistakes in what a configuration says about a description's parts."""

from __future__ import annotations

from typing import Any

import pytest

from specloom.config import Config
from specloom.config.settings import Credential
from specloom.plan.build import plan
from specloom.problems import UsageError

from ..conftest import Build

SPEC = """
paths:
  /a: {get: {responses: {}}}
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-Key}
    Other: {type: http, scheme: bearer}
  schemas: {Thing: {type: string}, Other: {type: string}}
"""


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"schemas": {"Thnig": "A"}}, "schemas.Thnig: no schema 'Thnig'|`Thing`"),
        (
            {"schemas": {"Thing": "A", "Other": "A"}},
            "schemas.Other: the schema 'Thing' has the name A already",
        ),
        (
            {"schemas": {"Thing": "Model"}},
            "schemas.Thing: the package has the name Model already",
        ),
        (
            {"operations": {"get /b": {"skip": True}}},
            "operations: no operation 'get /b'|'GET /a'",
        ),
        (
            {"operations": {"get /a": {"pagination": "x"}}},
            "operations.get /a.pagination: no pagination scheme 'x'",
        ),
        (
            {"operations": {"get /a": {"events": "Ting"}}},
            "operations.get /a.events: no schema 'Ting'|`Thing`",
        ),
        ({"security": ({"Kay": ()},)}, "security.Kay: no security scheme 'Kay'|`Key`"),
        (
            {"credentials": {"Kay": Credential(name="a")}},
            "credentials.Kay: no security scheme 'Kay'|`Key`",
        ),
        (
            {"credentials": {"Key": Credential(name="timeout")}},
            "credentials.Key.name: the client has the keyword timeout already",
        ),
        (
            {"credentials": dict.fromkeys(("Key", "Other"), Credential(name="a"))},
            "credentials.Other.name: the scheme 'Key' has the keyword a already",
        ),
    ],
)
def test_what_is_not_there_is_said(
    build_api: Build, settings: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        plan(build_api(SPEC)[0], Config(**settings))
    message, _, like = said.partition("|")
    assert str(caught.value) == f"error: {message}" + (
        f"\n  hint: did you mean {like}?" if like else ""
    )


def test_the_description_may_say_it_as_well(plan_surface: Any) -> None:
    surface = plan_surface("""
        paths:
          /a:
            post:
              x-specloom: {body: 'no name'}
              requestBody: {content: {application/json: {schema: {properties: {b: {}}}}}}
              responses: {}
        """)
    ((_, method),) = surface.methods()
    assert [(a.name, a.place) for a in method.arguments] == [("no_name", "whole-body")]


def test_other_credentials_give_way(plan_surface: Any) -> None:
    surface = plan_surface(SPEC, credentials={"Other": Credential(name="key")})
    assert [(c.name, c.flag, c.env) for c in surface.credentials] == [
        ("key_", "key-2", "TEST_KEY_2"),
        ("key", "key", "TEST_KEY"),
    ]
