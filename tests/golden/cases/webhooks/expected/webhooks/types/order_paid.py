"""Types: OrderPaid."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .order import Order


class OrderPaid(Model):
    """An order that is paid."""

    type: Literal["order.paid"]
    order: Order
