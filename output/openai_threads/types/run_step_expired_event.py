"""Types: RunStepExpiredEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step import RunStep


class RunStepExpiredEvent(Model):
    """A run step expired."""

    event: Literal["thread.run.step.expired"]
    """The kind of event."""

    data: RunStep
