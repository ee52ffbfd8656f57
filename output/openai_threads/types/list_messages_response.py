"""Types: ListMessagesResponse."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message import Message


class ListMessagesResponse(Model):
    """A page of messages."""

    object: Literal["list"]
    """The kind of object, always `list`."""

    data: list[Message]
    """The messages of this page."""

    first_id: str
    """The identifier of the page's first item."""

    last_id: str
    """The identifier of the page's last item."""

    has_more: bool
    """Whether more items follow."""
