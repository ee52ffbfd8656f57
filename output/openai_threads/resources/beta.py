"""`beta`"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.client.resource import Mode, Raw, Resource, Streamed

if TYPE_CHECKING:
    from .beta_threads import Threads


class Beta(Resource[Mode]):
    """The methods of `beta`."""

    @property
    def with_raw_response(self) -> Beta[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Beta(self._client.raw)

    @property
    def with_streaming_response(self) -> Beta[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Beta(self._client.streamed)

    @cached_property
    def threads(self) -> Threads[Mode]:
        """The methods of `beta.threads`."""
        from .beta_threads import Threads

        return Threads(self._client)
