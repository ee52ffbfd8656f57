"""`items.cover`"""

from __future__ import annotations

from typing_extensions import Unpack

from .._runtime.client.body import FileContent
from .._runtime.client.call import Binary, Call, Options, Value
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Content, Nothing


class Cover(Resource[Mode]):
    """The methods of `items.cover`."""

    @property
    def with_raw_response(self) -> Cover[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Cover(self._client.raw)

    @property
    def with_streaming_response(self) -> Cover[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Cover(self._client.streamed)

    @operation
    def retrieve(
        self,
        item_id: str,
        **options: Unpack[Options],
    ) -> Binary:
        """Retrieve item cover."""
        return Call(
            "GET",
            "/items/{item_id}/cover",
            path={"item_id": item_id},
            returns=Content("image/png"),
            options=options,
        )

    @operation
    def replace(
        self,
        item_id: str,
        *,
        body: FileContent,
        **options: Unpack[Options],
    ) -> Value[None]:
        """Replace item cover."""
        return Call(
            "PUT",
            "/items/{item_id}/cover",
            path={"item_id": item_id},
            content=body,
            content_type="application/octet-stream",
            files=("body",),
            returns=Nothing(),
            options=options,
        )
