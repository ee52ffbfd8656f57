"""Types: RunStepDeltaEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step_delta import RunStepDelta


class RunStepDeltaEvent(Model):
    """A run step goes on."""

    event: Literal["thread.run.step.delta"]
    """The kind of event."""

    data: RunStepDelta
