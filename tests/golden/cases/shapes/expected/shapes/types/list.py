"""Types: List_, List_Param."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class List_(Model):
    a: list[str] | None = None


class List_Param(TypedDict):
    a: NotRequired[Sequence[str]]
