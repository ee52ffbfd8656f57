"""`beta.threads.messages`"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Options, Paged, PageOptions, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json, Pages
from .._runtime.client.turns import Cursor


class Messages(Resource[Mode]):
    """The methods of `beta.threads.messages`."""

    @property
    def with_raw_response(self) -> Messages[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Messages(self._client.raw)

    @property
    def with_streaming_response(self) -> Messages[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Messages(self._client.streamed)

    @operation
    def list(
        self,
        thread_id: str,
        *,
        limit: int | Omit = omit,
        order: Literal["asc", "desc"] | Omit = omit,
        after: str | Omit = omit,
        before: str | Omit = omit,
        run_id: str | Omit = omit,
        **options: Unpack[PageOptions],
    ) -> Paged[types.Message, types.ListMessagesResponse]:
        """Page through the messages of a thread, the newest first unless told
        otherwise.

        Args:
            thread_id: The thread's identifier.
            limit: How many items a page holds at most.
            order: Sorts by `created_at`, the oldest first (`asc`) or the newest
                first (`desc`).
            after: Starts the page behind the item with this identifier. The next
                page comes after the `last_id` of this one.
            before: Ends the page in front of the item with this identifier. The
                previous page comes before the `first_id` of this one.
            run_id: Only the messages that this run wrote.
        """
        return Call(
            "GET",
            "/threads/{thread_id}/messages",
            path={"thread_id": thread_id},
            query={
                "limit": limit,
                "order": order,
                "after": after,
                "before": before,
                "run_id": run_id,
            },
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Pages(
                types.ListMessagesResponse,
                Cursor(items="data", param="after", field="last_id", more="has_more"),
            ),
            options=options,
        )

    @operation
    def create(
        self,
        thread_id: str,
        *,
        role: types.MessageRoleParam,
        content: str | Sequence[types.NewMessageContentParam],
        attachments: Sequence[types.NewMessageAttachmentParam] | Omit | None = omit,
        metadata: Mapping[str, str] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Message]:
        """Add a message to the end of a thread.

        Args:
            thread_id: The thread's identifier.
            role: Who the message is from: `user` for a person's own words,
                `assistant` for what an assistant said.
            content: What the message says, as plain text or in parts.
            attachments: Files that come with the message, and the tools that can
                use them.
            metadata: Up to 16 key-value pairs for notes of your own, kept with the
                object and shown by the API and in the dashboard. A key has at most
                64 characters, a value at most 512.
        """
        return Call(
            "POST",
            "/threads/{thread_id}/messages",
            path={"thread_id": thread_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={
                "role": role,
                "content": content,
                "attachments": attachments,
                "metadata": metadata,
            },
            returns=Json(types.Message),
            options=options,
        )

    @operation
    def retrieve(
        self,
        thread_id: str,
        message_id: str,
        **options: Unpack[Options],
    ) -> Value[types.Message]:
        """Look up one message of a thread.

        Args:
            thread_id: The thread's identifier.
            message_id: The message's identifier.
        """
        return Call(
            "GET",
            "/threads/{thread_id}/messages/{message_id}",
            path={"thread_id": thread_id, "message_id": message_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Json(types.Message),
            options=options,
        )

    @operation
    def update(
        self,
        thread_id: str,
        message_id: str,
        *,
        metadata: Mapping[str, str] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Message]:
        """Change the metadata of a message. Its content can't be changed.

        Args:
            thread_id: The thread's identifier.
            message_id: The message's identifier.
            metadata: Up to 16 key-value pairs for notes of your own, kept with the
                object and shown by the API and in the dashboard. A key has at most
                64 characters, a value at most 512.
        """
        return Call(
            "POST",
            "/threads/{thread_id}/messages/{message_id}",
            path={"thread_id": thread_id, "message_id": message_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            json={"metadata": metadata},
            returns=Json(types.Message),
            options=options,
        )

    @operation
    def delete(
        self,
        thread_id: str,
        message_id: str,
        **options: Unpack[Options],
    ) -> Value[types.DeletedMessage]:
        """Take a message out of its thread. This can't be undone.

        Args:
            thread_id: The thread's identifier.
            message_id: The message's identifier.
        """
        return Call(
            "DELETE",
            "/threads/{thread_id}/messages/{message_id}",
            path={"thread_id": thread_id, "message_id": message_id},
            headers={"OpenAI-Beta": "assistants=v2"},
            returns=Json(types.DeletedMessage),
            options=options,
        )
