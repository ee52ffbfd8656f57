"""A transport that plays a script and keeps the requests, for generated clients."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import httpx2


@dataclass
class Wire:
    """Answers each request with the next of `answers`, and keeps it in `seen`."""

    answers: list[httpx2.Response] = field(default_factory=list[httpx2.Response])
    seen: list[httpx2.Request] = field(default_factory=list[httpx2.Request])

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        stream = cast("httpx2.SyncByteStream", request.stream)
        self.seen.append(_kept(request, b"".join(stream)))
        return self.answers.pop(0)

    @property
    def client(self) -> httpx2.Client:
        return httpx2.Client(transport=httpx2.MockTransport(self))

    @property
    def async_client(self) -> httpx2.AsyncClient:
        async def answer(request: httpx2.Request) -> httpx2.Response:
            stream = cast("httpx2.AsyncByteStream", request.stream)
            self.seen.append(_kept(request, b"".join([part async for part in stream])))
            return self.answers.pop(0)

        return httpx2.AsyncClient(transport=httpx2.MockTransport(answer))

    def answer(self, status: int = 200, **content: Any) -> None:
        """Add an answer: `json`, `text`, `content`, `headers`."""
        self.answers.append(httpx2.Response(status, **content))

    @property
    def json(self) -> Any:
        """The body of the last request."""
        return json.loads(self.seen[-1].content)

    @property
    def url(self) -> str:
        """The URL of the last request."""
        return str(self.seen[-1].url)


def _kept(request: httpx2.Request, content: bytes) -> httpx2.Request:
    """Return a request with the body that was sent, which may be a file's."""
    kept = httpx2.Request(
        request.method, request.url, headers=request.headers, content=content
    )
    kept.method = request.method
    return kept


def chunks(*parts: bytes) -> Iterator[bytes]:
    """Yield a body part by part, as a server would send it."""
    yield from parts
