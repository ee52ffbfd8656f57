"""Types: RunIncompleteEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunIncompleteEvent(Model):
    """A run ended before it was done."""

    event: Literal["thread.run.incomplete"]
    """The kind of event."""

    data: Run
