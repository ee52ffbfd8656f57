"""The generated streams client: events, lines, texts and bytes."""

from __future__ import annotations

import asyncio
import importlib
from typing import Any

import pytest

from .wire import Wire, chunks

EVENTS = {"Content-Type": "text/event-stream"}


@pytest.fixture
def streams(packages: tuple[str, ...]) -> Any:
    assert "streams" in packages
    return importlib.import_module("streams")


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def client(streams: Any, wire: Wire) -> Any:
    return streams.Streams(http_client=wire.client, max_retries=0)


def test_whole(streams: Any, client: Any, wire: Wire) -> None:
    wire.answer(json={"text": "hello"})
    answer = client.chats.create(prompt="hi")
    assert answer == streams.types.Answer(text="hello")
    assert wire.json == {"prompt": "hi"}


def test_as_it_comes(streams: Any, client: Any, wire: Wire) -> None:
    body = chunks(
        b'data: {"delta": "he"}\n\ndata: {"del',
        b'ta": "llo", "done": true}\n\ndata: [DONE]\n\n',
    )
    wire.answer(content=body, headers=EVENTS)
    with client.chats.create(prompt="hi", stream=True) as stream:
        found = list(stream)
    assert found == [
        streams.types.Chunk(delta="he"),
        streams.types.Chunk(delta="llo", done=True),
    ]
    assert wire.json == {"prompt": "hi", "stream": True}
    assert wire.seen[0].headers["Accept"] == "text/event-stream"


def test_an_envelope(streams: Any, client: Any, wire: Wire) -> None:
    wire.answer(
        content=b'event: headline\ndata: {"title": "Rain"}\n\n'
        b'event: weather\ndata: {"degrees": 4.5}\n\n'
        b'event: sports\ndata: {"goals": 3}\n\n',
        headers=EVENTS,
    )
    headline, weather, unknown = client.news.retrieve()
    assert isinstance(headline, streams.types.NewsEventHeadline)
    assert headline.data.title == "Rain"
    assert isinstance(weather, streams.types.NewsEventWeather)
    assert weather.data.degrees == 4.5
    assert unknown.event == "sports"
    assert unknown.data["goals"] == 3


def test_lines(client: Any, wire: Wire) -> None:
    wire.answer(content=b'{"delta": "a"}\n\n{"delta": "b"}')
    assert [line.delta for line in client.log.retrieve()] == ["a", "b"]


def test_text(client: Any, wire: Wire) -> None:
    wire.answer(text="Be kind.")
    assert client.motd.retrieve() == "Be kind."
    wire.answer(204)
    assert client.motd.update(body="Grüße") is None
    assert wire.seen[1].content == "Grüße".encode()
    assert wire.seen[1].headers["Content-Type"].startswith("text/plain")


def test_bytes(client: Any, wire: Wire) -> None:
    wire.answer(content=b"PK")
    assert client.backup.retrieve().read() == b"PK"
    wire.answer(200)
    assert client.backup.update(body=b"PK2") is None
    assert wire.seen[1].content == b"PK2"
    assert wire.seen[1].headers["Content-Type"] == "application/zip"


def test_an_error_before_the_first_event(streams: Any, client: Any, wire: Wire) -> None:
    wire.answer(429, json={"message": "slow down"})
    with pytest.raises(streams.RateLimitError, match="slow down"):
        client.chats.create(prompt="hi", stream=True)


def test_async(streams: Any, wire: Wire) -> None:
    async def use() -> list[str]:
        client = streams.AsyncStreams(http_client=wire.async_client)
        stream = await client.chats.create(prompt="hi", stream=True)
        return [chunk.delta async for chunk in stream]

    wire.answer(content=b'data: {"delta": "x"}\n\ndata: [DONE]\n\n', headers=EVENTS)
    assert asyncio.run(use()) == ["x"]


def test_a_form_that_is_left_out(client: Any, wire: Wire) -> None:
    wire.answer(204)
    assert client.forms.create() is None
    assert wire.seen[0].content == b""
    wire.answer(204)
    client.forms.create(body={"a": "b"}, extra_body={"c": "d"})
    assert wire.seen[1].content == b"a=b&c=d"
    wire.answer(204)
    client.forms.create(extra_body={"c": "d"})
    assert wire.seen[2].content == b"c=d"
