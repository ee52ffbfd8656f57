"""From a request to its response: sending, retries and redirects, for sync and async alike.

`exchange` is a generator that decides; it yields what is to be done (`Send`, `Read`, `Sleep`) and
is told the outcome. `drive` and `adrive` do it.
"""

from __future__ import annotations

import asyncio
import email.utils
import logging
import os
import random
import time
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias, cast

import httpx2

from .body import Part
from .errors import APIConnectionError, APIError, APITimeoutError, status_error

if TYPE_CHECKING:
    from .prepare import Body, Prepared

log = logging.getLogger(__name__)

RETRIED_STATUSES = frozenset({408, 409, 429})
FIRST_DELAY, LONGEST_DELAY = 0.5, 8.0
LONGEST_WAIT = 60.0
"""A server that asks to wait for longer than this many seconds is not waited for."""
MAX_REDIRECTS = 10
CHUNK = 65_536

# Headers that tell a stranger nothing; everything else stays with the origin it was meant for.
_HARMLESS = frozenset(
    [
        "accept",
        "accept-encoding",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
        "user-agent",
    ]
)


@dataclass(frozen=True)
class Send:
    """Send a request, giving the response with its body unread."""

    request: httpx2.Request
    own_auth: bool


@dataclass(frozen=True)
class Read:
    """Read the whole body of a response."""

    response: httpx2.Response


@dataclass(frozen=True)
class Sleep:
    """Wait for some seconds."""

    seconds: float


Exchange: TypeAlias = Generator[Send | Read | Sleep, Any, httpx2.Response]


def exchange(
    client: httpx2.Client | httpx2.AsyncClient,
    prepared: Prepared,
    *,
    max_retries: int,
    lazy: bool,
    constant: frozenset[str] = frozenset(),
) -> Exchange:
    """Get the response to a request, with its body read unless `lazy`.

    `constant` names the headers (lower case) that may follow a redirect to another origin.

    Raises:
        APIConnectionError: no answer came, in time or at all.
        APIStatusError: the API answered with an error.
    """
    with ExitStack() as files:
        request, replayable = _request(client, prepared, files)
        retries = max_retries if replayable else 0
        for attempt in range(retries + 1):
            wait: float | None = None
            try:
                response = yield from _follow(request, constant, replayable)
                if not (lazy and response.is_success):
                    yield Read(response)
                if response.is_success:
                    return response
            except (httpx2.RequestError, httpx2.InvalidURL) as error:
                failure: APIError = connection_error(error)
                failure.__cause__ = error
                transient = _is_transient(error)
            else:
                failure = status_error(response)
                status = response.status_code
                transient = status in RETRIED_STATUSES or status >= 500
                wait = retry_after(response.headers)
            if not transient or attempt == retries or (wait or 0) > LONGEST_WAIT:
                raise failure
            seconds = backoff(attempt) if wait is None else wait
            log.debug("retry %d of %d in %.2f s", attempt + 1, retries, seconds)
            yield Sleep(seconds)
    raise AssertionError("the loop above returns or raises")


def _follow(
    request: httpx2.Request, constant: frozenset[str], replayable: bool
) -> Exchange:
    own_auth = True
    for _ in range(MAX_REDIRECTS + 1):
        start = time.monotonic()
        response = yield Send(request, own_auth)
        url = request.url.copy_with(query=None, userinfo=None)
        took = time.monotonic() - start
        log.debug(
            "%s %s -> %d in %.2f s", request.method, url, response.status_code, took
        )
        following = response.next_request
        if following is None:
            return cast("httpx2.Response", response)
        yield Read(response)
        if not replayable and following.method == request.method:
            raise APIError("The API redirects an upload that can't be read twice.")
        if following.url.origin == request.url.origin:
            if "cookie" in request.headers:
                following.headers["cookie"] = request.headers["cookie"]
        else:
            own_auth = False
            for name in set(following.headers) - _HARMLESS - constant:
                del following.headers[name]
        request = following
    raise APIConnectionError(f"More than {MAX_REDIRECTS} redirects.")


def connection_error(error: Exception) -> APIConnectionError:
    """Return our error for one of httpx2's."""
    if isinstance(error, httpx2.TimeoutException):
        return APITimeoutError("The API did not answer in time.")
    return APIConnectionError(
        f"The API can't be reached: {error or type(error).__name__}"
    )


@contextmanager
def translated() -> Generator[None, None, None]:
    """Turn httpx2's errors into ours while a body is read."""
    try:
        yield
    except httpx2.RequestError as error:
        raise connection_error(error) from error


def _is_transient(error: Exception) -> bool:
    lasting = httpx2.UnsupportedProtocol, httpx2.LocalProtocolError
    return isinstance(error, httpx2.TransportError) and not isinstance(error, lasting)


def backoff(attempt: int) -> float:
    """Return how long to wait after an attempt (counted from 0): twice as long each time, jittered."""
    longest = min(LONGEST_DELAY, FIRST_DELAY * 2.0**attempt)
    return longest * random.uniform(0.75, 1.0)  # noqa: S311


def retry_after(headers: httpx2.Headers, now: float | None = None) -> float | None:
    """Return for how many seconds a response asks to wait, if it does."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        text = headers.get(name)
        if text is None:
            continue
        try:
            seconds = float(text) * unit
        except ValueError:
            seconds = _seconds_until(text, time.time() if now is None else now)
        if seconds >= 0:
            return seconds
    return None


def _seconds_until(text: str, now: float) -> float:
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - now)
    except ValueError:
        return -1.0


def _request(
    client: httpx2.Client | httpx2.AsyncClient, prepared: Prepared, files: ExitStack
) -> tuple[httpx2.Request, bool]:
    """Return the request to send, and whether its body can be sent twice."""
    headers = {
        name.encode(): value.encode() for name, value in prepared.headers.items()
    }
    body = _opened(prepared.body, files)
    if isinstance(body, tuple):
        parts = [
            (part.name, (part.filename, cast("bytes", part.content), part.media_type))
            for part in body
        ]
        replayable = all(_can_rewind(part.content) for part in body)
        headers.pop(b"Content-Type", None)
        request = client.build_request(
            prepared.method,
            prepared.url,
            headers=headers,
            files=parts or [("", (None, b"", None))],
            timeout=prepared.timeout,
        )
        return request, replayable
    handle = None if body is None or isinstance(body, (bytes, str)) else body
    stream = None if handle is None else FileStream(handle)
    if stream:
        headers.update(stream.headers)
    request = client.build_request(
        prepared.method,
        prepared.url,
        headers=headers,
        content=None if handle is not None else cast("bytes | str | None", body),
        timeout=prepared.timeout,
    )
    if stream:
        request.stream = stream
    return request, stream is None or stream.replayable


def _opened(
    body: Body, files: ExitStack
) -> bytes | str | IO[bytes] | tuple[Part, ...] | None:
    """Return the body with files in place of paths, to be closed with `files`."""
    if isinstance(body, tuple):
        return tuple(
            (
                Part(
                    part.name,
                    files.enter_context(Path(part.content).open("rb")),
                    part.filename,
                    part.media_type,
                )
                if isinstance(part.content, os.PathLike)
                else part
            )
            for part in body
        )
    if isinstance(body, os.PathLike):
        return files.enter_context(Path(body).open("rb"))
    return body


def _can_rewind(content: object) -> bool:
    if not hasattr(content, "read"):
        return True
    file = cast("IO[bytes]", content)
    return hasattr(file, "seekable") and file.seekable()


class FileStream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A whole body read from an open file, from where it stands, as often as it is sent."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.replayable = _can_rewind(file)
        self._start = file.tell() if self.replayable else 0
        self.headers = {b"Transfer-Encoding": b"chunked"}
        if self.replayable:
            length = file.seek(0, os.SEEK_END) - self._start
            self.headers = {b"Content-Length": str(length).encode()}

    def __iter__(self) -> Iterator[bytes]:
        if self.replayable:
            self._file.seek(self._start)
        while chunk := self._file.read(CHUNK):
            yield chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


def drive(steps: Exchange, client: httpx2.Client) -> httpx2.Response:
    """Carry out an exchange."""
    try:
        step = next(steps)
        while True:
            try:
                outcome = _do(step, client)
            except Exception as error:
                step = steps.throw(error)
            else:
                step = steps.send(outcome)
    except StopIteration as end:
        return cast("httpx2.Response", end.value)


def _do(step: Send | Read | Sleep, client: httpx2.Client) -> object:
    if isinstance(step, Send):
        auth = httpx2.USE_CLIENT_DEFAULT if step.own_auth else None
        return client.send(step.request, stream=True, follow_redirects=False, auth=auth)
    if isinstance(step, Read):
        return step.response.read()
    time.sleep(step.seconds)
    return None


async def adrive(steps: Exchange, client: httpx2.AsyncClient) -> httpx2.Response:
    """Carry out an exchange without blocking."""
    try:
        step = next(steps)
        while True:
            try:
                outcome = await _ado(step, client)
            except Exception as error:
                step = steps.throw(error)
            else:
                step = steps.send(outcome)
    except StopIteration as end:
        return cast("httpx2.Response", end.value)


async def _ado(step: Send | Read | Sleep, client: httpx2.AsyncClient) -> object:
    if isinstance(step, Send):
        auth = httpx2.USE_CLIENT_DEFAULT if step.own_auth else None
        return await client.send(
            step.request, stream=True, follow_redirects=False, auth=auth
        )
    if isinstance(step, Read):
        return await step.response.aread()
    await asyncio.sleep(step.seconds)
    return None
