"""The surface as a whole: what the package is called, types and credentials."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.config import Config
from specloom.memory import Names
from specloom.model.api import Api
from specloom.plan.build import plan
from specloom.plan.surface import Surface
from specloom.problems import Problem

Plan = Callable[..., Surface]
Build = Callable[[str], tuple[Api, list[Problem]]]


def head(title: str, more: str = "") -> str:
    return f"openapi: 3.1.0\ninfo: {{title: {title}, version: '1'}}\n{more}"


@pytest.mark.parametrize(
    ("text", "settings", "names"),
    [
        (head("Pet Store"), {}, ("pet_store", "PetStore", "pet-store", "PET_STORE")),
        (head("'!'"), {}, ("api", "Api", "api", "API")),
        (head("Pets"), {"package": "zoo_sdk"}, ("zoo_sdk", "Pets", "zoo-sdk", "ZOO_SDK")),
        (
            head("Pets", "x-specloom: {package: a, client: B, command: c, env_prefix: D}"),
            {},
            ("a", "B", "c", "D"),
        ),
        (
            head("Pets", "x-specloom: {package: a, client: B, command: c, env_prefix: D}"),
            {"client": "Mine", "env_prefix": "MINE"},
            ("a", "Mine", "c", "MINE"),
        ),
    ],
)  # fmt: skip
def test_names(
    plan_surface: Plan,
    text: str,
    settings: dict[str, Any],
    names: tuple[str, str, str, str],
) -> None:
    s = plan_surface(text, **settings)
    assert (s.package, s.client, s.command, s.env_prefix) == names


def test_the_first_server_is_the_base(plan_surface: Plan) -> None:
    servers = "servers: [{url: https://a.test/v1/}, {url: https://b.test}]"
    assert plan_surface(head("A", servers)).base_url == "https://a.test/v1"


@pytest.mark.parametrize(
    ("servers", "place"),
    [("", "1:1"), ("servers: []", "3:10"), ("servers: [{}]", "3:10")],
)
def test_no_server_is_said(build_api: Build, servers: str, place: str) -> None:
    api, _ = build_api(head("A", servers))
    surface, problems = plan(api, Config())
    assert surface.base_url == ""
    said = str(problems[0]).partition(".yaml:")[2]
    assert said == (
        f"{place}: warning: the description names no server: the client needs a base_url"
        "\n  hint: name it: `servers: [{url: https://...}]`"
    )


def test_type_names(plan_surface: Plan) -> None:
    surface = plan_surface("""
        components:
          schemas:
            run_step: {}
            RunStep: {}
            Model: {}
            user.profile: {}
            Renamed: {x-specloom: {name: Other}}
            1st: {}
            class: {}
        """)
    assert surface.type_names == {
        "run_step": "RunStep_",
        "RunStep": "RunStep",
        "Model": "Model_",
        "user.profile": "UserProfile",
        "Renamed": "Other",
        "1st": "N1st",
        "class": "Class",
    }


def test_type_names_do_not_depend_on_order(plan_surface: Plan) -> None:
    names = ["a_b", "A-B", "AB", "a.b", "aB"]
    outcomes = [
        plan_surface(
            "components: {schemas: {"
            + ", ".join(f"{name}: {{}}" for name in order)
            + "}}"
        ).type_names
        for order in (names, names[::-1])
    ]
    assert outcomes[0] == outcomes[1]
    assert len(set(outcomes[0].values())) == len(names)


@pytest.mark.parametrize(
    ("remembered", "names"),
    [
        ({"run_step": "RunStep"}, {"run_step": "RunStep", "RunStep": "RunStep_"}),
        ({"gone": "RunStep"}, {"run_step": "RunStep_", "RunStep": "RunStep"}),
        ({"run_step": "Model"}, {"run_step": "RunStep_", "RunStep": "RunStep"}),
        ({"run_step": "Other"}, {"run_step": "RunStep_", "Said": "Other"}),
        ({"Said": "Before"}, {"Said": "Other"}),
        (
            {"run_step": "Same", "RunStep": "Same"},
            {"RunStep": "Same", "run_step": "RunStep"},
        ),
    ],
)
def test_classes_keep_their_names(
    build_api: Build, remembered: dict[str, str], names: dict[str, str]
) -> None:
    api, _ = build_api("""
        components:
          schemas:
            run_step: {}
            RunStep: {}
            Said: {x-specloom: {name: Other}}
        """)
    surface, _ = plan(api, Config(), Names(schemas=remembered))
    assert names.items() <= surface.type_names.items()
    assert len(set(surface.type_names.values())) == 3
    again, _ = plan(api, Config(), surface.names)
    assert again.type_names == surface.type_names


@pytest.mark.parametrize(
    ("scheme", "name", "flag", "env"),
    [
        ("ApiKeyAuth", "api_key", "api-key", "TEST_API_KEY"),
        ("AdminApiKeyAuth", "admin_api_key", "admin-api-key", "TEST_ADMIN_API_KEY"),
        ("token", "token", "token", "TEST_TOKEN"),
        ("bearerAuth", "bearer_auth", "bearer-auth", "TEST_BEARER_AUTH"),
        ("OAuth2", "oauth2", "oauth2", "TEST_OAUTH2"),
        ("timeout", "timeout_", "timeout-2", "TEST_TIMEOUT_2"),
    ],
)
def test_credentials(
    plan_surface: Plan, scheme: str, name: str, flag: str, env: str
) -> None:
    surface = plan_surface(
        f"components: {{securitySchemes: {{{scheme}: {{type: http, scheme: bearer}}}}}}"
    )
    (credential,) = surface.credentials
    assert (credential.name, credential.flag, credential.env) == (name, flag, env)
    assert credential.login == ()


@pytest.mark.parametrize(
    ("schemes", "logins"),
    [
        (["oauth"], {"oauth": ["client_id", "client_secret", "scope"]}),
        (
            ["a", "b"],
            {
                "a": ["a_client_id", "a_client_secret", "a_scope"],
                "b": ["b_client_id", "b_client_secret", "b_scope"],
            },
        ),
        # The token itself keeps its name.
        (["scope"], {"scope": ["client_id", "client_secret", "scope_"]}),
    ],
)
def test_what_is_exchanged_for_a_token(
    plan_surface: Plan, schemes: list[str], logins: dict[str, list[str]]
) -> None:
    flow = "{clientCredentials: {tokenUrl: /token, scopes: {}}}"
    listed = ", ".join(f"{name}: {{type: oauth2, flows: {flow}}}" for name in schemes)
    surface = plan_surface(f"components: {{securitySchemes: {{{listed}}}}}")
    found = {c.name: [part.name for part in c.login] for c in surface.credentials}
    assert found == logins
    for credential in surface.credentials:
        for part in credential.login:
            assert part.env == f"TEST_{part.flag.upper().replace('-', '_')}"


def test_two_schemes_of_one_name(plan_surface: Plan) -> None:
    surface = plan_surface(
        "components: {securitySchemes: {apiKey: {type: http, scheme: bearer},"
        " ApiKeyAuth: {type: apiKey, in: query, name: k}}}"
    )
    assert [(c.name, c.flag, c.env) for c in surface.credentials] == [
        ("api_key", "api-key", "TEST_API_KEY"),
        ("api_key_auth", "api-key-auth", "TEST_API_KEY_AUTH"),
    ]


def test_what_a_method_is_called_in_words(plan_surface: Plan) -> None:
    surface = plan_surface("""
        paths:
          /a/{id}: {get: {summary: Get an a., responses: {}}, delete: {responses: {}}}
        """)
    assert [m.summary for _, m in surface.methods()] == ["Get an a", "Delete a"]


def test_a_name_that_the_client_has_is_changed_in_one_place(plan_surface: Plan) -> None:
    surface = plan_surface("""
        paths:
          /aclose: {get: {responses: {}}}
          /open/aclose: {get: {responses: {}}}
          /open/{id}/close: {post: {responses: {}}}
        """)
    found = {r.dotted: (r.name, r.command) for r in surface.resources() if r.path}
    assert found == {
        "aclose_": ("aclose_", "aclose"),
        "open": ("open", "open"),
        "open.aclose": ("aclose", "open:aclose"),
    }
    (opened,) = (r for r in surface.resources() if r.dotted == "open")
    assert [m.name for m in opened.methods] == ["close"]
