"""Types: OrderPaidEvent."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.client.models import Model, OneOf


class OrderPaidEvent(Model):
    type: Literal["order.paid"]


WebhookEvent: TypeAlias = Annotated[OrderPaidEvent, OneOf("type")]
