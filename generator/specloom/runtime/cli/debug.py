"""Requests and answers on standard error, with every secret replaced."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from urllib.parse import quote

import httpx2

_SCHEMED = frozenset(("authorization", "proxy-authorization"))
_SHORTEST = 6
"""A shorter secret is hidden in its header alone: as text it could be anything."""
_MOST = 20_000


def watched(hidden: Mapping[str, str], names: frozenset[str]) -> httpx2.Client:
    """Return an HTTP client that shows what it sends and gets.

    `hidden` leads from a secret to what is shown in its place, and `names` are those of
    headers that hold secrets, in lower case.
    """
    hidden = {text: shown for text, shown in hidden.items() if len(text) >= _SHORTEST}
    secret = names | {"set-cookie"}

    def shown(text: str) -> str:
        for secret, placeholder in hidden.items():
            text = text.replace(secret, placeholder)
            text = text.replace(quote(secret, safe=""), placeholder)
        return text

    def lines(mark: str, first: str, headers: httpx2.Headers, body: str) -> None:
        head = [first, *(_header(name, value) for name, value in headers.items())]
        text = "\n".join([*head, *(["", *body.splitlines()] if body else [])])
        for line in shown(text).splitlines():
            print(f"{mark} {line}".rstrip(), file=sys.stderr)

    def _header(name: str, value: str) -> str:
        if name.lower() in secret and not any(s in value for s in hidden):
            scheme = value.partition(" ")[0] if name.lower() in _SCHEMED else ""
            value = f"{scheme} ***".strip()
        return f"{name}: {value}"

    def request(message: httpx2.Request) -> None:
        try:
            body = _text(message.content, message.headers)
        except httpx2.RequestNotRead:
            body = "(a file)"
        lines(">", f"{message.method} {message.url}", message.headers, body)

    def response(message: httpx2.Response) -> None:
        kind = message.headers.get("content-type", "")
        if "json" in kind or (kind.startswith("text/") and "event" not in kind):
            message.read()
            body = _text(message.content, message.headers)
        else:
            body = f"({kind or 'no body'})"
        first = f"{message.status_code} {message.reason_phrase}"
        lines("<", first, message.headers, body)

    return httpx2.Client(event_hooks={"request": [request], "response": [response]})


def _text(content: bytes, headers: httpx2.Headers) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return f"({len(content)} bytes of {headers.get('content-type', 'data')})"
    return text if len(text) <= _MOST else f"{text[:_MOST]} ... ({len(text)} in all)"
