"""Types: Message."""

from __future__ import annotations

from typing import Literal

from .._runtime.client.models import Model
from .message_attachment import MessageAttachment
from .message_content import MessageContent
from .message_role import MessageRole


class Message(Model):
    """A message in a thread."""

    id: str
    """The message's identifier, by which other calls refer to it."""

    object: Literal["thread.message"]
    """The kind of object, always `thread.message`."""

    created_at: int
    """When the message was created, in Unix seconds."""

    thread_id: str
    """The thread that the message is in."""

    status: Literal["in_progress", "incomplete", "completed"] | str
    """How far the message is."""

    role: MessageRole
    content: list[MessageContent]
    """The parts of the message, in order."""

    assistant_id: str | None
    """The assistant that wrote the message, if one did."""

    run_id: str | None
    """The run that wrote the message, if one did."""

    attachments: list[MessageAttachment] | None
    """The files that came with the message, and the tools that can use them."""

    completed_at: int | None
    """When the message was completed, in Unix seconds."""

    incomplete_at: int | None
    """When the message was given up, in Unix seconds."""

    incomplete_details: MessageIncompleteDetails | None
    """Why the message is incomplete, if it is."""

    metadata: dict[str, str] | None
    """Up to 16 key-value pairs for notes of your own, kept with the object and shown by
    the API and in the dashboard.

    A key has at most 64 characters, a value at most 512.
    """


class MessageIncompleteDetails(Model):
    """Why the message is incomplete, if it is."""

    reason: (
        Literal[
            "content_filter", "max_tokens", "run_cancelled", "run_expired", "run_failed"
        ]
        | str
    )
    """The reason."""
