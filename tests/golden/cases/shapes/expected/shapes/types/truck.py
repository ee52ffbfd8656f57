"""Types: Truck, TruckParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Truck(Model):
    kind: str
    load: float | None = None


class TruckParam(TypedDict):
    kind: str
    load: NotRequired[float]
