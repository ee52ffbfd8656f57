"""What a method gives back, chosen among an operation's described answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.api import Api, MediaType, Operation, Response
from ..model.schema import (
    AnySchema,
    ObjectSchema,
    Reference,
    Schema,
    StringSchema,
    UnionSchema,
)
from .pagination import Schemes, paginate
from .surface import Events, Result

EVENT_STREAM = "text/event-stream"
JSON_LINES = frozenset(
    f"application/{name}"
    for name in ("jsonl", "x-ndjson", "ndjson", "x-jsonlines", "jsonlines", "json-seq")
)
NO_CONTENT = ("204", "205")
"""Statuses that have no body. Of others, silence about it promises nothing."""
ENVELOPE = frozenset(("event", "data", "id", "retry"))


def result(api: Api, operation: Operation, schemes: Schemes, streams: bool) -> Result:
    """Return the result of an operation's method.

    Args:
        streams: True when an argument of the method asks for events.
    """
    response = success(operation)
    if response is None:
        return Result(kind="json" if not operation.responses else "empty")
    events = _events(api, response)
    media = preferred(api, response)
    base = Result(
        kind="empty", status=response.status, description=response.description
    )
    if media is None:
        return replace(base, kind="events" if events else "empty", events=events)
    base = replace(base, media_type=media.name)
    if media.is_json:
        pagination = None
        if media.schema is not None:
            pagination = paginate(
                api, operation, media.schema, response.headers, schemes
            )
        schema, by_status = _bodies(api, operation, response, media.schema)
        if pagination is not None:
            schema, by_status = media.schema, ()
        return replace(
            base,
            kind="pages" if pagination else "json",
            schema=schema,
            by_status=by_status,
            pagination=pagination,
            events=events if streams else None,
            example=media.example,
        )
    if is_lines(media):
        return replace(base, kind="lines", schema=media.schema)
    return replace(
        base,
        kind="text" if media.is_text else "binary",
        events=events if streams else None,
    )


def is_lines(media: MediaType) -> bool:
    """True for a body of one JSON value a line."""
    return media.name in JSON_LINES or media.name.endswith("+json-seq")


def successes(operation: Operation) -> list[Response]:
    """Return the answers that tell of success; `default` only where nothing else does."""
    found = [r for r in operation.responses if r.success]
    return found or [r for r in operation.responses if r.status == "default"]


def can_stream(operation: Operation) -> bool:
    """True when an answer is described both whole and as server-sent events."""
    response = success(operation)
    if response is None:
        return False
    names = [media.name for media in response.media]
    return EVENT_STREAM in names and len(names) > 1


def success(operation: Operation) -> Response | None:
    """Return the answer that a method is planned for: the lowest status with content."""
    found = successes(operation)
    with_content = [r for r in found if r.media]
    return min(with_content or found, key=lambda r: r.status, default=None)


def _bodies(
    api: Api, operation: Operation, chosen: Response, schema: Schema | None
) -> tuple[Schema | None, tuple[tuple[str, Schema], ...]]:
    """Return what comes with any status of success, and with which where that differs."""
    others = [r for r in successes(operation) if r is not chosen]
    told = [(chosen.status, schema), *_described(api, others)]
    bodies = [(status, said) for status, said in told if said is not None]
    if len(bodies) < len(told) or any(isinstance(s, AnySchema) for _, s in bodies):
        return (schema if len(told) == 1 else None), ()
    distinct: list[Schema] = []
    for _, said in bodies:
        if not any(_same(said, other) for other in distinct):
            distinct.append(said)
    empty = any(r.status in NO_CONTENT for r in others)
    if len(distinct) == 1:
        (one,) = distinct
        return (replace(one, nullable=True) if empty else one), ()
    variants = tuple(distinct)
    either = UnionSchema(place=chosen.place, variants=variants, nullable=empty)
    return either, tuple(bodies)


def _described(
    api: Api, responses: list[Response]
) -> Iterator[tuple[str, Schema | None]]:
    for response in responses:
        media = preferred(api, response)
        if media is not None and media.is_json:
            yield response.status, media.schema


def _same(one: Schema, other: Schema) -> bool:
    if isinstance(one, Reference) and isinstance(other, Reference):
        return one.target == other.target
    return one is other


def preferred(api: Api, response: Response) -> MediaType | None:
    """Return the media type that is asked for, events aside; of bytes, all types there are."""
    media = [m for m in response.media if m.name != EVENT_STREAM]
    described = [m for m in media if m.is_json and m.schema is not None]
    json = [m for m in media if m.is_json]
    files = [m for m in media if _is_bytes(api, m)]
    if files and not any(_says_more(api, m) for m in described):
        # A text in JSON is what some tools write beside each file.
        return replace(files[0], name=", ".join(m.name for m in files))
    wild = [m for m in media if m.name == "*/*" and m.schema is not None]
    if not json and wild:
        schema = wild[0].schema
        return MediaType(name="application/json", schema=schema)
    return next(iter(described or json or media), None)


def _is_bytes(api: Api, media: MediaType) -> bool:
    if media.is_json or media.is_text or media.name == "*/*" or media.schema is None:
        return False
    meant = api.resolve(media.schema)
    return isinstance(meant, StringSchema) and meant.binary


def _says_more(api: Api, media: MediaType) -> bool:
    """True for JSON that is more than one text."""
    meant = api.resolve(media.schema) if media.schema else None
    return not isinstance(meant, StringSchema)


def _events(api: Api, response: Response) -> Events | None:
    for media in response.media:
        if media.name == EVENT_STREAM:
            envelope = media.schema is not None and _is_envelope(api, media.schema)
            return Events(schema=media.schema, envelope=envelope)
    return None


def _is_envelope(api: Api, schema: Schema) -> bool:
    """True when a schema describes an event as it travels: its name and its data."""
    resolved = api.resolve(schema)
    if isinstance(resolved, UnionSchema):
        return all(_is_envelope(api, variant) for variant in resolved.variants)
    if not isinstance(resolved, ObjectSchema):
        return False
    names = {p.wire for p in resolved.properties}
    return {"event", "data"} <= names or ("data" in names and names <= ENVELOPE)
