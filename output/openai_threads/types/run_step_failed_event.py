"""Types: RunStepFailedEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step import RunStep


class RunStepFailedEvent(Model):
    """A run step failed."""

    event: Literal["thread.run.step.failed"]
    """The kind of event."""

    data: RunStep
