"""Types: ImageDetail, ImageDetailParam."""

from __future__ import annotations

from typing import Literal, TypeAlias

ImageDetail: TypeAlias = Literal["auto", "low", "high"] | str
"""How closely the model looks. `low` uses fewer tokens."""

ImageDetailParam: TypeAlias = Literal["auto", "low", "high"]
"""How closely the model looks. `low` uses fewer tokens."""
