"""Types: RunStepCancelledEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step import RunStep


class RunStepCancelledEvent(Model):
    """A run step was cancelled."""

    event: Literal["thread.run.step.cancelled"]
    """The kind of event."""

    data: RunStep
