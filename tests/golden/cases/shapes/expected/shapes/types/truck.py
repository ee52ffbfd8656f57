"""Types: Truck, TruckParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Truck(Model):
    kind: Literal["big"]
    load: float | None = None


class TruckParam(TypedDict):
    kind: Literal["big"]
    load: NotRequired[float]
