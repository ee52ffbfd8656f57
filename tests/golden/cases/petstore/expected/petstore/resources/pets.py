"""`pets`"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from typing_extensions import Unpack

from .. import types
from .._runtime.client.call import Call, Options, Paged, PageOptions, Value
from .._runtime.client.omit import Omit, omit
from .._runtime.client.resource import Mode, Raw, Resource, Streamed, operation
from .._runtime.client.returns import Json, Nothing, Pages
from .._runtime.client.turns import PageNumber

if TYPE_CHECKING:
    from .pets_photos import Photos


class Pets(Resource[Mode]):
    """The animals of the store."""

    @property
    def with_raw_response(self) -> Pets[Raw[Mode]]:
        """The same methods, giving the whole response: status, headers, `parse()`."""
        return Pets(self._client.raw)

    @property
    def with_streaming_response(self) -> Pets[Streamed[Mode]]:
        """The same methods, opening the response in a `with` block."""
        return Pets(self._client.streamed)

    @cached_property
    def photos(self) -> Photos[Mode]:
        """The methods of `pets.photos`."""
        from .pets_photos import Photos

        return Photos(self._client)

    @operation
    def list(
        self,
        *,
        page: int | Omit = omit,
        per_page: int | Omit = omit,
        status: Sequence[types.PetStatusParam] | Omit = omit,
        born_after: dt.date | str | Omit = omit,
        **options: Unpack[PageOptions],
    ) -> Paged[types.Pet, types.PetPage]:
        """List pets.

        Args:
            page: Which page, from 1.
            status: Only pets of these states.
        """
        return Call(
            "GET",
            "/pets",
            query={
                "page": page,
                "per_page": per_page,
                "status[]": status,
                "born-after": born_after,
            },
            returns=Pages(
                types.PetPage, PageNumber(items="items", param="page", total="total")
            ),
            options=options,
        )

    @operation
    def create(
        self,
        *,
        name: str,
        species: Literal["dog", "cat", "fish"],
        idempotency_key: str | Omit = omit,
        born: dt.date | str | Omit | None = omit,
        weight: float | Omit = omit,
        tags: Sequence[str] | Omit = omit,
        owner: types.OwnerParam | Omit = omit,
        pin: str | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[types.Pet]:
        """Add a pet.

        Args:
            name: What the pet is called.
            idempotency_key: Unless it is given, each call gets one of its own,
                which stays the same when the call is tried again.
            pin: Asked for when the pet is picked up.
        """
        return Call(
            "POST",
            "/pets",
            headers={"Idempotency-Key": idempotency_key},
            idempotency_header="Idempotency-Key",
            json={
                "name": name,
                "species": species,
                "born": born,
                "weight": weight,
                "tags": tags,
                "owner": owner,
                "pin": pin,
            },
            returns=Json(types.Pet),
            options=options,
        )

    @operation
    def retrieve(
        self,
        pet_id: UUID | str,
        **options: Unpack[Options],
    ) -> Value[types.Pet]:
        """Get a pet.

        Args:
            pet_id: The pet's number.
        """
        return Call(
            "GET",
            "/pets/{pet_id}",
            path={"pet_id": pet_id},
            returns=Json(types.Pet),
            options=options,
        )

    @operation
    def update(
        self,
        pet_id: UUID | str,
        *,
        name: str | Omit = omit,
        owner: types.OwnerParam | Omit | None = omit,
        tags: Sequence[str] | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[types.Pet]:
        """Only what is given changes.

        - `null` takes the owner away
        - an empty list takes all tags away

        Args:
            pet_id: The pet's number.
        """
        return Call(
            "PATCH",
            "/pets/{pet_id}",
            path={"pet_id": pet_id},
            json={"name": name, "owner": owner, "tags": tags},
            returns=Json(types.Pet),
            options=options,
        )

    @operation
    def delete(
        self,
        pet_id: UUID | str,
        **options: Unpack[Options],
    ) -> Value[None]:
        """Remove a pet.

        Deprecated.

        Args:
            pet_id: The pet's number.
        """
        return Call(
            "DELETE",
            "/pets/{pet_id}",
            path={"pet_id": pet_id},
            returns=Nothing(),
            options=options,
        )

    @operation
    def adopt(
        self,
        pet_id: UUID | str,
        *,
        owner: str,
        insured: bool | Omit = omit,
        **options: Unpack[Options],
    ) -> Value[types.Pet]:
        """Adopt a pet."""
        return Call(
            "POST",
            "/pets/{pet_id}/adopt",
            path={"pet_id": pet_id},
            form={"owner": owner, "insured": insured},
            returns=Json(types.Pet),
            options=options,
        )
