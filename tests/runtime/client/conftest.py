"""A scripted server on loopback, and one way to run a scenario in the sync and the async client."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from . import sample


@dataclass
class Answer:
    """What the server sends: `chunks` one by one; `drop` closes the connection without a word."""

    status: int = 200
    json: Any = None
    chunks: tuple[bytes, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    delay: float = 0.0
    drop: bool = False
    cut: bool = False

    def body(self) -> bytes:
        return b"".join(self.chunks) or json.dumps(self.json).encode()


@dataclass
class Seen:
    """A request that the server got."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    peer: int = 0
    """The client's port, which tells its connections apart."""

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Server:
    """Gives its answers in turn (the last one again and again) and keeps what it was asked."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers: list[Answer] = []
        self.seen: list[Seen] = []
        handler = type("Handler", (_Handler,), {"script": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        if context is not None:
            sock = self._http.socket
            self._http.socket = context.wrap_socket(sock, server_side=True)
        self._thread.start()
        scheme = "http" if context is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._http.server_port}"

    def script(self, *answers: Answer) -> None:
        self.answers = [*answers]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: Server

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # A client may hang up any time.
            super().handle()

    def _answer(self) -> None:
        script = self.script
        script.seen.append(
            Seen(
                self.command,
                self.path,
                dict(self.headers.items()),
                self._read_body(),
                self.client_address[1],
            )
        )
        answer = script.answers.pop(0) if len(script.answers) > 1 else script.answers[0]
        time.sleep(answer.delay)
        if answer.drop:
            self.close_connection = True
            self.connection.close()
            return
        self.send_response(answer.status)
        for name, value in {
            "Content-Type": "application/json",
            **answer.headers,
        }.items():
            self.send_header(name, value)
        if len(answer.chunks) > 1 or answer.cut:
            self._send_chunked(answer)
        else:
            self.send_header("Content-Length", str(len(answer.body())))
            self.end_headers()
            self.wfile.write(answer.body())

    def _send_chunked(self, answer: Answer) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for chunk in filter(None, answer.chunks):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.flush()
        if answer.cut:
            self.close_connection = True
        else:
            self.wfile.write(b"0\r\n\r\n")

    def _read_body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    do_GET = do_POST = do_PUT = do_DELETE = _answer

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def stranger() -> Iterator[Server]:
    """A server on another origin."""
    server = Server()
    yield server
    server.close()


Scenario = Callable[[Any], Any]


class Ask:
    """Runs one call in a client of its kind: `ask(lambda client: client.threads.create())`."""

    def __init__(self, kind: str, server: Server) -> None:
        self.kind = kind
        self._server = server

    def client(self, **options: Any) -> Any:
        options = {
            "api_key": "sk-secret",
            "base_url": self._server.url + "/v1",
            **options,
        }
        return (
            sample.Sample(**options)
            if self.kind == "sync"
            else sample.AsyncSample(**options)
        )

    def __call__(self, scenario: Scenario, **options: Any) -> Any:
        """Return what the call gives, awaited."""
        return self.then(scenario, lambda value: value, **options)

    def items(self, scenario: Scenario, **options: Any) -> list[Any]:
        """Return all that iterating over the call's value gives."""
        found: list[Any] = self.then(scenario, self._collect, iterate=True, **options)
        return found

    def _collect(self, value: Any) -> Any:
        if self.kind == "sync":
            return list(value)

        async def collect() -> list[Any]:
            return [item async for item in value]

        return collect()

    def then(
        self,
        scenario: Scenario,
        use: Scenario,
        *,
        iterate: bool = False,
        **options: Any,
    ) -> Any:
        """Return what `use` makes of the call's value, inside the client's `with` block."""
        if self.kind == "sync":
            with self.client(**options) as client:
                return use(scenario(client))

        async def run() -> Any:
            async with self.client(**options) as client:
                value = scenario(client)
                if inspect.isawaitable(value) and not (
                    iterate and hasattr(value, "__aiter__")
                ):
                    value = await value
                used = use(value)
                return await _settled(used)

        return asyncio.run(run())

    def opened(self, scenario: Scenario, use: Scenario, **options: Any) -> Any:
        """Return what `use` makes of what the call opens in a `with` block."""
        if self.kind == "sync":
            with self.client(**options) as client, scenario(client) as opened:
                return use(opened)

        async def run() -> Any:
            async with self.client(**options) as client, scenario(client) as opened:
                return await _settled(use(opened))

        return asyncio.run(run())


async def _settled(value: Any | Awaitable[Any]) -> Any:
    return await value if inspect.isawaitable(value) else value


@pytest.fixture(params=["sync", "async"])
def ask(
    request: pytest.FixtureRequest, server: Server, monkeypatch: pytest.MonkeyPatch
) -> Ask:
    for name in ("SAMPLE_API_KEY", "SAMPLE_BASE_URL", "SAMPLE_ADMIN_KEY"):
        monkeypatch.delenv(name, raising=False)
    return Ask(request.param, server)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("specloom.runtime.client.retries.FIRST_DELAY", 0.001)
