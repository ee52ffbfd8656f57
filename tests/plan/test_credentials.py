"""Variables of credentials, kept clear of those that are read for something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom.config import Config
from specloom.config.settings import Credential
from specloom.plan.build import plan
from specloom.plan.surface import Surface
from specloom.problems import UsageError

from ..conftest import Build

Plan = Callable[..., Surface]

FLOW = "{clientCredentials: {tokenUrl: /token, scopes: {}}}"


def schemes(*names: str, more: str = "") -> str:
    listed = [f"{name}: {{type: http, scheme: bearer}}" for name in names]
    return f"components: {{securitySchemes: {{{', '.join([*listed, more])}}}}}"


def variables(surface: Surface) -> dict[str, str]:
    keywords = [k for c in surface.credentials for k in (c, *c.login)]
    return {keyword.name: keyword.env for keyword in keywords}


@pytest.mark.parametrize(
    ("scheme", "name"),
    [
        ("ApiKeyAuth", "api_key"),
        ("AdminApiKeyAuth", "admin_api_key"),
        ("tokenAuth", "token"),
        ("basicAuth", "basic_auth"),
        ("petstore_auth", "petstore_auth"),
        ("api_auth", "api_auth"),
        ("oauth", "oauth"),
    ],
)
def test_a_credential_is_called_after_its_scheme(
    plan_surface: Plan, scheme: str, name: str
) -> None:
    (credential,) = plan_surface(schemes(scheme)).credentials
    assert credential.name == name


@pytest.mark.parametrize("name", ["config", "pager"])
def test_what_the_command_line_reads_is_no_credentials(
    plan_surface: Plan, name: str
) -> None:
    (credential,) = plan_surface(schemes(name)).credentials
    assert (credential.name, credential.flag) == (name, name)
    assert credential.env == f"TEST_{name.upper()}_2"


def test_a_number_takes_no_others_variable(plan_surface: Plan) -> None:
    for names in (("config", "config2"), ("config2", "config")):
        found = variables(plan_surface(schemes(*names)))
        assert found == {"config": "TEST_CONFIG_2", "config2": "TEST_CONFIG2"}
    flags = variables(plan_surface(schemes("config", "config_2")))
    assert flags == {"config": "TEST_CONFIG_3", "config_2": "TEST_CONFIG_2"}


def test_a_configured_variable_is_no_one_elses(plan_surface: Plan) -> None:
    login = f"login: {{type: oauth2, flows: {FLOW}}}"
    asked = {"a": Credential(env="TEST_B"), "c": Credential(env="TEST_CLIENT_ID")}
    found = variables(
        plan_surface(schemes("a", "b", "c", more=login), credentials=asked)
    )
    assert found == {
        "a": "TEST_B",
        "b": "TEST_B_2",
        "c": "TEST_CLIENT_ID",
        "login": "TEST_LOGIN",
        "client_id": "TEST_CLIENT_ID_2",
        "client_secret": "TEST_CLIENT_SECRET",
        "scope": "TEST_SCOPE",
    }


@pytest.mark.parametrize("name", ["BASE_URL", "CONFIG", "PAGER", "PROFILE"])
def test_a_variable_with_a_meaning_is_refused(build_api: Build, name: str) -> None:
    settings: dict[str, Any] = {"credentials": {"a": Credential(env=f"TEST_{name}")}}
    with pytest.raises(UsageError) as caught:
        plan(build_api(schemes("a"))[0], Config(**settings))
    assert str(caught.value).startswith(
        f"error: credentials.a.env: TEST_{name} has a meaning of its own"
    )
