"""Types: Picture, PictureParam."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from .._runtime.client.models import Model


class Picture(Model):
    type: Literal["picture"]
    url: str


class PictureParam(TypedDict):
    type: Literal["picture"]
    url: str
