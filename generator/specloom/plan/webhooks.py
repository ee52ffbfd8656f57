"""Webhooks: where the client reads them, what each event is called, which secret it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..config import Config
from ..model.api import Api, Webhook
from ..model.schema import UnionSchema
from ..model.webhooks import only
from ..names import Allocator, kebab, snake
from ..plain import fields
from .credentials import CLIENT_KEYWORDS
from .places import Placed, keeps
from .spots import Source
from .surface import Credential, Event, Webhooks

METHODS = frozenset(("unwrap", "verify_signature", "parse"))
"""What the resource of the webhooks has beside the methods of operations."""
ABOUT = "Requests that the API sends by itself, verified and read as events."
_INDEX = "index"
_RESOURCE = "webhooks"
_OTHER_RESOURCE = "webhook_events"
_SECRET = "webhook_secret"  # noqa: S105 - a keyword's name
_SCHEME = "webhooks"


def plan_webhooks(
    api: Api,
    config: Config,
    everything: Iterable[Placed],
    credentials: Iterable[Credential],
    prefix: str,
) -> Webhooks | None:
    """Return how the webhooks are read that the configuration keeps, None without any.

    `everything` are all operations, also those that are left out: so what is kept of
    them changes no name.
    """
    if api.event is None:
        return None
    placed = list(everything)
    name = _resource(placed)
    names = _names(api, {_INDEX, *_inside(placed, name)})
    named = list(zip(names, api.webhooks, strict=True))
    kept = [each for each in named if _keeps(config, name, *each)]
    if not kept:
        return None
    event = only(api.event, tuple(webhook for _, webhook in kept))
    listed = list(credentials)
    keyword = _free(_SECRET, CLIENT_KEYWORDS | {c.name for c in listed})
    return Webhooks(
        path=(name,),
        events=tuple(_event(event, *each) for each in kept),
        schema=event,
        tag=event.discriminator.wire if event.discriminator else "",
        keyword=keyword,
        env=_free(f"{prefix}_{_SECRET.upper()}", _variables(listed)),
        scheme=_free(_SCHEME, {scheme.name for scheme in api.security_schemes}),
    )


def _variables(credentials: Iterable[Credential]) -> Iterator[str]:
    for credential in credentials:
        yield from (credential.env, *(part.env for part in credential.login))


def _resource(placed: list[Placed]) -> str:
    """Return the resource, one that is there where nothing in it is in the way."""
    methods = {kebab(entry.method) for entry in placed if not entry.resource}
    for name in _wishes(_RESOURCE, _OTHER_RESOURCE):
        if kebab(name) not in methods and not METHODS & set(_inside(placed, name)):
            return name
    raise AssertionError("numbers never end")


def _inside(placed: list[Placed], name: str) -> Iterator[str]:
    """Yield the names that a resource at the root gives to what is in it."""
    for entry in placed:
        path = (*entry.resource, entry.method)
        if len(path) > 1 and kebab(path[0]) == kebab(name):
            yield path[1]


def _names(api: Api, reserved: set[str]) -> list[str]:
    """Return what each webhook is called, as a method would be: `batch_cancelled`."""
    allocator = Allocator(reserved)
    for webhook in api.webhooks:
        allocator.want(_key(webhook), snake(webhook.name))
    allocated = allocator.allocate()
    return [allocated[_key(webhook)] for webhook in api.webhooks]


def _key(webhook: Webhook) -> str:
    verb = webhook.operation.verb
    return webhook.name if verb == "POST" else f"{webhook.name} {verb}"


def _keeps(config: Config, resource: str, name: str, webhook: Webhook) -> bool:
    operation = webhook.operation
    if fields(operation.extensions.get("x-specloom")).get("skip") is True:
        return False
    return keeps(config, Placed((resource,), name, operation, Source.INFERRED, False))


def _event(union: UnionSchema, name: str, webhook: Webhook) -> Event:
    tagged = union.discriminator.mapping if union.discriminator else ()
    return Event(
        name=name,
        webhook=webhook,
        tags=tuple(tag for tag, at in tagged if union.variants[at] is webhook.schema),
    )


def _wishes(*names: str) -> Iterator[str]:
    yield from names
    number = 2
    while True:
        yield f"{names[0]}_{number}"
        number += 1


def _free(name: str, taken: Iterable[str]) -> str:
    taken = set(taken)
    return next(wish for wish in _wishes(name) if wish not in taken)
