"""Mistakes in receiving events, each of which a type checker has to find."""

from __future__ import annotations

from webhooks import AsyncShop, Shop, types


async def wrong(client: Shop, other: AsyncShop) -> None:
    client.webhooks.unwrap({"type": "order.paid"}, {})  # wrong: not as it came
    client.webhooks.unwrap("{}")  # wrong: no headers
    client.webhooks.unwrap("{}", {}, secret=b"bytes")  # wrong: not a text
    client.webhooks.verify_signature("{}", {}, tolerance="1")  # wrong: not a number
    await other.webhooks.unwrap("{}", {})  # wrong: nothing to await
    event = client.webhooks.parse("{}")
    print(event.order)  # wrong: not all events have one
    if isinstance(event, types.OrderPaid):
        print(event.at)  # wrong: another event has it
    Shop("key", "whsec_c2VjcmV0")  # wrong: only by its keyword
