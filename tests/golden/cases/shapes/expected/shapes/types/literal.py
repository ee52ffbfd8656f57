"""Types: Literal_, Literal_Param."""

from __future__ import annotations

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Literal_(Model):
    a: Literal["x", "y"] | str | None = None


class Literal_Param(TypedDict):
    a: NotRequired[Literal["x", "y"]]
