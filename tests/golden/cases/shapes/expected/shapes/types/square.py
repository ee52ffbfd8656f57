"""Types: Square, SquareParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class Square(Model):
    type: Literal["square"]
    side: float


class SquareParam(TypedDict):
    type: Literal["square"]
    side: float
