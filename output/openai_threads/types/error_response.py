"""Types: ErrorResponse."""

from __future__ import annotations

from .._runtime.client.models import Model
from .error import Error


class ErrorResponse(Model):
    """The body of a failed request's answer."""

    error: Error
