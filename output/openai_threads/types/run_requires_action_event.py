"""Types: RunRequiresActionEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .run import Run


class RunRequiresActionEvent(Model):
    """A run waits for tool outputs."""

    event: Literal["thread.run.requires_action"]
    """The kind of event."""

    data: Run
