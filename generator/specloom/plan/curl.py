"""Example requests for curl, with secrets taken from the environment."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from ..model.schema import Json
from ..plain import is_list, is_mapping
from ..runtime.client import serialize
from .literals import Code
from .surface import Argument, ArgumentPlace, Credential, Method, Surface

_NO_PARTS: Final = (
    "-H 'Content-Type: multipart/form-data; boundary=end'",
    "--data-binary '--end--'",
)
"""A body without parts, which curl has no option for."""

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
    verb = method.operation.verb
    flag = {"GET": "", "HEAD": "--head "}.get(verb, f"-X {shlex.quote(verb)} ")
    lines = [f"curl {flag}{_url(surface, method, given, credentials)}"]
    lines += [_credential(key) for key in credentials if key.scheme.location != "query"]
    headers, styles = _placed(method, given, "header")
    headers = {**surface.headers, **headers}
    for name, value in headers.items():
        text = serialize.header(value, styles.get(name, "simple"))
        lines.append(f"-H {shlex.quote(f'{name}: {text}')}")
    cookies = serialize.cookie(*_placed(method, given, "cookie"))
    lines += [f"--cookie {shlex.quote(cookies)}"] if cookies else []
    lines += _body(surface, method, given, file)
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
    known = method.server or surface.base_url
    base = known or f"${surface.env_prefix}_BASE_URL"
    path, _, constant = method.operation.sent_path.partition("?")
    for argument, value in given:
        if argument.place == "path":
            text = serialize.path_value(
                argument.wire, value, argument.written or "simple"
            )
            path = path.replace(f"{{{argument.wire}}}", text)
    values, styles = _placed(method, given, "query")
    pairs = [constant] if constant else []
    pairs += [
        serialize.querystring(value, argument.written or "form*")
        for argument, value in given
        if argument.place == "querystring"
    ]
    pairs += serialize.query(values, styles, _rules(surface))
    query = "&".join(pairs)
    url = f"{base}{path}" + (f"?{query}" if query else "")
    secrets = [
        f"{quote(key.scheme.wire)}=${key.env}"
        for key in credentials
        if key.scheme.location == "query"
    ]
    if not secrets and known:
        return shlex.quote(url)
    joint = "&" if query else "?"
    own = "" if known else base
    literal = own + _escaped(url.removeprefix(own))
    return f'"{literal}{joint if secrets else ""}{"&".join(secrets)}"'


def _placed(
    method: Method, given: Given, place: ArgumentPlace
) -> tuple[dict[str, Json], dict[str, str]]:
    """Return what goes to a place, and in which styles."""
    there = [(a, value) for a, value in given if a.place == place]
    constants = {c.wire: c.value for c in method.constants if c.place == place}
    styles = {a.wire: a.written for a, _ in there if a.written}
    return {a.wire: value for a, value in there} | constants, styles


def _credential(key: Credential) -> str:
    scheme = key.scheme
    if scheme.is_basic:
        return f'-u "${key.env}"'
    if scheme.kind == "apiKey" and scheme.location == "cookie":
        return f'--cookie "{_escaped(scheme.wire)}=${key.env}"'
    if scheme.kind == "apiKey":
        return f'-H "{_escaped(scheme.wire)}: ${key.env}"'
    return f'-H "Authorization: Bearer ${key.env}"'


def _rules(surface: Surface) -> serialize.Serialization:
    return serialize.Serialization(**vars(surface.serialization))


def _body(surface: Surface, method: Method, given: Given, file: str) -> list[str]:
    inside = {a.wire: v for a, v in given if a.place == "body"}
    whole = [v for a, v in given if a.place == "whole-body"]
    if method.body == "none" or not (inside or whole or method.body_required):
        return []
    if method.body in ("multipart", "form"):
        multipart = method.body == "multipart"
        styles, rules = _placed(method, given, "body")[1], _rules(surface)
        usual = "" if multipart else "form*"
        parts = [
            part
            for wire, value in inside.items()
            for part in _parts(wire, value, styles.get(wire, usual), rules, file)
        ]
        if not parts:
            return [*_NO_PARTS] if multipart else ["-d ''"]
        return [
            f"{_option(text, multipart)} {shlex.quote(f'{name}={text!s}')}"
            for name, text in parts
        ]
    usual = "application/json" if method.body == "json" else "application/octet-stream"
    lines = [f"-H {shlex.quote(f'Content-Type: {method.content_type or usual}')}"]
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


def _parts(
    name: str, value: Json, style: str, rules: serialize.Serialization, file: str
) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of a field, as the client sends them."""
    if isinstance(value, Code):
        yield name, Code(f"@{file}")
    elif is_list(value) and value and all(isinstance(item, Code) for item in value):
        several = rules.form_arrays == "brackets"
        field = serialize.bracketed(name) if several else name
        yield from ((field, Code(f"@{file}")) for _ in value)
    elif is_mapping(value) and rules.form_objects == "spec" and style in ("", "form*"):
        yield name, _text(value)
    elif style:
        yield from serialize.fields(
            name, value, style, rules.form_arrays, rules.form_objects
        )
    elif is_list(value) and rules.form_arrays == "spec":
        for item in value:
            yield from _parts(name, item, style, rules, file)
    elif is_list(value) or is_mapping(value):
        yield from serialize.flatten(name, value, rules.form_arrays, rules.form_objects)
    else:
        yield name, _text(value)


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _escaped(text: str) -> str:
    """Return a text as it must stand inside double quotes on a shell."""
    for character in '\\"$`':
        text = text.replace(character, f"\\{character}")
    return text
