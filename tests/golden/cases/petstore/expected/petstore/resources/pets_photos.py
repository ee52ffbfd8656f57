"""`pets.photos`"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import Unpack

from .. import types
from .._runtime.client.body import FileTypes
from .._runtime.client.call import Call, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json

if TYPE_CHECKING:
    from .pets_photos_content import PhotosContent


class Photos(Resource[Mode]):
    """The methods of `pets.photos`."""

    @property
    def with_raw_response(self) -> Photos[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Photos(self._client.raw)

    @property
    def with_streaming_response(self) -> Photos[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Photos(self._client.streamed)

    @cached_property
    def content(self) -> PhotosContent[Mode]:
        """The methods of `pets.photos.content`."""
        from .pets_photos_content import PhotosContent

        return PhotosContent(self._client)

    @operation
    def create(
        self,
        pet_id: UUID | str,
        *,
        files: Sequence[FileTypes],
        caption: str | Omit | None = omit,
        details: types.PhotoDetailsParam | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[list[types.Photo]]:
        """Upload photos."""
        return Call(
            "POST",
            "/pets/{pet_id}/photos",
            path={"pet_id": pet_id},
            multipart={"files": files, "caption": caption, "details": details},
            files=("files",),
            returns=Json(list[types.Photo]),
            options=options,
        )
