"""Types: CodeInterpreterLogs."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class CodeInterpreterLogs(Model):
    """Text that code wrote."""

    type: Literal["logs"]
    """The kind of output."""

    logs: str
    """The text."""
