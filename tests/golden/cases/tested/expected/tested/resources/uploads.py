"""`uploads`"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Unpack

from .._runtime.client.body import FileTypes
from .._runtime.client.call import Call, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json


class Uploads(Resource[Mode]):
    """The methods of `uploads`."""

    @property
    def with_raw_response(self) -> Uploads[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Uploads(self._client.raw)

    @property
    def with_streaming_response(self) -> Uploads[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Uploads(self._client.streamed)

    @operation
    def create(
        self,
        *,
        file: FileTypes,
        others: Sequence[FileTypes] | Omit = omit,
        purpose: Literal["cover", "sheet"] | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[int]:
        """Create upload."""
        return Call(
            "POST",
            "/uploads",
            multipart={"file": file, "others": others, "purpose": purpose},
            files=("file", "others"),
            returns=Json(int),
            options=options,
        )
