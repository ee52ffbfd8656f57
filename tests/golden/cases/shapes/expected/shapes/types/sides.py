"""Types: Sides, SidesParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Sides(Model):
    id: str
    both: str
    inner: SidesInner | None = None


class SidesParam(TypedDict):
    secret: str
    both: str
    inner: NotRequired[SidesInnerParam]


class SidesInner(Model):
    id: str


class SidesInnerParam(TypedDict):
    secret: str
