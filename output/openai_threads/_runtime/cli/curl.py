"""A request as a curl command. Secrets in it are placeholders: `$OPENAI_API_KEY`."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Collection, Iterator
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client.body import Part
    from ..client.prepare import Body, Prepared

_UNTOLD = frozenset(("user-agent",))


def command(request: Prepared, placeholders: Collection[str]) -> str:
    """Return the command that sends the request."""
    url = request.url
    for secret in placeholders:
        url = url.replace(f"%24{secret[1:]}", secret)
    method = [] if request.method == "GET" else ["-X", request.method]
    lines = [" ".join(["curl", *method, _quoted(url, placeholders)])]
    basic = {_basic(secret): secret for secret in placeholders}
    for name, value in request.headers.items():
        if value in basic:
            lines.append(f'-u "{basic[value]}"')
        elif name.lower() not in _UNTOLD:
            lines.append(f"-H {_quoted(f'{name}: {value}', placeholders)}")
    return " \\\n  ".join([*lines, *_body(request.body)])


def _basic(secret: str) -> str:
    return f"Basic {b64encode(secret.encode()).decode('ascii')}"


def _quoted(text: str, placeholders: Collection[str]) -> str:
    """Quote a text for a shell, which is to fill in the placeholders."""
    if not any(secret in text for secret in placeholders):
        return quote(text)
    escaped = "".join(f"\\{c}" if c in '\\"$`' else c for c in text)
    for secret in placeholders:
        escaped = escaped.replace(f"\\{secret}", secret)
    return f'"{escaped}"'


def _body(body: Body) -> Iterator[str]:
    if isinstance(body, tuple):
        yield from map(_part, body)
    elif isinstance(body, (bytes, str)):
        text = body if isinstance(body, str) else body.decode("utf-8", "replace")
        yield f"--data-raw {quote(text)}"
    elif body is not None:
        yield f"--data-binary {quote('@' + _path(body))}"


def _part(part: Part) -> str:
    kind = f";type={part.media_type}" if part.media_type else ""
    if part.filename:
        name = f';filename="{_form(part.filename)}"'
        return "-F " + quote(f"{part.name}=@{_path(part.content)}{name}{kind}")
    if not kind:
        return "--form-string " + quote(f"{part.name}={part.content!s}")
    return "-F " + quote(f'{part.name}="{_form(str(part.content))}"{kind}')


def _form(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _path(content: object) -> str:
    return os.fspath(content) if isinstance(content, Path) else "-"
