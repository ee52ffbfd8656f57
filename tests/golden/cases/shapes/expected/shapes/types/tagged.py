"""Types: Tagged, TaggedParam."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.client.models import OneOf
from .circle import Circle, CircleParam
from .square import Square, SquareParam

Tagged: TypeAlias = Annotated[Circle | Square, OneOf("type")]
TaggedParam: TypeAlias = CircleParam | SquareParam
