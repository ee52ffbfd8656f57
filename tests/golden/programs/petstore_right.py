"""A user's program about pets: pages, dates, files and changes are what they say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from uuid import UUID

from petstore import AsyncPetstore, Page, Petstore, types
from typing_extensions import assert_type

REX = UUID("6f1b4b3e-0000-4000-8000-000000000000")


def listing(client: Petstore) -> None:
    page = client.pets.list(status=["sold"], born_after=dt.date(2024, 1, 1))
    assert_type(page, Page[types.Pet, types.PetPage])
    assert_type(page.body.total, int | None)
    for pet in page:
        assert_type(pet.id, UUID)
        assert_type(pet.born, dt.date | None)
        # The server may have got more species since, so it is compared, not listed.
        if pet.species == "dog" and pet.owner is not None:
            print(pet.owner.name)


def resumed(client: Petstore, kept: str | None) -> str | None:
    for page in client.pets.list(resume_from=kept).iter_pages():
        kept = page.resume_point
        assert_type(page.data, list[types.Pet])
    return kept


def changing(client: Petstore) -> None:
    owner: types.OwnerParam = {"name": "Ann", "address": {"city": "Rome"}}
    pet = client.pets.create(name="Rex", species="dog", owner=owner, born=None)
    assert_type(client.pets.update(pet.id, owner=None, tags=()), types.Pet)
    assert_type(client.pets.update(str(pet.id), owner=owner), types.Pet)


def files(client: Petstore) -> None:
    one, other = Path("a.png"), ("b.png", b"...", "image/png")
    with Path("c.png").open("rb") as third:
        photos = client.pets.photos.create(REX, files=[one, other, third])
    assert_type(photos, list[types.Photo])
    with client.pets.photos.content.retrieve(REX, 1) as photo:
        assert_type(photo.read(), bytes)


async def everything(client: AsyncPetstore) -> None:
    async for pet in client.pets.list():
        assert_type(pet, types.Pet)
    first = await client.pets.list(per_page=10)
    while first.has_next_page():
        first = await first.get_next_page()
    await client.pets.create(name="Rex", species="cat")
