"""`news`"""

from __future__ import annotations

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Events, Options
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import ServerEvents


class News(Resource[Mode]):
    """The methods of `news`."""

    @property
    def with_raw_response(self) -> News[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return News(self._client.raw)

    @property
    def with_streaming_response(self) -> News[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return News(self._client.streamed)

    @operation
    def retrieve(
        self,
        **options: Unpack[Options],
    ) -> Events[types.NewsEvent]:
        """Every event has a name and data, and the name tells what the data is."""
        return Call(
            "GET",
            "/news",
            returns=ServerEvents(types.NewsEvent, envelope=True),
            options=options,
        )
