"""What a generated table says: the command line's resources, commands and flags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal[
    "string",
    "number",
    "integer",
    "boolean",
    "enum",
    "array",
    "object",
    "map",
    "union",
    "any",
    "file",
]
Scalar = str | int | float | bool


class Field(NamedTuple):
    """One field of an object: `--tool-resources.code-interpreter` sets it."""

    name: str
    wire: str
    shape: Shape
    also: str = ""
    """Another name that is understood: the singular of an array's."""
    required: bool = False


class Shape(NamedTuple):
    """What values a flag takes.

    `items` is the shape of an array's items, of a map's values, or of what may stand
    beside an object's `fields`. A union's `fields` are those of all its variants;
    the variants themselves tell only which kinds of value there are. A `file` is
    bytes to upload, given as a path.
    """

    kind: Kind
    null: bool = False
    values: tuple[Scalar, ...] = ()
    items: Shape | None = None
    fields: tuple[Field, ...] = ()
    variants: tuple[Shape, ...] = ()


def shown(value: object) -> str:
    """Return an enum's value as help and messages show it: an empty one as a shell has it."""
    text = str(value)
    return text.lower() if isinstance(value, bool) else text or "''"


def holder(shape: Shape) -> Shape:
    """Return the shape that inner flags set fields of: an array's is that of its items."""
    return shape.items or shape if shape.kind == "array" else shape


class Flag(NamedTuple):
    """A parameter. `wire` is its name in the description; a whole body's is empty."""

    name: str
    wire: str
    place: Literal[
        "path", "query", "querystring", "header", "cookie", "body", "whole-body"
    ]
    shape: Shape
    summary: str
    about: str = ""
    required: bool = False
    default: str = ""
    style: str = ""
    streams: bool = False
    """True for the switch that asks for events in place of one answer."""


class Constant(NamedTuple):
    """A parameter with one possible value: always sent, never asked for."""

    wire: str
    place: Literal["path", "query", "querystring", "header", "cookie"]
    value: str


class Paging(NamedTuple):
    """How a list goes on to its next page."""

    kind: Literal["cursor", "page", "offset", "next-url", "token", "link"]
    items: str | tuple[str, ...] = ""
    param: str = ""
    field: str | tuple[str, ...] = ""
    more: str | tuple[str, ...] = ""
    limit: str = ""
    first: int = 1
    pages: str | tuple[str, ...] = ""
    total: str | tuple[str, ...] = ""


class Command(NamedTuple):
    """An operation at one place in the tree."""

    name: str
    verb: str
    path: str
    summary: str
    about: str = ""
    flags: tuple[Flag, ...] = ()
    constants: tuple[Constant, ...] = ()
    body: Literal["none", "json", "form", "multipart", "text", "binary"] = "none"
    media_type: str = ""
    optional_body: bool = False
    """True where nothing is sent of a body in which nothing is given."""
    parts: Mapping[str, str] = {}
    """Media types of a multipart body's parts, where the description names them."""
    result: Literal[
        "json", "text", "binary", "empty", "events", "lines", "pages", "any"
    ] = "json"
    paging: Paging | None = None
    accept: str = ""
    """The media type of a binary answer."""
    envelope: bool = False
    """True where an event is described whole: its name beside its data."""
    extra: bool = False
    """True where the body takes fields that the description does not name."""
    security: tuple[tuple[str, ...] | Mapping[str, str], ...] | None = None
    """Alternatives, as scheme names, or with the scopes of each; None for the API's own."""
    deprecated: bool = False
    server: str = ""
    """Where the operation is, if not where the rest of the API is."""
    idempotency_header: str = ""
    """What names each call, made up where no flag gives it."""
    columns: tuple[str, ...] = ()
    """Which fields of a list's items a table shows, by their names in the description."""


class Credential(NamedTuple):
    """A security scheme: its keyword in the client, its flag, its variable."""

    scheme: str
    name: str
    flag: str
    env: str
    token: str = ""
    """The keyword of the token that this is a part of what is exchanged for."""
    basic: bool = False
    """True for a user name and password in one, with a colon between."""


class Entry(NamedTuple):
    """A resource: the module under `commands` that lists its commands."""

    module: str
    summary: str


class App(NamedTuple):
    """A command line. The resource of the empty name holds the API's root commands."""

    command: str
    package: str
    about: str
    env_prefix: str
    credentials: tuple[Credential, ...]
    resources: Mapping[str, Entry]
    environments: tuple[str, ...] = ()
    max_retries: int = 2


def named(command: Command, key: str) -> Flag | None:
    """Return the parameter that a piped key names, None where there is none.

    Of several with one name in the description, which stand in different places of a
    request, it is the first; the others go by the names of their flags.
    """
    for names in (
        [flag.wire for flag in command.flags],
        [flag.wire.removesuffix("[]") for flag in command.flags],
        [flag.name for flag in command.flags],
    ):
        if key and key in names:
            return command.flags[names.index(key)]
    return None
