"""Types: Point, PointParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Point(Model):
    x: float
    y: float | None = None


class PointParam(TypedDict):
    x: float
    y: NotRequired[float]
