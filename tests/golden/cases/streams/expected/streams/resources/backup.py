"""`backup`"""

from __future__ import annotations

from typing_extensions import Unpack

from .._runtime.client.body import FileContent
from .._runtime.client.call import Binary, Call, Options, Value
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Content, Nothing


class Backup(Resource[Mode]):
    """The methods of `backup`."""

    @property
    def with_raw_response(self) -> Backup[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Backup(self._client.raw)

    @property
    def with_streaming_response(self) -> Backup[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Backup(self._client.streamed)

    @operation
    def retrieve(
        self,
        **options: Unpack[Options],
    ) -> Binary:
        """Download a backup."""
        return Call(
            "GET",
            "/backup",
            returns=Content("application/zip"),
            options=options,
        )

    @operation
    def update(
        self,
        *,
        body: FileContent,
        **options: Unpack[Options],
    ) -> Value[None]:
        """Restore a backup."""
        return Call(
            "PUT",
            "/backup",
            content=body,
            content_type="application/zip",
            files=("body",),
            returns=Nothing(),
            options=options,
        )
