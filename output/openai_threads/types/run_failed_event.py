"""Types: RunFailedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunFailedEvent(Model):
    """A run failed."""

    event: Literal["thread.run.failed"]
    """The kind of event."""

    data: Run
