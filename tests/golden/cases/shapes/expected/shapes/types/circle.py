"""Types: Circle, CircleParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class Circle(Model):
    type: Literal["circle"]
    radius: float


class CircleParam(TypedDict):
    type: Literal["circle"]
    radius: float
