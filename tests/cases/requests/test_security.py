"""Every kind of security scheme, alone, together and in place of each other."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

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
        assert asked.content == b"grant_type=client_credentials&scope=read"
        assert call.headers["Authorization"] == "Bearer fetched-1"


SCOPED = """
security: [{app: [read]}]
paths:
  /read: {get: {x-specloom: {resource: notes, method: read}, responses: &done {'204': {description: Done.}}}}
  /write: {get: {x-specloom: {resource: notes, method: write}, security: [{app: [read, 'write:all']}], responses: *done}}
  /ping: {get: {x-specloom: {resource: notes, method: ping}, security: [{app: []}], responses: *done}}
  /either: {get: {x-specloom: {resource: notes, method: either}, security: [{key: []}, {app: [audit]}], responses: *done}}
  /both: {get: {x-specloom: {resource: notes, method: both}, security: [{app: [admin], key: []}], responses: *done}}
  /ways: {get: {x-specloom: {resource: notes, method: ways}, security: [{app: [own]}, {app: [all]}], responses: *done}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    app:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: /token, scopes: {read: R., 'write:all': W., audit: A., admin: D.}}}
"""
LOGIN = {"client_id": "me", "client_secret": "pass"}


def scopes(case: Case) -> list[str | None]:
    """Return what each token was asked for, in turn."""
    forms = [parse_qs(s.content.decode()) for s in case.wire.seen if s.method == "POST"]
    return [form.get("scope", [None])[0] for form in forms]


def go(case: Case, kind: str, *methods: str, tokens: int, **given: str) -> list[str]:
    """Call methods of one client, and return what each one was let in by."""
    client = case.client if kind == "sync" else case.async_client
    # Tokens and answers come in turn: both are in whatever is answered.
    for number in range(tokens + len(methods)):
        case.wire.answer(json={"access_token": f"t{number}", "expires_in": 600})
    notes = client.with_options(**(given or LOGIN)).notes

    async def each() -> None:
        for method in methods:
            await getattr(notes, method)()

    if kind == "async":
        case.wait(each())
    else:
        for method in methods:
            getattr(notes, method)()
    assert case.wire.answers == []
    called = [seen for seen in case.wire.seen if seen.method == "GET"]
    return [call.headers["Authorization"] for call in called]


kinds = pytest.mark.parametrize("kind", ["sync", "async"])


@kinds
def test_a_token_is_asked_for_what_the_call_needs(case: MakeCase, kind: str) -> None:
    made = case(SCOPED)
    used = go(made, kind, "read", "write", "read", "write", tokens=2)
    assert scopes(made) == ["read", "read write:all"]
    assert used == ["Bearer t0", "Bearer t2"] * 2


@kinds
def test_a_token_for_more_will_do(case: MakeCase, kind: str) -> None:
    made = case(SCOPED)
    used = go(made, kind, "write", "read", "ping", tokens=1)
    assert scopes(made) == ["read write:all"]
    assert used == ["Bearer t0"] * 3


def test_a_call_that_needs_no_scope_asks_for_none(case: MakeCase) -> None:
    made = case(SCOPED)
    go(made, "sync", "ping", "read", tokens=2)
    assert scopes(made) == [None, "read"]


def test_what_is_granted_is_believed(case: MakeCase) -> None:
    """A server may grant less than it is asked for, and says so."""
    made = case(SCOPED)
    less = {"access_token": "less", "scope": "write:all", "expires_in": 600}
    made.wire.answer(json=less)
    made.wire.answer(204)
    made.wire.answer(json={**less, "access_token": "read"})
    made.wire.answer(204)
    notes = made.client.with_options(**LOGIN).notes
    notes.write()
    notes.read()
    assert scopes(made) == ["read write:all", "read"]


@kinds
def test_each_alternative_has_its_scopes(case: MakeCase, kind: str) -> None:
    made = case(SCOPED)
    go(made, kind, "either", "ways", tokens=2)
    go(made, kind, "both", tokens=1, key="k1", **LOGIN)
    assert scopes(made) == ["audit", "own", "admin"]
    assert made.wire.seen[-1].headers["X-Key"] == "k1"


@kinds
def test_the_user_s_scope_goes_before_all(case: MakeCase, kind: str) -> None:
    made = case(SCOPED)
    used = go(made, kind, "read", "write", "ping", tokens=1, scope="mine", **LOGIN)
    assert scopes(made) == ["mine"]
    assert used == ["Bearer t0"] * 3


def test_a_refused_token_is_asked_for_anew_with_its_scopes(case: MakeCase) -> None:
    made = case(SCOPED)
    go(made, "sync", "write", tokens=1)
    notes = made.client.with_options(**LOGIN).notes
    made.wire.answer(json={"access_token": "wide"})
    made.wire.answer(204)
    made.wire.answer(401)
    made.wire.answer(json={"access_token": "fresh"})
    made.wire.answer(204)
    notes.write()
    notes.read()
    assert scopes(made)[1:] == ["read write:all", "read"]
    assert made.wire.seen[-1].headers["Authorization"] == "Bearer fresh"


def test_without_scopes_at_methods_all_that_are_declared(case: MakeCase) -> None:
    loose = SCOPED
    for listed in ("[read]", "[read, 'write:all']", "[audit]", "[admin]", "[own]"):
        loose = loose.replace(f"app: {listed}", "app: []")
    made = case(loose.replace("app: [all]", "app: []"))
    go(made, "sync", "read", "ping", tokens=1)
    assert scopes(made) == ["read write:all audit admin"]
    assert "It is asked for `read`, `write:all`" in made.text("docs/index.md")


def test_the_command_line_asks_for_the_call_s_scopes(case: MakeCase) -> None:
    made = case(SCOPED)
    flags = "--client-id", "me", "--client-secret", "hush-hush"
    for command in ("write", "either"):
        made.wire.answer(json=TOKEN)
        made.wire.answer(204)
        assert made.cli("notes", command, *flags).code == 0
    assert scopes(made) == ["read write:all", "audit"]


def test_the_configuration_s_security_has_scopes_too(case: MakeCase) -> None:
    flow = {"tokenUrl": "https://id.test/token", "scopes": {"read": "", "write": ""}}
    made = case(
        "paths: {/a: {get: {responses: {'204': {description: Done.}}}}}",
        security_schemes={
            "App": {"type": "oauth2", "flows": {"clientCredentials": flow}}
        },
        security=({"App": ("write",)},),
    )
    made.wire.answer(json=TOKEN)
    made.wire.answer(204)
    made.client.with_options(**LOGIN).a.retrieve()
    asked, call = made.wire.seen
    assert str(asked.url) == "https://id.test/token"
    assert scopes(made) == ["write"]
    assert call.headers["Authorization"] == "Bearer fetched-1"
    assert f"`{made.name.upper()}_CLIENT_SECRET`" in made.text("README.md")


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
    assert "the scopes that the called method needs" in secured.text("docs/index.md")
