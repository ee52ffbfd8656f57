"""Example invocations of a method: command line, Python and curl, as users type them."""

from __future__ import annotations

import shlex
from typing import Final

from ..model.api import Api
from ..model.schema import (
    ABSENT,
    ArraySchema,
    Json,
    ObjectSchema,
    Schema,
    StringSchema,
    UnionSchema,
)
from ..names import snake
from ..plain import is_list
from ..runtime.cli.spelt import plain as said_plainly
from ..values import dataclass
from .accepts import accepts
from .curl import curl
from .examples import example
from .literals import Code, call, flow
from .surface import Argument, Credential, Method, Resource, Surface

SECRET = "My API Key"  # noqa: S105 - stands for the reader's own
TOKEN = "My Access Token"  # noqa: S105 - the same
LOGIN = "user:password"
FILE = "/path/to/file"
_FORMS: Final = (
    ("CLI", "bash"),
    ("Python", "python"),
    ("Python async", "python"),
    ("curl", "bash"),
)


@dataclass(frozen=True, slots=True)
class Invocation:
    """A method called in one way. `language` is `bash` or `python`.

    `streamed` is the call that asks for events, where the method can give them on demand.
    """

    label: str
    language: str
    code: str
    streamed: str = ""


def invocations(
    surface: Surface, resource: Resource, method: Method
) -> tuple[Invocation, ...]:
    """Return the same call as CLI, Python, Python async and curl, in that order.

    Only what a call needs is given: required arguments and credentials.
    """
    given = required(surface, method)
    keys = credentials(surface, method)
    codes = (
        _command_line(surface, resource, method, given, keys),
        _python(surface, resource, method, given, keys),
        _python_async(surface, resource, method, given, keys),
        curl(surface, method, given, keys, FILE),
    )
    streamed = _streamed(surface, resource, method, given, keys) or ("",) * len(codes)
    return tuple(
        Invocation(label, language, code, stream)
        for (label, language), code, stream in zip(_FORMS, codes, streamed, strict=True)
    )


def command_line(
    surface: Surface, resource: Resource, method: Method, *more: str
) -> str:
    """Return a method's command with what it requires, credentials aside, and more flags."""
    code = _command_line(surface, resource, method, required(surface, method), ())
    return " \\\n  ".join((code, *more))


def required(surface: Surface, method: Method) -> Given:
    """Return the arguments that a method requires, each with an example."""
    chosen = _chosen(surface.api, method)
    return tuple(
        (a, sample(surface.api, a))
        for a in method.arguments
        if a.required or (a.place == "body" and a.wire in chosen)
    )


def _chosen(api: Api, method: Method) -> frozenset[str]:
    """Return the fields of a body that aren't required, though one set of them is."""
    body = method.operation.body
    media = [m for m in body.media if m.name == method.body_media_type] if body else []
    schema = api.resolve(media[0].schema) if media and media[0].schema else None
    if not isinstance(schema, ObjectSchema):
        return frozenset()
    return frozenset(name for sets in schema.alternatives if sets for name in sets[0])


def secret(key: Credential) -> str:
    """Return what stands for a reader's own credential."""
    if key.scheme.is_basic:
        return LOGIN
    return TOKEN if key.scheme.kind in ("oauth2", "openIdConnect") else SECRET


def credentials(surface: Surface, method: Method) -> tuple[Credential, ...]:
    """Return the credentials of the first way to be let in that the description lists."""
    security = method.operation.security
    alternatives = surface.api.security if security is None else security
    first = next(iter(alternatives), ())
    return tuple(c for c in surface.credentials if c.scheme.name in first)


Given = tuple[tuple[Argument, Json], ...]


def sample(api: Api, argument: Argument) -> Json:
    """Return an example value for an argument; `Code` where it takes a file."""
    file = _file(api, argument.schema)
    if file is not None:
        return file
    if argument.example is not ABSENT and accepts(
        api, argument.schema, argument.example
    ):
        return argument.example
    return example(api, argument.schema, argument.wire, request=True)


def _file(api: Api, schema: Schema) -> Json:
    meant = api.resolve(schema)
    if isinstance(meant, StringSchema) and meant.binary:
        return Code(f'Path("{FILE}")')
    if isinstance(meant, ArraySchema):
        item = _file(api, meant.items)
        return None if item is None else [item]
    if isinstance(meant, UnionSchema):
        found = (_file(api, v) for v in meant.variants if api.resolve(v) is not meant)
        return next((f for f in found if isinstance(f, Code)), None)
    return None


def _command_line(
    surface: Surface,
    resource: Resource,
    method: Method,
    given: Given,
    keys: tuple[Credential, ...],
) -> str:
    own = {argument.flag for argument in method.arguments}
    flags = {key.flag: f"--{key.flag} {shlex.quote(secret(key))}" for key in keys}
    # A flag that is a parameter's after the command is the credential's before it.
    before = [text for flag, text in flags.items() if flag in own]
    words = [surface.command, *before, resource.command, method.command]
    lines = [" ".join(word for word in words if word)]
    lines += [text for flag, text in flags.items() if flag not in own]
    for argument, value in given:
        items = value if is_list(value) else [value]
        for item in items or ["[]"]:
            lines.append(_flag(argument.flag, item))
    return " \\\n  ".join(lines)


def _flag(flag: str, value: Json) -> str:
    if isinstance(value, bool):
        return f"--{flag}" if value else f"--{flag}=false"
    if isinstance(value, Code):
        return f"--{flag} {FILE}"
    if isinstance(value, str):
        text = said_plainly(value)
        # A value that may look like a flag is told from one.
        joint = "=" if text.startswith("-") else " "
        return f"--{flag}{joint}{shlex.quote(text)}"
    return f"--{flag} {shlex.quote(flow(value))}"


def _opening(client: str, keys: tuple[Credential, ...]) -> str:
    return "client = " + call(client, [(key.name, secret(key)) for key in keys], 0)


def _imports(surface: Surface, client: str, given: Given, *first: str) -> list[str]:
    standard = [*first]
    if any(isinstance(v, Code) or (v and _in_list(v)) for _, v in given):
        standard.append("from pathlib import Path")
    lines = [*standard, ""] if standard else []
    return [*lines, f"from {surface.package} import {client}", ""]


def _in_list(value: Json) -> bool:
    return is_list(value) and any(isinstance(item, Code) for item in value)


def _python(
    surface: Surface,
    resource: Resource,
    method: Method,
    given: Given,
    keys: tuple[Credential, ...],
) -> str:
    lines = _imports(surface, surface.client, given)
    lines += [_opening(surface.client, keys), ""]
    lines += _use(surface, resource, method, given, indent=0, asynchronous=False)
    return "\n".join(lines)


def _python_async(
    surface: Surface,
    resource: Resource,
    method: Method,
    given: Given,
    keys: tuple[Credential, ...],
) -> str:
    client = f"Async{surface.client}"
    lines = _imports(surface, client, given, "import asyncio")
    lines += [_opening(client, keys), "", ""]
    lines.append("async def main() -> None:")
    lines += _use(surface, resource, method, given, indent=4, asynchronous=True)
    return "\n".join([*lines, "", "", "asyncio.run(main())"])


def _streamed(
    surface: Surface,
    resource: Resource,
    method: Method,
    given: Given,
    keys: tuple[Credential, ...],
) -> tuple[str, ...]:
    """Return the calls that ask for events, in Python without what comes before them."""
    asking = [(a, True) for a in method.arguments if a.streams]
    if not asking or method.result.events is None:
        return ()
    given = (*((a, value) for a, value in given if not a.streams), *asking)
    pythons = (
        _use(surface, resource, method, given, indent=0, asynchronous=a, stream=True)
        for a in (False, True)
    )
    command = _command_line(surface, resource, method, given, keys)
    request = curl(surface, method, given, keys, FILE)
    return (command, *("\n".join(lines) for lines in pythons), request)


def _use(
    surface: Surface,
    resource: Resource,
    method: Method,
    given: Given,
    *,
    indent: int,
    asynchronous: bool,
    stream: bool = False,
) -> list[str]:
    """Return the lines that call the method and show what comes back."""
    function = ".".join(("client", *resource.path, method.name))
    arguments = [(argument.name, value) for argument, value in given]
    wait, also = ("await ", "async ") if asynchronous else ("", "")
    pad = " " * indent

    def called(before: str, after: str = "") -> str:
        text = call(function, arguments, indent, before=before, after=after)
        return pad + text

    kind = method.result.kind
    if kind == "pages" and method.result.pagination:
        item = _variable(surface, method.result.pagination.item, "item")
        return [called(f"{also}for {item} in ", ":"), f"{pad}    print({item})"]
    if stream or kind in ("events", "lines"):
        return [
            called(f"{also}with ", " as stream:"),
            f"{pad}    {also}for event in stream:",
            f"{pad}        print(event)",
        ]
    if kind == "empty":
        return [called(wait)]
    if kind == "binary":
        write = f'{wait}response.write_to_file("output")'
        return [called(f"response = {wait}"), pad + write]
    schema = method.result.schema
    name = _variable(surface, schema, "result") if schema else "result"
    return [called(f"{name} = {wait}"), f"{pad}print({name})"]


def _variable(surface: Surface, schema: Schema, otherwise: str) -> str:
    name = result_name(surface, schema) or otherwise
    return (
        f"{name}_" if name in ("client", "main", "asyncio", "Path", "print") else name
    )


def result_name(surface: Surface, schema: Schema) -> str:
    """Return a declared type's name as a variable's, an empty string for other types."""
    target = getattr(schema, "target", "") or schema.name
    return snake(surface.type_names[target]) if target in surface.type_names else ""
