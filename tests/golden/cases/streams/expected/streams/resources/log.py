"""`log`"""

from __future__ import annotations

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Events, Options
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import JsonLines


class Log(Resource[Mode]):
    """The methods of `log`."""

    @property
    def with_raw_response(self) -> Log[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Log(self._client.raw)

    @property
    def with_streaming_response(self) -> Log[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Log(self._client.streamed)

    @operation
    def retrieve(
        self,
        **options: Unpack[Options],
    ) -> Events[types.Chunk]:
        """Read the log."""
        return Call(
            "GET",
            "/log",
            returns=JsonLines(types.Chunk),
            options=options,
        )
