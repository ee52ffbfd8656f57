"""Mistakes about pets, each of which a type checker has to find."""

from __future__ import annotations

from petstore import AsyncPetstore, Petstore, types


def arguments(client: Petstore) -> None:
    client.pets.create(name="Rex")  # wrong: no species
    client.pets.create(name="Rex", species="dragon")  # wrong: none of the species
    client.pets.create(name="Rex", species="dog", colour="red")  # wrong: unknown
    client.pets.create(name=None, species="dog")  # wrong: a name can't be null
    client.pets.create(name="Rex", species="dog", weight="8")  # wrong: a number
    client.pets.create(name="Rex", species="dog", born=2024)  # wrong: a date
    client.pets.list(status=["eaten"])  # wrong: none of the states
    client.pets.list(status="sold")  # wrong: a list of states
    client.pets.retrieve()  # wrong: no pet
    client.pets.retrieve(5)  # wrong: a UUID or a text

    client.pets.list(resume_from=2)  # wrong: what a page had as resume_point
    client.pets.retrieve("1", resume_from="?page=2")  # wrong: no list


def bodies(client: Petstore) -> None:
    owner: types.OwnerParam = {"email": None}  # wrong: no name
    client.pets.update("1", owner=owner)
    client.pets.update("1", owner={"name": 1})  # wrong: a text
    client.pets.update(
        "1",
        owner={"name": "Ann", "address": {"town": "Rome"}},  # wrong: no such field
    )
    client.pets.photos.create("1", files=["a.png"])  # wrong: neither bytes nor a path
    client.pets.photos.create("1", files=b"...")  # wrong: several files


def answers(client: Petstore) -> None:
    pet = client.pets.retrieve("1")
    print(pet.colour)  # wrong: no such field
    print(pet.owner.name)  # wrong: it may have none
    print(pet.born.year)  # wrong: it may not be known
    pet.id.upper()  # wrong: a UUID
    page = client.pets.list()
    print(page.items)  # wrong: its items are in data
    print(page[0])  # wrong: pages are gone through
    print(next(iter(page)).total)  # wrong: a page's field, not a pet's
    names: list[str] = page.data  # wrong: pets
    print(names)
    with client.pets.photos.content.retrieve("1", 1) as photo:
        print(photo.url)  # wrong: bytes have no such field


async def waiting(client: AsyncPetstore) -> None:
    print(client.pets.retrieve("1").name)  # wrong: not awaited
    client.pets.retrieve("1")  # wrong: not awaited
    for _ in client.pets.list():  # wrong: async for
        pass
    print(client.pets.list().data)  # wrong: not awaited
    print((await client.pets.list()).get_next_page().data)  # wrong: awaited too


async def awaiting(client: Petstore) -> None:
    print((await client.pets.retrieve("1")).name)  # wrong: not async
