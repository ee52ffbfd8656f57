"""`shapes`"""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Options, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json


class Shapes(Resource[Mode]):
    """The methods of `shapes`."""

    @property
    def with_raw_response(self) -> Shapes[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Shapes(self._client.raw)

    @property
    def with_streaming_response(self) -> Shapes[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Shapes(self._client.streamed)

    @operation
    def send(
        self,
        *,
        merged: types.MergedParam | Omit = omit,
        nulls: types.NullsParam | Omit = omit,
        tagged: types.TaggedParam | Omit = omit,
        mapped: types.MappedParam | Omit = omit,
        loose: types.LooseParam | Omit = omit,
        tree: types.TreeParam | Omit = omit,
        hen: types.HenParam | Omit = omit,
        json: types.JsonValueParam | Omit = omit,
        enums: types.EnumsParam | Omit = omit,
        extras: types.ExtrasParam | Omit = omit,
        sides: types.SidesParam | Omit = omit,
        collisions: types.CollisionsParam | Omit = omit,
        tuple: Sequence[str | int] | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[types.Everything]:
        """Send shapes.

        Args:
            merged: The base and more.
        """
        return Call(
            "POST",
            "/shapes",
            json={
                "merged": merged,
                "nulls": nulls,
                "tagged": tagged,
                "mapped": mapped,
                "loose": loose,
                "tree": tree,
                "hen": hen,
                "json": json,
                "enums": enums,
                "extras": extras,
                "sides": sides,
                "collisions": collisions,
                "tuple": tuple,
            },
            returns=Json(types.Everything),
            options=options,
        )
