"""Types: Any_, Any_Param."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Any_(Model):
    a: str | None = None


class Any_Param(TypedDict):
    a: NotRequired[str]
