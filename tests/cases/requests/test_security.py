"""Every kind of security scheme, alone, together and in place of each other."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import MakeCase
from ..harness import Case

SPEC = """
security: [{app: [read]}]
paths:
  /default: {get: {x-specloom: {resource: keys, method: by_default}, responses: &done {'204': {description: Done.}}}}
  /open: {get: {x-specloom: {resource: keys, method: open}, security: [], responses: *done}}
  /optional: {get: {x-specloom: {resource: keys, method: optional}, security: [{}, {header: []}], responses: *done}}
  /header: {get: {x-specloom: {resource: keys, method: header}, security: [{header: []}], responses: *done}}
  /query: {get: {x-specloom: {resource: keys, method: query}, security: [{query: []}], responses: *done}}
  /cookie: {get: {x-specloom: {resource: keys, method: cookie}, security: [{cookie: []}], responses: *done}}
  /basic: {get: {x-specloom: {resource: keys, method: basic}, security: [{login: []}], responses: *done}}
  /bearer: {get: {x-specloom: {resource: keys, method: bearer}, security: [{token: []}], responses: *done}}
  /oidc: {get: {x-specloom: {resource: keys, method: oidc}, security: [{oidc: [profile]}], responses: *done}}
  /mutual: {get: {x-specloom: {resource: keys, method: mutual}, security: [{mutual: []}], responses: *done}}
  /mutual-and-header:
    get: {x-specloom: {resource: keys, method: mutual_and_header}, security: [{mutual: [], header: []}], responses: *done}
  /either: {get: {x-specloom: {resource: keys, method: either}, security: [{header: []}, {query: []}], responses: *done}}
  /both: {get: {x-specloom: {resource: keys, method: both}, security: [{header: [], query: [], cookie: []}], responses: *done}}
  /mixed:
    get: {x-specloom: {resource: keys, method: mixed}, security: [{login: [], header: []}, {token: [], cookie: []}], responses: *done}
components:
  securitySchemes:
    header: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: 'key[]'}
    cookie: {type: apiKey, in: cookie, name: sid}
    login: {type: http, scheme: basic}
    token: {type: http, scheme: bearer}
    oidc: {type: openIdConnect, openIdConnectUrl: https://case.test/.well-known/openid-configuration}
    mutual: {type: mutualTLS}
    app:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: /token, scopes: {read: Read., 'write:all': Write.}}
"""
KEYS: dict[str, Any] = {
    "header": "h1",
    "query": "q 1",
    "cookie": "c1",
    "login": ("me", "pw"),
    "token": "t1",
    "oidc": "o1",
    "app": "a1",
}


@pytest.fixture
def secured(case: MakeCase) -> Case:
    return case(SPEC)


def sent(case: Case, method: str, **keys: Any) -> dict[str, str]:
    """Return what the sync client sends to be let in; the async one sends the same."""
    found: list[dict[str, str]] = []
    for client in (case.client, case.async_client):
        case.wire.answer(204)
        called = getattr(client.with_options(**keys).keys, method)()
        if client is case.async_client:
            case.wait(called)
        request = case.wire.seen[-1]
        names = ("Authorization", "X-Key", "Cookie")
        carried = {n: request.headers[n] for n in names if n in request.headers}
        if request.url.query:
            carried["?"] = request.url.query.decode()
        found.append(carried)
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("method", "carried"),
    [
        ("by_default", {"Authorization": "Bearer a1"}),
        ("open", {}),
        ("optional", {"X-Key": "h1"}),
        ("header", {"X-Key": "h1"}),
        ("query", {"?": "key%5B%5D=q%201"}),
        ("cookie", {"Cookie": "sid=c1"}),
        ("basic", {"Authorization": "Basic bWU6cHc="}),
        ("bearer", {"Authorization": "Bearer t1"}),
        ("oidc", {"Authorization": "Bearer o1"}),
        ("either", {"X-Key": "h1"}),
        ("both", {"X-Key": "h1", "Cookie": "sid=c1", "?": "key%5B%5D=q%201"}),
        ("mixed", {"X-Key": "h1", "Authorization": "Basic bWU6cHc="}),
    ],
)
def test_each_operation_has_its_own(
    secured: Case, method: str, carried: dict[str, str]
) -> None:
    assert sent(secured, method, **KEYS) == carried


@pytest.mark.parametrize(
    ("method", "given", "carried"),
    [
        ("either", ["query"], {"?": "key%5B%5D=q%201"}),
        ("optional", [], {}),
        (
            "mixed",
            ["login", "token", "cookie"],
            {"Authorization": "Bearer t1", "Cookie": "sid=c1"},
        ),
        ("mutual", ["header"], {}),
        ("mutual_and_header", ["header"], {"X-Key": "h1"}),
    ],
)
def test_the_first_way_that_is_complete_is_taken(
    secured: Case, method: str, given: list[str], carried: dict[str, str]
) -> None:
    assert sent(secured, method, **{key: KEYS[key] for key in given}) == carried


@pytest.mark.parametrize(
    ("method", "given", "keywords"),
    [
        ("both", ["header", "cookie"], ("header", "query", "cookie")),
        ("mixed", ["login"], ("login", "header", "token", "cookie")),
        ("mutual_and_header", [], ("header",)),
        ("by_default", ["token"], ("app", "client_id", "client_secret", "scope")),
    ],
)
def test_a_way_that_lacks_something_is_none(
    secured: Case, method: str, given: list[str], keywords: tuple[str, ...]
) -> None:
    with pytest.raises(secured.package.MissingCredentialsError) as caught:
        sent(secured, method, **{key: KEYS[key] for key in given})
    assert caught.value.keywords == keywords
    assert secured.wire.seen == []


TOKEN = {"access_token": "fetched-1", "token_type": "bearer", "expires_in": 60}


def test_an_application_gets_a_token(secured: Case) -> None:
    login = {"client_id": "me", "client_secret": "pass"}
    for client in (secured.client, secured.async_client):
        secured.wire.answer(json=TOKEN)
        secured.wire.answer(204)
        done = client.with_options(**login).keys.by_default()
        if client is secured.async_client:
            secured.wait(done)
        asked, call = secured.wire.seen[-2:]
        assert (asked.method, str(asked.url)) == ("POST", "https://case.test/token")
        assert asked.headers["Authorization"] == "Basic bWU6cGFzcw=="
        assert asked.content == b"grant_type=client_credentials&scope=read+write%3Aall"
        assert call.headers["Authorization"] == "Bearer fetched-1"


def test_the_command_line_logs_in_too(secured: Case) -> None:
    secured.wire.answer(json=TOKEN)
    secured.wire.answer(204)
    flags = "--client-id", "me", "--client-secret", "hush-hush", "--scope", "read"
    assert secured.cli("keys", "by-default", *flags) == (0, "", "")
    assert secured.wire.seen[0].content == b"grant_type=client_credentials&scope=read"
    assert secured.wire.seen[1].headers["Authorization"] == "Bearer fetched-1"
    secured.wire.answer(json=TOKEN)
    secured.wire.answer(204)
    prefix = secured.name.upper()
    login = {f"{prefix}_CLIENT_ID": "you", f"{prefix}_CLIENT_SECRET": "hush-hush"}
    assert secured.cli("keys", "by-default", **login).code == 0
    assert secured.wire.seen[2].headers["Authorization"] == "Basic eW91Omh1c2gtaHVzaA=="


def test_the_command_line_tells_why_there_is_no_token(secured: Case) -> None:
    why = {"error": "invalid_client", "error_description": "Gone."}
    for _ in range(2):
        secured.wire.answer(401, json=why)
    flags = "--client-id", "me", "--client-secret", "hush-hush"
    ran = secured.cli("keys", "by-default", *flags)
    assert (ran.code, ran.out) == (1, "")
    said = "no token from https://case.test/token: invalid_client: Gone."
    assert ran.err.startswith(f"Error: 401 Unauthorized: {said}\n")
    missing = secured.cli("keys", "by-default", "--client-id", "me")
    assert missing.code == 2
    assert "--app" in missing.err
    assert "--client-secret" in missing.err


def test_a_dry_run_shows_the_token_s_place(secured: Case) -> None:
    flags = "--client-id", "me", "--client-secret", "hush-hush"
    ran = secured.cli("keys", "by-default", "--dry-run", *flags)
    header = f'-H "Authorization: Bearer ${secured.name.upper()}_APP"'
    assert header in ran.out
    assert "hush" not in ran.out
    assert secured.wire.seen == []


def test_what_is_not_run_is_told(secured: Case, case: MakeCase) -> None:
    assert [warning.partition("warning: ")[2] for warning in secured.warnings] == [
        "OpenID Connect's flows are not run: the client takes a ready access token",
        "mutual TLS is left to an http_client with a certificate",
    ]
    code = "authorizationCode: {authorizationUrl: /a, tokenUrl: /b, scopes: {}}"
    other = case(
        SPEC.replace("clientCredentials:", f"{code}\n        clientCredentials:")
    )
    told = "other OAuth 2 flows are not run: the client takes a ready access token"
    assert any(told in warning for warning in other.warnings)


def test_only_who_needs_it_has_what_fetches_tokens(
    secured: Case, case: MakeCase
) -> None:
    assert "oauth.TokenError" in str(secured.package.TokenError).replace("client.", "")
    plain = case("""
        security: [{key: []}]
        paths: {/a: {get: {responses: {'204': {description: Done.}}}}}
        components: {securitySchemes: {key: {type: http, scheme: basic}}}
    """)
    runtime = plain.folder / plain.name / "_runtime" / "client"
    assert (runtime / "security.py").exists()
    assert not (runtime / "oauth.py").exists()
    assert not hasattr(plain.package, "TokenError")
    assert "a function" not in plain.text("README.md") + plain.text("docs/index.md")


def test_several_logins_are_told_apart(case: MakeCase) -> None:
    made = case("""
        security: [{one: []}, {two: []}]
        paths: {/a: {get: {responses: {'204': {description: Done.}}}}}
        components:
          securitySchemes:
            one: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test/1, scopes: {}}}}
            two: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.test/2, scopes: {}}}}
            two_scope: {type: apiKey, in: header, name: X-Scope}
    """)
    made.wire.answer(json=TOKEN)
    made.wire.answer(204)
    login = {"two_client_id": "me", "two_client_secret": "pass", "two_scope_": "a"}
    made.client.with_options(**login).a.retrieve()
    asked, call = made.wire.seen
    assert str(asked.url) == "https://id.test/2"
    assert asked.content == b"grant_type=client_credentials&scope=a"
    assert call.headers["Authorization"] == "Bearer fetched-1"
    assert "`--two-scope-2`" in made.text("docs/index.md")


def test_the_docs_tell_of_it(secured: Case) -> None:
    for text in (secured.text("docs/index.md"), secured.text("README.md")):
        assert "`client_secret" in text
        assert f"`{secured.name.upper()}_CLIENT_SECRET`" in text
        assert "TokenError" in text
        assert "http_client=httpx2.Client(verify=context)" in text
    assert "`read`, `write:all`" in secured.text("docs/index.md")
