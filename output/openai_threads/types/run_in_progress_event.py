"""Types: RunInProgressEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunInProgressEvent(Model):
    """A run started to work."""

    event: Literal["thread.run.in_progress"]
    """The kind of event."""

    data: Run
