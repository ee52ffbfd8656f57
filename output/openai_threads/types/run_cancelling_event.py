"""Types: RunCancellingEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunCancellingEvent(Model):
    """A run is being cancelled."""

    event: Literal["thread.run.cancelling"]
    """The kind of event."""

    data: Run
