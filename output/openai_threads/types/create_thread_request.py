"""Types: CreateThreadRequestParam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typing_extensions import NotRequired, TypedDict

from .create_message_request import CreateMessageRequestParam
from .new_tool_resources import NewToolResourcesParam


class CreateThreadRequestParam(TypedDict):
    """What a new thread starts with."""

    messages: NotRequired[Sequence[CreateMessageRequestParam]]
    """The first messages of the thread."""

    metadata: NotRequired[Mapping[str, str] | None]
    """Up to 16 key-value pairs for notes of your own, kept with the object and shown by
    the API and in the dashboard.

    A key has at most 64 characters, a value at most 512.
    """

    tool_resources: NotRequired[NewToolResourcesParam | None]
    """What the assistant's tools can use in this thread: files for the code
    interpreter, vector stores for the file search.
    """
