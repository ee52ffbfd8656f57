"""Types: Merged, MergedParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Merged(Model):
    """The base and more."""

    id: str
    """Of the merged one."""

    note: str
    place: MergedPlace | None = None
    size: int | None = None


class MergedParam(TypedDict):
    """The base and more."""

    id: str
    """Of the merged one."""

    note: str
    place: NotRequired[MergedPlaceParam]
    size: NotRequired[int]


class MergedPlace(Model):
    city: str | None = None
    x: float
    y: float | None = None


class MergedPlaceParam(TypedDict):
    city: NotRequired[str]
    x: float
    y: NotRequired[float]
