"""From a request to its response: sending, retries and redirects, for sync and async alike.

`exchange` is a generator that decides; it yields what is to be done (`Ask`, `Send`, `Read`,
`Sleep`) and is told the outcome. `drive` and `adrive` do it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import httpx2

from .errors import APIConnectionError, APIError, request_id, status_error
from .retries import (
    LONGEST_WAIT,
    backoff,
    connection_error,
    is_protocol_error,
    is_retried,
    is_transient,
    retry_after,
)
from .security import aask, ask
from .upload import build_request, renew

if TYPE_CHECKING:
    from .config import Config
    from .errors import ErrorTypes
    from .prepare import Prepared
    from .security import Credential

T = TypeVar("T")

log = logging.getLogger(__name__)

MAX_REDIRECTS = 10
UNAUTHORIZED = 401

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
class Ask:
    """Ask a credential for its secret, anew if the API has `refused` one."""

    keyword: str
    credential: Credential = field(repr=False)
    config: Config
    refused: str | None = field(default=None, repr=False)


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


Step: TypeAlias = Ask | Send | Read | Sleep
Exchange: TypeAlias = Generator[Step, Any, httpx2.Response]


def exchange(
    client: httpx2.Client | httpx2.AsyncClient,
    prepare: Callable[[Mapping[str, str]], Prepared],
    *,
    live: Sequence[Ask] = (),
    max_retries: int,
    lazy: bool = False,
    constant: frozenset[str] = frozenset(),
    apart: bool = False,
    errors: ErrorTypes = dict,
) -> Exchange:
    """Get the response to a request, with its body read unless `lazy`.

    `prepare` makes the request of the secrets that `live` credentials give, by keyword; a
    request that is refused for them (401) is tried once more where there are others.
    `constant` names the headers (lower case) that may follow a redirect to another origin.
    `apart` is for what concerns nobody else: it stays with its origin, and goes without
    the HTTP client's own auth. `errors` gives the types of what may come with an error.

    Raises:
        APIConnectionError: no answer came, in time or at all.
        APIStatusError: the API answered with an error.
    """
    secrets = yield from _secrets(live, {})
    prepared = prepare(secrets)
    with ExitStack() as files:
        request, replayable = build_request(client, prepared, files)
        retries = max_retries if replayable else 0
        attempt, renewed = 0, False
        while True:
            wait: float | None = None
            try:
                response = yield from _follow(request, constant, replayable, apart)
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
                if response.status_code == UNAUTHORIZED and live and not renewed:
                    renewed = True
                    others = yield from _secrets(live, secrets)
                    if replayable and others != secrets:
                        log.debug("retry with other credentials")
                        renew(client, request, prepare(others))
                        continue
            if not transient or attempt == retries or (wait or 0) > LONGEST_WAIT:
                raise failure
            seconds = backoff(attempt) if wait is None else wait
            attempt += 1
            why = type(failure).__name__
            log.debug("retry %d of %d in %.2f s: %s", attempt, retries, seconds, why)
            yield Sleep(seconds)


def _secrets(
    live: Sequence[Ask], refused: Mapping[str, str]
) -> Generator[Step, Any, dict[str, str]]:
    secrets: dict[str, str] = {}
    for ask_ in live:
        secrets[ask_.keyword] = yield replace(ask_, refused=refused.get(ask_.keyword))
    return secrets


def _follow(
    request: httpx2.Request, constant: frozenset[str], replayable: bool, apart: bool
) -> Exchange:
    own_auth = not apart
    for _ in range(MAX_REDIRECTS + 1):
        response = yield from _sent(request, own_auth)
        following = response.next_request
        if following is None:
            return response
        yield Read(response)
        if not replayable and following.method == request.method:
            raise APIError("The API redirects an upload that can't be read twice.")
        if following.url.origin == request.url.origin:
            if "cookie" in request.headers:
                following.headers["cookie"] = request.headers["cookie"]
        elif apart:
            raise APIError(f"{request.url.host} redirects elsewhere: not followed.")
        else:
            own_auth = False
            for name in set(following.headers) - _HARMLESS - constant:
                del following.headers[name]
        request = following
    raise APIConnectionError(f"More than {MAX_REDIRECTS} redirects.")


def _sent(request: httpx2.Request, own_auth: bool) -> Exchange:
    """Send one request, and log what tells no secret of it: no query, headers or body."""
    url = request.url.copy_with(query=None, userinfo=None, fragment=None)
    start = time.monotonic()
    try:
        response: httpx2.Response = yield Send(request, own_auth)
    except Exception as error:
        took, why = time.monotonic() - start, type(error).__name__
        log.debug("%s %s failed in %.2f s: %s", request.method, url, took, why)
        raise
    took = time.monotonic() - start
    said = request_id(response.headers)
    about = f" (request {said})" if said else ""
    status = response.status_code
    log.debug("%s %s -> %d in %.2f s%s", request.method, url, status, took, about)
    return response


def drive(steps: Generator[Step, Any, T], client: httpx2.Client) -> T:
    """Carry out an exchange."""
    opened: httpx2.Response | None = None
    try:
        step = next(steps)
        while True:
            try:
                outcome = _do(step, client)
                opened = outcome if isinstance(outcome, httpx2.Response) else opened
            except Exception as error:  # noqa: BLE001
                step = steps.throw(error)
            else:
                step = steps.send(outcome)
    except StopIteration as end:
        return cast("T", end.value)
    except BaseException:
        # The user may interrupt at any moment: nothing is left open then.
        if opened is not None:
            opened.close()
        raise


def _do(step: Step, client: httpx2.Client) -> object:
    if isinstance(step, Ask):
        return ask(step.credential, client, step.config, step.refused)
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


async def adrive(steps: Generator[Step, Any, T], client: httpx2.AsyncClient) -> T:
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
        return cast("T", end.value)


async def _ado(step: Step, client: httpx2.AsyncClient) -> object:
    if isinstance(step, Ask):
        return await aask(step.credential, client, step.config, step.refused)
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
