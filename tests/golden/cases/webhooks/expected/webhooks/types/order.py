"""Types: Order."""

from __future__ import annotations

from .._runtime.client.models import Model


class Order(Model):
    id: str
    total: int | None = None
