"""`advice`"""

from __future__ import annotations

from typing import Literal

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Events, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, streamable
from .._runtime.client.returns import Json, ServerEvents


class Advice(Resource[Mode]):
    """The methods of `advice`."""

    @property
    def with_raw_response(self) -> Advice[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Advice(self._client.raw)

    @property
    def with_streaming_response(self) -> Advice[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Advice(self._client.streamed)

    def _create_events(
        self,
        *,
        question: str,
        stream: Literal[True],
        **options: Unpack[Options],
    ) -> Events[types.Advice]:
        """The form of `create` that gives events as they come."""
        return Call(
            "POST",
            "/advice",
            json={"question": question, "stream": stream},
            returns=ServerEvents(types.Advice),
            options=options,
        )

    @streamable(_create_events)
    def create(
        self,
        *,
        question: str,
        stream: Literal[False] | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[types.Advice]:
        """Create advice."""
        return Call(
            "POST",
            "/advice",
            json={"question": question, "stream": stream},
            returns=Json(types.Advice),
            options=options,
        )
