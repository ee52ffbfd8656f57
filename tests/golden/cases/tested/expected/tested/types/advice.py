"""Types: Advice."""

from __future__ import annotations

from .._runtime.client.models import Model


class Advice(Model):
    text: str
