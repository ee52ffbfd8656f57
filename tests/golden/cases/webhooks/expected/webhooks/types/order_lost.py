"""Types: OrderLost."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .order import Order


class OrderLost(Model):
    type: Literal["order.lost", "order.stolen"] | str
    order: Order | None = None
