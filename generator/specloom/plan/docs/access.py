"""The guide's chapters on being let in, and on what lies between the client and the API."""

from __future__ import annotations

from collections.abc import Iterator

from ...commonmark import cell, code, fenced, paragraphs
from ...model.api import Operation
from ..invocations import LOGIN
from ..needs import alternatives, ties_scopes
from ..surface import Credential, Keyword, Surface

_TABLE = """\
| Scheme | Flag | Keyword | Environment | Sent as |
| --- | --- | --- | --- | --- |
"""

_FUNCTIONS = """\
In Python a function may stand in place of a text. It is asked for the secret of the moment \
with each call, and once more when the API answers 401; in the async client it may be an \
async one."""


def authentication(surface: Surface) -> str:
    """Return how credentials are given, empty where there are none."""
    basic = next((c.flag for c in surface.credentials if c.scheme.is_basic), "")
    rows = [row for credential in surface.credentials for row in _rows(credential)]
    given = paragraphs(
        "A secret is given as a flag, as a keyword of the client, or in the environment,"
        " where it doesn't end up in a shell's history.",
        _TABLE + "\n".join(rows),
        f"A login is a user name and a password: `--{basic} {LOGIN}`." if basic else "",
        _FUNCTIONS if not all(c.scheme.is_basic for c in surface.credentials) else "",
        *(_application(surface, c) for c in surface.credentials if c.login),
        *(_described(c) for c in surface.credentials),
    )
    certificate = (
        "The API takes certificates of clients. A client shows one by an `http_client` of"
        " your own:\n\n"
        + fenced(
            "python",
            "import ssl\n\nimport httpx2\n"
            f"from {surface.package} import {surface.client}\n\n"
            "context = ssl.create_default_context()\n"
            'context.load_cert_chain("client.pem")\n'
            f"client = {surface.client}(http_client=httpx2.Client(verify=context))",
        )
    )
    return paragraphs(
        given if surface.credentials else "",
        certificate if surface.api.takes_certificate else "",
    )


def _described(credential: Credential) -> str:
    """Return what the description says of a scheme, its name ahead of it."""
    said = credential.scheme.description.strip()
    is_line = said[:1].isalnum() and "\n" not in said
    gap = " " if is_line else "\n\n"
    return f"{code(credential.scheme.name)}:{gap}{said}" if said else ""


def _rows(credential: Credential) -> Iterator[str]:
    scheme = credential.scheme
    if scheme.kind == "apiKey":
        sent = f"{scheme.location} {scheme.wire}"
    elif scheme.is_basic:
        sent = "Authorization: Basic ..."
    else:
        sent = "Authorization: Bearer ..."
    listed: list[tuple[Keyword, str]] = [(credential, sent)]
    listed += [(part, f"POST {scheme.token_url}") for part in credential.login]
    for keyword, how in listed:
        cells = scheme.name, f"--{keyword.flag}", f"{keyword.name}=", keyword.env, how
        yield "| " + " | ".join(map(cell, cells)) + " |"


def _application(surface: Surface, credential: Credential) -> str:
    own, secret, scope = (code(f"{part.name}=") for part in credential.login)
    scopes = ", ".join(map(code, credential.scheme.scopes))
    asked = f"It is asked for {scopes}; {scope} asks for others." if scopes else ""
    if ties_scopes(surface.api, credential.scheme.name):
        asked = (
            "It is asked for the scopes that the called method needs, and serves all"
            f" methods that need no others; with {scope} it is asked for those alone."
        )
    return (
        f"{own} and {secret} are those of an application: they are exchanged for a token"
        " before the first call. It is kept in memory, for all threads and tasks, until"
        " shortly before it runs out, and fetched anew when the API refuses it."
        " `TokenError` says why there is none."
        f" {asked}"
    ).rstrip()


def needs(surface: Surface, operation: Operation) -> str:
    """Return which credentials a call needs, as plain text.

    Empty where it needs what all others do, and no scopes.
    """
    ways = alternatives(surface.api, operation)
    own = operation.security is not None and ways != alternatives(surface.api)
    if not own and not any(any(way.values()) for way in ways):
        return ""
    flags = {c.scheme.name: f"--{c.flag}" for c in surface.credentials}
    told = dict.fromkeys(
        " and ".join(
            flags.get(name, name) + (f" for {', '.join(scopes)}" if scopes else "")
            for name, scopes in way.items()
        )
        for way in ways
    )
    if not any(told):
        return "No credentials are needed."
    return f"Credentials: {', or '.join(way or 'none' for way in told)}."


def connections(surface: Surface) -> str:
    """Return what a client of one's own can do, and what is logged."""
    package, client = surface.package, surface.client
    return paragraphs(
        "In Python, an `http_client` of your own brings proxies, limits, a certificate"
        " authority, and hooks that see every request and answer:",
        fenced(
            "python",
            "import httpx2\n"
            f"from {package} import {client}\n\n"
            f"client = {client}(\n"
            "    timeout=(5, 60, 60, 5),  # to connect, read, write, get a connection\n"
            "    http_client=httpx2.Client(\n"
            '        proxy="http://localhost:8080",\n'
            "        limits=httpx2.Limits(max_connections=20),\n"
            '        event_hooks={"request": [print], "response": [print]},\n'
            "    ),\n"
            ")",
        ),
        "A client may be used by many threads. In a forked process it makes connections of"
        " its own, unless an `http_client` is given.",
        f"The logger {code(package)} tells at level DEBUG of each request and each retry:"
        " method, URL without its query, status, time and request id, never bodies or"
        " secrets.",
        fenced(
            "python",
            "import logging\n\n"
            "logging.basicConfig()\n"
            f'logging.getLogger("{package}").setLevel(logging.DEBUG)',
        ),
    )
