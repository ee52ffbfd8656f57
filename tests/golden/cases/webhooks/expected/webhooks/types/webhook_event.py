"""Types: OrderRefundedEvent."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from .._runtime.client.models import Model, OneOf
from .order_lost import OrderLost
from .order_paid import OrderPaid


class OrderRefundedEvent(Model):
    type: Literal["order.refunded"]
    at: dt.datetime


WebhookEvent: TypeAlias = Annotated[
    OrderPaid | OrderRefundedEvent | OrderLost, OneOf("type")
]
