"""Webhooks: what an API sends by itself, and what tells one such event from another."""

from __future__ import annotations

from dataclasses import replace

from ..read import Node
from . import tags
from .api import Operation, Webhook
from .draft import Identity
from .notes import Notes
from .operations import Operations
from .schema import Schema, UnionSchema

_ANY_MEDIA = "*/*"


def read_webhooks(
    root: Node, operations: Operations, notes: Notes
) -> tuple[tuple[Webhook, ...], UnionSchema | None]:
    """Return the webhooks of a description, and the union of all that they send.

    Webhooks that send the same are one variant of it.
    """
    found: list[Webhook] = []
    variants: dict[Identity, tuple[Node, Schema]] = {}
    for operation, node in operations.under("webhooks"):
        payload = _payload(operation, node, notes)
        if payload is None:
            said = "webhooks that describe no JSON body are not generated"
            notes.leave(said, operation.place)
            continue
        meant, schema = payload
        _, schema = variants.setdefault(meant.follow().identity, (meant, schema))
        found.append(Webhook(name=operation.path, operation=operation, schema=schema))
    if not found:
        return (), None
    nodes = [meant for meant, _ in variants.values()]
    event = UnionSchema(
        place=root["webhooks"].place,
        variants=tuple(schema for _, schema in variants.values()),
        discriminator=tags.discriminator(None, nodes) or tags.of_one(nodes),
    )
    return tuple(found), event


def _payload(
    operation: Operation, node: Node, notes: Notes
) -> tuple[Node, Schema] | None:
    """Return the schema of a webhook's JSON, with its node."""
    body, entry = operation.body, node.get("requestBody")
    content = entry.follow().get("content") if entry else None
    if body is None or content is None:
        return None
    described = list(zip(body.media, content.entries(), strict=True))
    for media, (_, inner) in described:
        schema = inner.follow().get("schema")
        if (media.is_json or media.name == _ANY_MEDIA) and media.schema and schema:
            others = [other.name for other, _ in described if other is not media]
            if others:
                said = (
                    f"a webhook is read as {media.name}, never as {' or '.join(others)}"
                )
                notes.leave(said, body.place)
            return schema, media.schema
    return None


def only(event: UnionSchema, kept: tuple[Webhook, ...]) -> UnionSchema:
    """Return the union of what some of the webhooks send."""
    indexes = [
        index
        for index, variant in enumerate(event.variants)
        if any(webhook.schema is variant for webhook in kept)
    ]
    if len(indexes) == len(event.variants):
        return event
    told = event.discriminator
    if told is not None:
        now = {index: place for place, index in enumerate(indexes)}
        mapping = tuple((tag, now[at]) for tag, at in told.mapping if at in now)
        told = replace(told, mapping=mapping)
    variants = tuple(event.variants[index] for index in indexes)
    return replace(event, variants=variants, discriminator=told)
