"""Types: DeletedMessage."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class DeletedMessage(Model):
    """Confirms that a message was deleted."""

    id: str
    """The message's identifier."""

    object: Literal["thread.message.deleted"]
    """The kind of object, always `thread.message.deleted`."""

    deleted: bool
    """Whether the message is gone."""
