"""Types: Error."""

from __future__ import annotations

from .._runtime.client.models import Model


class Error(Model):
    message: str | None = None
