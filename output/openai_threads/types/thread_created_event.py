"""Types: ThreadCreatedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .thread import Thread


class ThreadCreatedEvent(Model):
    """A thread was created."""

    event: Literal["thread.created"]
    """The kind of event."""

    data: Thread
    enabled: bool | None = None
    """Of no use in this event.

    Deprecated.
    """
