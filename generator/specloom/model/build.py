"""A description, built into the model: what stands where is decided here, names are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import urljoin

from ..plain import is_list
from ..problems import Place, Problem, error, unsupported, warning
from ..read import Description, Node
from .api import (
    Api,
    Body,
    Header,
    Location,
    MediaType,
    Operation,
    Parameter,
    Response,
    Security,
    SecurityScheme,
    Tag,
)
from .nodes import (
    declared_schemes,
    elements,
    encoding_of,
    example,
    extensions,
    servers_of,
    text_of,
    token_url,
)
from .schema import AnySchema, Schema, StringSchema
from .schemas import SchemaBuilder

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
PATH_ITEM_KEYS = frozenset(
    (*VERBS, "$ref", "summary", "description", "servers", "parameters")
)
# OpenAPI says that header parameters of these names are ignored: they are described
# by the body's media type, the answers' and the security schemes.
IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
_TOKEN = "are not run: the client takes a ready access token"  # noqa: S105
LEFT_SCHEMES = {
    "oauth2": f"OAuth 2 flows {_TOKEN}",
    "openIdConnect": f"OpenID Connect's flows {_TOKEN}",
    "mutualTLS": "mutual TLS is left to an http_client with a certificate",
}
_IN_PATH = re.compile(r"\{([^{}]+)\}")
DEFAULT_STYLES = {"path": "simple", "query": "form", "header": "simple"}


def build(description: Description) -> tuple[Api, list[Problem]]:
    """Return the API of a description, with a warning for each thing read past."""
    return _Builder(description).build()


class _Builder:
    def __init__(self, description: Description) -> None:
        self.root = description.root
        self.schemas = SchemaBuilder(self.root)
        self.problems: list[Problem] = self.schemas.problems
        self._certificates = frozenset(
            name
            for name, scheme in declared_schemes(self.root)
            if text_of(scheme, "type") == "mutualTLS"
        )
        self._apart: dict[str, list[Place]] = {}

    def build(self) -> tuple[Api, list[Problem]]:
        info = self.root.get("info")
        operations = tuple(self._operations("paths"))
        webhooks = tuple(self._operations("webhooks"))
        self.schemas.build_declared()
        api = Api(
            title=text_of(info, "title"),
            version=text_of(info, "version"),
            description=text_of(info, "description"),
            servers=tuple(self._root_servers()),
            operations=operations,
            webhooks=webhooks,
            schemas=self.schemas.schemas,
            security_schemes=tuple(self._security_schemes()),
            security=self._security(self.root) or ((),),
            tags=tuple(
                Tag(name=text_of(tag, "name"), description=text_of(tag, "description"))
                for tag in elements(self.root, "tags")
            ),
            license=text_of(info.get("license") if info else None, "name"),
            extensions=extensions(self.root),
        )
        self._say_unsupported()
        return api, self.problems

    def _say_unsupported(self) -> None:
        for keyword, nodes in sorted(self.schemas.unsupported.items()):
            more = f" ({len(nodes)} times)" if len(nodes) > 1 else ""
            said = f"`{keyword}` is not enforced by the generated code{more}"
            self.problems.append(unsupported(next(iter(nodes.values())).place, said))
        for said, places in self._apart.items():
            more = f" ({len(places)} times)" if len(places) > 1 else ""
            self.problems.append(unsupported(places[0], said + more))

    def _leave(self, said: str, place: Place) -> None:
        """Note a part of the description that the generated code does without."""
        self._apart.setdefault(said, []).append(place)

    def _root_servers(self) -> Iterator[str]:
        """Yield the API's servers, each relative to where the description was read."""
        servers = list(servers_of(self.root))
        source = self.root.place.file
        if source.startswith(("http://", "https://")):
            servers = [urljoin(source, url) for url in servers]
        if servers and "://" not in servers[0]:
            node = self.root["servers"]
            said = f"the server's URL {servers[0]!r} is relative, to an address unknown"
            hint = "give it scheme and host; else users must give the client a base_url"
            self.problems.append(warning(node.place, said, hint))
        yield from servers

    # Operations

    def _operations(self, key: str) -> Iterator[Operation]:
        paths = self.root.get(key)
        for path, entry in paths.entries() if paths else ():
            if path.startswith("x-"):
                continue
            if key == "webhooks":
                self._leave("webhooks are not generated", entry.place)
            item = entry.follow()
            shared = list(elements(item, "parameters"))
            for verb, node in item.entries():
                if verb in VERBS and isinstance(node.value, dict):
                    yield self._operation(path, verb, node, item, shared)
                elif verb not in PATH_ITEM_KEYS and not verb.startswith("x-"):
                    said = f"`{verb}` in {path} is no HTTP verb that specloom knows"
                    self.problems.append(unsupported(node.key_place, said))

    def _operation(
        self, path: str, verb: str, node: Node, item: Node, shared: list[Node]
    ) -> Operation:
        body = node.get("requestBody")
        responses = node.get("responses")
        callbacks = node.get("callbacks")
        if callbacks is not None and callbacks.value:
            self._leave("callbacks are not generated", callbacks.key_place)
        tags = node.value.get("tags")
        return Operation(
            place=node.key_place,
            verb=verb.upper(),
            path=path,
            id=text_of(node, "operationId"),
            summary=text_of(node, "summary") or text_of(item, "summary"),
            description=text_of(node, "description") or text_of(item, "description"),
            tags=tuple(str(tag) for tag in tags) if is_list(tags) else (),
            deprecated=node.value.get("deprecated") is True,
            parameters=tuple(self._parameters(path, node, shared)),
            body=self._body(body.follow()) if body else None,
            responses=tuple(
                self._response(status, entry.follow())
                for status, entry in (responses.entries() if responses else ())
                if not status.startswith("x-")
            ),
            security=self._security(node),
            servers=tuple(servers_of(node)) or tuple(servers_of(item)),
            extensions=extensions(node),
        )

    def _parameters(
        self, path: str, node: Node, shared: list[Node]
    ) -> Iterator[Parameter]:
        in_path = dict.fromkeys(_IN_PATH.findall(path))
        found: dict[tuple[str, str], Node] = {}
        for entry in (*shared, *elements(node, "parameters")):
            parameter = entry.follow()
            found[text_of(parameter, "in"), text_of(parameter, "name")] = parameter
        for (where, wire), parameter in found.items():
            if where == "header" and wire.lower() in IGNORED_HEADERS:
                continue
            if where not in get_args(Location):
                said = f"parameter {wire!r} in {where!r} is not generated"
                hint = "path, query, header and cookie are known"
                self.problems.append(unsupported(parameter.place, said, hint))
                continue
            if where != "path" or wire in in_path:
                yield self._parameter(parameter, where, wire)
        for wire in in_path:
            if ("path", wire) not in found:
                yield _undeclared(wire, node)

    def _parameter(self, node: Node, where: Any, wire: str) -> Parameter:
        schema = node.get("schema")
        media_type = ""
        content = node.get("content")
        if schema is None and content is not None:
            media_type, media = next(content.entries(), ("", node))
            schema = media.get("schema")
        style = text_of(node, "style") or DEFAULT_STYLES.get(where, "form")
        explode = node.value.get("explode")
        return Parameter(
            place=node.place,
            wire=wire,
            location=where,
            schema=self._schema(schema, node),
            required=node.value.get("required") is True or where == "path",
            description=text_of(node, "description"),
            deprecated=node.value.get("deprecated") is True,
            style=style,
            explode=explode if isinstance(explode, bool) else style == "form",
            allow_reserved=node.value.get("allowReserved") is True,
            media_type=media_type,
            example=example(node),
            label=text_of(node.get("x-specloom"), "name")
            or text_of(node, "x-stainless-param"),
        )

    def _schema(self, node: Node | None, owner: Node) -> Schema:
        if node is None:
            return AnySchema(place=owner.place)
        return self.schemas.build(node)

    # Bodies and answers

    def _body(self, node: Node) -> Body:
        return Body(
            place=node.place,
            required=node.value.get("required") is True,
            description=text_of(node, "description"),
            media=tuple(self._media(node)),
        )

    def _media(self, node: Node) -> Iterator[MediaType]:
        content = node.get("content")
        for name, entry in content.entries() if content else ():
            media = entry.follow()
            schema = media.get("schema") or media.get("itemSchema")
            encodings = media.get("encoding")
            yield MediaType(
                name=name.partition(";")[0].strip().lower(),
                schema=self.schemas.build(schema) if schema else None,
                example=example(media),
                encodings=tuple(
                    encoding_of(wire, encoding)
                    for wire, encoding in (encodings.entries() if encodings else ())
                ),
            )

    def _response(self, status: str, node: Node) -> Response:
        headers = node.get("headers")
        links = node.get("links")
        if links is not None and links.value:
            self._leave("links between operations are not generated", links.key_place)
        return Response(
            place=node.place,
            status=status.upper() if status != "default" else status,
            description=text_of(node, "description"),
            media=tuple(self._media(node)),
            headers=tuple(
                Header(
                    wire=wire,
                    schema=self._schema(entry.follow().get("schema"), entry),
                    description=text_of(entry.follow(), "description"),
                )
                for wire, entry in (headers.entries() if headers else ())
            ),
        )

    # Security

    def _security(self, node: Node) -> Security | None:
        if node.get("security") is None:
            return None
        # A certificate is shown by the connection: no request carries it.
        return tuple(
            tuple(n for n, _ in alternative.entries() if n not in self._certificates)
            for alternative in elements(node, "security")
        ) or ((),)

    def _security_schemes(self) -> Iterator[SecurityScheme]:
        for name, node in declared_schemes(self.root):
            kind = text_of(node, "type")
            if kind not in ("http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"):
                said = f"security scheme {name!r} is of no known type"
                self.problems.append(error(node.place, said))
                continue
            if kind in LEFT_SCHEMES:
                self._leave(LEFT_SCHEMES[kind], node.place)
            yield SecurityScheme(
                place=node.place,
                name=name,
                kind=kind,
                description=text_of(node, "description"),
                scheme=text_of(node, "scheme").lower(),
                location=text_of(node, "in"),
                wire=text_of(node, "name"),
                token_url=token_url(node),
            )


def _undeclared(wire: str, operation: Node) -> Parameter:
    """Return the one thing that a name in the path can mean which nothing declares."""
    return Parameter(
        place=operation.key_place,
        wire=wire,
        location="path",
        schema=StringSchema(place=operation.key_place),
        required=True,
        style=DEFAULT_STYLES["path"],
        explode=False,
    )
