"""Types: MessageDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message_content_delta import MessageContentDelta
from .message_role import MessageRole


class MessageDelta(Model):
    """What is new in a message."""

    id: str
    """The message's identifier."""

    object: Literal["thread.message.delta"]
    """The kind of object, always `thread.message.delta`."""

    delta: MessageDeltaDelta
    """The fields that changed."""


class MessageDeltaDelta(Model):
    """The fields that changed."""

    role: MessageRole | None = None
    content: list[MessageContentDelta] | None = None
    """Pieces to add to the parts of the message."""
