"""Types: RunStepCreatedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step import RunStep


class RunStepCreatedEvent(Model):
    """A run step was created."""

    event: Literal["thread.run.step.created"]
    """The kind of event."""

    data: RunStep
