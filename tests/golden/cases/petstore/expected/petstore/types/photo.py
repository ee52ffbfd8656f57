"""Types: Photo."""

from __future__ import annotations

from .._runtime.client.models import Model


class Photo(Model):
    id: int
    url: str | None = None
