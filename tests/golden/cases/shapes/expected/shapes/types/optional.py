"""Types: Optional_, Optional_Param."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Optional_(Model):
    a: str | None = None


class Optional_Param(TypedDict):
    a: NotRequired[str]
