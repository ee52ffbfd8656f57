"""`items`"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Options, Paged, PageOptions, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json, Nothing, Pages
from .._runtime.client.turns import Cursor

if TYPE_CHECKING:
    from .items_cover import Cover


class Items(Resource[Mode]):
    """The methods of `items`."""

    @property
    def with_raw_response(self) -> Items[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Items(self._client.raw)

    @property
    def with_streaming_response(self) -> Items[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Items(self._client.streamed)

    @cached_property
    def cover(self) -> Cover[Mode]:
        """The methods of `items.cover`."""
        from .items_cover import Cover

        return Cover(self._client)

    @operation
    def list(
        self,
        *,
        after: str | Omit = omit,
        limit: int | Omit = omit,
        kinds: Sequence[types.KindParam] | Omit = omit,
        x_shelf: str | Omit = omit,
        made: types.ItemsListMadeParam | Omit = omit,
        **options: Unpack[PageOptions],
    ) -> Paged[types.Item, types.ItemsListResponse]:
        """List items."""
        return Call(
            "GET",
            "/items",
            query={"after": after, "limit": limit, "kinds": kinds, "made": made},
            headers={"X-Shelf": x_shelf},
            styles={"query": {"made": "deepObject*"}},
            returns=Pages(
                types.ItemsListResponse,
                Cursor(items="data", param="after", field="last_id", more="has_more"),
            ),
            options=options,
        )

    @operation
    def create(
        self,
        *,
        name: str,
        kind: types.KindParam,
        price: float | Omit | None = omit,
        tags: Sequence[str] | Omit = omit,
        label: str | int | Omit = omit,
        cover: types.CoverParam | Omit = omit,
        made_at: dt.datetime | str | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[types.Item]:
        """Create item."""
        return Call(
            "POST",
            "/items",
            json={
                "name": name,
                "kind": kind,
                "price": price,
                "tags": tags,
                "label": label,
                "cover": cover,
                "made_at": made_at,
            },
            returns=Json(types.Item),
            options=options,
        )

    @operation
    def retrieve(
        self,
        item_id: str,
        **options: Unpack[Options],
    ) -> Value[types.Item]:
        """Retrieve item."""
        return Call(
            "GET",
            "/items/{item_id}",
            path={"item_id": item_id},
            returns=Json(types.Item),
            options=options,
        )

    @operation
    def delete(
        self,
        item_id: str,
        **options: Unpack[Options],
    ) -> Value[None]:
        """Delete item."""
        return Call(
            "DELETE",
            "/items/{item_id}",
            path={"item_id": item_id},
            returns=Nothing(),
            options=options,
        )
