"""Types: Headline."""

from __future__ import annotations

from .._runtime.client.models import Model


class Headline(Model):
    title: str | None = None
