"""Types: RunExpiredEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunExpiredEvent(Model):
    """A run expired."""

    event: Literal["thread.run.expired"]
    """The kind of event."""

    data: Run
