"""Types: MessageCreation."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class MessageCreation(Model):
    """The step wrote a message."""

    type: Literal["message_creation"]
    """The kind of step."""

    message_creation: MessageCreationMessageCreation
    """What was written."""


class MessageCreationMessageCreation(Model):
    """What was written."""

    message_id: str
    """The message's identifier."""
