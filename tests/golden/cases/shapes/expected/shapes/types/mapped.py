"""Types: Mapped, MappedParam."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .bike import Bike, BikeParam
from .truck import Truck, TruckParam

Mapped: TypeAlias = Annotated[Truck | Bike, OneOf("kind")]
MappedParam: TypeAlias = TruckParam | BikeParam
