"""From a request to its response: sending, retries and redirects, for sync and async alike.

`exchange` is a generator that decides; it yields what is to be done (`Send`, `Read`, `Sleep`) and
is told the outcome. `drive` and `adrive` do it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import httpx2

from .errors import APIConnectionError, APIError, status_error
from .retries import (
    LONGEST_WAIT,
    backoff,
    connection_error,
    is_protocol_error,
    is_retried,
    is_transient,
    retry_after,
)
from .upload import build_request

if TYPE_CHECKING:
    from .errors import ErrorTypes
    from .prepare import Prepared

log = logging.getLogger(__name__)

MAX_REDIRECTS = 10

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
    errors: ErrorTypes = dict,
) -> Exchange:
    """Get the response to a request, with its body read unless `lazy`.

    `constant` names the headers (lower case) that may follow a redirect to another origin;
    `errors` gives the types of what may come with an error.

    Raises:
        APIConnectionError: no answer came, in time or at all.
        APIStatusError: the API answered with an error.
    """
    with ExitStack() as files:
        request, replayable = build_request(client, prepared, files)
        retries = max_retries if replayable else 0
        for attempt in range(retries + 1):
            wait: float | None = None
            try:
                response = yield from _follow(request, constant, replayable)
                if not (lazy and response.is_success):
                    yield Read(response)
                if response.is_success:
                    return response
            except Exception as error:
                if not (
                    isinstance(error, httpx2.RequestError) or is_protocol_error(error)
                ):
                    raise
                failure: APIError = connection_error(error)
                failure.__cause__ = error
                transient = is_transient(error)
            else:
                failure = status_error(response, errors)
                transient = is_retried(response.status_code)
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


def drive(steps: Exchange, client: httpx2.Client) -> httpx2.Response:
    """Carry out an exchange."""
    try:
        step = next(steps)
        while True:
            try:
                outcome = _do(step, client)
            except Exception as error:  # noqa: BLE001
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
        try:
            return step.response.read()
        except BaseException:
            step.response.close()
            raise
    time.sleep(step.seconds)
    return None


async def adrive(steps: Exchange, client: httpx2.AsyncClient) -> httpx2.Response:
    """Carry out an exchange without blocking."""
    try:
        step = next(steps)
        while True:
            try:
                outcome = await _ado(step, client)
            except Exception as error:  # noqa: BLE001
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
        try:
            return await step.response.aread()
        except BaseException:
            await step.response.aclose()
            raise
    import asyncio  # Here, since sync programs do without it.

    await asyncio.sleep(step.seconds)
    return None
