"""Types: XOutput, XOutputParam."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class XOutput(Model):
    a: str | None = None


class XOutputParam(TypedDict):
    a: NotRequired[str]
