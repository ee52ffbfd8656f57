"""Types: Weather."""

from __future__ import annotations

from .._runtime.client.models import Model


class Weather(Model):
    degrees: float | None = None
