"""Types: Thread."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .tool_resources import ToolResources


class Thread(Model):
    """A conversation, made of messages."""

    id: str
    """The thread's identifier, by which other calls refer to it."""

    object: Literal["thread"]
    """The kind of object, always `thread`."""

    created_at: int
    """When the thread was created, in Unix seconds."""

    metadata: dict[str, str] | None
    """Up to 16 key-value pairs for notes of your own, kept with the object and shown by
    the API and in the dashboard.

    A key has at most 64 characters, a value at most 512.
    """

    tool_resources: ToolResources | None
    """What the assistant's tools can use in this thread: files for the code
    interpreter, vector stores for the file search.
    """
