"""Types: FileSearchCallDelta."""

from __future__ import annotations

from typing import Any, Literal

from .._runtime.client.models import Model


class FileSearchCallDelta(Model):
    """A call of the file search."""

    index: int
    """Which call of the step it belongs to."""

    id: str | None = None
    """The call's identifier."""

    type: Literal["file_search"]
    """The kind of tool."""

    file_search: dict[str, Any]
    """Empty for now. The complete step has the results."""
