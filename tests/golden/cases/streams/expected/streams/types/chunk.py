"""Types: Chunk."""

from __future__ import annotations

from .._runtime.client.models import Model


class Chunk(Model):
    delta: str
    done: bool | None = None
