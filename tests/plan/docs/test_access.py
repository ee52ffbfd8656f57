"""What a page says of credentials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from specloom.plan.docs.access import authentication, needs
from specloom.plan.surface import Surface

API = """
security: [{Key: []}]
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-Key}
    Login:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: https://id.test, scopes: {read: R, write: W}}}
paths:
  /pets: {get: {SECURITY responses: {'204': {description: None}}}}
"""


@pytest.mark.parametrize(
    ("security", "told"),
    [
        ("", ""),
        ("security: [{Key: []}],", ""),
        ("security: [],", "No credentials are needed."),
        ("security: [{}],", "No credentials are needed."),
        ("security: [{Key: []}, {}],", "Credentials: --key, or none."),
        ("security: [{Key: []}, {Key: []}, {}],", "Credentials: --key, or none."),
        (
            "security: [{Login: [read, write]}, {Key: []}],",
            "Credentials: --login for read, write, or --key.",
        ),
    ],
)
def test_what_a_call_needs(
    plan_surface: Callable[..., Surface], security: str, told: str
) -> None:
    surface = plan_surface(API.replace("SECURITY", security))
    ((_, method),) = surface.methods()
    assert needs(surface, method.operation) == told


def test_what_a_description_says_of_a_scheme(
    plan_surface: Callable[..., Surface],
) -> None:
    said = API.replace("name: X-Key}", "name: X-Key, description: From the *portal*.}")
    surface = plan_surface(said.replace("SECURITY", ""))
    assert authentication(surface).endswith("`Key`: From the *portal*.")
