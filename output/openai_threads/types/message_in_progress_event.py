"""Types: MessageInProgressEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message import Message


class MessageInProgressEvent(Model):
    """A message is being written."""

    event: Literal["thread.message.in_progress"]
    """The kind of event."""

    data: Message
