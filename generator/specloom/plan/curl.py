"""Example requests for curl, with secrets taken from the environment."""

from __future__ import annotations

import json
import shlex
from urllib.parse import quote, urlencode

from ..model.schema import Json
from ..plain import is_list, is_mapping
from .literals import Code
from .surface import Argument, Credential, Method, Surface

Given = tuple[tuple[Argument, Json], ...]


def curl(
    surface: Surface,
    method: Method,
    given: Given,
    credentials: tuple[Credential, ...],
    file: str,
) -> str:
    """Return the request as a curl command, one option a line.

    Args:
        given: the arguments with their values.
        file: the path that stands for a reader's file.
    """
    verb = method.operation.verb.upper()
    flag = {"GET": "", "HEAD": "--head "}.get(verb, f"-X {shlex.quote(verb)} ")
    lines = [f"curl {flag}{_url(surface, method, given, credentials)}"]
    lines += [_credential(key) for key in credentials if key.scheme.location != "query"]
    lines += [
        f"-H {shlex.quote(f'{constant.wire}: {constant.value}')}"
        for constant in method.constants
        if constant.place == "header"
    ]
    lines += [
        f"-H {shlex.quote(f'{argument.wire}: {_text(value)}')}"
        for argument, value in given
        if argument.place == "header"
    ]
    cookies = [f"{a.wire}={_text(v)}" for a, v in given if a.place == "cookie"]
    lines += [f"--cookie {shlex.quote('; '.join(cookies))}"] if cookies else []
    lines += _body(method, given, file)
    if method.result.kind == "binary":
        lines.append("-o output")
    if method.result.kind == "events" or any(a.streams and v for a, v in given):
        lines.append("--no-buffer")
    return " \\\n  ".join(lines)


def _url(
    surface: Surface,
    method: Method,
    given: Given,
    credentials: tuple[Credential, ...],
) -> str:
    base = surface.base_url or f"${surface.env_prefix}_BASE_URL"
    path, _, constant = method.operation.path.partition("?")
    for argument, value in given:
        if argument.place == "path":
            path = path.replace(f"{{{argument.wire}}}", quote(_text(value), safe=""))
    pairs: list[tuple[str, str]] = []
    for argument, value in given:
        if argument.place == "query":
            pairs += _pairs(argument.wire, value)
    pairs += [(c.wire, c.value) for c in method.constants if c.place == "query"]
    query = "&".join(part for part in (constant, urlencode(pairs)) if part)
    url = f"{base}{path}" + (f"?{query}" if query else "")
    secrets = [
        f"{quote(key.scheme.wire)}=${key.env}"
        for key in credentials
        if key.scheme.location == "query"
    ]
    if not secrets and surface.base_url:
        return shlex.quote(url)
    joint = "&" if query else "?"
    own = "" if surface.base_url else base
    literal = own + _escaped(url.removeprefix(own))
    return f'"{literal}{joint if secrets else ""}{"&".join(secrets)}"'


def _pairs(name: str, value: Json) -> list[tuple[str, str]]:
    if is_list(value):
        return [(name, _text(item)) for item in value]
    if is_mapping(value):
        fields = value.items()
        return [(f"{name}[{key}]", _text(item)) for key, item in fields]
    return [(name, _text(value))]


def _credential(key: Credential) -> str:
    scheme = key.scheme
    if scheme.kind == "http" and scheme.scheme == "basic":
        return f'-u "${key.env}"'
    if scheme.kind == "apiKey" and scheme.location == "cookie":
        return f'--cookie "{_escaped(scheme.wire)}=${key.env}"'
    if scheme.kind == "apiKey":
        return f'-H "{_escaped(scheme.wire)}: ${key.env}"'
    return f'-H "Authorization: Bearer ${key.env}"'


def _body(method: Method, given: Given, file: str) -> list[str]:
    inside = {a.wire: v for a, v in given if a.place == "body"}
    whole = [v for a, v in given if a.place == "whole-body"]
    if method.body == "none" or not (inside or whole or method.body_required):
        return []
    if method.body in ("multipart", "form"):
        multipart = method.body == "multipart"
        parts = [p for wire, value in inside.items() for p in _parts(wire, value, file)]
        return [
            f"{_option(text, multipart)} {shlex.quote(f'{name}={text!s}')}"
            for name, text in parts
        ]
    lines = [f"-H {shlex.quote(f'Content-Type: {method.body_media_type}')}"]
    value = whole[0] if whole else inside
    if isinstance(value, Code):
        return [*lines, f"--data-binary @{file}"]
    if method.body == "json":
        text = json.dumps(value, indent=2, ensure_ascii=False)
        return [*lines, f"-d {shlex.quote(text)}"]
    return [*lines, f"--data-raw {shlex.quote(_text(value))}"]


def _option(text: str, multipart: bool) -> str:
    """Return the option for a part: a text that begins like a file's path stays a text."""
    if not multipart:
        return "--data-urlencode"
    plain = isinstance(text, Code) or not (text[:1] in ("@", "<") or ";" in text)
    return "-F" if plain else "--form-string"


def _parts(name: str, value: Json, file: str) -> list[tuple[str, str]]:
    if isinstance(value, Code):
        return [(name, Code(f"@{file}"))]
    if is_list(value):
        items = value
        return [part for item in items for part in _parts(name, item, file)]
    return [(name, _text(value))]


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _escaped(text: str) -> str:
    """Return a text as it must stand inside double quotes on a shell."""
    for character in '\\"$`':
        text = text.replace(character, f"\\{character}")
    return text
