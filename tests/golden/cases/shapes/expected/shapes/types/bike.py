"""Types: Bike, BikeParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Bike(Model):
    kind: Literal["small"]
    bell: bool | None = None


class BikeParam(TypedDict):
    kind: Literal["small"]
    bell: NotRequired[bool]
