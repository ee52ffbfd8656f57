"""Types: Nulls, NullsParam."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model
from .point import Point, PointParam


class Nulls(Model):
    plain: str
    maybe: str | None
    maybe_default: str | None
    letter: Literal["a", "b"] | str | None
    list_: list[int | None] | None = Field(alias="list")
    ref: Point | None
    open: str | None = None
    open_default: str | None = None
    open_maybe: str | None = None
    open_maybe_default: str | None = None
    nothing: None = None


class NullsParam(TypedDict):
    plain: str
    maybe: str | None
    maybe_default: str | None
    letter: Literal["a", "b"] | None
    list: Sequence[int | None] | None
    ref: PointParam | None
    open: NotRequired[str]
    open_default: NotRequired[str]
    open_maybe: NotRequired[str | None]
    open_maybe_default: NotRequired[str | None]
    nothing: NotRequired[None]
