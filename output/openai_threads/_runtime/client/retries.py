"""When a call is tried again and after how long, and what its failure is called."""

from __future__ import annotations

import email.utils
import random
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx2

from .errors import APIConnectionError, APITimeoutError

if TYPE_CHECKING:
    from collections.abc import Generator

_PROTOCOLS = frozenset({"h11", "h2", "hpack", "hyperframe", "httpcore2", "ssl"})
RETRIED_STATUSES = frozenset({408, 409, 429})
FIRST_DELAY, LONGEST_DELAY = 0.5, 8.0
LONGEST_WAIT = 60.0
"""A server that asks to wait for longer than this many seconds is not waited for."""


def connection_error(error: Exception) -> APIConnectionError:
    """Return our error for one of httpx2's, or of the libraries below it."""
    where = _where(error)
    if isinstance(error, httpx2.TimeoutException):
        return APITimeoutError(f"The API{where} did not answer in time.")
    # Some errors say nothing: their name tells more.
    why = str(error) or type(error).__name__
    return APIConnectionError(f"{_told(error).format(where)}: {why}")


def _told(error: Exception) -> str:
    if isinstance(error, httpx2.RemoteProtocolError):
        return "The API{} broke off, or what it answered is not HTTP"
    if isinstance(error, httpx2.DecodingError):
        return "The answer of the API{} can't be decoded"
    lost = httpx2.ReadError, httpx2.WriteError, httpx2.CloseError
    # A server may refuse a client's certificate after the handshake, when it is read from.
    if isinstance(error, lost) or type(error).__module__ == "ssl":
        return "The connection to the API{} was lost"
    if isinstance(error, httpx2.LocalProtocolError) or is_protocol_error(error):
        return "The request to the API{} can't be sent"
    return "The API can't be reached{}"


def is_protocol_error(error: Exception) -> bool:
    """Tell whether an error comes from the libraries that write and read HTTP itself."""
    return type(error).__module__.partition(".")[0] in _PROTOCOLS


def _where(error: Exception) -> str:
    if not isinstance(error, httpx2.RequestError):
        return ""
    try:
        url = error.request.url
    except RuntimeError:  # Raised by a user's own code, which knows of no request.
        return ""
    return f" at {url.scheme}://{url.netloc.decode()}"


@contextmanager
def translated() -> Generator[None, None, None]:
    """Turn httpx2's errors into ours while a body is read."""
    try:
        yield
    except Exception as error:
        if not (isinstance(error, httpx2.RequestError) or is_protocol_error(error)):
            raise
        raise connection_error(error) from error


def is_transient(error: Exception) -> bool:
    """Tell whether a call that failed without an answer may succeed if tried again."""
    lasting = httpx2.UnsupportedProtocol, httpx2.LocalProtocolError
    return isinstance(error, httpx2.TransportError) and not isinstance(error, lasting)


def is_retried(status: int) -> bool:
    """Tell whether a call that got such an answer may succeed if tried again."""
    return status in RETRIED_STATUSES or status >= 500


def backoff(attempt: int) -> float:
    """Return for how many seconds to wait after an attempt, counted from 0.

    The time doubles with each attempt, up to a limit, less a random part.
    """
    longest = min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** min(attempt, 10))
    return longest * random.SystemRandom().uniform(0.75, 1.0)


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
