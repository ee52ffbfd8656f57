"""Types: ListRunStepsResponse."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step import RunStep


class ListRunStepsResponse(Model):
    """A page of run steps."""

    object: Literal["list"]
    """The kind of object, always `list`."""

    data: list[RunStep]
    """The run steps of this page."""

    first_id: str
    """The identifier of the page's first item."""

    last_id: str
    """The identifier of the page's last item."""

    has_more: bool
    """Whether more items follow."""
