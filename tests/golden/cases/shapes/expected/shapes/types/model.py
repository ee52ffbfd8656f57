"""Types: Model_, Model_Param."""

from __future__ import annotations

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Model_(Model):
    a: str | None = None


class Model_Param(TypedDict):
    a: NotRequired[str]
