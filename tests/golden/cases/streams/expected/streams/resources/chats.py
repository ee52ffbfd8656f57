"""`chats`"""

from __future__ import annotations

from typing import Literal

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Events, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, streamable
from .._runtime.client.returns import Json, ServerEvents


class Chats(Resource[Mode]):
    """The methods of `chats`."""

    @property
    def with_raw_response(self) -> Chats[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Chats(self._client.raw)

    @property
    def with_streaming_response(self) -> Chats[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Chats(self._client.streamed)

    def _create_events(
        self,
        *,
        prompt: str,
        stream: Literal[True],
        **options: Unpack[Options],
    ) -> Events[types.Chunk]:
        """The form of `create` that gives events as they come."""
        return Call(
            "POST",
            "/chats",
            json={"prompt": prompt, "stream": stream},
            returns=ServerEvents(types.Chunk),
            options=options,
        )

    @streamable(_create_events)
    def create(
        self,
        *,
        prompt: str,
        stream: Literal[False] | Omit | None = omit,
        **options: Unpack[Options],
    ) -> Value[types.Answer]:
        """Ask, and get the answer whole or as it comes."""
        return Call(
            "POST",
            "/chats",
            json={"prompt": prompt, "stream": stream},
            returns=Json(types.Answer),
            options=options,
        )
