"""Requests and answers on standard error, with every secret replaced."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from urllib.parse import quote

import httpx2

_SCHEMED = frozenset(("authorization", "proxy-authorization"))
_SHORTEST = 6
"""A shorter secret is hidden in its header alone: as text it could be anything."""
_MOST = 20_000
_TOKENS = re.compile(r'("(?:access|refresh|id)_token"\s*:\s*")[^"]*')
"""What a token endpoint answers, which no one knew before."""


def watched(
    hidden: Mapping[str, str], headers: frozenset[str], query: frozenset[str]
) -> httpx2.Client:
    """Return an HTTP client that shows what it sends and gets.

    `hidden` leads from a secret to what is shown in its place; `headers` (in lower case)
    and `query` are the names under which secrets travel.
    """
    long = {text: shown for text, shown in hidden.items() if len(text) >= _SHORTEST}
    watcher = _Watcher(long, headers | {"set-cookie"}, query)
    return httpx2.Client(
        event_hooks={"request": [watcher.request], "response": [watcher.response]}
    )


class _Watcher:
    def __init__(
        self, hidden: Mapping[str, str], headers: frozenset[str], query: frozenset[str]
    ) -> None:
        self._hidden = hidden
        self._headers = headers
        self._query = query

    def request(self, message: httpx2.Request) -> None:
        try:
            body = _text(message.content, message.headers)
        except httpx2.RequestNotRead:
            body = "(a file)"
        self._print(">", f"{message.method} {message.url}", message.headers, body)

    def response(self, message: httpx2.Response) -> None:
        kind = message.headers.get("content-type", "")
        if "json" in kind or (kind.startswith("text/") and "event" not in kind):
            message.read()
            body = _text(message.content, message.headers)
        else:
            body = f"({kind or 'no body'})"
        first = f"{message.status_code} {message.reason_phrase}"
        self._print("<", first, message.headers, body)

    def _print(self, mark: str, first: str, headers: httpx2.Headers, body: str) -> None:
        head = [first, *(self._header(name, value) for name, value in headers.items())]
        text = "\n".join([*head, *(["", *body.splitlines()] if body else [])])
        for line in self._without_secrets(text).splitlines():
            print(f"{mark} {line}".rstrip(), file=sys.stderr)

    def _header(self, name: str, value: str) -> str:
        known = any(secret in value for secret in self._hidden)
        if name.lower() in self._headers and not known:
            scheme = value.partition(" ")[0] if name.lower() in _SCHEMED else ""
            value = f"{scheme} ***".strip()
        return f"{name}: {value}"

    def _without_secrets(self, text: str) -> str:
        for secret, placeholder in self._hidden.items():
            text = text.replace(secret, placeholder)
            text = text.replace(quote(secret, safe=""), placeholder)
        text = _TOKENS.sub(r"\1***", text)
        for name in self._query:
            pattern = rf"([?&]{re.escape(quote(name, safe=''))}=)[^&\s]*"
            text = re.sub(pattern, r"\1***", text)
        return text


def _text(content: bytes, headers: httpx2.Headers) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return f"({len(content)} bytes of {headers.get('content-type', 'data')})"
    return text if len(text) <= _MOST else f"{text[:_MOST]} ... ({len(text)} in all)"
