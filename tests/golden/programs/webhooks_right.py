"""A user's program that receives events: each one is what it says."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import assert_never, assert_type
from webhooks import AsyncShop, InvalidWebhookSignatureError, Shop, types

client = Shop("key", webhook_secret="whsec_c2VjcmV0")
other = AsyncShop("key", webhook_secret=lambda: "whsec_c2VjcmV0")


def receive(body: bytes, headers: Mapping[str, str]) -> str:
    try:
        event = client.webhooks.unwrap(body, headers, secret="whsec_c2VjcmV0")
    except InvalidWebhookSignatureError as error:
        return error.message
    match event:
        case types.OrderPaid():
            assert_type(event, types.OrderPaid)
            return event.order.id
        case types.OrderRefundedEvent():
            return event.at.isoformat()
        case types.OrderLost():
            return event.type
        case _:
            assert_never(event)


def by_type(event: types.WebhookEvent) -> int | None:
    if isinstance(event, types.OrderLost):
        return None  # Its type is open: any text may come.
    if event.type == "order.paid":
        assert_type(event, types.OrderPaid)
        return event.order.total
    return None


async def receive_too(body: str) -> None:
    assert_type(client.webhooks.parse(body), types.WebhookEvent)
    other.webhooks.verify_signature(body, {}, tolerance=600)
    assert_type(other.webhooks.unwrap(body, {}), types.WebhookEvent)
    assert_type(await other.webhooks.create(url="https://me.test"), types.Address)
