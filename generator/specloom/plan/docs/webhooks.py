"""Webhooks: how events are received, told where their resource is, and a page for each."""

from __future__ import annotations

from collections.abc import Mapping

from ...commonmark import code, fenced, paragraphs
from ...model.schema import ObjectSchema, Reference, Schema
from ...names import file_name
from ..examples import example
from ..invocations import result_name
from ..summary import constant
from ..surface import Event, Resource, Surface, Webhooks
from .fields import NO_PAGES, Fields
from .inside import Inside
from .method import first_paragraph, json_text, short_title
from .views import Answer, Entry, EventPage, Section

_LINE = 88

_RECEIVE = """\
{imports}

client = {client}({keyword}="whsec_...")


def receive(body: bytes, headers: dict[str, str]) -> int:
    try:
        event = client.{resource}.unwrap(body, headers)
    except InvalidWebhookSignatureError:
        return 400
{branches}
    return 204"""


def entries(surface: Surface, resource: Resource) -> tuple[Entry, ...]:
    """Return the events that a resource reads, as they are listed."""
    webhooks = surface.webhooks
    if webhooks is None or webhooks.path != resource.path:
        return ()
    return tuple(
        Entry(
            href=event_href(webhooks, event),
            title=event_title(event),
            command="",
            route=told_apart(webhooks, event),
            text=first_paragraph(_description(event)),
            deprecated=event.webhook.operation.deprecated,
        )
        for event in webhooks.events
    )


def event_href(webhooks: Webhooks, event: Event) -> str:
    """Return where an event's page stands: `webhooks/batch_cancelled`."""
    return "/".join(map(file_name, (*webhooks.path, event.name)))


def event_page(
    surface: Surface,
    webhooks: Webhooks,
    event: Event,
    pages: Mapping[str, str] = NO_PAGES,
) -> EventPage:
    """Return the page of an event. `pages` tells where declared schemas have theirs."""
    api, schema = surface.api, event.schema
    fields = Fields(Inside(api, request=False), [schema], pages)
    name = result_name(surface, schema) or "event"
    return EventPage(
        href=event_href(webhooks, event),
        title=event_title(event),
        webhook=event.webhook.name,
        route=told_apart(webhooks, event),
        description=_description(event),
        deprecated=event.webhook.operation.deprecated,
        payload=Section((fields.field(name, schema, parent="payload"),)),
        code=receiving(surface, webhooks, event),
        example=Answer(
            label="Example payload",
            language="json",
            code=json_text(example(api, schema)),
        ),
    )


def event_title(event: Event) -> str:
    """Return an event's summary; without a short one its tag, or the webhook's name."""
    operation = event.webhook.operation
    named = event.tags[0] if len(event.tags) == 1 else event.webhook.name
    return short_title(operation.summary) or " ".join(named.split()) or event.name


def told_apart(webhooks: Webhooks, event: Event) -> str:
    """Return what tells an event from others: `type: "batch.cancelled"`."""
    values = " or ".join(map(constant, event.tags))
    return f"{webhooks.tag}: {values}" if values else ""


def about(surface: Surface, resource: Resource) -> str:
    """Return how events are received, as CommonMark; empty for other resources."""
    webhooks = surface.webhooks
    if webhooks is None or webhooks.path != resource.path:
        return ""
    reader = f"client.{webhooks.dotted}"
    return paragraphs(
        f"`{reader}.unwrap` verifies the signature of a request and gives its event. It takes"
        " the body as it came, byte by byte, and sends nothing.",
        fenced("python", receiving(surface, webhooks, webhooks.events[0])),
        "Signatures are those of [Standard Webhooks](https://www.standardwebhooks.com), in"
        " the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. A request"
        " that is signed otherwise, or more than five minutes ago, raises an"
        " `InvalidWebhookSignatureError` that says why.",
        f"The secret is given as `secret=` with each call, as `{webhooks.keyword}=` of the"
        f" client, or in the environment as {code(webhooks.env)}. While one secret replaces"
        " another, both are given, with a space between them.",
        f"`{reader}.verify_signature` only verifies, `{reader}.parse` only reads: for"
        " requests whose sender is known otherwise. An event that isn't described comes as"
        " a plain model, with all its fields.",
    )


def receiving(surface: Surface, webhooks: Webhooks, event: Event) -> str:
    """Return a function of Python that receives an event."""
    kind = _class(surface, event.schema)
    exported = [surface.client, "InvalidWebhookSignatureError", *["types"] * bool(kind)]
    shown = ["    print(event)"]
    if kind:
        shown = [f"    if isinstance(event, types.{kind}):", "        print(event)"]
    return _RECEIVE.format(
        imports=_imports(surface.package, sorted(exported)),
        client=surface.client,
        keyword=webhooks.keyword,
        resource=webhooks.dotted,
        branches="\n".join(shown),
    )


def _imports(package: str, names: list[str]) -> str:
    """Return an import as black lays it out."""
    line = f"from {package} import {', '.join(names)}"
    if len(line) <= _LINE:
        return line
    listed = "".join(f"    {name},\n" for name in names)
    return f"from {package} import (\n{listed})"


def _class(surface: Surface, schema: Schema) -> str:
    """Return the class of an event that is declared as an object, else an empty text."""
    name = ""
    while isinstance(schema, Reference):
        name, schema = schema.target, surface.api.schemas[schema.target]
    is_model = isinstance(schema, ObjectSchema) and bool(schema.properties)
    return surface.type_names[name] if name and is_model else ""


def _description(event: Event) -> str:
    operation = event.webhook.operation
    body = operation.body.description if operation.body else ""
    summary = "" if event_title(event) == operation.summary else operation.summary
    return operation.description or summary or body
