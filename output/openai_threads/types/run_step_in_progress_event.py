"""Types: RunStepInProgressEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step import RunStep


class RunStepInProgressEvent(Model):
    """A run step started to work."""

    event: Literal["thread.run.step.in_progress"]
    """The kind of event."""

    data: RunStep
