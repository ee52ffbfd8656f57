"""Types: Tree, TreeParam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class Tree(Model):
    children: list[Tree] | None = None
    named: dict[str, Tree] | None = None


class TreeParam(TypedDict):
    children: NotRequired[Sequence[TreeParam]]
    named: NotRequired[Mapping[str, TreeParam]]
