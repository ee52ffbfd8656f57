"""The generated petstore client, used as its users would."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import io
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import pytest

from .wire import Wire

REX = UUID("12345678-1234-5678-1234-567812345678")
PET: dict[str, Any] = {
    "id": str(REX),
    "name": "Rex",
    "species": "dog",
    "status": "available",
    "created_at": "2026-01-02T03:04:05Z",
}


@pytest.fixture
def petstore(packages: tuple[str, ...]) -> Any:
    assert "petstore" in packages
    return importlib.import_module("petstore")


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def client(petstore: Any, wire: Wire) -> Any:
    return petstore.Petstore("secret", http_client=wire.client, max_retries=0)


def test_create(petstore: Any, client: Any, wire: Wire) -> None:
    wire.answer(201, json=PET)
    pet = client.pets.create(
        name="Rex",
        species="dog",
        idempotency_key="k",
        born=dt.date(2020, 1, 2),
        owner={"name": "Ann", "email": None, "address": {"city": "Oslo"}},
    )
    request = wire.seen[0]
    assert (request.method, wire.url) == ("POST", "https://petstore.test/api/v1/pets")
    assert request.headers["X-Api-Key"] == "secret"
    assert request.headers["Idempotency-Key"] == "k"
    assert wire.json == {
        "name": "Rex",
        "species": "dog",
        "born": "2020-01-02",
        "owner": {"name": "Ann", "email": None, "address": {"city": "Oslo"}},
    }
    assert isinstance(pet, petstore.types.Pet)
    assert pet.id == REX
    assert pet.created_at == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.timezone.utc)
    assert pet.tags is None


def test_null_is_sent_and_what_is_left_out_is_not(client: Any, wire: Wire) -> None:
    wire.answer(json=PET)
    client.pets.update(REX, owner=None)
    assert wire.json == {"owner": None}
    wire.answer(json=PET)
    client.pets.update(pet_id=str(REX), tags=[])
    assert wire.json == {"tags": []}
    assert wire.url.endswith(f"/pets/{REX}")


def test_unknown_values_and_fields_are_kept(client: Any, wire: Wire) -> None:
    wire.answer(json={**PET, "status": "lost", "species": "owl", "chip": {"n": 1}})
    pet = client.pets.retrieve(REX)
    assert (pet.status, pet.species) == ("lost", "owl")
    assert pet.chip == {"n": 1}
    assert pet.model_dump(mode="json", exclude_unset=True)["chip"] == {"n": 1}


def test_an_answer_that_breaks_its_description_is_kept(client: Any, wire: Wire) -> None:
    wire.answer(json={"id": 5, "name": None, "owner": {"name": ["Ann"]}})
    pet = client.pets.retrieve(REX)
    assert pet.id == 5
    assert pet.name is None
    assert pet.owner.name == ["Ann"]


def test_what_one_side_alone_writes(petstore: Any, client: Any) -> None:
    fields = petstore.types.Pet.model_fields
    assert "id" in fields
    assert "pin" not in fields
    with pytest.raises(
        TypeError, match=r"create\(\) got an unexpected keyword .* 'id'"
    ):
        client.pets.create(name="Rex", species="dog", id=str(REX))


def test_pages(client: Any, wire: Wire) -> None:
    wire.answer(json={"items": [PET], "total": 2})
    wire.answer(json={"items": [{**PET, "name": "Tom"}]})
    wire.answer(json={"items": []})
    pets = client.pets.list(
        per_page=1, status=["available", "sold"], born_after=dt.date(2020, 1, 2)
    )
    assert [pet.name for pet in pets] == ["Rex", "Tom"]
    urls = [dict(request.url.params.multi_items()) for request in wire.seen]
    assert [url.get("page") for url in urls] == [None, "2", "3"]
    first = wire.seen[0].url.params
    assert first.get_list("status[]") == ["available", "sold"]
    assert (first["per_page"], first["born-after"]) == ("1", "2020-01-02")


def test_upload(client: Any, wire: Wire, tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(b"bytes of b")
    wire.answer(json=[{"id": 1}, {"id": 2}])
    photos = client.pets.photos.create(
        REX,
        files=[("a.png", b"bytes of a", "image/png"), tmp_path / "b.png", io.BytesIO(b"c")],
        caption="two",
        details={"camera": "old"},
    )  # fmt: skip
    body = wire.seen[0].content
    assert wire.seen[0].headers["Content-Type"].startswith("multipart/form-data")
    for part in (
        b'filename="a.png"\r\nContent-Type: image/png\r\n\r\nbytes of a',
        b'filename="b.png"',
        b"bytes of b",
        b'name="caption"',
        b'{"camera":"old"}',
    ):
        assert part in body
    assert [photo.id for photo in photos] == [1, 2]


def test_download(client: Any, wire: Wire, tmp_path: Path) -> None:
    wire.answer(content=b"\x89PNG", headers={"Content-Type": "image/png"})
    picture = client.pets.photos.content.retrieve(REX, 7)
    assert picture.read() == b"\x89PNG"
    request = wire.seen[0]
    assert request.url.path.endswith(f"/pets/{REX}/photos/7/content")
    assert "X-Api-Key" not in request.headers


def test_a_form(client: Any, wire: Wire) -> None:
    wire.answer(json=PET)
    client.pets.adopt(REX, owner="Ann & Bo", insured=True)
    assert parse_qs(wire.seen[0].content.decode()) == {
        "owner": ["Ann & Bo"],
        "insured": ["true"],
    }


def test_an_error(petstore: Any, client: Any, wire: Wire) -> None:
    wire.answer(404, json={"title": "no such pet"})
    with pytest.raises(petstore.NotFoundError) as caught:
        client.pets.retrieve(REX)
    assert caught.value.status_code == 404
    assert caught.value.body == {"title": "no such pet"}


def test_an_empty_path_parameter(client: Any, wire: Wire) -> None:
    with pytest.raises(ValueError, match="pet_id"):
        client.pets.retrieve("")
    assert wire.seen == []


def test_nothing_comes_back(client: Any, wire: Wire) -> None:
    wire.answer(204)
    assert client.pets.delete(REX) is None


def test_raw(client: Any, wire: Wire) -> None:
    wire.answer(201, json=PET, headers={"X-Rate": "9"})
    raw = client.pets.with_raw_response.create(name="Rex", species="dog")
    assert (raw.status_code, raw.headers["X-Rate"]) == (201, "9")
    assert raw.parse().name == "Rex"


def test_async(petstore: Any, wire: Wire) -> None:
    async def use() -> list[str]:
        async with petstore.AsyncPetstore(
            "secret", http_client=wire.async_client
        ) as client:
            pet = await client.pets.create(name="Rex", species="dog")
            return [pet.name] + [each.name async for each in client.pets.list()]

    wire.answer(201, json=PET)
    wire.answer(json={"items": [PET]})
    wire.answer(json={"items": []})
    assert asyncio.run(use()) == ["Rex", "Rex"]
    assert wire.seen[0].headers["X-Api-Key"] == "secret"
