"""`motd`"""

from __future__ import annotations

from typing_extensions import Unpack

from .._runtime.client.call import Call, Options, Value
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Nothing, Text


class Motd(Resource[Mode]):
    """The methods of `motd`."""

    @property
    def with_raw_response(self) -> Motd[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Motd(self._client.raw)

    @property
    def with_streaming_response(self) -> Motd[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Motd(self._client.streamed)

    @operation
    def retrieve(
        self,
        **options: Unpack[Options],
    ) -> Value[str]:
        """Read the message of the day."""
        return Call(
            "GET",
            "/motd",
            returns=Text(),
            options=options,
        )

    @operation
    def update(
        self,
        *,
        body: str,
        **options: Unpack[Options],
    ) -> Value[None]:
        """Write the message of the day."""
        return Call(
            "PUT",
            "/motd",
            content=body,
            content_type="text/plain",
            returns=Nothing(),
            options=options,
        )
