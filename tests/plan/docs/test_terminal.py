"""The guide's section on the command line."""

from __future__ import annotations

from typing import Any

from specloom.plan.docs.terminal import terminal
from specloom.runtime.cli.own import OWN

SHOP = """
security: [{Key: []}]
components:
  securitySchemes: {Key: {type: http, scheme: bearer}}
paths:
  /config/items:
    post:
      operationId: create
      requestBody:
        required: true
        content:
          application/json:
            schema: {required: [a], properties: {a: {type: string}}}
      responses: {}
  /schema:
    get: {operationId: list, responses: {}}
"""
PLAIN = "paths: {/things: {get: {operationId: list, responses: {}}}}"


def test_names_that_the_api_has_are_told(surface_of: Any) -> None:
    told = terminal(surface_of(SHOP, command="shop"))
    for own in OWN:
        assert f"| `@{own.name} " in told
    assert "The API has `config` and `schema` itself." in told
    assert "shop @config set key --profile work\nshop @config list" in told
    assert "shop config:items create --generate-skeleton > input.yaml" in told


def test_what_an_api_does_not_have_is_not_told(surface_of: Any) -> None:
    told = terminal(surface_of(PLAIN, command="shop"))
    assert "The API has" not in told
    assert "input.yaml" not in told
    assert "typed unseen" not in told
    assert "shop @config set base-url --profile work" in told
