"""Where webhooks are read, and what their events and their secret are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from specloom.plan.docs.webhooks import receiving
from specloom.plan.surface import Surface, Webhooks

SurfaceOf = Callable[..., Surface]

HOOK = "{{{verb}: {{requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}, responses: {{}}}}}}"


def hook(schema: str = "{type: object}", verb: str = "post") -> str:
    return HOOK.format(schema=schema, verb=verb)


def planned(surface: Surface) -> Webhooks:
    assert surface.webhooks is not None
    return surface.webhooks


def test_names_of_events_depend_on_no_order(surface_of: SurfaceOf) -> None:
    one = surface_of(f"webhooks: {{a.b: {hook()}, a_b: {hook()}, index: {hook()}}}")
    two = surface_of(f"webhooks: {{index: {hook()}, a_b: {hook()}, a.b: {hook()}}}")
    names = [
        {event.webhook.name: event.name for event in planned(s).events}
        for s in (one, two)
    ]
    assert names[0] == names[1] == {"a_b": "a_b", "a.b": "a_b_", "index": "index_"}


def test_without_webhooks_there_is_no_resource_of_them(surface_of: SurfaceOf) -> None:
    surface = surface_of("paths: {}")
    assert surface.webhooks is None
    assert [resource.path for resource in surface.resources()] == [()]


def test_the_secret_is_called_after_the_prefix(surface_of: SurfaceOf) -> None:
    webhooks = planned(surface_of(f"webhooks: {{a: {hook()}}}"))
    assert (webhooks.keyword, webhooks.env) == ("webhook_secret", "SHOP_WEBHOOK_SECRET")
    assert webhooks.dotted == "webhooks"


@pytest.mark.parametrize(
    ("first", "second", "tag"),
    [
        ("type: {const: a}", "type: {const: b}", "type"),
        ("type: {enum: [a]}", "type: {enum: [b, c]}", "type"),
        ("object: {const: event}, kind: {const: a}", "kind: {const: b}", "kind"),
        ("type: {const: a}", "type: {const: a}", ""),
        ("type: {const: a}", "other: {const: b}", ""),
    ],
)
def test_a_constant_tells_events_apart(
    first: str, second: str, tag: str, surface_of: SurfaceOf
) -> None:
    schemas = [f"{{type: object, properties: {{{p}}}}}" for p in (first, second)]
    text = f"webhooks: {{one: {hook(schemas[0])}, two: {hook(schemas[1])}}}"
    webhooks = planned(surface_of(text))
    assert webhooks.tag == tag
    assert all(bool(event.tags) == bool(tag) for event in webhooks.events)


def test_a_subset_keeps_the_tags_of_what_it_has(surface_of: SurfaceOf) -> None:
    schemas = {
        c: f"{{type: object, properties: {{type: {{const: {c}}}}}}}" for c in "abc"
    }
    listed = ", ".join(f"{name}: {hook(schema)}" for name, schema in schemas.items())
    text = f"webhooks: {{{listed}}}"
    webhooks = planned(surface_of(text, exclude=("webhooks.a",)))
    assert [(event.name, event.tags) for event in webhooks.events] == [
        ("b", ("b",)),
        ("c", ("c",)),
    ]
    assert len(webhooks.schema.variants) == 2
    assert surface_of(text, exclude=("webhooks.*",)).webhooks is None


def test_the_docs_import_as_black_would(surface_of: SurfaceOf) -> None:
    surface = surface_of(f"webhooks: {{a: {hook()}}}")
    webhooks = planned(surface)
    (event,) = webhooks.events
    short = receiving(surface, webhooks, event)
    assert short.startswith("from shop import InvalidWebhookSignatureError, Shop\n\n")
    surface = replace(surface, client="Shop" * 12)
    long = receiving(surface, webhooks, event)
    assert long.startswith(
        "from shop import (\n    InvalidWebhookSignatureError,\n"
        f"    {'Shop' * 12},\n)\n\n"
    )
