"""Every type of the API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .address import Address as Address
    from .order import Order as Order
    from .order_lost import OrderLost as OrderLost
    from .order_paid import OrderPaid as OrderPaid
    from .webhook_event import OrderRefundedEvent as OrderRefundedEvent
    from .webhook_event import WebhookEvent as WebhookEvent
else:
    from .._runtime.client.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "Address": ".address",
            "Order": ".order",
            "OrderLost": ".order_lost",
            "OrderPaid": ".order_paid",
            "OrderRefundedEvent": ".webhook_event",
            "WebhookEvent": ".webhook_event",
        },
    )
