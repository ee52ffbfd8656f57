"""Types: Colour, ColourParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class Colour(Model):
    type: Literal["colour"]
    name: str


class ColourParam(TypedDict):
    type: Literal["colour"]
    name: str
