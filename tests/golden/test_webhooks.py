"""The generated shop client: events are verified and typed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import importlib
import json
import time
from typing import Any

import pytest

from .wire import Wire

SECRET = "whsec_" + base64.b64encode(b"secret").decode()
PAID = {"type": "order.paid", "order": {"id": "o1", "total": 5}}


def signed(payload: str, key: bytes = b"secret") -> dict[str, str]:
    when = str(int(time.time()))
    digest = hmac.new(key, f"msg_1.{when}.{payload}".encode(), hashlib.sha256).digest()
    return {
        "Webhook-Id": "msg_1",
        "Webhook-Timestamp": when,
        "Webhook-Signature": f"v1,{base64.b64encode(digest).decode()}",
    }


@pytest.fixture
def shop(packages: tuple[str, ...]) -> Any:
    assert "webhooks" in packages
    return importlib.import_module("webhooks")


@pytest.mark.parametrize("kind", ["Shop", "AsyncShop"])
def test_an_event_is_verified_and_typed(shop: Any, kind: str) -> None:
    """At once in both clients: nothing is sent."""
    client = getattr(shop, kind)("key", webhook_secret=SECRET)
    payload = json.dumps(PAID)
    event = client.webhooks.unwrap(payload, signed(payload))
    assert isinstance(event, shop.types.OrderPaid)
    assert event.order.total == 5
    forged = signed(payload, b"another")
    with pytest.raises(shop.InvalidWebhookSignatureError):
        client.webhooks.unwrap(payload, forged)
    client.webhooks.verify_signature(payload, forged, secret="another")
    both = client.with_options(webhook_secret=f"{SECRET} another")
    for headers in (forged, signed(payload)):
        assert both.webhooks.with_raw_response.unwrap(payload, headers) == event


def test_methods_live_beside(shop: Any) -> None:
    wire = Wire()
    wire.answer(json={"id": "a1"})
    http = wire.client
    client = shop.Shop("key", webhook_secret=SECRET, http_client=http, max_retries=0)
    assert client.webhooks.create(url="https://me.test").id == "a1"
    assert wire.json == {"url": "https://me.test"}
    assert SECRET not in str([*wire.seen[-1].headers.items()])


def test_the_secret_is_in_no_text(shop: Any) -> None:
    client = shop.Shop("key", webhook_secret=SECRET)
    assert SECRET not in f"{client!r}{client._connection.config!r}"
    with pytest.raises(shop.InvalidWebhookSignatureError) as found:
        client.webhooks.unwrap("{}", signed("[]"))
    assert SECRET not in repr(found.value)


def test_an_event_that_is_not_described_is_kept(shop: Any) -> None:
    client = shop.Shop("key")
    event = client.webhooks.parse('{"type": "order.eaten", "by": {"name": "dog"}}')
    assert not isinstance(
        event,
        (shop.types.OrderPaid, shop.types.OrderRefundedEvent, shop.types.OrderLost),
    )
    assert event.model_dump() == {"type": "order.eaten", "by": {"name": "dog"}}
    assert isinstance(
        client.webhooks.parse('{"type": "order.stolen", "order": 1}'),
        shop.types.OrderLost,
    )
