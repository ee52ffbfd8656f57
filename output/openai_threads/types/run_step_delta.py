"""Types: RunStepDelta."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run_step_details_delta import RunStepDetailsDelta


class RunStepDelta(Model):
    """What is new in a run step."""

    id: str
    """The step's identifier."""

    object: Literal["thread.run.step.delta"]
    """The kind of object, always `thread.run.step.delta`."""

    delta: RunStepDeltaDelta
    """The fields that changed."""


class RunStepDeltaDelta(Model):
    """The fields that changed."""

    step_details: RunStepDetailsDelta | None = None
