"""Types: MessageDeltaEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message_delta import MessageDelta


class MessageDeltaEvent(Model):
    """A message goes on."""

    event: Literal["thread.message.delta"]
    """The kind of event."""

    data: MessageDelta
