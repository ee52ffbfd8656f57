"""Types: MessageCreatedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message import Message


class MessageCreatedEvent(Model):
    """A message was created."""

    event: Literal["thread.message.created"]
    """The kind of event."""

    data: Message
