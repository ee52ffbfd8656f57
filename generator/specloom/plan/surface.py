"""The surface that all three products share: resources, methods, arguments, results.

Names are allocated once, here; the client, the command line and the docs read the
same values and differ only in how they show them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from ..config import Serialization
from ..memory import Names
from ..model.api import (
    Api,
    Encoding,
    Location,
    Operation,
    Parameter,
    SecurityScheme,
    Webhook,
)
from ..model.schema import ABSENT, Absent, Json, Reference, Schema, UnionSchema
from ..values import dataclass

ArgumentPlace = Literal[
    "path", "query", "querystring", "header", "cookie", "body", "whole-body"
]
BodyKind = Literal["json", "form", "multipart", "text", "binary", "none"]
BODY_VERBS = ("POST", "PUT", "PATCH")
Key = str | tuple[str, ...]
Errors = tuple[tuple[str, Reference], ...]
"""The declared schemas of errors, by status: `404`, `4XX`, `default`."""
ResultKind = Literal["json", "text", "binary", "empty", "events", "lines", "pages"]


@dataclass(frozen=True, kw_only=True)
class Argument:
    """A value that a caller gives to a method.

    `name` is the Python keyword, `flag` the command line's (`message`, without its
    dashes), `wire` the name in the description. A `whole-body` argument is a body
    that is no object of named properties: its `wire` is empty.
    """

    name: str
    flag: str
    wire: str
    place: ArgumentPlace
    schema: Schema
    required: bool
    nullable: bool
    description: str
    deprecated: bool = False
    style: str = ""
    """Set only where it differs from the location's default style and explode."""
    explode: bool = True
    allow_reserved: bool = False
    media_type: str = ""
    example: Json | Absent = ABSENT
    streams: bool = False
    """True for the boolean that asks for events in place of one answer."""
    names_call: bool = False
    """True for the header that names a call however often it is tried: never required."""

    @property
    def written(self) -> str:
        """The style as the runtime has it: `form`, `+form*`, `deepObject*`, `json`."""
        if not self.style:
            return ""
        return "+" * self.allow_reserved + self.style + "*" * self.explode


@dataclass(frozen=True, kw_only=True)
class Constant:
    """A required parameter with one possible value: sent, never asked for."""

    wire: str
    place: Location
    value: str


@dataclass(frozen=True, kw_only=True)
class Pagination:
    """How to go on to the next page.

    `items` holds them, empty for a bare array. `field` is where the answer says what
    comes next; for `cursor` it may be empty: then the last item's id is the cursor.
    `more` tells whether there is a next page, `pages` how many there are, `total` how
    many items: each a field, or a path of fields, of the answer, and empty where it has
    none.
    """

    kind: Literal["cursor", "page", "offset", "next-url", "token", "link"]
    items: Key
    param: str = ""
    field: Key = ""
    more: Key = ""
    pages: Key = ""
    total: Key = ""
    limit: str = ""
    """The parameter that sets a page's size, for `offset`."""
    first: int = 1
    """The number of the first page, for `page`."""
    item: Schema


@dataclass(frozen=True, kw_only=True)
class Events:
    """Server-sent events. With `envelope`, the schema describes event name and data."""

    schema: Schema | None
    envelope: bool
    media_type: str = "text/event-stream"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a method gives back. `events` beside a `json` kind: when asked to stream."""

    kind: ResultKind
    schema: Schema | None = None
    status: str = ""
    description: str = ""
    media_type: str = ""
    pagination: Pagination | None = None
    events: Events | None = None
    example: Json | Absent = ABSENT
    by_status: tuple[tuple[str, Schema], ...] = ()
    """What comes with which status, where `schema` is a union of several answers."""


@dataclass(frozen=True, kw_only=True)
class Method:
    """An operation at one place in the tree."""

    name: str
    command: str
    operation: Operation
    path: str
    """The path template, with any constant query cut off."""
    arguments: tuple[Argument, ...]
    """Path arguments first in path order, then required ones, then optional ones, as described."""
    constants: tuple[Constant, ...]
    body: BodyKind
    body_media_type: str
    body_required: bool
    encodings: tuple[Encoding, ...]
    result: Result
    summary: str
    """A title for the method, the same in all products."""
    server: str = ""
    """Where the operation is, if not where the rest of the API is."""
    errors: Errors = ()

    @property
    def idempotency_header(self) -> str:
        """The header that names a call, empty where none is described."""
        return next((a.wire for a in self.arguments if a.names_call), "")

    @property
    def content_type(self) -> str:
        """The media type that a body is sent as, empty where a range of them is taken."""
        return "" if "*" in self.body_media_type else self.body_media_type

    @property
    def leaves_out_body(self) -> bool:
        """True where a body in which nothing is given is no body at all.

        With other verbs servers read a body, and an empty object is what they expect.
        """
        return not self.body_required and self.operation.verb not in BODY_VERBS

    def arguments_in(self, *places: ArgumentPlace) -> tuple[Argument, ...]:
        return tuple(a for a in self.arguments if a.place in places)


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A node of the tree. `path` is empty for the root, which is the client itself."""

    path: tuple[str, ...]
    name: str
    """The attribute's name on its parent: `threads`."""
    class_name: str
    module: str
    """The module under `resources` and `commands`: `beta_threads`."""
    command: str
    """As typed on the command line: `beta:threads`."""
    description: str
    methods: tuple[Method, ...]
    children: tuple[Resource, ...]

    @property
    def dotted(self) -> str:
        return ".".join(self.path)

    def walk(self) -> Iterator[Resource]:
        """Yield this resource and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, kw_only=True)
class Keyword:
    """What the client is told: `api_key`, `--api-key`, `OPENAI_API_KEY`."""

    name: str
    flag: str
    env: str


@dataclass(frozen=True, kw_only=True)
class Credential(Keyword):
    """A security scheme as a user meets it."""

    scheme: SecurityScheme
    login: tuple[Keyword, ...] = ()
    """What is exchanged for a token in its place: client id, client secret and scope."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """What one webhook sends. `tags` are the values that tell it from others, if any do."""

    name: str
    """As a method would be called: `batch_cancelled`."""
    webhook: Webhook
    tags: tuple[str, ...]

    @property
    def schema(self) -> Schema:
        return self.webhook.schema


@dataclass(frozen=True, kw_only=True)
class Webhooks:
    """Requests that the API sends, read and verified by methods of the resource `path`."""

    path: tuple[str, ...]
    events: tuple[Event, ...]
    schema: UnionSchema
    """Any of the events."""
    tag: str
    """The field that tells them apart, by its wire name; empty where none does."""
    keyword: str
    """The client's, for the secret that they are signed with."""
    env: str
    scheme: str
    """What the client's settings call the secret, beside the security schemes."""

    @property
    def dotted(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, kw_only=True)
class Surface:
    """Everything that the products show, named and placed."""

    api: Api
    package: str
    client: str
    command: str
    env_prefix: str
    base_url: str
    environments: Mapping[str, str]
    """Where else the API is, by name; empty where there is no choice."""
    max_retries: int
    errors: Errors
    """What comes with errors of methods that say nothing else."""
    credentials: tuple[Credential, ...]
    root: Resource
    type_names: dict[str, str]
    """From a declared schema's name to its Python class or alias."""
    names: Names
    """What the next run is to call the same."""
    refused: tuple[tuple[str, ...], ...]
    """What of the configuration is left out, by its keys."""
    gave_way: tuple[str, ...]
    """Methods that are called otherwise than they would be, had nothing else the name."""
    webhooks: Webhooks | None = None
    serialization: Serialization = Serialization()
    """How arrays and objects travel, where that departs from the description."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """What goes with every request."""

    @property
    def tries(self) -> str:
        """How often a failed call is tried again, as prose says it."""
        few = {0: "never", 1: "once", 2: "twice"}
        return few.get(self.max_retries, f"{self.max_retries} times")

    def resources(self) -> Iterator[Resource]:
        return self.root.walk()

    def methods(self) -> Iterator[tuple[Resource, Method]]:
        for resource in self.resources():
            for method in resource.methods:
                yield resource, method


__all__ = [
    "ABSENT",
    "Argument",
    "Constant",
    "Credential",
    "Events",
    "Keyword",
    "Method",
    "Pagination",
    "Parameter",
    "Resource",
    "Result",
    "Surface",
]
