"""An API as frozen values: operations, parameters, bodies, answers, security."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any, Literal

from ..problems import Place
from ..values import dataclass
from .schema import ABSENT, Absent, Json, Reference, Schema, UnionSchema

Location = Literal["path", "query", "querystring", "header", "cookie"]


NO_EXTENSIONS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A value outside the body. `media_type` is set for `content` parameters."""

    place: Place
    wire: str
    location: Location
    schema: Schema
    required: bool
    description: str = ""
    deprecated: bool = False
    style: str = ""
    explode: bool = True
    allow_reserved: bool = False
    media_type: str = ""
    example: Json | Absent = ABSENT
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Encoding:
    """How one property of a form body travels. `style` is empty where nothing says so."""

    wire: str
    content_type: str = ""
    style: str = ""
    explode: bool = True
    allow_reserved: bool = False


@dataclass(frozen=True, kw_only=True)
class MediaType:
    """One way a body may be written. `name` is lower case, without parameters."""

    name: str
    schema: Schema | None
    example: Json | Absent = ABSENT
    encodings: tuple[Encoding, ...] = ()

    @property
    def is_json(self) -> bool:
        return self.name == "application/json" or self.name.endswith("+json")

    @property
    def is_form(self) -> bool:
        return self.name in (
            "multipart/form-data",
            "application/x-www-form-urlencoded",
        )

    @property
    def is_text(self) -> bool:
        return self.name.startswith("text/") and self.name != "text/event-stream"


@dataclass(frozen=True, kw_only=True)
class Body:
    """A request body, by media type in the description's order."""

    place: Place
    required: bool
    description: str
    media: tuple[MediaType, ...]


@dataclass(frozen=True, kw_only=True)
class Header:
    wire: str
    schema: Schema
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Response:
    """An answer. `status` is as described: `200`, `2XX`, `default`."""

    place: Place
    status: str
    description: str
    media: tuple[MediaType, ...]
    headers: tuple[Header, ...] = ()

    @property
    def success(self) -> bool:
        return self.status.startswith("2")


@dataclass(frozen=True, kw_only=True)
class SecurityScheme:
    """`kind` is `http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS`."""

    place: Place
    name: str
    kind: str
    description: str = ""
    scheme: str = ""
    """For `http`: `bearer`, `basic`, ... in lower case."""
    location: str = ""
    """For `apiKey`: `header`, `query` or `cookie`."""
    wire: str = ""
    """For `apiKey`: the header's, query parameter's or cookie's name."""
    token_url: str = ""
    """For `oauth2`: where client credentials are exchanged for a token."""
    scopes: tuple[str, ...] = ()
    """For `oauth2`: those of the flow with client credentials."""

    @property
    def is_basic(self) -> bool:
        return self.kind == "http" and self.scheme == "basic"


Security = tuple[tuple[str, ...], ...]
"""Alternatives, each a combination of scheme names; `()` among them: none needed."""
Scopes = tuple[Mapping[str, tuple[str, ...]], ...]
"""The scopes that each alternative lists, by its schemes."""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One verb on one path. `path` is the description's key, constant query included."""

    place: Place
    verb: str
    path: str
    id: str = ""
    summary: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[Response, ...] = ()
    security: Security | None = None
    """None: the API's own."""
    scopes: Scopes = ()
    """What each alternative of its own `security` is for."""
    servers: tuple[str, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=lambda: NO_EXTENSIONS)

    @property
    def sent_path(self) -> str:
        """The path as it travels: a fragment only tells the keys of one path apart."""
        return self.path.partition("#")[0] or "/"


@dataclass(frozen=True, kw_only=True)
class Webhook:
    """A request that the API sends by itself, with `schema` as its JSON."""

    name: str
    operation: Operation
    schema: Schema


@dataclass(frozen=True, kw_only=True)
class Tag:
    name: str
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Api:
    """A whole description. `schemas` holds the declared schemas by name, as declared."""

    title: str
    version: str
    description: str
    servers: tuple[str, ...]
    operations: tuple[Operation, ...]
    webhooks: tuple[Webhook, ...]
    schemas: Mapping[str, Schema]
    security_schemes: tuple[SecurityScheme, ...]
    security: Security
    scopes: Scopes = ()
    event: UnionSchema | None = None
    """Whatever the webhooks send; None where there is none."""
    tags: tuple[Tag, ...] = ()
    license: str = ""
    extensions: Mapping[str, Any] = field(default_factory=lambda: NO_EXTENSIONS)
    place: Place | None = None
    """Where its servers are named, or would be."""

    @property
    def takes_certificate(self) -> bool:
        """Whether a client may show a certificate of its own."""
        return any(scheme.kind == "mutualTLS" for scheme in self.security_schemes)

    @property
    def base_url(self) -> str:
        """Where the API is: the first server; if there is none, that of all operations."""
        if self.servers:
            return self.servers[0].rstrip("/")
        first = {o.servers[0].rstrip("/") if o.servers else "" for o in self.operations}
        (one,) = first if len(first) == 1 else ("",)
        return one

    def resolve(self, schema: Schema) -> Schema:
        """Return the declared schema that a chain of references ends at.

        A reference loop is refused when the model is built, so this ends.
        """
        while isinstance(schema, Reference):
            schema = self.schemas[schema.target]
        return schema

    def travels(self, schema: Schema, *, request: bool) -> bool:
        """False for what only the other side sends, said here or where it leads:
        `readOnly` in requests, `writeOnly` in answers."""
        while not (schema.read_only if request else schema.write_only):
            if not isinstance(schema, Reference):
                return True
            schema = self.schemas[schema.target]
        return False

    def nullable(self, schema: Schema) -> bool:
        """True when null is a value of the schema, said here or where it leads."""
        while isinstance(schema, Reference) and not schema.nullable:
            schema = self.schemas[schema.target]
        return schema.nullable
