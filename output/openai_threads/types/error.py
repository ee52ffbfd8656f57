"""Types: Error."""

from __future__ import annotations

from .._runtime.client.models import Model


class Error(Model):
    """What went wrong."""

    message: str
    """The reason, written for people."""

    type: str
    """The kind of error."""

    param: str | None
    """The parameter at fault, if it is one."""

    code: str | None
    """The reason as a short word for programs, if it has one."""
