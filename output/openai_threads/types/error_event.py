"""Types: ErrorEvent."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .error import Error


class ErrorEvent(Model):
    """Something went wrong on the server."""

    event: Literal["error"]
    """The kind of event."""

    data: Error
