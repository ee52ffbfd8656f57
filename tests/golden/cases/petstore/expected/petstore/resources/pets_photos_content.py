"""`pets.photos.content`"""

from __future__ import annotations

from uuid import UUID

from typing_extensions import Unpack

from .._runtime.client.call import Binary, Call, Options
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Content


class PhotosContent(Resource[Mode]):
    """The methods of `pets.photos.content`."""

    @property
    def with_raw_response(self) -> PhotosContent[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return PhotosContent(self._client.raw)

    @property
    def with_streaming_response(self) -> PhotosContent[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return PhotosContent(self._client.streamed)

    @operation
    def retrieve(
        self,
        pet_id: UUID | str,
        photo_id: int,
        **options: Unpack[Options],
    ) -> Binary:
        """Download a photo."""
        return Call(
            "GET",
            "/pets/{pet_id}/photos/{photo_id}/content",
            path={"pet_id": pet_id, "photo_id": photo_id},
            security=(),
            returns=Content("image/png"),
            options=options,
        )
