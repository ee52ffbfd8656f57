"""Types: MessageCompletedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message import Message


class MessageCompletedEvent(Model):
    """A message is done."""

    event: Literal["thread.message.completed"]
    """The kind of event."""

    data: Message
