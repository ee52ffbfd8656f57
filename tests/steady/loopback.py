"""A server on loopback that keeps what it was asked: scripted, or passing everything on."""

from __future__ import annotations

import contextlib
import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

EVENTS = {"content-type": "text/event-stream"}


class Request(NamedTuple):
    """What was asked; the names of headers are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body) if self.body else None


@dataclass(frozen=True)
class Answer:
    """What is sent, chunk by chunk; `drop` hangs up in place of it, `cut` in the midst of it."""

    status: int = 200
    chunks: tuple[bytes, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    delay: float = 0.0
    drop: bool = False
    cut: bool = False

    @property
    def json(self) -> Any:
        content = b"".join(self.chunks)
        if self.headers.get("content-encoding") == "gzip":
            content = gzip.decompress(content)
        return json.loads(content)


def data(value: object, status: int = 200, **headers: str) -> Answer:
    """Return an answer of JSON; `retry_after` names the header `Retry-After`."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Answer(status, (json.dumps(value).encode(),), named)


class Loopback:
    """A running server, with every request and the answer it got, in turn."""

    def __init__(self, answer: Callable[[Request], Answer]) -> None:
        self.answer = answer
        self.seen: list[tuple[Request, Answer]] = []
        handler = type("Handler", (_Handler,), {"loopback": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    @property
    def requests(self) -> list[Request]:
        return [request for request, _ in self.seen]

    def script(self, *answers: Answer) -> None:
        """Give these answers from now on: one each, the last one again and again."""
        turns = iter(answers[:-1])
        self.seen.clear()
        self.answer = lambda _: next(turns, answers[-1])

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


@contextlib.contextmanager
def running(answer: Callable[[Request], Answer]) -> Iterator[Loopback]:
    loopback = Loopback(answer)
    try:
        yield loopback
    finally:
        loopback.close()


def passed_on(
    port: int, headers: Mapping[str, str] | None = None
) -> Callable[[Request], Answer]:
    """Return what asks another server on loopback, and answers what it answers.

    It is told `headers` too, of which the client knows nothing.
    """

    def ask(request: Request) -> Answer:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request(
                request.method,
                request.target,
                request.body,
                {**request.headers, **(headers or {})},
            )
            response = connection.getresponse()
            told = {name.lower(): text for name, text in response.getheaders()}
            return Answer(response.status, (response.read(),), told)
        finally:
            connection.close()

    return ask


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    loopback: Loopback

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # A client may hang up any time.
            super().handle()

    def _do(self) -> None:
        headers = {name.lower(): text for name, text in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        request = Request(self.command, self.path, headers, body)
        answer = self.loopback.answer(request)
        self.loopback.seen.append((request, answer))
        time.sleep(answer.delay)
        if answer.drop:
            self.close_connection = True
            return
        self.send_response(answer.status)
        sent = {"content-type": "application/json", **answer.headers}
        for name, text in sent.items():
            if name not in ("transfer-encoding", "content-length", "date"):
                self.send_header(name, text)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for chunk in filter(None, answer.chunks):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.flush()
        if answer.cut:
            self.close_connection = True
        else:
            self.wfile.write(b"0\r\n\r\n")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _do

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""
