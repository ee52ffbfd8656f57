"""Types: MessageIncompleteEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message import Message


class MessageIncompleteEvent(Model):
    """A message ended before it was done."""

    event: Literal["thread.message.incomplete"]
    """The kind of event."""

    data: Message
