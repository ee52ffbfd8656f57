"""Types: RunCreatedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunCreatedEvent(Model):
    """A run was created."""

    event: Literal["thread.run.created"]
    """The kind of event."""

    data: Run
