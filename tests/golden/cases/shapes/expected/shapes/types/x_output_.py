"""Types: XOutput_, XOutput_Param."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class XOutput_(Model):
    b: str | None = None


class XOutput_Param(TypedDict):
    b: NotRequired[str]
