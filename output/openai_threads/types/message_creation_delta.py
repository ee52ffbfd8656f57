"""Types: MessageCreationDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class MessageCreationDelta(Model):
    """The step writes a message."""

    type: Literal["message_creation"]
    """The kind of step."""

    message_creation: MessageCreationDeltaMessageCreation | None = None
    """What is written."""


class MessageCreationDeltaMessageCreation(Model):
    """What is written."""

    message_id: str | None = None
    """The message's identifier."""
