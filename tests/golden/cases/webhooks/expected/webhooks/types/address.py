"""Types: Address."""

from __future__ import annotations

from .._runtime.client.models import Model


class Address(Model):
    id: str
    url: str | None = None
