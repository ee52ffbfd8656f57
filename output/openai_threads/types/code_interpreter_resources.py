"""Types: CodeInterpreterResources, CodeInterpreterResourcesParam."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import NotRequired, TypedDict

from .._runtime.client.models import Model


class CodeInterpreterResources(Model):
    """What the code interpreter can use."""

    file_ids: list[str] | None = None
    """Identifiers of files that the code interpreter can open, at most 20."""


class CodeInterpreterResourcesParam(TypedDict):
    """What the code interpreter can use."""

    file_ids: NotRequired[Sequence[str]]
    """Identifiers of files that the code interpreter can open, at most 20."""
