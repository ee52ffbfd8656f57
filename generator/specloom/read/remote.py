"""Documents from http(s): size and time are limited, and every redirect is asked about.

Hosts are allowed by name. What a name resolves to is looked at once, on the connection
itself, so that an answer of the DNS can't change between the look and the use: a name
from outside that leads to this machine, or to the services of its network link (a
cloud's metadata), is not talked to.
"""

from __future__ import annotations

import threading
import time
from base64 import b64encode
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
    IncompleteRead,
)
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.error import HTTPError, URLError
from urllib.parse import unquote_to_bytes, urljoin, urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    Request,
    build_opener,
)

from specloom.addresses import is_remote, public
from specloom.problems import DescriptionError, Place, error
from specloom.read import limits
from specloom.read.sources import as_user_of, host_of

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


class _Connection(HTTPConnection):
    def connect(self) -> None:
        """Connect, and hang up on a name that leads where only its owner may mean to go."""
        super().connect()
        peer = ip_address(self.sock.getpeername()[0].partition("%")[0])
        mapped = getattr(peer, "ipv4_mapped", None) or peer
        local = mapped.is_loopback or mapped.is_link_local or mapped.is_unspecified
        if local and not _names_this_machine(self.host):
            self.close()
            raise OSError(f"the name leads to {peer}, an address of this machine's own")


class _SecureConnection(HTTPSConnection, _Connection):
    """Asks the same between connecting and the handshake."""


class _Plain(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_Connection, req)


class _Secure(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(cast("Any", _SecureConnection), req)


def fetch(url: str, allows: Callable[[str], bool]) -> tuple[bytes, str]:
    """Return the body of a URL, and the URL that it came from in the end.

    The URL itself has been allowed; `allows` decides about each one it redirects to.
    Raises DescriptionError for anything but a complete answer within the limits.
    """
    outcome: list[tuple[bytes, str] | BaseException] = []

    def work() -> None:
        try:
            outcome.append(_follow(url, allows))
        except BaseException as problem:
            outcome.append(problem)

    # Looking up a name, and a server that sends a byte now and then, keep to no time-out.
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(SECONDS)
    if not outcome:
        raise _too_slow(url)
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


def _follow(url: str, allows: Callable[[str], bool]) -> tuple[bytes, str]:
    deadline = time.monotonic() + SECONDS
    opener = build_opener(_NoRedirects(), _Plain(), _Secure())
    # Only http and https come here: `Source.is_remote` says so, and `_redirect` asks again.
    at = url
    for _ in range(REDIRECTS + 1):
        try:
            opened = opener.open(_request(at), timeout=_left(url, deadline))
            with cast("HTTPResponse", opened) as answer:
                return _body(url, answer, deadline), at
        except HTTPError as problem:
            with problem:
                at = _redirect(url, at, problem, allows)
        except (URLError, HTTPException, OSError, ValueError) as problem:
            reason = getattr(problem, "reason", None) or problem
            raise _failed(url, f"can't be fetched: {reason}") from None
    raise _failed(url, f"redirects more than {REDIRECTS} times")


def _request(url: str) -> Request:
    """Return the request for a URL; who is named in it goes into a header."""
    parts = urlsplit(url)
    user, _, server = parts.netloc.rpartition("@")
    bare = parts._replace(netloc=server, fragment="").geturl()
    request = Request(bare, headers=_HEADERS)  # noqa: S310
    if user:
        token = b64encode(unquote_to_bytes(user)).decode()
        # No redirect takes it along by itself: `as_user_of` decides.
        request.add_unredirected_header("Authorization", f"Basic {token}")
    return request


def _names_this_machine(host: str) -> bool:
    """Whether a host is an address, or a name that nobody else can give away."""
    try:
        ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        name = host.lower().rstrip(".")
        return name == "localhost" or name.endswith(".localhost")
    return True


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
        raise _failed(url, f"redirects to {public(target)}, which is not http(s)")
    if urlsplit(at).scheme == "https" and urlsplit(target).scheme == "http":
        raise _failed(url, f"redirects from https to {public(target)}")
    if not allows(target) and host_of(target) != host_of(url):
        hint = f"add {host_of(target)!r} to 'refs: hosts:' in the configuration to allow it"
        raise _failed(
            url, f"redirects to {public(target)}, whose host is not allowed", hint
        )
    return as_user_of(url, target)


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
        if answer.length:
            raise IncompleteRead(b"".join(chunks), answer.length)
        return b"".join(chunks)
    raise _failed(
        url, f"the document is larger than {limits.BYTES // 1024 // 1024} MiB"
    )


def _left(url: str, deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _too_slow(url)
    return left


def _too_slow(url: str) -> DescriptionError:
    said = f"can't be fetched: no complete answer in {SECONDS:.0f} seconds"
    return _failed(url, said)


def _failed(url: str, message: str, hint: str = "") -> DescriptionError:
    return DescriptionError(error(Place(public(url)), message, hint))
