"""Types: ListRunsResponse."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class ListRunsResponse(Model):
    """A page of runs."""

    object: Literal["list"]
    """The kind of object, always `list`."""

    data: list[Run]
    """The runs of this page."""

    first_id: str
    """The identifier of the page's first item."""

    last_id: str
    """The identifier of the page's last item."""

    has_more: bool
    """Whether more items follow."""
