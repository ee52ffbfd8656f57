"""Calls that are given up half-way: what they leave behind is nothing."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from .sample import AsyncSample, Sample

MAIN = threading.main_thread()


def answer(
    body: bytes, length: int | None = None, kind: str = "application/json"
) -> bytes:
    size = len(body) if length is None else length
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\n\r\n"
    return head.encode() + body


class Patient:
    """A server that gives each request one of `answers`, and then waits to be hung up on."""

    def __init__(self, *answers: bytes, then: Callable[[], None] = bool) -> None:  # type: ignore[assignment]
        self._answers = answers
        self._then = then
        self.reached, self.hung_up = threading.Event(), threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._socket.accept()
        with connection:
            connection.settimeout(
                10
            )  # A client that stays ends this thread by an error.
            for said in self._answers:
                request = b""
                while b"\r\n\r\n" not in request:
                    request += connection.recv(65536)
                connection.sendall(said)
            self.reached.set()
            self._then()
            with contextlib.suppress(ConnectionError):
                while connection.recv(65536):
                    """More of the request."""
            self.hung_up.set()

    def close(self) -> None:
        self._socket.close()
        self._thread.join()


EVENT = b'event: thread.run.created\ndata: {"id": "r1", "status": "queued"}\n\n'
PAGE = b'{"data": [{"id": "r1", "status": "done"}], "last_id": "r1", "has_more": true}'


async def _events(client: Any) -> None:
    runs = client.threads.runs
    async with runs.create("t", assistant_id="a", stream=True) as stream:
        async for _ in stream:
            pass


async def _bare_events(client: Any) -> None:
    async for _ in client.threads.runs.create("t", assistant_id="a", stream=True):
        pass


async def _items(client: Any) -> None:
    async for _ in client.threads.runs.list("t"):
        pass


async def _lazily(client: Any) -> None:
    async with client.threads.with_streaming_response.retrieve("t") as response:
        await response.parse()


async def _download(client: Any) -> None:
    async for _ in (await client.files.content("f")).iter_bytes():
        pass


def _sync_events(client: Any) -> None:
    with client.threads.runs.create("t", assistant_id="a", stream=True) as stream:
        list(stream)


def _sync_lazily(client: Any) -> None:
    with client.threads.with_streaming_response.retrieve("t") as response:
        response.parse()


class Scenario(NamedTuple):
    answers: tuple[bytes, ...]
    sync: Callable[[Any], Any]
    other: Callable[[Any], Any]


def _retrieve(client: Any) -> Any:
    return client.threads.retrieve("t")


SCENARIOS = {
    "before the answer": Scenario((b"",), _retrieve, _retrieve),
    "in a body": Scenario((answer(b'{"id"', 99),), _retrieve, _retrieve),
    "in a lazy body": Scenario((answer(b'{"id"', 99),), _sync_lazily, _lazily),
    "in a stream": Scenario(
        (answer(EVENT, 9999, "text/event-stream"),), _sync_events, _events
    ),
    "in a bare stream": Scenario(
        (answer(EVENT, 9999, "text/event-stream"),), _sync_events, _bare_events
    ),
    "in a paginator": Scenario(
        (answer(PAGE), b""), lambda c: [*c.threads.runs.list("t")], _items
    ),
    "in a download": Scenario(
        (answer(b"\x00", 99),),
        lambda c: [*c.files.content("f").iter_bytes()],
        _download,
    ),
}


@pytest.fixture(params=SCENARIOS, ids=lambda name: name.replace(" ", "-"))
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return SCENARIOS[request.param]


def open_connections(client: Any) -> list[Any]:
    return [*client._connection._pool.client()._transport._pool.connections]


def test_a_cancelled_task_leaves_no_connection_open(scenario: Scenario) -> None:
    server = Patient(*scenario.answers)

    async def run() -> None:
        async with AsyncSample(api_key="k", base_url=server.url) as client:
            coroutine = scenario.other(client)
            task = asyncio.ensure_future(coroutine)
            assert await asyncio.to_thread(server.reached.wait, 5)
            await asyncio.sleep(0.02)
            assert len(open_connections(client)) == 1
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert open_connections(client) == []
            # Before the client is closed, which would hang up anyway.
            assert await asyncio.to_thread(server.hung_up.wait, 5)

    asyncio.run(run())
    server.close()


def test_an_interrupted_call_leaves_no_connection_open(scenario: Scenario) -> None:
    def interrupt() -> None:
        threading.Event().wait(0.05)
        signal.pthread_kill(MAIN.ident or 0, signal.SIGINT)

    server = Patient(*scenario.answers, then=interrupt)
    with Sample(api_key="k", base_url=server.url) as client:
        with pytest.raises(KeyboardInterrupt):
            scenario.sync(client)
        assert open_connections(client) == []
        assert server.hung_up.wait(5)
    server.close()


def test_an_interrupt_between_two_steps_closes_the_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from specloom.runtime.client import transport

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    server = Patient(answer(b'{"id"', 99))
    with Sample(api_key="k", base_url=server.url) as client:
        monkeypatch.setattr(transport, "request_id", interrupt)
        with pytest.raises(KeyboardInterrupt):
            client.threads.retrieve("t")
        assert open_connections(client) == []
        assert server.hung_up.wait(5)
    server.close()


def test_a_timeout_of_the_caller_leaves_no_connection_open() -> None:
    server = Patient(b"")

    async def run() -> None:
        async with AsyncSample(api_key="k", base_url=server.url) as client:
            task = asyncio.ensure_future(client.threads.retrieve("t"))
            assert await asyncio.to_thread(server.reached.wait, 5)
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(task, 0.05)
            assert open_connections(client) == []
            assert await asyncio.to_thread(server.hung_up.wait, 5)

    asyncio.run(run())
    server.close()
