"""Webhooks, compared: where they are read, and what each event holds."""

from __future__ import annotations

from ..plan.surface import Event, Webhooks
from ..problems import Place
from .change import told
from .findings import Findings, Owner, Spot
from .side import Side
from .walk import Walk


def compare_webhooks(walk: Walk, old: Side, new: Side, client: Spot) -> None:
    """Compare what the clients of both sides read."""
    before, now = old.surface.webhooks, new.surface.webhooks
    findings, near = walk.findings, new.api.place
    if before is None or now is None:
        if now is not None:
            said = told("webhooks are read: client.{}", now.dotted)
            findings.add("webhooks-added", client, said, now.schema.place)
        if before is not None:
            for event in before.events:
                _removed(findings, before, event, near)
        return
    _ways(findings, before, now, client)
    events = {_key(event): event for event in before.events}
    for event in now.events:
        was = events.pop(_key(event), None)
        spot = _spot(now, event)
        if was is None:
            said = told("the webhook {} is described", event.webhook.name)
            findings.add("webhook-added", spot, said, event.webhook.operation.place)
        else:
            walk.compare(was.schema, event.schema, "out", spot.into("payload"))
    for event in events.values():
        _removed(findings, before, event, now.schema.place)
    walk.note_names(before.schema, now.schema, "out")


def _ways(findings: Findings, before: Webhooks, now: Webhooks, client: Spot) -> None:
    place = now.schema.place
    if before.path != now.path:
        said = told("webhooks are read by client.{}, was {}", now.dotted, before.dotted)
        findings.add("webhooks-moved", client, said, place)
    for word, was, is_ in (
        ("keyword", before.keyword, now.keyword),
        ("variable", before.env, now.env),
    ):
        if was != is_:
            said = told(
                f"the {word} of the webhooks' secret is {{}}, was {{}}", is_, was
            )
            findings.add("webhook-secret-renamed", client, said, place)


def _removed(
    findings: Findings, webhooks: Webhooks, event: Event, near: Place | None
) -> None:
    said = told("the webhook {} is gone", event.webhook.name)
    place = event.webhook.operation.place
    spot = _spot(webhooks, event)
    findings.add("webhook-removed", spot, said, place, side="old", near=near)


def _spot(webhooks: Webhooks, event: Event) -> Spot:
    place = event.webhook.operation.place
    return Spot(Owner(f"{webhooks.dotted}.{event.name}", near=place))


def _key(event: Event) -> tuple[str, str]:
    return event.webhook.operation.verb, event.webhook.name
