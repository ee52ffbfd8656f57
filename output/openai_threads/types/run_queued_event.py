"""Types: RunQueuedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunQueuedEvent(Model):
    """A run was queued."""

    event: Literal["thread.run.queued"]
    """The kind of event."""

    data: Run
