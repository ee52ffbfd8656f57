"""Types: Bike, BikeParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Bike(Model):
    kind: str
    bell: bool | None = None


class BikeParam(TypedDict):
    kind: str
    bell: NotRequired[bool]
