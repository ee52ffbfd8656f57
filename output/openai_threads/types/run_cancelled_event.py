"""Types: RunCancelledEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunCancelledEvent(Model):
    """A run was cancelled."""

    event: Literal["thread.run.cancelled"]
    """The kind of event."""

    data: Run
