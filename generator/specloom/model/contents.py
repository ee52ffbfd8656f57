"""What requests and answers are made of: parameters, bodies, answers, headers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..read import Node
from .api import Body, Encoding, Header, MediaType, Parameter, Response
from .nodes import beside, encoding_of, example, text_of
from .notes import Notes
from .prose import prose
from .schema import AnySchema, Schema
from .schemas import SchemaBuilder

DEFAULT_STYLES = {"path": "simple", "query": "form", "header": "simple"}
EXPLODED = ("form", "cookie")
"""Styles whose values stand one by one unless `explode` says otherwise."""
BY_POSITION = ("prefixEncoding", "itemEncoding")


class Contents:
    """Builds the parts of operations; what it reads past is noted."""

    def __init__(self, schemas: SchemaBuilder, notes: Notes) -> None:
        self._schemas = schemas
        self._notes = notes

    def parameter(self, entry: Node, where: Any, wire: str) -> Parameter:
        """Return the parameter that a node is, or refers to."""
        node = entry.follow()
        schema = node.get("schema")
        media_type = ""
        content = node.get("content")
        if schema is None and content is not None:
            media_type, media = next(content.entries(), ("", node))
            schema = media.follow().get("schema")
        style = text_of(node, "style") or DEFAULT_STYLES.get(where, "form")
        explode = node.value.get("explode")
        return Parameter(
            place=node.place,
            wire=wire,
            location=where,
            schema=self._schema(schema, node),
            required=node.value.get("required") is True or where == "path",
            description=prose(beside(entry, "description")),
            deprecated=node.value.get("deprecated") is True,
            style=style,
            explode=explode if isinstance(explode, bool) else style in EXPLODED,
            allow_reserved=node.value.get("allowReserved") is True,
            media_type=media_type.partition(";")[0].strip().lower(),
            example=example(node),
            label=text_of(node.get("x-specloom"), "name")
            or text_of(node, "x-stainless-param"),
        )

    def body(self, entry: Node) -> Body:
        """Return the request body that a node is, or refers to."""
        node = entry.follow()
        return Body(
            place=node.place,
            required=node.value.get("required") is True,
            description=prose(beside(entry, "description")),
            media=tuple(self._media(node)),
        )

    def response(self, status: str, entry: Node) -> Response:
        """Return the answer that a node is, or refers to."""
        node = entry.follow()
        headers = node.get("headers")
        links = node.get("links")
        if links is not None and links.value:
            said = "links between operations are not generated"
            self._notes.leave(said, links.key_place)
        return Response(
            place=node.place,
            status=status.upper() if status != "default" else status,
            description=prose(beside(entry, "description")) or beside(entry, "summary"),
            media=tuple(self._media(node)),
            headers=tuple(
                Header(
                    wire=wire,
                    schema=self._schema(header.follow().get("schema"), header),
                    description=prose(beside(header, "description")),
                )
                for wire, header in (headers.entries() if headers else ())
            ),
        )

    def _media(self, node: Node) -> Iterator[MediaType]:
        content = node.get("content")
        for name, entry in content.entries() if content else ():
            media = entry.follow()
            schema = media.get("schema") or media.get("itemSchema")
            for keyword in BY_POSITION:
                said = media.get(keyword)
                if said is not None:
                    what = f"`{keyword}` of {name} is not used"
                    self._notes.leave(what, said.key_place)
            yield MediaType(
                name=name.partition(";")[0].strip().lower(),
                schema=self._schemas.build(schema) if schema else None,
                example=example(media),
                encodings=tuple(self._encodings(media)),
            )

    def _encodings(self, media: Node) -> Iterator[Encoding]:
        encodings = media.get("encoding")
        for wire, node in encodings.entries() if encodings else ():
            headers = node.get("headers")
            # The type of a part is told by `contentType`; OpenAPI ignores it here.
            names = [n for n, _ in headers.entries() if headers] if headers else []
            if headers and any(name.lower() != "content-type" for name in names):
                said = "headers of the parts of a body are not sent"
                self._notes.leave(said, headers.key_place)
            for keyword in ("encoding", *BY_POSITION):
                inner = node.get(keyword)
                if inner is not None:
                    said = f"`{keyword}` inside of an encoding is not used"
                    self._notes.leave(said, inner.key_place)
            yield encoding_of(wire, node)

    def _schema(self, node: Node | None, owner: Node) -> Schema:
        if node is None:
            return AnySchema(place=owner.place)
        return self._schemas.build(node)
