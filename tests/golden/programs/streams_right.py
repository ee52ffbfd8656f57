"""A user's program that streams: each form of a call is what it says."""

from __future__ import annotations

from pathlib import Path

from streams import (
    AsyncBinaryResponse,
    AsyncStream,
    AsyncStreams,
    BinaryResponse,
    RawResponse,
    Stream,
    Streams,
    types,
)
from typing_extensions import assert_never, assert_type


def chat(client: Streams) -> str:
    assert_type(client.chats.create(prompt="Hi"), types.Answer)
    assert_type(client.chats.create(prompt="Hi", stream=False), types.Answer)
    assert_type(client.chats.create(prompt="Hi", stream=None), types.Answer)
    chunks = client.chats.create(prompt="Hi", stream=True)
    assert_type(chunks, Stream[types.Chunk])
    raw = client.chats.with_raw_response.create(prompt="Hi", stream=True)
    assert_type(raw, RawResponse[Stream[types.Chunk]])
    with chunks as stream:
        return "".join(chunk.delta for chunk in stream)


def news(client: Streams) -> None:
    for event in client.news.retrieve():
        if event.event == "headline":
            assert_type(event.data, types.Headline)
            print(event.data.title)
        elif event.event == "weather":
            print(event.data.degrees)
        else:
            assert_never(event)


def show(done: int, total: int | None) -> None:
    print(f"{done} of {total}")


def bytes_and_texts(client: Streams) -> None:
    assert_type(client.motd.retrieve(), str)
    backup = client.backup.retrieve()
    assert_type(backup, BinaryResponse)
    backup.write_to_file("backup.zip", progress=show)
    client.backup.update(body=b"zip")


async def all_of_it(client: AsyncStreams) -> None:
    assert_type(await client.chats.create(prompt="Hi"), types.Answer)
    async for chunk in client.chats.create(prompt="Hi", stream=True):
        assert_type(chunk, types.Chunk)
    chunks = await client.chats.create(prompt="Hi", stream=True)
    assert_type(chunks, AsyncStream[types.Chunk])
    async with client.news.retrieve() as events:
        async for event in events:
            print(event.event)
    backup = await client.backup.retrieve()
    assert_type(backup, AsyncBinaryResponse)
    await backup.write_to_file(Path("backup.zip"), progress=show)
