"""Types: Order."""

from __future__ import annotations

from .._runtime.client.models import Model
from .item import Item


class Order(Model):
    item: Item
    count: int | None = None
