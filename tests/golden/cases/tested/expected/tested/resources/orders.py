"""`orders`"""

from __future__ import annotations

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Events, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json, JsonLines, ServerEvents


class Orders(Resource[Mode]):
    """The methods of `orders`."""

    @property
    def with_raw_response(self) -> Orders[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Orders(self._client.raw)

    @property
    def with_streaming_response(self) -> Orders[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Orders(self._client.streamed)

    @operation
    def create(
        self,
        *,
        item: str,
        count: int | Omit = omit,
        gift: bool | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[list[types.Order]]:
        """Create order."""
        return Call(
            "POST",
            "/orders",
            form={"item": item, "count": count, "gift": gift},
            returns=Json(list[types.Order]),
            options=options,
        )

    @operation
    def watch(
        self,
        **options: Unpack[Options],
    ) -> Events[types.Order]:
        """Watch."""
        return Call(
            "GET",
            "/orders/watch",
            returns=ServerEvents(types.Order),
            options=options,
        )

    @operation
    def export(
        self,
        **options: Unpack[Options],
    ) -> Events[types.Order]:
        """Export orders."""
        return Call(
            "GET",
            "/orders/export",
            returns=JsonLines(types.Order),
            options=options,
        )
