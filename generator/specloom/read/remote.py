"""Documents from http(s): size and time are limited, and every redirect is asked about."""

from __future__ import annotations

import time
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from specloom.problems import DescriptionError, Place, error
from specloom.read import limits
from specloom.read.sources import host_of, is_remote

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 30.0
"""For one document, redirects included."""

REDIRECTS: Final = 5

_CHUNK: Final = 1 << 16
_HEADERS: Final = {
    "Accept": "application/yaml, application/json, text/yaml;q=0.9, */*;q=0.5",
    "User-Agent": "specloom",
}


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def fetch(url: str, allows: Callable[[str], bool]) -> bytes:
    """Return the body of a URL.

    The URL itself has been allowed; `allows` decides about each one it redirects to.
    Raises DescriptionError for anything but a complete answer within the limits.
    """
    deadline = time.monotonic() + SECONDS
    opener = build_opener(_NoRedirects())
    # Only http and https come here: `Source.is_remote` says so, and `_redirect` asks again.
    at = url
    for _ in range(REDIRECTS + 1):
        try:
            request = Request(at, headers=_HEADERS)  # noqa: S310
            opened = opener.open(request, timeout=_left(url, deadline))
            with cast("HTTPResponse", opened) as answer:
                return _body(url, answer, deadline)
        except HTTPError as problem:
            with problem:
                at = _redirect(url, at, problem, allows)
        except (URLError, HTTPException, OSError, ValueError) as problem:
            reason = getattr(problem, "reason", None) or problem
            raise _failed(url, f"can't be fetched: {reason}") from None
    raise _failed(url, f"redirects more than {REDIRECTS} times")


def _redirect(
    url: str, at: str, answer: HTTPError, allows: Callable[[str], bool]
) -> str:
    location = answer.headers.get("Location")
    if answer.code not in (301, 302, 303, 307, 308) or not location:
        raise _failed(
            url, f"can't be fetched: the server answered {answer.code} {answer.reason}"
        )
    target = urljoin(at, location)
    if not is_remote(target):
        raise _failed(url, f"redirects to {target}, which is not http(s)")
    if urlsplit(at).scheme == "https" and urlsplit(target).scheme == "http":
        raise _failed(url, f"redirects from https to {target}")
    if not allows(target) and host_of(target) != host_of(url):
        hint = f"add {host_of(target)!r} to 'refs: hosts:' in the configuration to allow it"
        raise _failed(url, f"redirects to {target}, whose host is not allowed", hint)
    return target


def _body(url: str, answer: HTTPResponse, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := answer.read1(_CHUNK):
        size += len(chunk)
        if size > limits.BYTES:
            break
        _left(url, deadline)
        chunks.append(chunk)
    else:
        return b"".join(chunks)
    raise _failed(
        url, f"the document is larger than {limits.BYTES // 1024 // 1024} MiB"
    )


def _left(url: str, deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _failed(
            url, f"can't be fetched: no complete answer in {SECONDS:.0f} seconds"
        )
    return left


def _failed(url: str, message: str, hint: str = "") -> DescriptionError:
    return DescriptionError(error(Place(url), message, hint))
