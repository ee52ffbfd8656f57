"""Types: RunStepCompletedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step import RunStep


class RunStepCompletedEvent(Model):
    """A run step is done."""

    event: Literal["thread.run.step.completed"]
    """The kind of event."""

    data: RunStep
