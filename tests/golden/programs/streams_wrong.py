"""Mistakes in streaming, each of which a type checker has to find."""

from __future__ import annotations

from streams import AsyncStreams, Streams


def streamed(client: Streams, live: bool) -> None:
    client.chats.create(stream=True)  # wrong: no prompt
    client.chats.create(prompt="Hi", stream="yes")  # wrong: not a boolean
    chunks = client.chats.create(prompt="Hi", stream=True)
    print(chunks.text)  # wrong: a stream has no such field
    print(chunks[0])  # wrong: a stream is read in order
    for chunk in chunks:
        print(chunk.text)  # wrong: an answer's field, not a chunk's
    answer = client.chats.create(prompt="Hi")
    for _ in answer.chunks:  # wrong: no such field
        pass
    with client.chats.create(prompt="Hi", stream=False):  # wrong: no stream
        pass
    print(client.chats.create(prompt="Hi", stream=live).text)  # wrong: may be a stream
    raw = client.chats.with_raw_response.create(prompt="Hi", stream=True)
    print(raw.parse().text)  # wrong: that is a stream too


def unions(client: Streams) -> None:
    for event in client.news.retrieve():
        print(event.data.title)  # wrong: the weather has none
        if event.event == "weather":
            print(event.data.title)  # wrong: it has none still


def print_one(done: int) -> None:
    print(done)


def others(client: Streams) -> None:
    print(client.motd.retrieve().text)  # wrong: a text already
    client.backup.update(body="zip")  # wrong: a text is no file
    client.backup.retrieve().decode()  # wrong: not bytes, but what reads them
    client.backup.retrieve().write_to_file(5)  # wrong: not a path
    client.backup.retrieve().write_to_file("a", progress=print_one)  # wrong: takes two


async def waiting(client: AsyncStreams) -> None:
    for _ in client.chats.create(prompt="Hi", stream=True):  # wrong: async for
        pass
    with client.news.retrieve():  # wrong: async with
        pass
    client.chats.create(prompt="Hi")  # wrong: not awaited
    (await client.backup.retrieve()).read().hex()  # wrong: reading is awaited too
    chunks = await client.chats.create(prompt="Hi", stream=True)
    print(chunks.delta)  # wrong: a stream


async def awaiting(client: Streams) -> None:
    await client.chats.create(prompt="Hi")  # wrong: not async
    async for _ in client.news.retrieve():  # wrong: not async
        pass
