"""`forms`"""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import Unpack

from .._runtime.client.call import Call, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Nothing


class Forms(Resource[Mode]):
    """The methods of `forms`."""

    @property
    def with_raw_response(self) -> Forms[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Forms(self._client.raw)

    @property
    def with_streaming_response(self) -> Forms[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Forms(self._client.streamed)

    @operation
    def create(
        self,
        *,
        body: Mapping[str, object] | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[None]:
        """Send any form, or none."""
        return Call(
            "POST",
            "/forms",
            form=body,
            returns=Nothing(),
            options=options,
        )
