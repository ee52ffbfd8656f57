"""A description, built into the model: what stands where is decided here, names are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import urljoin

from ..plain import fields, is_list, text
from ..problems import Place, Problem, error, unsupported, warning
from ..read import Description, Node
from .api import (
    Api,
    Body,
    Encoding,
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
from .schema import ABSENT, AnySchema, Schema, StringSchema
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
            for name, scheme in _declared_schemes(self.root)
            if _text(scheme, "type") == "mutualTLS"
        )
        self._apart: dict[str, list[Place]] = {}

    def build(self) -> tuple[Api, list[Problem]]:
        info = self.root.get("info")
        operations = tuple(self._operations("paths"))
        webhooks = tuple(self._operations("webhooks"))
        self.schemas.build_declared()
        api = Api(
            title=_text(info, "title"),
            version=_text(info, "version"),
            description=_text(info, "description"),
            servers=tuple(self._root_servers()),
            operations=operations,
            webhooks=webhooks,
            schemas=self.schemas.schemas,
            security_schemes=tuple(self._security_schemes()),
            security=self._security(self.root) or ((),),
            tags=tuple(
                Tag(name=_text(tag, "name"), description=_text(tag, "description"))
                for tag in _elements(self.root, "tags")
            ),
            license=_text(info.get("license") if info else None, "name"),
            extensions=_extensions(self.root),
        )
        self._say_unsupported()
        return api, self.problems

    def _say_unsupported(self) -> None:
        for keyword, nodes in sorted(self.schemas.unsupported.items()):
            more = f" ({len(nodes)} times)" if len(nodes) > 1 else ""
            said = f"`{keyword}` is not enforced by the generated code{more}"
            self.problems.append(unsupported(nodes[0].place, said))
        for said, places in self._apart.items():
            more = f" ({len(places)} times)" if len(places) > 1 else ""
            self.problems.append(unsupported(places[0], said + more))

    def _leave(self, said: str, place: Place) -> None:
        """Note a part of the description that the generated code does without."""
        self._apart.setdefault(said, []).append(place)

    def _root_servers(self) -> Iterator[str]:
        """Yield the API's servers, each relative to where the description was read."""
        servers = list(_servers(self.root))
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
            shared = list(_elements(item, "parameters"))
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
            id=_text(node, "operationId"),
            summary=_text(node, "summary") or _text(item, "summary"),
            description=_text(node, "description") or _text(item, "description"),
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
            servers=tuple(_servers(node)) or tuple(_servers(item)),
            extensions=_extensions(node),
        )

    def _parameters(
        self, path: str, node: Node, shared: list[Node]
    ) -> Iterator[Parameter]:
        in_path = dict.fromkeys(_IN_PATH.findall(path))
        found: dict[tuple[str, str], Node] = {}
        for entry in (*shared, *_elements(node, "parameters")):
            parameter = entry.follow()
            found[_text(parameter, "in"), _text(parameter, "name")] = parameter
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
        style = _text(node, "style") or DEFAULT_STYLES.get(where, "form")
        explode = node.value.get("explode")
        return Parameter(
            place=node.place,
            wire=wire,
            location=where,
            schema=self._schema(schema, node),
            required=node.value.get("required") is True or where == "path",
            description=_text(node, "description"),
            deprecated=node.value.get("deprecated") is True,
            style=style,
            explode=explode if isinstance(explode, bool) else style == "form",
            allow_reserved=node.value.get("allowReserved") is True,
            media_type=media_type,
            example=_example(node),
            label=_text(node.get("x-specloom"), "name")
            or _text(node, "x-stainless-param"),
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
            description=_text(node, "description"),
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
                example=_example(media),
                encodings=tuple(
                    _encoding(wire, encoding)
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
            description=_text(node, "description"),
            media=tuple(self._media(node)),
            headers=tuple(
                Header(
                    wire=wire,
                    schema=self._schema(entry.follow().get("schema"), entry),
                    description=_text(entry.follow(), "description"),
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
            for alternative in _elements(node, "security")
        ) or ((),)

    def _security_schemes(self) -> Iterator[SecurityScheme]:
        for name, node in _declared_schemes(self.root):
            kind = _text(node, "type")
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
                description=_text(node, "description"),
                scheme=_text(node, "scheme").lower(),
                location=_text(node, "in"),
                wire=_text(node, "name"),
                token_url=_token_url(node),
            )


def _declared_schemes(root: Node) -> Iterator[tuple[str, Node]]:
    components = root.get("components")
    declared = components.get("securitySchemes") if components else None
    for name, entry in declared.entries() if declared else ():
        yield name, entry.follow()


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


def _encoding(wire: str, node: Node) -> Encoding:
    explode = node.value.get("explode")
    style = _text(node, "style")
    return Encoding(
        wire=wire,
        content_type=_text(node, "contentType"),
        style=style,
        explode=explode if isinstance(explode, bool) else style in ("", "form"),
    )


def _servers(node: Node) -> Iterator[str]:
    for server in _elements(node, "servers"):
        url = _text(server, "url")
        variables = server.get("variables")
        for name, variable in variables.entries() if variables else ():
            default = fields(variable.value).get("default", "")
            url = url.replace(f"{{{name}}}", str(default))
        if url:
            yield url


def _token_url(node: Node) -> str:
    flows = node.get("flows")
    flow = flows.get("clientCredentials") if flows else None
    return _text(flow, "tokenUrl")


def _example(node: Node) -> Any:
    if "example" in node.value:
        return node.value["example"]
    examples = node.get("examples")
    for _, entry in examples.entries() if examples else ():
        value = entry.follow().get("value")
        if value is not None:
            return value.value
    return ABSENT


def _extensions(node: Node) -> dict[str, Any]:
    return {k: v for k, v in node.value.items() if k.startswith("x-")}


def _elements(node: Node, key: str) -> Iterator[Node]:
    child = node.get(key)
    if child is not None:
        yield from child.elements()


def _text(node: Node | None, key: str) -> str:
    return text(fields(node.value).get(key)) if node is not None else ""
