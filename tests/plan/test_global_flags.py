"""Parameters that are named like a flag of every command."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.config import Config
from specloom.model.api import Api
from specloom.plan.build import plan
from specloom.plan.docs import MethodPages
from specloom.plan.global_flags import GLOBAL_FLAGS
from specloom.plan.invocations import invocations
from specloom.plan.surface import Surface
from specloom.problems import Problem
from specloom.runtime.cli.globals import global_flags
from specloom.runtime.cli.tables import App

Build = Callable[[str], tuple[Api, list[Problem]]]

TAKEN = """
        security: [{api_key: []}]
        components:
          securitySchemes: {api_key: {type: http, scheme: bearer}}
        paths:
          /a:
            get: &one
              parameters:
                - {name: timeout, in: query, schema: {type: integer}}
                - {name: api_key, in: query, required: true, schema: {type: string}}
                - {name: time_out, in: query, schema: {type: string}}
              responses: {}
          /b:
            get: *one
            post:
              requestBody: {content: {application/json: {schema: {properties: {timeout: {}, help: {}}}}}}
              responses: {}
"""


@pytest.fixture
def planned(build_api: Build) -> tuple[Surface, list[Problem]]:
    return plan(build_api(TAKEN)[0], Config())


def test_these_are_the_flags_of_every_command() -> None:
    app = App("sample", "sample", "", "SAMPLE", (), {})
    assert {flag.name for flag in global_flags(app)} == GLOBAL_FLAGS


def test_each_flag_is_warned_of_once(planned: tuple[Surface, list[Problem]]) -> None:
    key, timeout = planned[1]
    assert str(key).partition(".yaml:")[2] == (
        "13:11: warning: a parameter has the name of the global flag --api-key, and takes"
        " it over\n  hint: the global one goes before the resource: `test --api-key ...`;"
        " or name the parameter otherwise by `x-specloom: {name: ...}`"
    )
    assert "12:11: warning: " in str(timeout)
    assert "--timeout, and takes it over (2 times)" in str(timeout)
    assert not key.unsupported


def test_pages_say_where_the_global_flag_goes(
    planned: tuple[Surface, list[Problem]],
) -> None:
    surface = planned[0]
    resource, method = next(
        (resource, method)
        for resource, method in surface.methods()
        if method.operation.verb == "GET"
    )
    page = MethodPages(surface).page(resource, method, "a")
    facts = {field.name: field.facts for field in page.parameters.fields}
    assert facts["--timeout"] == (
        "The global flag --timeout goes before the resource here",
        "Integer",
    )
    assert facts["--time-out"] == ("In the query as time_out",)


def test_examples_give_a_credential_where_it_is_one(
    planned: tuple[Surface, list[Problem]],
) -> None:
    surface = planned[0]
    resource, method = next(
        m for m in surface.methods() if m[1].operation.verb == "GET"
    )
    told = invocations(surface, resource, method)[0].code
    start = "test --api-key 'My API Key' a retrieve \\\n  --api-key "
    assert told.startswith(start)
