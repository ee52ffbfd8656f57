"""Types: RunCompletedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunCompletedEvent(Model):
    """A run is done."""

    event: Literal["thread.run.completed"]
    """The kind of event."""

    data: Run
