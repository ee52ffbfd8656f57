"""Types: DeletedThread."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model


class DeletedThread(Model):
    """Confirms that a thread was deleted."""

    id: str
    """The thread's identifier."""

    object: Literal["thread.deleted"]
    """The kind of object, always `thread.deleted`."""

    deleted: bool
    """Whether the thread is gone."""
